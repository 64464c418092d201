namespace Kernels.Learning.Training;

/// <summary>Cuts a text into B contiguous streams and hands them out window by window, for ever.</summary>
/// <remarks>
/// Stream b starts at b/B of the text and reads on past the start of the next one and around the end, so states are
/// carried from each window into the following one without a break.
/// </remarks>
public sealed class TextStreams
{
    private readonly int[] _symbols;
    private readonly int _batch;
    private readonly int _steps;
    private long _position;

    /// <summary>Makes streams that begin at the text's start.</summary>
    /// <param name="symbols">The text, at least two symbols.</param>
    /// <param name="steps">T, steps of a window.</param>
    /// <param name="batch">B, streams.</param>
    public TextStreams(ReadOnlySpan<int> symbols, int steps, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols.Length, 2, nameof(symbols));
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        _symbols = symbols.ToArray();
        _steps = steps;
        _batch = batch;
    }

    /// <summary>The next window: each input's target is the symbol that follows it.</summary>
    /// <param name="inputs">[T, B], overwritten.</param>
    /// <param name="targets">[T, B], overwritten.</param>
    public void Next(Span<int> inputs, Span<int> targets)
    {
        Layers.Shape.Require(inputs.Length, _steps, _batch, nameof(inputs));
        Layers.Shape.Require(targets.Length, _steps, _batch, nameof(targets));
        for (int b = 0; b < _batch; b++)
        {
            long start = ((long)_symbols.Length * b / _batch) + _position;
            for (int t = 0; t < _steps; t++)
            {
                inputs[(t * _batch) + b] = _symbols[(start + t) % _symbols.Length];
                targets[(t * _batch) + b] = _symbols[(start + t + 1) % _symbols.Length];
            }
        }

        _position = (_position + _steps) % _symbols.Length;
    }
}
