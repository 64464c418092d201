using Kernels.Execution;
using Kernels.Tests.Torture;

namespace Kernels.Tests.Derived;

/// <summary>What is made of weights alone takes no part in a step: neither its value nor its gradient.</summary>
public sealed class OncePerSequenceTests
{
    [Fact]
    public void OperationsOnWeights_OfAPlan_AreInNoPass()
    {
        CompiledCell[] cells = [WeightCells.Reduced.Compiled, WeightCells.Moved.Compiled, WeightCells.AppliedToWeights.Compiled];
        Assert.All(cells, cell => Assert.DoesNotContain(Parts(cell), part => part.Operation is not null));
        // The guard's negative control: the same operations on values of the step are in the passes.
        Assert.Contains(Parts(RowCells.Reductions.Compiled), part => part.Operation is not null);
    }

    // Products of weights leave the products of input and state as they are.
    [Fact]
    public void ProductsOfWeights_OfAPlan_AreInNoGroup()
    {
        CompiledCell cell = WeightCells.AppliedToWeights.Compiled;
        IEnumerable<int> applied = cell.Groups.SelectMany(group => group.Terms).SelectMany(term => term.Weights);
        Assert.Equal(["cell.h", "cell.x"], applied.Where(w => w < cell.Weights.Length).Select(w => cell.Weights[w].Name).Distinct().Order());
    }

    // A number that stretches over a vector of weights: one product is left where the vector is read.
    [Fact]
    public void NumberTimesVector_OfWeights_IsReadAsOneValue() =>
        Assert.Contains(WeightCells.Derived.Compiled.Slots, slot => slot is { Kind: SlotKind.Parameter, Index: SlotInfo.Derived, Name: "scale" });

    private static IEnumerable<PartInfo> Parts(CompiledCell cell) => new[] { cell.Forward, cell.Backward }
        .SelectMany(pass => pass.Before.Concat(pass.Step).Concat(pass.After)).SelectMany(stage => stage.Parts);
}
