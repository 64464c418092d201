using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>
/// Cells of papers that are not among the published ones, as a researcher types them: what they combine nobody had in
/// mind when the language was made.
/// </summary>
public static partial class OutsideCells
{
    /// <summary>Irie et al. 2022: one matrix that programs itself, of as many rows as it has parts.</summary>
    [Cell]
    public sealed partial class SelfReferential([Size("Hidden")] Affine encode)
    {
        public (Vec y, Matrix W) Step(Vec x, [Size("3*Hidden+1", "Hidden")] Matrix W)
        {
            var query = Softmax(encode[x]);
            var all = W[query];
            var rate = Sigmoid(Reverse(all)[0]);
            W += rate * Outer(W[Tanh(encode[x])] - all, query);
            return (Tanh(encode[x]), W);
        }
    }

    /// <summary>Chung et al. 2015, gated feedback: layers in one cell, each gate a number that goes with a vector.</summary>
    [Cell]
    public sealed partial class GatedFeedback(Affine first, Affine second, [Count(4)] Matrix[] back, [Count(4), Size("1")] Affine[] open)
    {
        public (Vec h2, Vec h1) Step(Vec x, Vec h1, Vec h2)
        {
            Vec[] old = [h1, h2];
            var all = Concat(h1, h2);
            h1 = Tanh(first[x] + Feedback(0, x, all, old));
            h2 = Tanh(second[h1] + Feedback(1, h1, all, old));
            return (h2, h1);
        }

        private Vec Feedback(int layer, Vec below, Vec all, Vec[] old)
        {
            Vec sum = 0;
            for (var i = 0; i < old.Length; ++i)
                sum += Sigmoid(open[(2 * layer) + i][below, all])[0] * (back[(2 * layer) + i] * old[i]);
            return sum;
        }
    }

    /// <summary>Chung et al. 2017, hierarchical multiscale: boundaries that jump and are learned straight through.</summary>
    [Cell]
    public sealed partial class Multiscale([Count(3)] Affine[] low, [Size("1")] Affine ends, [Count(3)] Affine[] high, double slope = 1)
    {
        public (Vec top, Vec bottom, Vec c, Vec d, Vec boundary) Step(Vec x, Vec bottom, Vec c, Vec top, Vec d, Scalar boundary)
        {
            (bottom, c) = Layer(low, below: x, 1, bottom, c, boundary, top);
            var now = Straight(HardSigmoid(slope * ends[bottom, x][0]));
            (top, d) = Layer(high, bottom, now, top, d, 0, 0 * top);
            return (top, bottom, c, d, now);
        }

        private static Vec Straight(Vec p) => WithDerivative(Select(p >= 0.5, 1, 0), 1, p);

        private static (Vec H, Vec C) Layer(Affine[] gates, Vec below, Vec news, Vec h, Vec c, Vec flush, Vec above)
        {
            var (bottom, top) = (news * below, flush * above);
            var (f, g) = (Sigmoid(gates[0][h, bottom, top]), Tanh(gates[1][h, bottom, top]));
            var next = flush * g + (1 - flush) * (news * (f * c + (1 - f) * g) + (1 - news) * c);
            var moves = flush + (1 - flush) * news;
            return (moves * Sigmoid(gates[2][h, bottom, top]) * Tanh(next) + (1 - moves) * h, next);
        }
    }

    /// <summary>Peng et al. 2021, random feature attention: sine beside cosine as the rows of a matrix.</summary>
    [Cell]
    public sealed partial class RandomFeatures(
        [Size("Key")] Matrix q, [Size("Key")] Matrix k, [Size("Rank")] Matrix v, [Size("Wide"), Frozen] Matrix directions, [Size("1")] Affine gate, Matrix o)
    {
        public (Vec y, Matrix S, Vec z) Step(Vec x, [Size("Wide*2", "Rank")] Matrix S, [Size("Wide + Wide")] Vec z)
        {
            var g = Sigmoid(gate[x])[0];
            var phi = Features(k[x]);
            S = g * S + (1 - g) * Outer(phi, v[x]);
            z = g * z + (1 - g) * phi;
            var query = Features(q[x]);
            return (o[S.Transposed[query] / (2 + Square(Dot(query, z)))], S, z);
        }

        private Vec Features(Vec u) => Concat(Sin(directions[u]), Cos(directions[u]));
    }

    /// <summary>Katsch 2023, GateLoop: complex numbers as a person writes them.</summary>
    [Cell]
    public sealed partial class GateLoop(Affine k, Affine v, Affine q, Affine radius, Affine angle)
    {
        private readonly record struct Complex(Vec Re, Vec Im)
        {
            public static Complex operator +(Complex a, Complex b) => new(a.Re + b.Re, a.Im + b.Im);

            public static Complex operator *(Complex a, Complex b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

            public Complex Turned(Vec by) => this * new Complex(Cos(by), Sin(by));
        }

        public (Vec y, Vec re, Vec im) Step(Vec x, Vec re, Vec im)
        {
            var decay = new Complex(Sigmoid(radius[x]), 0 * re).Turned(angle[x]);
            var s = decay * new Complex(re, im) + new Complex(k[x] * v[x], 0);
            return (q[x] * s.Re, s.Re, s.Im);
        }
    }

    /// <summary>Cheng et al. 2016, a tape of three states: a softmax of numbers that delayed states make.</summary>
    [Cell]
    public sealed partial class Tape([Size("Wide")] Affine attend, [Size("1")] Matrix score, Affine forget, Affine candidate)
    {
        public (Vec h, Vec c, Vec read) Step(
            Vec x, [Delay(nameof(h), 2), Count(2)] Vec[] hs, [Delay(nameof(c), 2), Count(2)] Vec[] cs, Vec h, Vec c, Vec read)
        {
            var a = Softmax(Concat(Score(h), Score(hs[0]), Score(hs[1])));
            read = a[0] * h + a[1] * hs[0] + a[2] * hs[1];
            var f = Sigmoid(forget[read, x]);
            c = f * (a[0] * c + a[1] * cs[0] + a[2] * cs[1]) + (1 - f) * Tanh(candidate[read, x]);
            return (Tanh(c), c, read);

            Vec Score(Vec past) => score[Tanh(attend[past, x, read])];
        }
    }
}
