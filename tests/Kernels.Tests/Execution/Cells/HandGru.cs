using System.Numerics;
using Kernels.Execution;
using static Kernels.Functions;
using static Kernels.Tests.Execution.Cells.Hand;

namespace Kernels.Tests.Execution.Cells;

/// <summary>GRU with reset before the product (Cho et al. 2014): two stages, a computed operand that the backward
/// pass computes again per block.</summary>
public sealed unsafe class HandGru : ICell<HandGru>
{
    private readonly Affine _reset;
    private readonly Affine _update;
    private readonly Affine _candidate;

    private HandGru(DeclaredWeights weights) =>
        (_reset, _update, _candidate) = (weights.Affine("reset"), weights.Affine("update"),
            weights.Affine("candidate"));

    // Slots: x h | biases r z n | reset·h of the step | tape r z n | dy dh dx | reset·h of the block | dr dz dn |
    // kept part of dh.
    public static CompiledCell Compiled { get; } = new()
    {
        Name = "HandGru",
        Sizes = ["Input", "Hidden"],
        Weights = [.. Affine("reset"), .. Affine("update"), .. Affine("candidate", "rh")],
        Hypers = [],
        Inputs = [new("x", Input, 0, 0, -1)],
        States = [new("h", Hidden, 1, 1, 0)],
        Outputs = [new("h", Hidden, 0, 0, -1, 9)],
        Slots =
        [
            Slot(SlotKind.Input, Input, 0, "x"), Slot(SlotKind.State, Hidden, 0, "h"),
            Slot(SlotKind.Parameter, Hidden, 2, "br"), Slot(SlotKind.Parameter, Hidden, 5, "bz"),
                Slot(SlotKind.Parameter, Hidden, 8, "bn"),
            Slot(SlotKind.Step, Hidden, 0, "rh"),
            Slot(SlotKind.Tape, Hidden, 0, "r"), Slot(SlotKind.Tape, Hidden, 0, "z"),
                Slot(SlotKind.Tape, Hidden, 0, "n"),
            Slot(SlotKind.OutputGradient, Hidden, 0, "dy"), Slot(SlotKind.StateGradient, Hidden, 0, "dh"),
                Slot(SlotKind.InputGradient, Input, 0, "dx"),
            Slot(SlotKind.Block, Hidden, 0, "rh"),
            Slot(SlotKind.Block, Hidden, 0, "dr"), Slot(SlotKind.Block, Hidden, 0, "dz"),
                Slot(SlotKind.Block, Hidden, 0, "dn"),
            Slot(SlotKind.Step, Hidden, 0, "kept"),
        ],
        Groups =
        [
            new(Hidden, 2, [new(new(0), Input, [0, 3], false)], [2, 3], -1),
            new(Hidden, 1, [new(new(0), Input, [6], false)], [4], -1),
            new(Hidden, 2, [new(new(1), Hidden, [1, 4], false)], [-1, -1], 0),
            new(Hidden, 1, [new(new(5), Hidden, [7], false)], [-1], 1),
            new(Hidden, 1, [new(new(13, Previous: true), Hidden, [1], true),
                new(new(14, Previous: true), Hidden, [4], true)], [-1], -1),
            new(Hidden, 1, [new(new(15), Hidden, [7], true)], [-1], -1),
            new(Input, 1, [new(new(13), Hidden, [0], true), new(new(14), Hidden, [3], true),
                new(new(15), Hidden, [6], true)], [-1], -1),
        ],
        Forward = new(
            [Stage(Part(Hidden, [0], -1), Part(Hidden, [1], -1))],
            [
                Stage(Part(Hidden, [2], 0, Member(2, 0), Member(2, 1), Read(1), Write(6), Write(7), Write(5))),
                Stage(Part(Hidden, [3], 1, Member(3, 0), Read(7), Read(1), Write(8), Write(1, true))),
            ],
            [], false),
        Backward = new(
            [Stage(Part(Hidden, [], 2, Read(6), Read(1), Write(12)))],
            [
                Stage(Part(Hidden, [4], 3, Member(4, 0), Read(9), Read(10), Read(7), Read(8), Read(1), Write(15),
                    Write(14), Write(16))),
                Stage(Part(Hidden, [5], 4, Member(5, 0), Read(16), Read(6), Read(1), Write(13), Write(10, true))),
            ],
            [Stage(Part(Input, [6], 5, Member(6, 0), Write(11)))], false),
        StateGradients = [new(10, 4, 0)],
        Outers =
        [
            new(0, new(13), new(0)), new(1, new(13), new(1)), new(3, new(14), new(0)), new(4, new(14), new(1)),
            new(6, new(15), new(0)), new(7, new(15), new(12)),
        ],
        ColumnSums = [new(2, new(13)), new(3, new(14)), new(4, new(15))],
    };

    public static Equations<float>[] SingleEquations(Target target) => Equations<float>();

    public static Equations<double>[] DoubleEquations() => Equations<double>();

    public static HandGru Create(DeclaredWeights weights) => new(weights);

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results)
    {
        (Vec x, Vec h) = (operands[0], operands[1]);
        Vec r = Sigmoid(_reset[x, h]);
        Vec z = Sigmoid(_update[x, h]);
        results[0] = ((1 - z) * Tanh(_candidate[x, r * h])) + (z * h);
    }

    private static Equations<T>[] Equations<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
    [
        Loop<T>(6, (s, r, u) =>
        {
            T reset = Hand.Sigmoid(s[0].Row(r)[u]);
            (s[3].Row(r)[u], s[4].Row(r)[u], s[5].Row(r)[u]) = (reset, Hand.Sigmoid(s[1].Row(r)[u]),
                reset * s[2].Row(r)[u]);
        }),
        Loop<T>(5, (s, r, u) =>
        {
            T n = T.Tanh(s[0].Row(r)[u]);
            T z = s[1].Row(r)[u];
            (s[3].Row(r)[u], s[4].Row(r)[u]) = (n, ((T.One - z) * n) + (z * s[2].Row(r)[u]));
        }),
        Loop<T>(3, (s, r, u) => s[2].Row(r)[u] = s[0].Row(r)[u] * s[1].Row(r)[u]),
        Loop<T>(9, (s, r, u) =>
        {
            T dh = s[0].Row(r)[u] + s[1].Row(r)[u] + s[2].Row(r)[u];
            (T z, T n, T h) = (s[3].Row(r)[u], s[4].Row(r)[u], s[5].Row(r)[u]);
            s[6].Row(r)[u] = dh * (T.One - z) * (T.One - (n * n));
            s[7].Row(r)[u] = dh * (h - n) * z * (T.One - z);
            s[8].Row(r)[u] = dh * z;
        }),
        Loop<T>(6, (s, r, u) =>
        {
            T drh = s[0].Row(r)[u];
            (T reset, T h) = (s[2].Row(r)[u], s[3].Row(r)[u]);
            s[4].Row(r)[u] = drh * h * reset * (T.One - reset);
            s[5].Row(r)[u] = s[1].Row(r)[u] + (drh * reset);
        }),
        new(HandLstmPlan.Copy, 2),
    ];

    private delegate void Element<T>(ReadOnlySpan<Slot<T>> slots, int row, int unit)
        where T : unmanaged;

    private static Equations<T> Loop<T>(int slots, Element<T> element)
        where T : unmanaged => new(
            (s, rows, units) =>
            {
                for (int r = 0; r < rows; r++)
                {
                    for (int u = 0; u < units; u++)
                        element(s, r, u);
                }
            },
            slots);
}
