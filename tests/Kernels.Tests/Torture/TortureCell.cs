using Kernels.Execution;

namespace Kernels.Tests.Torture;

/// <summary>A cell by name, and what is checked of every one of them.</summary>
internal abstract class TortureCell(string name)
{
    public static IReadOnlyList<TortureCell> All { get; } =
    [
        Of<StateCells.Swapped>(), Of<StateCells.Delay>(), Of<StateCells.FourStates>(), Of<StateCells.OutputFirst>(),
        Of<StateCells.Unread>(), Of<StateCells.Behind>(), Of<StateCells.Twins>(), Of<StateCells.Passing>(), Of<StateCells.ManyInputs>(),
        Of<StateCells.Forgetful>(), Of<StateCells.Twice>(),
        Of<DelayCells.Skip>(), Of<DelayCells.Window>(), Of<DelayCells.Leaky>(), Of<DelayCells.Differences>(), Of<DelayCells.OneStep>(),
        Of<DelayCells.Echo>(), Of<DelayCells.Crossed>(), Of<DelayCells.Ring>(), Of<DelayCells.PastNumbers>(),
        Of<CountCells.Waves>(), Of<CountCells.Cooling>(), Of<CountCells.Seasons>(), Of<CountCells.Folded>(), Of<CountCells.Warm>(),
        Of<ClockCells.Slow>(), Of<ClockCells.Groups>(), Of<ClockCells.Gated>(), Of<ClockCells.Read>(), Of<ClockCells.Turns>(), Of<ClockCells.Duty>(),
        Of<ClockCells.Silent>(), Of<ClockCells.SlowNorm>(), Of<ClockCells.SlowDecay>(), Of<ClockCells.Pooled>(), Of<ClockCells.Late>(),
        Of<OnceCells.Style>(), Of<OnceCells.Memories>(), Of<OnceCells.Fading>(), Of<OnceCells.Unfolding>(),
        Of<ProductCells.Chain>(), Of<ProductCells.Operands>(), Of<ProductCells.Shared>(), Of<ProductCells.Matrices>(),
        Of<ProductCells.HoistedChain>(), Of<ProductCells.HoistedThenStep>(), Of<ProductCells.StateOnly>(),
        Of<ProductCells.Elementwise>(), Of<ProductCells.NoWeights>(), Of<ProductCells.Head>(), Of<ProductCells.DeepHead>(),
        Of<ProductCells.TwelveGates>(), Of<ProductCells.TenStages>(), Of<ProductCells.MixedGroups>(), Of<ProductCells.ReadTwice>(),
        Of<ProductCells.OfBoth>(),
        Of<WeightCells.Numbers>(), Of<WeightCells.Derived>(), Of<WeightCells.DerivedOperand>(), Of<WeightCells.Hypers>(),
        Of<WeightCells.Frozen>(), Of<WeightCells.AllFrozen>(), Of<WeightCells.Arrays>(), Of<WeightCells.Nesting>(), Of<WeightCells.Vectors>(),
        Of<WeightCells.Reduced>(), Of<WeightCells.Moved>(), Of<WeightCells.AppliedToWeights>(),
        Of<MatrixCells.Sums>(), Of<MatrixCells.Functions>(), Of<MatrixCells.Products>(), Of<MatrixCells.Orthogonal>(),
        Of<MatrixCells.Diagonals>(), Of<MatrixCells.Normalised>(), Of<MatrixCells.Blocks>(), Of<MatrixCells.AppliedTwice>(),
        Of<MatrixCells.FromInput>(), Of<MatrixCells.NestedMatrices>(), Of<MatrixCells.FrozenFactor>(), Of<MatrixCells.Convolved>(),
        Of<RowCells.Reductions>(), Of<RowCells.Norms>(), Of<RowCells.RowNumbers>(), Of<RowCells.Beats>(), Of<RowCells.Scored>(), Of<RowCells.Moves>(), Of<RowCells.Slices>(), Of<RowCells.Turning>(), Of<RowCells.Permuted>(),
        Of<StateMatrixCells.Memory>(), Of<StateMatrixCells.Given>(),
        Of<ShapeCells.Attention>(), Of<ShapeCells.Shapes>(), Of<ShapeCells.Rows>(), Of<ShapeCells.Shifts>(),
        Of<FunctionCells.Smooth>(), Of<FunctionCells.Remainders>(), Of<FunctionCells.Kinked>(), Of<FunctionCells.Unselected>(), Of<FunctionCells.Language>(),
        Of<FunctionCells.Folding>(), Of<FunctionCells.Constants>(), Of<FunctionCells.Declared>(),
        Of<ChildCells.Node>(), Of<ChildCells.Fed>(), Of<ChildCells.Outer>(),
        Of<OutsideCells.SelfReferential>(), Of<OutsideCells.GatedFeedback>(), Of<OutsideCells.Multiscale>(), Of<OutsideCells.RandomFeatures>(),
        Of<OutsideCells.GateLoop>(), Of<OutsideCells.Tape>(), Of<OutsideCells.Izhikevich>(), Of<OutsideCells.FitzHughNagumo>(),
        Of<OutsideCells.Filters>(), Of<OutsideCells.Smoothing>(), Of<OutsideCells.Kalman>(), Of<OutsideCells.MeanField>(),
        Of<WrittenCells.Lists>(), Of<WrittenCells.Structures>(), Of<WrittenCells.Functional>(), Of<WrittenCells.Referenced>(),
        Of<NumberCells.Singles>(), Of<NumberCells.Beside>(), Of<NumberCells.WithMatrices>(), Of<NumberCells.WithWeights>(),
        Of<NumberCells.Layers>(), Of<NumberCells.Orders>(), Of<NumberCells.Means>(), Of<NumberCells.Ones>(),
        Of<NameCells.Clashes>(), Of<NameCells.Ünicode>(), Of<NameCells.Members>(),
    ];

    public string Name { get; } = name;

    public abstract CompiledCell Compiled { get; }

    public static TheoryData<string> Names => [.. All.Select(cell => cell.Name)];

    public static TortureCell Find(string name) => All.Single(cell => cell.Name == name);

    public abstract GradientCheckReport Check(int input, int hidden, int batch, int steps, ulong seed, params (string Size, int Value)[] sizes);

    /// <summary>Runs of one cell that must agree bit for bit, or with the executed declaration.</summary>
    public abstract LayerRun Run(LayerShape shape, RecurrentOptions options);

    public abstract LayerRun Declared(LayerShape shape);

    public override string ToString() => Name;

    private static TortureCell<TCell> Of<TCell>()
        where TCell : ICell<TCell> => new();
}
