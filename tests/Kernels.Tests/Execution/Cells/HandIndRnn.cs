using System.Numerics;
using Kernels.Execution;
using static Kernels.Functions;
using static Kernels.Tests.Execution.Cells.Hand;

namespace Kernels.Tests.Execution.Cells;

/// <summary>
/// A diagonal recurrence (after Li et al. 2018): loops exchanged, a derived parameter, a scalar weight, a
/// hyper-parameter and an output
/// that is no state. h = tanh(W·x + b + exp(θ)·h), y = s·h.
/// </summary>
public sealed unsafe class HandIndRnn : ICell<HandIndRnn>
{
    private readonly Affine _input;
    private readonly Vec _theta;
    private readonly Vec _scale;
    private readonly double _slope;

    private HandIndRnn(DeclaredWeights weights) =>
        (_input, _theta, _scale, _slope) = (weights.Affine("input"), weights.Vec("theta"), weights.Scalar("scale"),
            weights.Hyper("slope"));

    // Slots: x h | b θ exp(θ) s | y dy dh dx | da, da·h, dy·h | gradients of exp(θ) and θ | slope.
    public static CompiledCell Compiled { get; } = new()
    {
        Name = "HandIndRnn",
        Sizes = ["Input", "Hidden"],
        Weights =
        [
            new("input.x", WeightKind.Matrix, Hidden, Input, Initial.Uniform, double.NaN, false),
            new("input.bias", WeightKind.Bias, Hidden, CompiledCell.Unit, Initial.Uniform, 0.5, false),
            new("theta", WeightKind.Vec, Hidden, CompiledCell.Unit, Initial.Uniform, 0.5, false),
            new("scale", WeightKind.Scalar, CompiledCell.Unit, CompiledCell.Unit, Initial.Constant, 0.75, false),
        ],
        Hypers = [new("slope", 0.5)],
        Inputs = [new("x", Input, 0, 0, -1)],
        States = [new("h", Hidden, 1, 1, 1)],
        Outputs = [new("y", Hidden, 0, -1, 6, 7)],
        Slots =
        [
            Slot(SlotKind.Input, Input, 0, "x"), Slot(SlotKind.State, Hidden, 0, "h"),
            Slot(SlotKind.Parameter, Hidden, 1, "b"), Slot(SlotKind.Parameter, Hidden, 2, "theta"),
            Slot(SlotKind.Parameter, Hidden, SlotInfo.Derived, "u"),
                Slot(SlotKind.Parameter, CompiledCell.Unit, 3, "s"),
            Slot(SlotKind.Output, Hidden, 0, "y"), Slot(SlotKind.OutputGradient, Hidden, 0, "dy"),
            Slot(SlotKind.StateGradient, Hidden, 0, "dh"), Slot(SlotKind.InputGradient, Input, 0, "dx"),
            Slot(SlotKind.Block, Hidden, 0, "da"), Slot(SlotKind.Block, Hidden, 0, "du"),
                Slot(SlotKind.Block, Hidden, 0, "ds"),
            Slot(SlotKind.ParameterGradient, Hidden, 4, "du"), Slot(SlotKind.ParameterGradient, Hidden, 3, "dtheta"),
            Slot(SlotKind.Parameter, CompiledCell.Unit, -1, "slope"),
        ],
        Groups =
        [
            new(Hidden, 1, [new(new(0), Input, [0], false)], [2], -1),
            new(Hidden, 1, [], [-1], 0),
            new(Input, 1, [new(new(10), Hidden, [0], true)], [-1], -1),
        ],
        ParameterForward = [new(0, Hidden, [Read(3), Read(15), Write(4)])],
        ParameterBackward = [new(1, Hidden, [Read(13), Read(4), Read(15), Write(14)])],
        Forward = new(
            [Stage(Part(Hidden, [0], -1))],
            [Stage(Part(Hidden, [1], 2, Member(1, 0), Read(1), Read(4), Read(5), Write(1, true), Write(6)))],
            [], true),
        Backward = new(
            [],
            [Stage(Part(Hidden, [], 3,
                Read(7), Read(8), Read(1), Read(1, true), Read(4), Read(5), Write(10), Write(11), Write(12),
                    Write(8, true)))],
            [Stage(Part(Input, [2], 4, Member(2, 0), Write(9)))], true),
        StateGradients = [new(8, -1, 0)],
        Outers = [new(0, new(10), new(0))],
        ColumnSums = [new(2, new(10)), new(4, new(11)), new(5, new(12))],
    };

    public static Equations<float>[] SingleEquations(Target target) => Equations<float>();

    public static Equations<double>[] DoubleEquations() => Equations<double>();

    public static HandIndRnn Create(DeclaredWeights weights) => new(weights);

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results)
    {
        Vec h = Tanh(_input[operands[0]] + (Exp(_slope * _theta) * operands[1]));
        (results[0], results[1]) = (_scale * h, h);
    }

    private static Equations<T>[] Equations<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [new(Derive, 3), new(Fold, 4), new(Forward, 6), new(Backward, 10), new(HandLstmPlan.Copy, 2)];

    private static void Derive<T>(ReadOnlySpan<Slot<T>> s, int rows, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int u = 0; u < units; u++)
            s[2].Row(0)[u] = T.Exp(*s[1].Row(0) * s[0].Row(0)[u]);
    }

    private static void Fold<T>(ReadOnlySpan<Slot<T>> s, int rows, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int u = 0; u < units; u++)
            s[3].Row(0)[u] = s[0].Row(0)[u] * s[1].Row(0)[u] * *s[2].Row(0);
    }

    private static void Forward<T>(ReadOnlySpan<Slot<T>> s, int rows, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++)
        {
            for (int u = 0; u < units; u++)
            {
                T h = T.Tanh(s[0].Row(r)[u] + (s[2].Row(r)[u] * s[1].Row(r)[u]));
                s[4].Row(r)[u] = h;
                s[5].Row(r)[u] = *s[3].Row(r) * h;
            }
        }
    }

    private static void Backward<T>(ReadOnlySpan<Slot<T>> s, int rows, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++)
        {
            for (int u = 0; u < units; u++)
            {
                T dy = s[0].Row(r)[u];
                T h = s[3].Row(r)[u];
                T da = ((dy * *s[5].Row(r)) + s[1].Row(r)[u]) * (T.One - (h * h));
                s[6].Row(r)[u] = da;
                s[7].Row(r)[u] = da * s[2].Row(r)[u];
                s[8].Row(r)[u] = dy * h;
                s[9].Row(r)[u] = da * s[4].Row(r)[u];
            }
        }
    }
}
