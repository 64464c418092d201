using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Steps that know their index, and remainders.</summary>
public static partial class CountCells
{
    /// <summary>No product on the state: the loop runs through time.</summary>
    [Cell]
    public sealed partial class Waves(Vec frequency)
    {
        public Vec Step([Size("Hidden")] Vec x, [StepIndex] Scalar t, Vec h) => 0.5 * h + Sin(0.3 * t * frequency) * x;
    }

    /// <summary>Products, a delay, the index in front and in an output of its own.</summary>
    [Cell]
    public sealed partial class Cooling(Affine cell)
    {
        public (Vec h, Vec y) Step([StepIndex] Scalar t, Vec x, [Delay(nameof(h), 2)] Vec old, Vec h) =>
            (Tanh(cell[x, h]) / (1 + 0.1 * t * t) + 0.2 * old, x * t);
    }

    /// <summary>A product on what is made of the index is done before the steps; the index and its remainders are outputs.</summary>
    [Cell]
    public sealed partial class Seasons(Affine cell, Vec phase, Scalar gain)
    {
        public (Vec h, Vec a, Vec b) Step(Vec x, [StepIndex] Scalar t, Vec h)
        {
            var season = Cos(Remainder(t, 3) * phase);
            return (Tanh(cell[x, h, season]) + gain * season, t, Remainder(t, 4) - Remainder(t + 1, 4));
        }
    }

    /// <summary>Remainders by trained numbers, of both signs, and whole parts.</summary>
    [Cell]
    public sealed partial class Folded(Affine cell, [Gate(Bias = 1.3)] Vec period, [Gate(Bias = -0.7)] Scalar below)
    {
        public Vec Step(Vec x, Scalar time, Vec h) =>
            Tanh(Remainder(cell[x, h] + 3 * time, period)) + 0.1 * Remainder(h, below) + 0.05 * Floor(3 * h);
    }

    /// <summary>A start that is different, by a bound on the index.</summary>
    [Cell]
    public sealed partial class Warm(Affine cell, Affine start)
    {
        public Vec Step(Vec x, [StepIndex] Scalar t, Vec h) => Select(t < 2, Tanh(start[x, h]), 0.5 * h + Tanh(cell[x, h]));
    }
}
