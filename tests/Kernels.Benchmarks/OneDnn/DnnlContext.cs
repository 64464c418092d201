using static Kernels.Benchmarks.OneDnn.DnnlConstants;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>An engine and a stream on the processor.</summary>
internal sealed unsafe class DnnlContext : IDisposable
{
    private DnnlContext(nint engine, nint stream) => (Engine, Stream) = (engine, stream);

    public nint Engine { get; }

    public nint Stream { get; }

    /// <summary>The library's version.</summary>
    public static string Version
    {
        get
        {
            var version = DnnlApi.Version();
            return $"{version->Major}.{version->Minor}.{version->Patch}";
        }
    }

    /// <summary>Opens an engine and a stream of the library, which must be there.</summary>
    public static DnnlContext Open()
    {
        DnnlException.Check(DnnlApi.CreateEngine(out var engine, Cpu, 0));
        DnnlException.Check(DnnlApi.CreateStream(out var stream, engine, DefaultStream));
        return new(engine, stream);
    }

    /// <summary>Runs a primitive to its end.</summary>
    public void Execute(nint primitive, ReadOnlySpan<DnnlArgument> arguments)
    {
        fixed (DnnlArgument* first = arguments)
            DnnlException.Check(DnnlApi.Execute(primitive, Stream, arguments.Length, first));
        DnnlException.Check(DnnlApi.Wait(Stream));
    }

    public void Dispose()
    {
        _ = DnnlApi.DestroyStream(Stream);
        _ = DnnlApi.DestroyEngine(Engine);
    }
}
