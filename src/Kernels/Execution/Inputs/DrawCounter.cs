namespace Kernels.Execution;

/// <summary>Counts the sequences that a layer trains on, each of which draws masks of its own.</summary>
internal sealed class DrawCounter(ulong seed)
{
    private DrawState _last;
    private int _steps = -1;
    private ulong _sequences;

    /// <summary>Seed of all masks; setting it begins anew.</summary>
    public ulong Seed
    {
        get => seed;
        set => (seed, Sequences) = (value, 0);
    }

    /// <summary>Number of the sequence that begins next.</summary>
    public ulong Sequences
    {
        get => _sequences;
        set => (_sequences, _steps) = (value, -1);
    }

    /// <summary>Begins a sequence, or its next part.</summary>
    /// <param name="steps">Steps of the part.</param>
    /// <param name="continues">Whether it continues the last one.</param>
    /// <param name="firstStep">The index of its first step, where it does not.</param>
    public DrawState Begin(int steps, bool continues, long firstStep)
    {
        if (continues && _steps < 0)
        {
            throw new InvalidOperationException(
                "The sequence continues another, but the layer has run Forward of none since its seed was set; "
                + "run the first part with Continues = false.");
        }

        _last = continues
            ? _last with { FirstStep = _last.FirstStep + (ulong)_steps }
            : new DrawState(seed, _sequences++, (ulong)firstStep);
        _steps = steps;
        return _last;
    }
}
