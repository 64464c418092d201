using System.Numerics;
using Kernels.Execution;

namespace Kernels.Tests.Execution.Cells;

/// <summary>Pieces of plans written by hand, so that the engine is tested without the compiler.</summary>
internal static class Hand
{
    public const int Input = 0;
    public const int Hidden = 1;

    public static WeightInfo[] Affine(string name, string state = "h") =>
    [
        new($"{name}.x", WeightKind.Matrix, Hidden, Input, Initial.Uniform, double.NaN, false),
        new($"{name}.{state}", WeightKind.Matrix, Hidden, Hidden, Initial.Uniform, double.NaN, false),
        new($"{name}.bias", WeightKind.Bias, Hidden, CompiledCell.Unit, Initial.Uniform, 0.5, false),
    ];

    public static SlotInfo Slot(SlotKind kind, int size, int index, string name) => new(kind, size, index, name);

    public static BindingInfo Read(int slot, bool next = false, bool previous = false) =>
        new(new ValueRef(slot, previous, next));

    public static BindingInfo Write(int slot, bool next = false) => new(new ValueRef(slot, Next: next), Writes: true);

    public static BindingInfo Member(int group, int member) => new(default, group, member);

    public static StageInfo Stage(params PartInfo[] parts) => new(parts);

    public static PartInfo Part(int size, int[] groups, int equations, params BindingInfo[] bindings) =>
        new(size, groups, equations < 0 ? null : new LoopInfo(equations, size, bindings));

    public static T Sigmoid<T>(T x)
        where T : IBinaryFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));
}
