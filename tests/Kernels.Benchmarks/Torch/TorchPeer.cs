using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.Torch;

/// <summary>PyTorch in a process of its own: its layers, and cells that its users write; those also scripted.</summary>
internal sealed class TorchPeer(TorchHost host, bool scripted) : IPeer
{
    public const string Install =
        "PyTorch is not installed for /usr/bin/python3 or python3; on Debian or Ubuntu: apt-get install -y "
        + "python3-torch (or name an interpreter that has it: --python PATH)";

    public string Name => scripted ? "PyTorch scripted" : "PyTorch";

    public string Version => scripted
        ? $"PyTorch {host.Current.Version}, the user's module through torch.jit.script"
        : $"PyTorch {host.Current.Version} of {host.Python}, torch.nn layers, and users' modules eagerly; "
            + "inference under no_grad";

    public string ThreadPolicy =>
        "OpenMP and OpenBLAS teams of that many threads in a process of its own, their defaults";

    public int? Process => host.Current.Id;

    public ILayer? TryBuild(Problem problem, int threads)
    {
        if (TorchCell.TryFind(problem.Cell) is not { } cell || (scripted && !ComparedCells.IsCustom(problem.Cell)))
            return null;
        return new TorchLayer(host.WithThreads(threads), cell, problem, scripted);
    }

    // Two peers share the host; the eager one is always there, and owns it.
    public void Dispose()
    {
        if (!scripted)
            host.Dispose();
    }
}
