using Kernels.Execution;

namespace Kernels.Tests.Language;

/// <summary>
/// The part of a compiled cell that the executed declaration reads, written by hand, so that the language is tested
/// without
/// the generator. Cells here do not carry [Cell]: the generator would write the same half again.
/// </summary>
internal static class HandCompiled
{
    public const int Input = 0;
    public const int Hidden = 1;

    private static readonly PassInfo NoPass = new([], [], [], false);

    public static CompiledCell Cell(
        string name, WeightInfo[] weights, string[] states, string[]? sizes = null, HyperInfo[]? hypers = null) => new()
        {
            Name = name,
            Sizes = ["Input", "Hidden", .. sizes ?? []],
            Weights = weights,
            Hypers = hypers ?? [],
            Inputs = [new SignalInfo("x", Input, 0, -1, -1)],
            States = [.. states.Select((state, index) => new SignalInfo(state, Hidden, index + 1, -1, index))],
            Outputs = [new OutputInfo(states[0], Hidden, 0, 0, -1, -1)],
            Slots = [],
            Groups = [],
            Forward = NoPass,
            Backward = NoPass,
            StateGradients = [],
            Outers = [],
            ColumnSums = [],
        };

    public static WeightInfo[] Affine(string name, string second = "h", double bias = double.NaN) =>
    [
        Matrix($"{name}.x", Hidden, Input),
        Matrix($"{name}.{second}", Hidden, Hidden),
        new($"{name}.bias", WeightKind.Bias, Hidden, CompiledCell.Unit, Initial.Constant, bias, false),
    ];

    public static WeightInfo Matrix(string name, int rows, int columns, bool frozen = false) =>
        new(name, WeightKind.Matrix, rows, columns, Initial.Uniform, double.NaN, frozen);

    public static WeightInfo Vec(string name, double start = double.NaN) =>
        new(name, WeightKind.Vec, Hidden, CompiledCell.Unit, Initial.Constant, start, false);

    public static WeightInfo Scalar(string name, double start = double.NaN) =>
        new(name, WeightKind.Scalar, CompiledCell.Unit, CompiledCell.Unit, Initial.Constant, start, false);
}
