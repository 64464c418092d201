using Kernels.Execution;
using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>A matrix as state: what was written under one key is read under another.</summary>
public class FastWeights(Matrix key, Matrix value) : ICell<FastWeights>
{
    private const int ValueSize = 2;
    private const int KeySize = 3;
    private const int Elements = 4;

    public static CompiledCell Compiled { get; } = new()
    {
        Name = nameof(FastWeights),
        Sizes = ["Input", "Hidden", "Value", "Key", "Elements"],
        Weights = [HandCompiled.Matrix("key", KeySize, 0), HandCompiled.Matrix("value", ValueSize, 0)],
        Hypers = [],
        Inputs = [new SignalInfo("x", 0, 0, -1, -1)],
        States = [new SignalInfo("S", Elements, 1, -1, 0) { Columns = KeySize }],
        Outputs = [new OutputInfo("S", Elements, 0, 0, -1, -1), new OutputInfo("y", ValueSize, 1, -1, -1, -1)],
        Slots = [],
        Groups = [],
        Forward = new([], [], [], false),
        Backward = new([], [], [], false),
        StateGradients = [],
        Outers = [],
        ColumnSums = [],
    };

    public static Equations<float>[] SingleEquations(Target target) => [];

    public static Equations<double>[] DoubleEquations() => [];

    public static FastWeights Create(DeclaredWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(weights.Matrix("key"), weights.Matrix("value"));
    }

    public (Matrix S, Vec y) Step(Vec x, Matrix S)
    {
        var k = Tanh(key[x]);
        S = 0.9 * S + Outer(value[x] - S[k], k);
        return (S, S[Reverse(k)] * Sum(Square(S)) + ScaleColumns(S, k)[k]);
    }

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results)
    {
        var step = Step(operands[0], Matrix.Of(operands[1]));
        results[0] = step.S.ToVec();
        results[1] = step.y;
    }
}
