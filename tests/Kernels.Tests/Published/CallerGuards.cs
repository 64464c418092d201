using System.Numerics;
using System.Runtime.InteropServices;

namespace Kernels.Tests.Published;

/// <summary>Moves every buffer of a sequence into the middle of a larger array of NaN, and watches what surrounds it.</summary>
internal sealed class CallerGuards<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // More than a vector, and odd: buffers start where no vector is aligned.
    private const int Margin = 37;

    // A quiet NaN of a pattern that no computation makes.
    private static readonly byte Pattern = 0xFD;

    private readonly List<(string Name, T[] Array)> _arrays = [];

    public CallerGuards(Sequence<T> sequence)
    {
        foreach (Signals<T> signals in All(sequence))
        {
            for (int i = 0; i < signals.Count; i++)
                signals[i] = Surround(signals.NameOf(i), signals[i]);
        }
    }

    public static IEnumerable<Signals<T>> All(Sequence<T> s) =>
    [
        s.Inputs, s.Outputs, s.InitialStates, s.FinalStates, s.OutputGradients, s.FinalStateGradients, s.InputGradients,
        s.InitialStateGradients,
    ];

    public void AssertIntact()
    {
        foreach ((string name, T[] array) in _arrays)
        {
            ReadOnlySpan<byte> before = MemoryMarshal.AsBytes(array.AsSpan(0, Margin));
            ReadOnlySpan<byte> after = MemoryMarshal.AsBytes(array.AsSpan(array.Length - Margin));
            Assert.True(before.IndexOfAnyExcept(Pattern) < 0, $"What lies before {name} was written.");
            Assert.True(after.IndexOfAnyExcept(Pattern) < 0, $"What lies behind {name} was written.");
        }
    }

    private Memory<T> Surround(string name, Memory<T> buffer)
    {
        var array = new T[buffer.Length + (2 * Margin)];
        MemoryMarshal.AsBytes(array.AsSpan()).Fill(Pattern);
        Memory<T> inside = array.AsMemory(Margin, buffer.Length);
        buffer.CopyTo(inside);
        _arrays.Add((name, array));
        return inside;
    }
}
