using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Products in odd places: chained, shared, only on the input, only on the state, none.</summary>
public static partial class ProductCells
{
    /// <summary>Three products one after the other inside a step, of three sizes.</summary>
    [Cell]
    public sealed partial class Chain([Size("Wide")] Affine first, [Size("Narrow")] Affine second, Affine third)
    {
        public Vec Step(Vec x, Vec h)
        {
            var a = Tanh(first[x, h]);
            var b = Sigmoid(second[a]);
            return 0.5 * h + Tanh(third[b, x]);
        }
    }

    /// <summary>One to five operands, among them a vector weight and a constant times a state.</summary>
    [Cell]
    public sealed partial class Operands(Affine one, Affine three, Affine five, Vec start, [Size("Rank")] Vec seed)
    {
        public Vec Step(Vec x, Vec h)
        {
            var a = Tanh(one[seed]);
            var b = Tanh(three[x, h, start]);
            return Tanh(five[x, h, a * b, 2 * h, seed]);
        }
    }

    /// <summary>The same affine on different operands, and the same operand twice in one affine.</summary>
    [Cell]
    public sealed partial class Shared(Affine mix, Affine twice)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
        {
            c = Tanh(mix[x, h]) + 0.5 * mix[x, c];
            c = Tanh(c);
            h = Sigmoid(twice[h, h]) * Tanh(mix[x, h * c]);
            return (h, c);
        }
    }

    /// <summary>Rectangular matrices, shared between gates, applied to an input, old, new and computed values.</summary>
    [Cell]
    public sealed partial class Matrices([Size("Rank")] Matrix down, Matrix up, Matrix square, Matrix enter)
    {
        public Vec Step(Vec x, Vec h)
        {
            var z = Sigmoid(up * (down * h) + enter * x);
            h = z * h + (1 - z) * Tanh(square * (h * z) + up * Tanh(down[h * h]));
            return Tanh(square[h]) + h;
        }
    }

    /// <summary>All products depend on inputs only, one on another's result.</summary>
    [Cell]
    public sealed partial class HoistedChain(Affine inner, Affine outer, Matrix straight)
    {
        public Vec Step(Vec x, Vec h)
        {
            var v = Tanh(inner[x]);
            return 0.7 * h + Tanh(outer[v, x]) * Sigmoid(straight * v);
        }
    }

    /// <summary>A hoisted chain beside a product on the state that reads its result as an operand and elementwise.</summary>
    [Cell]
    public sealed partial class HoistedThenStep(Affine inner, Affine outer)
    {
        public Vec Step(Vec x, Vec h)
        {
            var v = Tanh(inner[x]);
            return Tanh(outer[v, h]) + v * h * 0.3;
        }
    }

    /// <summary>Products on the state only; the input enters elementwise.</summary>
    [Cell]
    public sealed partial class StateOnly(Matrix turn, Matrix gate)
    {
        public Vec Step([Size("Hidden")] Vec x, Vec h) => Tanh(turn * h + x) * Sigmoid(gate * h - x);
    }

    /// <summary>No product at all.</summary>
    [Cell]
    public sealed partial class Elementwise(Vec decay, Vec gain, Scalar bias)
    {
        public (Vec h, Vec c) Step([Size("Hidden")] Vec x, Vec h, Vec c)
        {
            c = Sigmoid(decay) * c + Tanh(gain * x + bias) * h;
            return (Tanh(c - 0.2 * h), c);
        }
    }

#pragma warning disable CA1822 // A cell without weights: Step reads nothing of the instance.

    /// <summary>Neither product nor weight.</summary>
    [Cell]
    public sealed partial class NoWeights
    {
        public Vec Step([Size("Hidden")] Vec x, Vec h) => Sin(x + 0.5 * h) - 0.25 * Cos(h);
    }

#pragma warning restore CA1822

    /// <summary>No bias anywhere, and a product after the last state: a head on a new state.</summary>
    [Cell]
    public sealed partial class Head(Matrix enter, Matrix turn, [Size("Classes")] Matrix read)
    {
        public (Vec h, Vec y) Step(Vec x, Vec h)
        {
            h = Tanh(enter * x + turn * h);
            return (h, Softplus(read * h));
        }
    }

    /// <summary>A head of two products that also reads the input and an old state.</summary>
    [Cell]
    public sealed partial class DeepHead(Affine cell, [Size("Rank")] Affine wide, [Size("Classes")] Affine narrow)
    {
        public (Vec h, Vec y) Step(Vec x, Vec h)
        {
            var old = h;
            h = Tanh(cell[x, h]);
            return (h, narrow[Relu(wide[h, x, old]), x]);
        }
    }

    /// <summary>Twelve gates on the same operands.</summary>
    [Cell]
    public sealed partial class TwelveGates([Count(12)] Affine[] gates)
    {
        public Vec Step(Vec x, Vec h)
        {
            var sum = 0.1 * h;
            for (var i = 0; i < gates.Length; i++)
                sum += (i % 2 == 0 ? 0.2 : -0.15) * Tanh(gates[i][x, h]);
            return sum;
        }
    }

    /// <summary>Ten products one after the other.</summary>
    [Cell]
    public sealed partial class TenStages(Affine first, [Count(9)] Affine[] layers)
    {
        public Vec Step(Vec x, Vec h)
        {
            var s = Tanh(first[x, h]);
            foreach (var layer in layers)
                s = 0.5 * s + Tanh(layer[s]);
            return s;
        }
    }

    /// <summary>Gates of one size with different operands side by side: groups of one, two and three members.</summary>
    [Cell]
    public sealed partial class MixedGroups(Affine a, Affine b, Affine c, Matrix d, Matrix e, Affine f)
    {
        public (Vec h, Vec m) Step(Vec x, Vec h, Vec m)
        {
            var gates = Sigmoid(a[x, h]) + Sigmoid(b[x, h]) - Tanh(c[x, h]);
            m = 0.4 * gates * m + Tanh(d * m) - Tanh(e * m);
            return (Tanh(f[m, x]) + 0.1 * gates, m);
        }
    }

    /// <summary>A hoisted product that loops of several stages read, bare and inside functions.</summary>
    [Cell]
    public sealed partial class ReadTwice(Affine enter, Matrix turn, Matrix back)
    {
        public Vec Step(Vec x, Vec h)
        {
            var v = enter[x];
            var a = Tanh(v + turn * h);
            return Tanh(back * a + v) * 0.5 + 0.1 * v * h;
        }
    }

    /// <summary>The input never meets a product, and the state meets none either; only a value of both does.</summary>
    [Cell]
    public sealed partial class OfBoth(Affine mix)
    {
        public Vec Step([Size("Hidden")] Vec x, Vec h) => Tanh(mix[x * h]) + 0.5 * x;
    }
}
