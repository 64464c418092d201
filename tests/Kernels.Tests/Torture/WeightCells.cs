using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Weights of every kind in odd uses: derived, shared over sizes, frozen, nested, in arrays, and hyper-parameters.</summary>
public static partial class WeightCells
{
    /// <summary>One number stretched over two sizes, and numbers made of numbers.</summary>
    [Cell]
    public sealed partial class Numbers(Affine cell, Scalar gain, Scalar rate, [Size("Classes")] Affine head)
    {
        public (Vec h, Vec y) Step(Vec x, Vec h)
        {
            var speed = Sigmoid(rate) * Exp(gain);
            h = Tanh(gain * cell[x, h]) * speed + (1 - Sigmoid(rate)) * h;
            return (h, Tanh(gain + head[h]) * Softplus(rate));
        }
    }

    /// <summary>Values derived from weights once per sequence.</summary>
    [Cell]
    public sealed partial class Derived(Vec p, Vec q, Scalar s, Vec r, Affine cell)
    {
        public Vec Step(Vec x, Vec h)
        {
            var decay = Exp(-Softplus(p));
            var scale = Sigmoid(s) * q;
            return decay * h + scale * Tanh(cell[x, h + decay * q]) + Sqrt(Exp(r) + p * p) * 0.1;
        }
    }

    /// <summary>A derived vector as an operand of a product, and as its addend.</summary>
    [Cell]
    public sealed partial class DerivedOperand([Size("Rank")] Vec key, Affine mix, Matrix turn, Vec add)
    {
        public Vec Step(Vec x, Vec h)
        {
            var k = Tanh(key) * 2;
            return Tanh(mix[x, h, k] + turn * h + Exp(add));
        }
    }

    /// <summary>Hyper-parameters with and without a default, in arithmetic of their own and on both sides.</summary>
    [Cell]
    public sealed partial class Hypers(Affine cell, Vec v, double leak, double slope = 0.25)
    {
        public Vec Step(Vec x, Vec h)
        {
            var keep = 1 - leak * slope;
            return keep * h + leak / (1 + slope) * Tanh(cell[x, h]) + Tanh(v * leak - slope) / 3;
        }
    }

    /// <summary>Weights that are not trained, of every kind.</summary>
    [Cell]
    public sealed partial class Frozen(
        [Frozen] Affine reservoir, [Frozen] Vec fixedGain, [Frozen] Scalar number, [Frozen] Matrix turn, Affine trained)
    {
        public (Vec h, Vec y) Step(Vec x, Vec h)
        {
            h = Tanh(reservoir[x, h] * Sigmoid(fixedGain) + number * h + turn * h);
            return (h, trained[h, x]);
        }
    }

    /// <summary>Nothing is trained.</summary>
    [Cell]
    public sealed partial class AllFrozen([Frozen] Affine reservoir, [Frozen] Vec gain)
    {
        public Vec Step(Vec x, Vec h) => Tanh(reservoir[x, h]) * Exp(0.1 * gain);
    }

    /// <summary>Arrays of every kind.</summary>
    [Cell]
    public sealed partial class Arrays([Count(3)] Affine[] gates, [Count(2)] Vec[] vectors, [Count(2)] Matrix[] matrices, [Count(2)] Scalar[] numbers)
    {
        public Vec Step(Vec x, Vec h)
        {
            var a = Sigmoid(gates[0][x, h]) * numbers[0];
            var b = Tanh(gates[^1][h, a] + vectors[1] * a);
            var c = Tanh(gates[1][x, b] - matrices[0] * b);
            return Tanh(matrices[1] * c + vectors[0]) * Sigmoid(numbers[1] * a) + 0.3 * h;
        }
    }

    /// <summary>The inner cell of <see cref="Nesting"/>: an array, an output and a number.</summary>
    [Cell]
    public sealed partial class Inner([Count(2)] Affine[] gates, Scalar mix)
    {
        public (Vec h, Vec gate) Step(Vec x, Vec h)
        {
            var g = Sigmoid(gates[0][x, h]);
            return (g * h + (1 - g) * Tanh(gates[1][x, g * h]) * mix, g - 0.5);
        }
    }

    /// <summary>A cell inside a cell, twice, the second fed by the first.</summary>
    [Cell]
    public sealed partial class Nesting(Inner lower, Inner upper, Affine head)
    {
        public (Vec h, Vec l, Vec y) Step(Vec x, Vec h, Vec l)
        {
            (l, var gate) = lower.Step(x, l);
            (h, _) = upper.Step(l * gate, h);
            return (h, l, head[h, gate]);
        }
    }

    /// <summary>The same vector weight as operand, addend, factor and derived value; weights on either side of every operator.</summary>
    [Cell]
    public sealed partial class Vectors(Vec v, Matrix turn, Affine mix)
    {
        public Vec Step(Vec x, Vec h) =>
            Tanh(mix[x, v] + turn * v + v) * v / (2 + Square(v)) + (v - h) / 3 + (0.5 - v) * h * 0.2;
    }

    /// <summary>Reductions and normalisations of weights, among numbers that stretch over them, in several layers.</summary>
    [Cell]
    public sealed partial class Reduced(Vec p, Vec q, Scalar s, Vec r, Affine cell)
    {
        public Vec Step(Vec x, Vec h)
        {
            var share = Softmax(p);
            var scale = Norm(q) / (1 + Sum(Square(r))) + LogSumExp(p - s) + Mean(r) * Dot(p, q) + Max(q);
            var decay = Sigmoid(s * q + CumSum(share));
            return decay * h + Tanh(scale) * Tanh(cell[x, h + decay * LayerNorm(q)]) + RmsNorm(r) * 0.1;
        }
    }

    /// <summary>Units of weights moved: parts, ends, numbers.</summary>
    [Cell]
    public sealed partial class Moved([Size("2*Half")] Vec p, [Size("Half")] Vec q, Affine cell, Vec key)
    {
        public Vec Step(Vec x, [Size("2*Half")] Vec h)
        {
            var both = Concat(Chunk(p, 1, 2), Exp(q));
            var part = Sum(Slice(key, 0, 1)) + Dot(q, Chunk(p, 0, 2)) + key[0];
            return Sigmoid(Reverse(both)) * h + Tanh(cell[x, h] + Rotate(p, 3) + Repeat(q, 2)) * part;
        }
    }

    /// <summary>Weights applied to weights, alone and beside the step, and matrices of the products of two vectors.</summary>
    [Cell]
    public sealed partial class AppliedToWeights(
        Affine cell, [Size("Rank")] Vec key, Matrix turn, Vec add, Vec u, [Size("Input")] Vec v, Affine alone)
    {
        public Vec Step(Vec x, Vec h)
        {
            var k = Tanh(key) * 2;
            var m = ScaleRows(Cos(Outer(u, v)) + 0.5 * Outer(add, v), Softmax(u));
            return Tanh(cell[x, h, k] + turn[add * Sum(u)] + Exp(add) + m[x]) + 0.1 * Sigmoid(alone[k, u]) * Sum(turn);
        }
    }
}
