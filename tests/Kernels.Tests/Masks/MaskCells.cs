using Kernels.Cells;
using static Kernels.Functions;

namespace Kernels.Tests.Masks;

/// <summary>Cells with masks at every place a value can have.</summary>
public static partial class MaskCells
{
    /// <summary>Two outputs that show their masks.</summary>
    [Cell]
    public sealed partial class Probe(double rate = 0.3)
    {
        public (Vec perStep, Vec perSequence, Vec h) Step([Size("Hidden")] Vec x, Vec h)
        {
            var perStep = Dropout(x, rate);
            var perSequence = Dropout(x, 0.5, Per.Sequence);
            h = Zoneout(h, x, rate);
            return (perStep, perSequence, h);
        }
    }

    /// <summary>No product on the state: masks in loops that run through time, and one that leaves them.</summary>
    [Cell]
    public sealed partial class Exchanged(Affine input, Vec recurrent, double rate = 0.25)
    {
        public (Vec y, Vec h) Step(Vec x, Vec h)
        {
            h = Zoneout(h, Tanh(input[Dropout(x, rate)] + recurrent * Dropout(h, rate, Per.Sequence)), 0.125);
            return (Dropout(h, rate), h);
        }
    }

    /// <summary>Masks of nested cells, of helpers and of unrolled loops, on states of two sizes.</summary>
    [Cell]
    public sealed partial class Nested(ZoneoutGru first, Affine second, [Size("Rank")] Affine third)
    {
        public (Vec h, Vec g) Step(Vec x, Vec h, [Size("Rank")] Vec g)
        {
            h = first.Step(x, h);
            for (var i = 0; i < 2; i++)
                h = Noisy(Tanh(second[Noisy(h), g]));
            g = Zoneout(g, Tanh(third[h, g]), 0.5);
            return (h, g);
        }

        private static Vec Noisy(Vec v) => Dropout(v, 0.125) + 0.5 * Dropout(v, 0.25, Per.Sequence);
    }

    /// <summary>Masks of weights: of derived matrices, one after another, of an affine's weights, among masks of vectors.</summary>
    [Cell]
    public sealed partial class Weights(Affine input, Matrix a, Matrix b, Vec gain, double rate = 0.3)
    {
        public Vec Step(Vec x, Vec h)
        {
            var m = Dropout(a - a.Transposed, 0.25) + 0.5 * Dropout(Dropout(b, rate), 0.125);
            var twice = Dropout(Dropout(input, nameof(x), 0.1), nameof(x), 0.2);
            x = Dropout(x, 0.2);
            return Tanh(twice[x] + m[Dropout(h, 0.2)] + ScaleRows(Dropout(a, rate), gain)[h]);
        }
    }

    /// <summary>An output that shows the mask of its weight.</summary>
    [Cell]
    public sealed partial class WeightProbe([Frozen] Matrix ones)
    {
        public (Vec y, Vec h) Step([Size("Hidden")] Vec x, Vec h) => (Dropout(ones, 0.5)[x], h + x);
    }

    /// <summary>A rate without default, and one of nought.</summary>
    [Cell]
    public sealed partial class Given(Affine hidden, double rate)
    {
        public Vec Step(Vec x, Vec h) => Zoneout(h, Tanh(hidden[Dropout(x, 0), h]), rate);
    }
}
