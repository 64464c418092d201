namespace Kernels.Benchmarks.Torch;

/// <summary>The Python process of the day: another number of threads is another process.</summary>
internal sealed class TorchHost : IDisposable
{
    private readonly string _python;
    private TorchProcess _process;

    private TorchHost(string python, TorchProcess process) => (_python, _process) = (python, process);

    public TorchProcess Current => _process;

    public string Python => _python;

    /// <summary>Null where no interpreter has PyTorch.</summary>
    /// <param name="python">The interpreter; null tries the system's, then the one on the path.</param>
    public static TorchHost? TryOpen(string? python)
    {
        foreach (var candidate in python is null ? new[] { "/usr/bin/python3", "python3" } : [python])
        {
            if (TorchProcess.TryStart(candidate, 1) is { } process)
                return new(candidate, process);
        }

        return null;
    }

    /// <summary>A process of that many threads. Layers of another one are gone.</summary>
    public TorchProcess WithThreads(int threads)
    {
        if (_process.Threads == threads)
            return _process;
        _process.Dispose();
        return _process = TorchProcess.TryStart(_python, threads)
            ?? throw new InvalidOperationException($"{_python} started once with PyTorch, but not again.");
    }

    public void Dispose() => _process.Dispose();
}
