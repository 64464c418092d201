namespace Kernels.Benchmarks.Peers;

/// <summary>A library that we are measured against.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>A word: the name of its columns.</summary>
    string Name { get; }

    /// <summary>What exactly runs: versions and places.</summary>
    string Version { get; }

    /// <summary>How its threads wait, which is the library's own default.</summary>
    string ThreadPolicy { get; }

    /// <summary>A process of its own, whose threads must be idle between measurements too; null without one.</summary>
    int? Process => null;

    /// <summary>A layer over these numbers; null when the library has no such cell.</summary>
    /// <param name="problem">The numbers.</param>
    /// <param name="threads">Threads that compute, the calling one among them.</param>
    ILayer? TryBuild(Problem problem, int threads);
}
