using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Cells as people write C#: arrays that are filled, structures, functions that are handed on, arguments by reference.</summary>
public static partial class WrittenCells
{
    /// <summary>Arrays that are filled, changed through another variable, spread, cut, and listed as operands.</summary>
    [Cell]
    public sealed partial class Lists([Count(3)] Affine[] gate, Affine all, Matrix wide)
    {
        public (Vec y, Vec a, Vec b) Step(Vec x, Vec a, Vec b)
        {
            Vec[] held = [a, b];
            var same = held;
            var sums = new Vec[gate.Length];
            for (int i = 0, at = 0; at < sums.Length; i++)
                sums[at++] = gate[i][[x, .. held]];
            same[1] *= Sigmoid(sums[0]);
            (same[0], same[1]) = (same[1], same[0] + sums[1]);
            Scale(held);
            var y = wide[Concat([.. held[..1], x, .. sums[1..]])];
            return (all[[y, .. held]], Tanh(held[0]), Tanh(held[^1]));
        }

        private static void Scale(Vec[] values)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] /= 1 + i + Abs(values[i]);
        }
    }

    /// <summary>A structure with a constructor, one with parameters, fields and initialisers, and one that is altered.</summary>
    [Cell]
    public sealed partial class Structures(Affine a, Affine b, Matrix c)
    {
        public Vec Step(Vec x, Vec h)
        {
            var i = new Interval(a[x, h], b[x, h]);
            var half = i.Times(0.5);
            var line = new Line { Slope = half.Width, Value = i.Middle + half.Middle };
            var turned = line with { Slope = c[h] };
            var z = new Pair(line, h) * new Pair(turned.Value, turned.Slope);
            return Tanh(z.First + z.Second * i.Width);
        }

        private readonly struct Pair
        {
            public Pair(Vec first, Vec second)
            {
                Second = second;
                First = first + 0.1 * Second;
            }

            public Vec First { get; }

            public Vec Second { get; }

            public static Pair operator *(Pair p, Pair q) => new(p.First * q.First, p.Second * q.First);
        }

        private readonly struct Interval(Vec low, Vec high)
        {
            public Vec Middle { get; } = (low + high) / 2;

            public Vec Width => high - low;

            public Interval Times(double k) => new(Middle - k / 2 * Width, Middle + k / 2 * Width);
        }

        private record struct Line
        {
            public Vec Value;

            public required Vec Slope { get; init; }

            public static implicit operator Vec(Line line) => line.Value * line.Slope;
        }
    }

    /// <summary>Functions by name, as lambdas that see what surrounds them, and in an array.</summary>
    [Cell]
    public sealed partial class Functional(Affine a, Affine b, Vec g)
    {
        private static readonly Func<Vec, Vec>[] Kinds = [Tanh, Softsign, v => v * 0.5, Squash];

        public Vec Step(Vec x, Vec h)
        {
            var results = new Vec[Kinds.Length];
            for (var i = 0; i < results.Length; i++)
                results[i] = Kinds[i](i % 2 == 0 ? a[x, h] : b[x, h]);
            Func<Vec, Vec> last = v => Tanh(v + h);
            return last(Fold(results, Weighted) + Fold([x[0], .. results], Max));

            Vec Weighted(Vec p, Vec q) => g * p + (1 - g) * q;
        }

        private static Vec Squash(Vec v) => v / (1 + Abs(v));

        private static Vec Fold(Vec[] items, Func<Vec, Vec, Vec> join)
        {
            var sum = items[0];
            for (var i = 1; i < items.Length; i++)
                sum = join(sum, items[i]);
            return sum;
        }
    }

    /// <summary>Arguments by reference, tuples whose elements have names, a power that is a hyper-parameter.</summary>
    [Cell]
    public sealed partial class Referenced(Affine forget, Affine fresh, double power = 3)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
        {
            Update(ref c, x, h, out var gate);
            var z = (sum: gate + c, c);
            return (Pow(1.5 + Tanh(z.sum), power) * Tanh(z.c), z.c);
        }

        private void Update(ref Vec c, Vec x, Vec h, out Vec gate)
        {
            gate = Sigmoid(forget[x, h]);
            c = gate * c + (1 - gate) * Tanh(fresh[x, h]);
        }
    }
}
