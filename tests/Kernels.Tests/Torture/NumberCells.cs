using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Numbers where vectors are, or matrices: vectors of one unit to products and to Concat, the same at every element of a matrix.</summary>
public static partial class NumberCells
{
    /// <summary>Numbers of every origin as operands: an input, a state, a weight, a constant, a sum, the index of the step.</summary>
    [Cell]
    public sealed partial class Singles(Affine cell, Affine hoisted, Matrix column, Scalar weight, double rate = 0.5)
    {
        public (Vec h, Scalar n) Step(Vec x, Scalar elapsed, [StepIndex] Scalar t, Vec h, Scalar n)
        {
            var sum = Tanh(cell[x, elapsed, h, n, weight, Mean(h)]);
            n = (Scalar)Tanh(n + elapsed - rate);
            return (sum + column[1 / (1 + t)] + 0.1 * hoisted[elapsed, 1.0, rate], n);
        }
    }

    /// <summary>Numbers beside vectors, and vectors of numbers alone.</summary>
    [Cell]
    public sealed partial class Beside(Matrix a, Matrix b, [Count(3)] Scalar[] route, Scalar shift)
    {
        public (Vec h, Vec shares) Step(Vec x, Scalar elapsed, Vec h)
        {
            var shares = Softmax(Concat(route[0], route[1], Mean(h), route[2]));
            var fixedShares = Softmax(Concat([shift, .. route]));
            h = Tanh(a[Concat(1.0, x, elapsed, h, shares[1])] + fixedShares[0] * b[Concat(h, 0.5 * shift)]);
            return (h, Concat(shares, Dot(h, h)));
        }
    }

    /// <summary>A matrix of the step with numbers in front and behind.</summary>
    [Cell]
    public sealed partial class WithMatrices([Size("Width")] Affine keep, [Size("Width")] Matrix key, [Size("Slots")] Affine place, Scalar floor)
    {
        public (Vec y, Matrix M) Step(Vec x, [Size("Slots", "Width")] Matrix M)
        {
            var gate = Sigmoid(keep[M]);
            M = Hadamard(gate, M) + Hadamard(1 - gate, Outer(Tanh(place[x]), key[x]));
            var positive = Max(Min(M, 0.6), floor - 1) + 1.5;
            return (Tanh(RowSums(M - 0.5 + Mean(x))), Tanh(M) + 0.1 / (1 + Exp(-positive)));
        }
    }

    /// <summary>The same of weights alone, which are computed once.</summary>
    [Cell]
    public sealed partial class WithWeights(Matrix a, Matrix b, Affine input, Scalar s)
    {
        public Vec Step(Vec x, Vec h)
        {
            var gate = Sigmoid(a);
            var mixed = Hadamard(gate, b) + Hadamard(1 - gate, Max(b, s)) - 0.25 + s;
            return Tanh(input[x] + mixed[h] + (1 / (2 + Exp(b)))[h] - Min(a, 0.1)[h]);
        }
    }

    /// <summary>Arrays of affines whose elements have operands of their own.</summary>
    [Cell]
    public sealed partial class Layers([Count(3)] Affine[] layers, [Count(2), Size("Narrow")] Affine[] side)
    {
        public Vec Step(Vec x, Vec h)
        {
            var v = Tanh(layers[0][x, h]);
            foreach (var layer in layers[1..])
                v = Tanh(layer[v]);
            return v + side[1][side[0][x, h, v]][0];
        }
    }

    /// <summary>Sizes written in another order than they come about.</summary>
    [Cell]
    public sealed partial class Orders([Size("Narrow")] Matrix q, [Size("Classes")] Matrix v, Matrix back)
    {
        public (Vec y, Matrix S, Vec flat) Step(Vec x, [Size("Classes", "1+Narrow*Narrow+Narrow")] Matrix S, [Size("Narrow*Classes")] Vec flat)
        {
            var features = Concat(1, Tanh(q[x]), Flatten(Outer(q[x], Tanh(q[x]))));
            var values = Tanh(v[x]);
            flat = 0.5 * flat + Flatten(Outer(values, Tanh(q[x])));
            return (back[Concat(S[features], Reshape(flat, values, q[x]).Transposed[values])], 0.3 * S + Outer(values, Softmax(features)), flat);
        }
    }

    /// <summary>States whose gradient, beside what products hand back, is one number for all units: now and of earlier steps.</summary>
    [Cell]
    public sealed partial class Means(Affine cell, Affine slow)
    {
        public (Vec h, Vec c) Step(Vec x, [Delay(nameof(h), 3)] Vec old, Vec h, Vec c)
        {
            c = 0.5 * Mean(c) + Tanh(slow[x, old, c]);
            return (Tanh(cell[x, h] + Mean(h) * Mean(old) + c), c);
        }
    }

    /// <summary>Vectors and matrices that turn out to be the same number everywhere, read by what reads all units.</summary>
    [Cell]
    public sealed partial class Ones(Affine cell, Matrix m)
    {
        public (Vec h, Matrix S) Step(Vec x, Vec h, [Size("Hidden", "Hidden")] Matrix S)
        {
            var one = Pow(h, 0);
            S = 0.5 * S + Outer(one, Tanh(cell[x, h]));
            var numbers = (Sum(one) + Dot(one, one) - LogSumExp(one)) / Units(h);
            h = 0.3 * numbers + m[one] + Softmax(one) + Reverse(one) - Norm(one) / Units(h);
            return (Tanh(0.1 * h + S[one] / Units(h) + RowSums(Pow(S, 0)) / Units(h)), S);
        }
    }
}
