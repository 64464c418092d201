using Kernels.Cells;
using static Kernels.Functions;

namespace Kernels.Tests.Fixed;

/// <summary>Cells whose sizes are fixed at build time: on seams of every vector width, and of every kind of plan.</summary>
public static partial class FixedCells
{
    [Cell(Input = 1, Hidden = 1)]
    public sealed partial class Lstm1(Lstm cell)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    [Cell(Input = 16, Hidden = 15)]
    public sealed partial class Lstm15(Lstm cell)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    [Cell(Input = 17, Hidden = 16)]
    public sealed partial class Lstm16(Lstm cell)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    [Cell(Input = 15, Hidden = 17)]
    public sealed partial class Lstm17(Lstm cell)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    [Cell(Input = 3, Hidden = 20)]
    public sealed partial class Lstm20(Lstm cell)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    [Cell(Input = 40, Hidden = 24)]
    public sealed partial class Lstm24(Lstm cell)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    /// <summary>Written out at 512 and at 256 bits.</summary>
    [Cell(Input = 16, Hidden = 32)]
    public sealed partial class Lstm32(Lstm cell)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    /// <summary>Masks, of which a step of inference has nothing.</summary>
    [Cell(Input = 16, Hidden = 32)]
    public sealed partial class Zoneout32(ZoneoutLstm cell)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(Dropout(x, 0.5), h, c);
    }

    /// <summary>Two stages: the second product reads what the first one gated.</summary>
    [Cell(Input = 16, Hidden = 32)]
    public sealed partial class Gru32(Gru cell)
    {
        public Vec Step(Vec x, Vec h) => cell.Step(x, h);
    }

    [Cell(Input = 3, Hidden = 20)]
    public sealed partial class Gru20(Gru cell)
    {
        public Vec Step(Vec x, Vec h) => cell.Step(x, h);
    }

    /// <summary>No product on the state: a loop through time where sizes are free.</summary>
    [Cell(Input = 5, Hidden = 33)]
    public sealed partial class IndRnn33(IndRnn cell)
    {
        public Vec Step(Vec x, Vec h) => cell.Step(x, h);
    }

    /// <summary>Vector weights, and a gate that reads the new state.</summary>
    [Cell(Input = 3, Hidden = 20)]
    public sealed partial class Peephole20(PeepholeLstm cell)
    {
        public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) => cell.Step(x, h, c);
    }

    /// <summary>A size of a nested cell, states of different size, a product as the last stage.</summary>
    [Cell(Input = 7, Hidden = 24), FixedSize("cell.Projection", 9)]
    public sealed partial class Projected24(ProjectedLstm cell)
    {
        public (Vec r, Vec c) Step(Vec x, [Size("cell.Projection")] Vec r, Vec c) => cell.Step(x, r, c);
    }

    [Cell(Input = 6, Hidden = 18)]
    public sealed partial class Highway18(RecurrentHighway cell)
    {
        public Vec Step(Vec x, Vec s) => cell.Step(x, s);
    }

    /// <summary>Far too large to be written out on any target.</summary>
    [Cell(Input = 70, Hidden = 130)]
    public sealed partial class Gru130(Gru cell)
    {
        public Vec Step(Vec x, Vec h) => cell.Step(x, h);
    }

    /// <summary>States that change places, one that only passes through, and a numeric weight.</summary>
    [Cell(Input = 20, Hidden = 20)]
    public sealed partial class Swapped20(Affine gate, Scalar gain, double rate = 0.5)
    {
        public (Vec a, Vec b, Vec past) Step(Vec x, Vec a, Vec b, Vec past)
        {
            var g = Sigmoid(gate[x, past]);
            return (b + gain * g, rate * a - g * b, a);
        }
    }

    /// <summary>Later stages read the states as they entered; one weight serves two operands; an output is no state.</summary>
    [Cell(Input = 4, Hidden = 19), FixedSize("Wide", 35)]
    public sealed partial class Entered19(Affine shared, Affine second, [Size("Wide")] Affine head)
    {
        public (Vec y, Vec h, Vec k) Step(Vec x, Vec h, Vec k)
        {
            var first = Tanh(shared[x, h]);
            var next = Tanh(shared[x, first * k]) + h;
            var last = Sigmoid(second[next, k]) * h;
            return (Relu(head[last, x]), next, last + k);
        }
    }

    /// <summary>Derived matrices, one of them of blocks.</summary>
    [Cell(Input = 5, Hidden = 18)]
    public sealed partial class Derived18(Affine input, Matrix recurrent, Matrix blocks)
    {
        public Vec Step(Vec x, Vec h)
        {
            var turn = recurrent - recurrent.Transposed;
            return Tanh(input[x] + turn[h]) + BlockDiagonal(blocks, 4)[h];
        }
    }

    /// <summary>Rings of an input and of two states, one of which is replaced in place and one of which is not.</summary>
    [Cell(Input = 5, Hidden = 18)]
    public sealed partial class Delayed18(Affine mix, Affine second)
    {
        public (Vec h, Vec k) Step(
            Vec x, [Delay(nameof(x), 2)] Vec before, [Delay(nameof(h), 1)] Vec same, [Delay(nameof(h), 3)] Vec old,
            [Delay(nameof(k), 2)] Vec back, Vec h, Vec k)
        {
            var next = Tanh(mix[x, before, same, old]) + 0.2 * back;
            return (next, Tanh(second[next, h]) * k + 0.5);
        }
    }
}
