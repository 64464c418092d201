using System.Runtime.InteropServices;
using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>oneDNN, loaded into this process.</summary>
internal sealed class DnnlPeer : IPeer
{
    public const string Install =
        "oneDNN is not installed (" + DnnlApi.Library + "); on Debian or Ubuntu: apt-get install -y libdnnl2, or name a "
        + "library of version 2 (--onednn PATH)";

    private readonly DnnlContext _context;

    private DnnlPeer(DnnlContext context) => _context = context;

    public string Name => "oneDNN";

    public string Version => $"oneDNN {DnnlContext.Version}, float, weights in each primitive's favourite layout";

    public string ThreadPolicy => "OpenMP (libgomp) team of that many threads, its default: spins a while, then sleeps";

    /// <summary>Null where the library is not found.</summary>
    /// <param name="library">Its path; null looks where the system does.</param>
    public static DnnlPeer? TryOpen(string? library)
    {
        if (!NativeLibrary.TryLoad(library ?? DnnlApi.Library, out var handle))
            return null;
        NativeLibrary.SetDllImportResolver(
            typeof(DnnlPeer).Assembly, (name, _, _) => name == DnnlApi.Library ? handle : 0);
        return new(DnnlContext.Open());
    }

    public ILayer? TryBuild(Problem problem, int threads) =>
        DnnlCell.TryFind(problem.Cell) is { } cell ? new DnnlLayer(_context, cell, problem, threads) : null;

    public void Dispose() => _context.Dispose();
}
