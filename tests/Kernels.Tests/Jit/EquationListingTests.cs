using Kernels.Tests.Published;

namespace Kernels.Tests.Jit;

/// <summary>Reads the JIT's own listing of the emitted equation loops of the published cells.</summary>
public class EquationListingTests
{
    private const string Pattern = "*Equations:Forward* *Equations:Backward*";

    // Equation loops may spill: a row of theirs reads up to thirty slots, and x64 has sixteen pointers. Each spill is one load
    // that hits the first-level cache, beside a dozen loads and stores of whole vectors and several activations of
    // some twenty instructions each.
    private const int StackAccesses = 24;

    [X64Fact]
    public void EquationLoops_OfEveryTarget_AreOptimisedAndCallNothing()
    {
        JitRun run = JitRun.Start(JitProbe.Cells, Pattern);

        Assert.Equal(PublishedCell.All.Count, run.Called.Count);
        Assert.All(PublishedCell.All, cell => Assert.Contains(run.Methods, method => method.Type.Contains($".{cell.Name}+", StringComparison.Ordinal)));
        Assert.Empty(run.Methods.SelectMany(Complaints));
    }

    private static IEnumerable<string> Complaints(JitMethod method)
    {
        if (!method.IsOptimised)
            yield return $"{method.Type}:{method.Name} was compiled as {method.Tier}, without optimisation.";
        foreach (JitLoop loop in method.InnermostLoops())
        {
            foreach (string call in loop.Calls)
                yield return $"{method.Type}:{method.Name} calls in its inner loop: {call}";
            if (loop.StackAccesses.Count() is > StackAccesses and var count)
                yield return $"{method.Type}:{method.Name} touches the stack {count} times in its inner loop.";
        }
    }
}
