using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Inputs that are given once for a whole sequence.</summary>
public static partial class OnceCells
{
    /// <summary>A product on it alone, one on it beside the input's, and elementwise in the steps.</summary>
    [Cell]
    public sealed partial class Style(Affine hidden, Matrix look, Affine mixed)
    {
        public Vec Step(Vec x, [PerSequence, Size("Style")] Vec style, [PerSequence] Scalar tempo, Vec h) =>
            Tanh(hidden[x, h] + look[style] * tempo) + 0.1 * mixed[x, style] * h;
    }

    /// <summary>A memory of several places and one that is a matrix.</summary>
    [Cell]
    public sealed partial class Memories(Affine ask, Matrix key, Vec score, Affine cell)
    {
        public Vec Step(Vec x, [PerSequence, Count(3), Size("Place")] Vec[] places, [PerSequence, Size("Hidden", "Key")] Matrix table, Vec h)
        {
            var asked = ask[x, h];
            Vec sum = 0;
            for (var k = 0; k < places.Length; k++)
                sum += Sigmoid(Dot(score, Tanh(asked + key[places[k]]))) * places[k];
            return Tanh(cell[x, sum, h]) + 0.2 * table[table.Transposed[h]];
        }
    }

    /// <summary>Before the steps, in equations and products, and through time: no product on the state.</summary>
    [Cell]
    public sealed partial class Fading(Affine enter, Vec scale)
    {
        public Vec Step(Vec x, [PerSequence, Size("Hidden")] Vec rate, [PerSequence, Size("Input")] Vec gain, Vec h) =>
            Sigmoid(rate) * h + Tanh(enter[x * Tanh(gain)]) * scale + 0.1 * rate;
    }

    /// <summary>Nothing else is given, and an output is it.</summary>
    [Cell]
    public sealed partial class Unfolding(Affine cell)
    {
        public (Vec h, Vec seen) Step([PerSequence] Vec seed, Vec h) => (Tanh(cell[seed, h]), 2 * seed);
    }
}
