using Kernels.Execution;
using Kernels.Tests.Published;

namespace Kernels.Tests.Compressed;

/// <summary>Every published cell with compressed weights.</summary>
public sealed class CompressedCellTests
{
    // Four steps from states of size 1. A bfloat16 weight is off by at most 2⁻⁹ of itself; an int8 weight by at most
    // 1/254 of the largest of its row and an operand by 1/254 of its row's largest. Relative L2, worst tensor, with
    // room for cells that add such errors up.
    private const double BFloat16Bound = 1e-2;
    private const double Int8Bound = 5e-2;

    public static TheoryData<string> Names => CompressedCell.Names;

    /// <summary>Cells that have matrices, without any there is nothing to round, and whose values do not jump.</summary>
    public static TheoryData<string> Continuous =>
        [.. Rounded.Where(cell => !JumpingCells.Has(cell.Name)).Select(cell => cell.Name)];

    /// <summary>Cells whose products apply weights as they are: a derived matrix is rounded after it is derived.</summary>
    public static TheoryData<string> RoundedWeights =>
        [.. Rounded.Where(cell => cell.Compiled.Matrices is null).Select(cell => cell.Name)];

    private static IEnumerable<PublishedCell> Rounded =>
        PublishedCell.All.Where(cell => cell.Compiled.Weights.Any(weight => weight.Kind == WeightKind.Matrix));

    [Theory]
    [MemberData(nameof(RoundedWeights))]
    public void BFloat16_OnEveryTarget_HasTheBitsOfAFloatLayerWithRoundedWeights(string cell)
    {
        foreach ((Target target, int i) in Targets.Supported.Select((target, i) => (target, i)))
            CompressedCell.Find(cell).HasTheBitsOfRoundedWeights(new() { Target = target, Threads = 1 + (i % 2) });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Float32_OnEveryTarget_HasTheBitsOfTheLayer(string cell)
    {
        foreach (Target target in Targets.Supported)
            CompressedCell.Find(cell).IsNearTheFloatLayer(WeightFormat.Float32, new() { Target = target }, bound: 0);
    }

    [Theory]
    [MemberData(nameof(Continuous))]
    public void BFloat16_OnEveryTarget_IsNearTheFloatLayer(string cell)
    {
        foreach (Target target in Targets.Supported)
            CompressedCell.Find(cell).IsNearTheFloatLayer(WeightFormat.BFloat16, new() { Target = target }, BFloat16Bound);
    }

    [Theory]
    [MemberData(nameof(Continuous))]
    public void Int8_OnEveryTarget_IsNearTheFloatLayer(string cell)
    {
        foreach (Target target in Targets.Supported)
            CompressedCell.Find(cell).IsNearTheFloatLayer(WeightFormat.Int8, new() { Target = target, Threads = 2 }, Int8Bound);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batch_ThreadsAndCuts_ChangeNoBit(string cell)
    {
        foreach (WeightFormat format in Enum.GetValues<WeightFormat>())
            CompressedCell.Find(cell).KeepsBits(format);
    }
}
