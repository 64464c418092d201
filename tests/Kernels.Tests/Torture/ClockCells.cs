using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Units that move at some steps only.</summary>
public static partial class ClockCells
{
    /// <summary>One state that moves at every third step.</summary>
    [Cell]
    public sealed partial class Slow(Affine hidden)
    {
        public Vec Step(Vec x, [StepIndex] Scalar t, Vec h) => Select(Remainder(t, 3) < 1, Tanh(hidden[x, h]), h);
    }

    /// <summary>Groups of units that read themselves and slower ones; the output is all of them.</summary>
    [Cell]
    public sealed partial class Groups(Affine fast, Affine slow, Affine slowest)
    {
        public (Vec y, Vec a, Vec b, Vec c) Step(Vec x, [StepIndex] Scalar t, Vec a, [Size("Memory")] Vec b, Vec c)
        {
            a = Tanh(fast[x, a, b, c]);
            b = Every(2, Tanh(slow[x, b, c]), b);
            c = Every(3, Tanh(slowest[x, c]), c);
            return (Concat(a, b, c), a, b, c);

            Vec Every(int period, Vec fresh, Vec kept) => Select(Remainder(t, period) < 1, fresh, kept);
        }
    }

    /// <summary>Two stages and a hoisted chain that belong to the clock, beside a gate that does not.</summary>
    [Cell]
    public sealed partial class Gated(Affine reset, Affine candidate, Affine update, Matrix look, Affine fast)
    {
        public (Vec h, Vec f) Step(Vec x, [StepIndex] Scalar t, Vec h, Vec f)
        {
            var seen = Tanh(look[x]);
            var r = Sigmoid(reset[seen, h, f]);
            var z = Sigmoid(update[x, h]);
            h = Select(Remainder(t, 2) < 1, z * h + (1 - z) * Tanh(candidate[x, r * h]), h);
            f = Tanh(fast[x, f, h]);
            return (h, f);
        }
    }

    /// <summary>What moves slowly is read by everything else: elementwise, in products, late, and as an output.</summary>
    [Cell]
    public sealed partial class Read(Affine slow, Affine fast, Vec mix)
    {
        public (Vec h, Vec y, Vec z, Vec s) Step(Vec x, [StepIndex] Scalar t, [Delay(nameof(s), 2)] Vec old, Vec h, Vec s)
        {
            var fresh = Tanh(slow[x, s, h]);
            s = Select(Remainder(t, 3) < 1, fresh, s);
            h = Tanh(fast[x, h, s]) + 0.2 * mix * s + 0.1 * old;
            return (h, fresh, s * h, s);
        }
    }

    /// <summary>Two products by turns, of which the second reads what is computed again on the way back.</summary>
    [Cell]
    public sealed partial class Turns(Affine seen, Affine even, Affine odd)
    {
        public Vec Step(Vec x, [StepIndex] Scalar t, Vec h)
        {
            var z = Tanh(seen[x, h]) + 0.25 * h;
            return Tanh(Select(Remainder(t, 2) < 1, even[h], odd[z])) + 0.5 * h;
        }
    }

    /// <summary>Several steps of a period; the other way round; and a period that is none.</summary>
    [Cell]
    public sealed partial class Duty(Affine day, Affine night, Affine ever)
    {
        public (Vec h, Vec g, Vec k) Step(Vec x, [StepIndex] Scalar t, Vec h, Vec g, Vec k)
        {
            h = Select(Remainder(t, 4) <= 1, Tanh(day[x, h, g]), h);
            g = Select(Remainder(t, 4) >= 2, Tanh(night[x, g]), g);
            k = Select(Remainder(t, 1) < 1, Tanh(ever[x, k]), k);
            return (h, g, k);
        }
    }

    /// <summary>At other steps the state is 0, or another equation, or one that stands nowhere else.</summary>
    [Cell]
    public sealed partial class Silent(Affine hidden, Affine other, Affine pulse)
    {
        public (Vec h, Vec g) Step(Vec x, [StepIndex] Scalar t, Vec h, Vec g)
        {
            var p = Select(Remainder(t, 2) < 1, Sigmoid(pulse[x, g]), 0);
            h = Select(Remainder(t, 3) < 1, Tanh(hidden[x, h]), Tanh(other[x, h]) * p);
            return (h, 0.5 * g + p * h);
        }
    }

    /// <summary>Operations on rows that belong to the clock, and a number.</summary>
    [Cell]
    public sealed partial class SlowNorm(Affine hidden, Matrix fast)
    {
        public (Vec h, Vec f, Vec n) Step(Vec x, [StepIndex] Scalar t, Vec h, Vec f, Scalar n)
        {
            var fresh = LayerNorm(hidden[x, h]);
            var number = Select(Remainder(t, 2) < 1, Norm(fresh) + 0.3 * n, n);
            h = Select(Remainder(t, 2) < 1, Softmax(fresh) + 0.1 * number * h, h);
            return (h, Tanh(fast[f] + number * h), number);
        }
    }

    /// <summary>No product on any state.</summary>
    [Cell]
    public sealed partial class SlowDecay(Affine enter, Vec decay)
    {
        public Vec Step(Vec x, [StepIndex] Scalar t, Vec h) => Select(Remainder(t, 2) < 1, decay * h + Tanh(enter[x]), h);
    }

    /// <summary>A slow reader of what a fast state has gathered since, and a logarithm that zeros would spoil.</summary>
    [Cell]
    public sealed partial class Pooled(Affine fast, Affine slow)
    {
        public (Vec h, Vec sum, Vec s) Step(Vec x, [StepIndex] Scalar t, Vec h, Vec sum, Vec s)
        {
            h = Tanh(fast[x, h]);
            sum = Select(Remainder(t, 2) < 1, 0, sum) + h;
            s = Select(Remainder(t, 2) < 1, Log(1.5 + Sigmoid(slow[sum, s])), s);
            return (h, sum, s);
        }
    }

    /// <summary>A state that only the slow one reads: its whole gradient is a product that is seldom there.</summary>
    [Cell]
    public sealed partial class Late(Affine fast, Affine slow)
    {
        public (Vec y, Vec h, Vec s) Step(Vec x, [StepIndex] Scalar t, Vec h, Vec s)
        {
            s = Select(Remainder(t, 3) < 1, Tanh(slow[h, s]), s);
            return (s, Tanh(fast[x]), s);
        }
    }
}
