using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Operations on whole rows: sums, norms and moves of units, in every place.</summary>
public static partial class RowCells
{
    /// <summary>Every reduction: of inputs, of states, of products; numbers among each other.</summary>
    [Cell]
    public sealed partial class Reductions(Affine layer, Matrix plain, Vec weight, Scalar scale)
    {
        public (Vec h, Vec s) Step(Vec x, Vec h, Vec s)
        {
            var p = Softmax(h);
            var sum = Tanh(layer[x, p]);
            var energy = Dot(sum, weight) + Mean(x) * scale;
            var gate = Sigmoid(energy + Max(plain[x]));
            var spread = s / Norm(s + 3);
            h = Tanh(gate * CumSum(spread) * 0.5 + sum * LogSumExp(s)) + Min(h) * 0.1;
            s = Sin(Sum(sum * spread) * Min(p) + s);
            return (h, s);
        }
    }

    /// <summary>Norms of hoisted and recurrent products, of an input, and of a value in between.</summary>
    [Cell]
    public sealed partial class Norms(Matrix fromInput, Matrix fromState, Affine output, Vec gain, Vec bias)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
        {
            c = 0.5 * c + Tanh(LayerNorm(fromInput[x], 0.1) * gain + bias + RmsNorm(fromState[h], 0.1));
            h = Sigmoid(output[LayerNorm(x, 0.1), h]) * LayerNorm(c, 0.05);
            return (h, c);
        }
    }

    /// <summary>Numbers of a row as input, as state and as output.</summary>
    [Cell]
    public sealed partial class RowNumbers(Affine layer, Vec weight)
    {
        public (Vec h, Scalar clock, Scalar mean) Step(Vec x, Scalar rate, Vec h, Scalar clock)
        {
            clock = (Scalar)(clock * Sigmoid(rate) + Dot(h, weight));
            h = Tanh(layer[x, h] + rate * clock) * Cos(clock);
            return (h, clock, (Scalar)(Mean(h) + rate));
        }
    }

    /// <summary>No product on the state, and a number of the step before that every unit reads.</summary>
    [Cell]
    public sealed partial class Beats(Vec frequency, Affine input)
    {
        public (Vec h, Scalar clock) Step(Vec x, Vec h, Scalar clock)
        {
            h = 0.5 * h + Tanh(input[x]) * Sin(clock * frequency);
            return (h, (Scalar)(0.9 * clock + 0.7));
        }
    }

    /// <summary>A number that costs nothing to stretch, read by stages that compute the rest of it again.</summary>
    [Cell]
    public sealed partial class Scored(Vec weight)
    {
        public (Vec h, Scalar score) Step(Vec x, Vec h)
        {
            var d = Tanh(weight * h);
            return (0.5 * Rotate(h, -2) + Sum(x), (Scalar)Tanh(Sum(d * d - 0.5 * h * d)));
        }
    }

    /// <summary>Vectors side by side, cut, turned and repeated; before products, behind them, and as states.</summary>
    [Cell]
    public sealed partial class Moves(Affine gates, [Size("Half")] Affine narrow, [Size("Half")] Matrix head)
    {
        public (Vec h, Vec s) Step(Vec x, [Size("2*Half")] Vec h, [Size("Input+Half")] Vec s)
        {
            var both = Concat(x, h);
            var halves = Chunk(h, 0, 2) + Chunk(Tanh(gates[both]), 1, 2);
            h = Tanh(Repeat(Sigmoid(narrow[x]), 2) * Rotate(Reverse(h), -1) + Concat(halves, halves));
            s = Concat(Rotate(x, 2), head[Sin(s)] * halves);
            return (h, s);
        }
    }

    /// <summary>A slice of a state that is a state again, next to what is left of it.</summary>
    [Cell]
    public sealed partial class Slices(Affine layer)
    {
        public (Vec h, Vec s) Step(Vec x, Vec h, [Size("5")] Vec s)
        {
            h = Tanh(layer[x, Slice(s, 1, 2)]) + 0.5 * h;
            s = Concat(Slice(s, 3, 2), Slice(Sin(s), 0, 3)) * Mean(h);
            return (h, s);
        }
    }

    /// <summary>Nothing but an operation on rows between a state and itself.</summary>
    [Cell]
    public sealed partial class Turning(Vec weight)
    {
        public Vec Step([Size("Hidden")] Vec x, Vec h) => Rotate(h, 1) + Reverse(x) * Reverse(weight);
    }

    /// <summary>Orders drawn for a seed, of the step and of weights, and what is made of the numbers of units.</summary>
    [Cell]
    public sealed partial class Permuted(Affine input, Vec p, [Size("2*Hidden")] Vec q)
    {
        public Vec Step(Vec x, Vec h)
        {
            var both = Permute(Concat(h, input[x]), 3);
            var wave = Cos(Outer(Indices(p), p) / Units(p));
            return Tanh(Chunk(both * Permute(q, 1), 0, 2) + Permute(h, 0) * Permute(p * Indices(p) / Units(p), 5))
                + 0.1 * Chunk(both, 1, 2) * wave[h];
        }
    }
}
