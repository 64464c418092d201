using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>States in odd roles: swapped, copied, of several sizes, never read, returned behind an output.</summary>
public static partial class StateCells
{
    /// <summary>States change places, one of them on the way through a product.</summary>
    [Cell]
    public sealed partial class Swapped(Affine mix, Matrix turn)
    {
        public (Vec a, Vec b) Step(Vec x, Vec a, Vec b) => (b + 0.1 * Tanh(mix[x, a]), Tanh(turn * a) - 0.5 * b);
    }

    /// <summary>A delay line: one state is the input itself, the next the state before it.</summary>
    [Cell]
    public sealed partial class Delay(Affine mix)
    {
        public (Vec h, Vec first, Vec second) Step(Vec x, Vec h, [Size("Input")] Vec first, [Size("Input")] Vec second)
        {
            h = Tanh(mix[x, first, second, h]);
            return (h, x, first);
        }
    }

    /// <summary>Four states of three sizes; old and new values mixed.</summary>
    [Cell]
    public sealed partial class FourStates(Affine gate, Affine inner, Affine outer, Matrix project)
    {
        public (Vec h, Vec c, Vec r, Vec s) Step(Vec x, Vec h, [Size("Memory")] Vec c, [Size("Rank")] Vec r, [Size("Memory")] Vec s)
        {
            var old = c;
            c = Sigmoid(gate[x, r]) * c + Tanh(inner[h, s]) * 0.5;
            r = Tanh(project * (c - old)) + 0.25 * r;
            h = Sigmoid(outer[old, c, r]) * h;
            return (h, c, r, 0.5 * s - Sin(old));
        }
    }

    /// <summary>The first result is no state, and another output is an input-only value.</summary>
    [Cell]
    public sealed partial class OutputFirst(Affine cell, [Size("Classes")] Affine head, Affine echo)
    {
        public (Vec y, Vec h, Vec z) Step(Vec x, Vec h)
        {
            h = Tanh(cell[x, h]);
            return (head[h], h, Tanh(echo[x]));
        }
    }

    /// <summary>A state that only counts: no product reads it, and another that nothing reads.</summary>
    [Cell]
    public sealed partial class Unread(Affine cell)
    {
        public (Vec h, Vec trace, Vec last) Step(Vec x, Vec h, Vec trace, Vec last)
        {
            h = Tanh(cell[x, h]);
            return (h, 0.9 * trace + 0.1 * h, h * h);
        }
    }

    /// <summary>The layer's output is a state that nothing reads; what drives it is hidden behind.</summary>
    [Cell]
    public sealed partial class Behind(Affine cell)
    {
        public (Vec shown, Vec h) Step(Vec x, Vec shown, Vec h)
        {
            h = Tanh(cell[x, h]);
            return (h * 2, h);
        }
    }

    /// <summary>Two states take the same new value.</summary>
    [Cell]
    public sealed partial class Twins(Affine cell)
    {
        public (Vec a, Vec b) Step(Vec x, Vec a, Vec b)
        {
            var v = Tanh(cell[x, a]) - 0.3 * b;
            return (v, v);
        }
    }

    /// <summary>A state is replaced by another state's old value; outputs of a state's old value and of an input.</summary>
    [Cell]
    public sealed partial class Passing(Affine cell)
    {
        public (Vec y, Vec a, Vec b, Vec w) Step(Vec x, Vec a, Vec b) => (a, Tanh(cell[x, b]), a, x);
    }

    /// <summary>An input that nothing reads, a second of another size, a third elementwise only.</summary>
    [Cell]
    public sealed partial class ManyInputs(Affine cell, Matrix side)
    {
        public Vec Step(Vec x, Vec unread, [Size("Side")] Vec s, [Size("Hidden")] Vec mask, Vec h) =>
            mask * Tanh(cell[x, h] + side * s) + (1 - mask) * h;
    }

    /// <summary>A state that is made of weights alone, and one of inputs alone; both are read by products.</summary>
    [Cell]
    public sealed partial class Forgetful(Vec start, Affine enter, Affine cell)
    {
        public (Vec a, Vec b, Vec h) Step(Vec x, Vec a, Vec b, Vec h) => (Tanh(start), Tanh(enter[x]), Tanh(cell[a, b]) - 0.1 * h);
    }

    /// <summary>The square of a state that a head multiplies twice: the same share of its gradient is added twice.</summary>
    [Cell]
    public sealed partial class Twice(Affine head)
    {
        public (Vec y, Vec s) Step(Vec x, Vec s) => (Tanh(head[s, x, s]), 0.5 * s + Tanh(s * s * 0.5));
    }
}
