using Kernels.Benchmarks.OneDnn;
using Kernels.Benchmarks.OnnxRuntime;
using Kernels.Benchmarks.Torch;

namespace Kernels.Benchmarks.Peers;

/// <summary>The peers that are installed here, and for each that is not, a line that says how to install it.</summary>
internal sealed class PeerSet : IDisposable
{
    private PeerSet(IReadOnlyList<IPeer> present, IReadOnlyList<string> missing) =>
        (Present, Missing) = (present, missing);

    public IReadOnlyList<IPeer> Present { get; }

    public IReadOnlyList<string> Missing { get; }

    /// <summary>Opens them.</summary>
    /// <param name="options"><c>--peers onednn,onnx,pytorch</c> takes only these; <c>none</c> takes none. <c>--onednn</c>,
    /// <c>--onnxruntime</c> and <c>--python</c> say where to look.</param>
    public static PeerSet Open(CommandLine options)
    {
        var wanted = options.Text("peers")?.Split(',');
        var (library, python) = (options.Text("onnxruntime"), options.Text("python"));
        var (present, missing) = (new List<IPeer>(), new List<string>());
        var dnnl = options.Text("onednn");
        Take("onednn", DnnlPeer.Install, () => DnnlPeer.TryOpen(dnnl) is { } peer ? [peer] : []);
        if (LimitedRun.IsThis)
            missing.Add("ONNX Runtime is left out: it has no setting that keeps its kernels from AVX-512.");
        else
            Take("onnx", OrtPeer.Install, () => OrtPeer.TryOpen(library) is { } peer ? [peer] : []);
        Take("pytorch", TorchPeer.Install, () => TorchHost.TryOpen(python) is { } host
            ? [new TorchPeer(host, scripted: false), new TorchPeer(host, scripted: true)]
            : []);
        return new(present, missing);

        void Take(string name, string install, Func<IPeer[]> open)
        {
            if (wanted?.Contains(name, StringComparer.OrdinalIgnoreCase) == false)
                return;
            var found = open();
            present.AddRange(found);
            if (found.Length == 0)
                missing.Add(install);
        }
    }

    public void Dispose()
    {
        foreach (var peer in Present)
            peer.Dispose();
    }
}
