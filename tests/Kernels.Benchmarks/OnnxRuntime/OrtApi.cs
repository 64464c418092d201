using System.Runtime.InteropServices;

namespace Kernels.Benchmarks.OnnxRuntime;

/// <summary>The part of ONNX Runtime's C interface that one session needs.</summary>
/// <remarks>
/// The interface is a table of functions whose order never changes after a version has shipped
/// (<c>onnxruntime_c_api.h</c>); the numbers are positions of version 1. A function returns null, or a status to
/// release.
/// </remarks>
internal sealed unsafe class OrtApi
{
    private const uint ApiVersion = 14;
    private readonly void** _functions;

    private OrtApi(void** functions, string version)
    {
        _functions = functions;
        Version = version;
    }

    public string Version { get; }

    /// <summary>Null where the library cannot be loaded, or is older than the version asked for.</summary>
    public static OrtApi? TryLoad(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle)
            || !NativeLibrary.TryGetExport(handle, "OrtGetApiBase", out var entry))
        {
            return null;
        }

        var getBase = (delegate* unmanaged<void**>)entry;
        var apiBase = getBase();
        var functions = ((delegate* unmanaged<uint, void**>)apiBase[0])(ApiVersion);
        var version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)apiBase[1])()) ?? "";
        return functions is null ? null : new(functions, version);
    }

    public nint CreateEnvironment()
    {
        const int Errors = 3;
        nint environment;
        fixed (byte* name = "kernels"u8)
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)_functions[3])(Errors, name, &environment));
        return environment;
    }

    /// <summary>A session over a model in memory.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model's bytes.</param>
    /// <param name="threads">Threads inside an operator; the calling one is among them.</param>
    public nint CreateSession(nint environment, ReadOnlySpan<byte> model, int threads)
    {
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)_functions[10])(&options));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[24])(options, threads));
        fixed (byte* bytes = model)
        {
            Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)_functions[8])(
                environment, bytes, (nuint)model.Length, options, &session));
        }

        Release(100, options);
        return session;
    }

    public nint DescribeProcessorMemory()
    {
        const int DeviceAllocator = 0;
        const int DefaultMemory = 0;
        nint memory;
        Check(((delegate* unmanaged<int, int, nint*, nint>)_functions[69])(DeviceAllocator, DefaultMemory, &memory));
        return memory;
    }

    /// <summary>A tensor over memory of ours.</summary>
    public nint CreateTensor(nint memory, float* data, long count, params ReadOnlySpan<long> sizes)
    {
        const int Float = 1;
        nint value;
        fixed (long* first = sizes)
        {
            Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)_functions[49])(
                memory, data, (nuint)(count * sizeof(float)), first, (nuint)sizes.Length, Float, &value));
        }

        return value;
    }

    /// <summary>Runs a session from X to Y, both in memory of ours.</summary>
    public void Run(nint session, nint input, nint output)
    {
        fixed (byte* x = "X"u8, y = "Y"u8)
        {
            Check(((delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_functions[9])(
                session, 0, &x, &input, 1, &y, 1, &output));
        }
    }

    public void ReleaseEnvironment(nint environment) => Release(92, environment);

    public void ReleaseMemoryDescription(nint memory) => Release(94, memory);

    public void ReleaseSession(nint session) => Release(95, session);

    public void ReleaseTensor(nint value) => Release(96, value);

    private void Release(int function, nint handle) => ((delegate* unmanaged<nint, void>)_functions[function])(handle);

    private void Check(nint status)
    {
        if (status == 0)
            return;
        var message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<nint, byte*>)_functions[2])(status));
        Release(93, status);
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }
}
