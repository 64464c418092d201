using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Benchmarks.Decay;

/// <summary>One way to compute the steps: times with the state held at 1 and left to decay, and where the decay ends.</summary>
internal sealed record DecayRow(string Name, double Held, double Decaying, float Last);

/// <summary>
/// A long sequence of silence: nine tenths of a state are left at each step. Without a guard it is denormal after 830 steps and
/// stays so, since nine tenths of a few units in the last place are rounded up again.
/// </summary>
internal sealed class DecayBenchmark : IDisposable
{
    private const float Kept = 0.9f;

    private readonly int _hidden;
    private readonly int _steps;
    private readonly Recurrent<IndRnn> _held;
    private readonly Recurrent<IndRnn> _decaying;
    private readonly PlainDecay _plain;

    public DecayBenchmark(int hidden, int steps, Target target)
    {
        (_hidden, _steps) = (hidden, steps);
        _held = Layer(target, 1 - Kept);
        _decaying = Layer(target, 0);
        _plain = new PlainDecay(hidden, steps, Kept);
    }

    /// <summary>The layer and the plain loop, by turns.</summary>
    public IReadOnlyList<DecayRow> Measure(int seconds)
    {
        var (held, decaying) = (Silence(_held), Silence(_decaying));
        Action[] works =
        [
            () => _held.Forward(held), () => _decaying.Forward(decaying), () => _plain.Run(1 - Kept), () => _plain.Run(0),
        ];
        var times = works.Select(_ => new Timing()).ToArray();
        while (times.Sum(t => t.Total) < seconds * 1e6)
        {
            for (var i = 0; i < works.Length; i++)
                times[i].Measure(works[i]);
        }

        var unit = 1000.0 / (_steps * (_hidden / 16.0));
        return
        [
            new("layer", times[0].Median * unit, times[1].Median * unit, decaying.Outputs[0].Span[^1]),
            new("without a guard", times[2].Median * unit, times[3].Median * unit, _plain.Last),
        ];
    }

    public void Dispose()
    {
        _held.Dispose();
        _decaying.Dispose();
    }

    private Recurrent<IndRnn> Layer(Target target, float bias)
    {
        var layer = new Recurrent<IndRnn>(1, _hidden, new RecurrentOptions { Target = target });
        using var edit = layer.Weights.Edit();
        edit.All.Clear();
        edit["recurrent"].Fill(Kept);
        edit["hidden.bias"].Fill(bias);
        return layer;
    }

    private Sequence<float> Silence(Recurrent<IndRnn> layer)
    {
        var sequence = layer.NewSequence(_steps, 1);
        sequence.InitialStates[0].Span.Fill(1);
        return sequence;
    }
}
