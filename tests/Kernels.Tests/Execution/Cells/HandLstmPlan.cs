using System.Numerics;
using Kernels.Execution;
using static Kernels.Tests.Execution.Cells.Hand;

namespace Kernels.Tests.Execution.Cells;

internal static unsafe class HandLstmPlan
{
    private const int X = 0;
    private const int H = 1;
    private const int C = 2;
    private const int Bias = 3;
    private const int Gate = 7;
    private const int OutputGradient = 11;
    private const int CellGradient = 12;
    private const int InputGradient = 13;
    private const int HiddenGradient = 14;

    public static CompiledCell Build(string name, bool receivesHidden) => new()
    {
        Name = name,
        Sizes = ["Input", "Hidden"],
        Weights = [.. Affine("input"), .. Affine("forget"), .. Affine("output"), .. Affine("candidate")],
        Hypers = [],
        Inputs = [new("x", Input, 0, X, -1)],
        States = [new("h", Hidden, 1, H, 0), new("c", Hidden, 2, C, 1)],
        Outputs = [new("h", Hidden, 0, 0, -1, OutputGradient)],
        Slots =
        [
            Slot(SlotKind.Input, Input, 0, "x"), Slot(SlotKind.State, Hidden, 0, "h"),
                Slot(SlotKind.State, Hidden, 1, "c"),
            .. Enumerable.Range(0, 4).Select(gate => Slot(SlotKind.Parameter, Hidden, (3 * gate) + 2, $"b{gate}")),
            .. Enumerable.Range(0, 4).Select(gate => Slot(SlotKind.Tape, Hidden, 0, $"gate{gate}")),
            Slot(SlotKind.OutputGradient, Hidden, 0, "dy"), Slot(SlotKind.StateGradient, Hidden, 1, "dc"),
            Slot(SlotKind.InputGradient, Input, 0, "dx"),
            .. receivesHidden ? [Slot(SlotKind.StateGradient, Hidden, 0, "dh")] : Array.Empty<SlotInfo>(),
        ],
        Groups =
        [
            new(Hidden, 4, [new(new(X), Input, [0, 3, 6, 9], false)], [Bias, Bias + 1, Bias + 2, Bias + 3], -1),
            new(Hidden, 4, [new(new(H), Hidden, [1, 4, 7, 10], false)], [-1, -1, -1, -1], 0),
            new(Hidden, 1, [.. Enumerable.Range(0, 4).Select(g =>
                new TermInfo(new(Gate + g, Previous: true), Hidden, [(3 * g) + 1], true))], [-1], -1),
            new(Input, 1, [.. Enumerable.Range(0, 4).Select(g => new TermInfo(new(Gate + g), Hidden, [3 * g], true))],
                [-1], -1),
        ],
        Forward = new(
            [Stage(Part(Hidden, [0], -1))],
            [Stage(Part(Hidden, [1], 0,
                Member(1, 0), Member(1, 1), Member(1, 2), Member(1, 3), Read(C), Write(H, true), Write(C, true),
                Write(Gate), Write(Gate + 1), Write(Gate + 2), Write(Gate + 3)))],
            [], false),
        Backward = new(
            [],
            [Stage(Part(Hidden, [2], 1,
                [Member(2, 0), Read(OutputGradient), Read(CellGradient), Read(C), Read(C, true), Write(Gate),
                    Write(Gate + 1), Write(Gate + 2),
                    Write(Gate + 3), Write(CellGradient, true), .. receivesHidden ? [Read(HiddenGradient)]
                        : Array.Empty<BindingInfo>()]))],
            [Stage(Part(Input, [3], 2, Member(3, 0), Write(InputGradient)))], false),
        StateGradients = [new(receivesHidden ? HiddenGradient : -1, 2, 0), new(CellGradient, -1, 0)],
        Outers =
        [
            .. Enumerable.Range(0, 4).SelectMany(g =>
                (OuterInfo[])[new(3 * g, new(Gate + g), new(X)), new((3 * g) + 1, new(Gate + g), new(H))]),
        ],
        ColumnSums = [.. Enumerable.Range(0, 4).Select(g => new ColumnSumInfo(Bias + g, new(Gate + g)))],
    };

    public static Equations<T>[] Equations<T>(bool receivesHidden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [new(Forward, 11), receivesHidden ? new(BackwardReceiving, 11) : new(Backward, 10), new(Copy, 2)];

    private static void Forward<T>(ReadOnlySpan<Slot<T>> s, int rows, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++)
        {
            for (int u = 0; u < units; u++)
            {
                T i = Sigmoid(s[0].Row(r)[u]);
                T f = Sigmoid(s[1].Row(r)[u]);
                T o = Sigmoid(s[2].Row(r)[u]);
                T g = T.Tanh(s[3].Row(r)[u]);
                T c = (f * s[4].Row(r)[u]) + (i * g);
                s[5].Row(r)[u] = o * T.Tanh(c);
                (s[6].Row(r)[u], s[7].Row(r)[u], s[8].Row(r)[u], s[9].Row(r)[u], s[10].Row(r)[u]) = (c, i, f, o, g);
            }
        }
    }

    private static void Backward<T>(ReadOnlySpan<Slot<T>> s, int rows, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Backward(s, rows, units, false);

    private static void BackwardReceiving<T>(ReadOnlySpan<Slot<T>> s, int rows, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Backward(s, rows, units, true);

    private static void Backward<T>(ReadOnlySpan<Slot<T>> s, int rows, int units, bool receivesHidden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++)
        {
            for (int u = 0; u < units; u++)
            {
                (T i, T f, T o, T g) = (s[5].Row(r)[u], s[6].Row(r)[u], s[7].Row(r)[u], s[8].Row(r)[u]);
                T dh = s[0].Row(r)[u] + s[1].Row(r)[u] + (receivesHidden ? s[10].Row(r)[u] : T.Zero);
                T tanh = T.Tanh(s[4].Row(r)[u]);
                T dc = s[2].Row(r)[u] + (dh * o * (T.One - (tanh * tanh)));
                s[5].Row(r)[u] = dc * g * i * (T.One - i);
                s[6].Row(r)[u] = dc * s[3].Row(r)[u] * f * (T.One - f);
                s[7].Row(r)[u] = dh * tanh * o * (T.One - o);
                s[8].Row(r)[u] = dc * i * (T.One - (g * g));
                s[9].Row(r)[u] = dc * f;
            }
        }
    }

    internal static void Copy<T>(ReadOnlySpan<Slot<T>> s, int rows, int units)
        where T : unmanaged
    {
        for (int r = 0; r < rows; r++)
        {
            for (int u = 0; u < units; u++)
                s[1].Row(r)[u] = s[0].Row(r)[u];
        }
    }
}
