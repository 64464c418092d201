using System.Runtime.InteropServices;
using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>oneDNN, loaded into this process.</summary>
internal sealed class DnnlPeer : IPeer
{
    public const string Install =
        "oneDNN is not installed (" + DnnlApi.Library + "); on Debian or Ubuntu: apt-get install -y libdnnl2";

    private readonly DnnlContext _context;

    private DnnlPeer(DnnlContext context) => _context = context;

    public string Name => "oneDNN";

    public string Version => $"oneDNN {DnnlContext.Version}, float, weights in each primitive's favourite layout";

    public string ThreadPolicy => "OpenMP (libgomp) team of that many threads, its default: spins a while, then sleeps";

    /// <summary>Null where the library is not installed.</summary>
    public static DnnlPeer? TryOpen() => NativeLibrary.TryLoad(DnnlApi.Library, out _) ? new(DnnlContext.Open()) : null;

    public ILayer? TryBuild(Problem problem, int threads) =>
        DnnlCell.TryFind(problem.Cell) is { } cell ? new DnnlLayer(_context, cell, problem, threads) : null;

    public void Dispose() => _context.Dispose();
}
