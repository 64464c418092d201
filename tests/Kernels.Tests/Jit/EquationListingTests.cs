using System.Runtime.Intrinsics;
using Kernels.Tests.Published;

namespace Kernels.Tests.Jit;

/// <summary>Reads the JIT's own listing of the emitted equation loops of the published cells.</summary>
public class EquationListingTests
{
    private const string Pattern = "*Equations:Forward* *Equations:Backward*";

    // With thirty-two vector registers everything stays in them. With sixteen, the constants of four activations in one loop do
    // not: 23 of 177 instructions read one from the frame, which is as fast as reading it from anywhere else. With more
    // activations, still not more than a quarter of the loop.
    private const int SpilledVectors = 32;

    [X64Fact]
    public void EquationLoops_OnThisProcessor_AreOptimisedAndCallNothing() =>
        Check(Vector512.IsHardwareAccelerated ? 0 : SpilledVectors);

    [X64Fact]
    [Trait("Category", "Once")]
    public void EquationLoops_WithoutAvx512_AreOptimisedAndCallNothing() =>
        Check(SpilledVectors, ("DOTNET_EnableAVX512", "0"));

    [X64Fact]
    [Trait("Category", "Once")]
    public void SpillingLoop_InTheListing_IsCaught()
    {
        JitMethod control = Assert.Single(JitRun.Start(JitProbe.Controls, "*Controls:" + nameof(JitControls.Spilling)).Methods);

        Assert.Contains(Complaints(control, 0), complaint => complaint.Contains("vectors in its frame", StringComparison.Ordinal));
    }

    private static void Check(int spilledVectors, params (string Name, string Value)[] settings)
    {
        JitRun run = JitRun.Start(JitProbe.Cells, Pattern, settings);

        Assert.Equal(PublishedCell.All.Count, run.Called.Count);
        Assert.All(
            PublishedCell.All,
            cell => Assert.Contains(run.Methods, method => method.Type.Contains($".{cell.Name}+", StringComparison.Ordinal)));
        Assert.All(run.Methods, method => Assert.Contains(method.InnermostLoops(), loop => loop.VectorAccesses > 0));
        string[] complaints = [.. run.Methods.SelectMany(method => Complaints(method, spilledVectors))];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
    }

    // Loops over rows set pointers up and may do with the frame as they like; the one over units is the one with vectors.
    private static IEnumerable<string> Complaints(JitMethod method, int spilledVectors)
    {
        string name = $"{method.Type}:{method.Name}";
        if (!method.IsOptimised)
            yield return $"{name} was compiled as {method.Tier}, without optimisation.";
        JitLoop[] loops = [.. method.InnermostLoops().Where(loop => loop.VectorAccesses > 0)];
        foreach (JitLoop loop in loops)
        {
            // A power with an exponent that is computed goes through double and is a call, before which vectors leave their registers.
            if (loop.Calls.Any() && loop.Calls.All(call => call.Contains("VectorMath:Pow(", StringComparison.Ordinal)))
                continue;
            int spillable = spilledVectors == 0 ? 0 : Math.Max(spilledVectors, loop.Instructions.Count / 4);
            foreach (string call in loop.Calls)
                yield return $"{name} calls in its inner loop: {call}";
            if (loop.SpilledVectors > spillable)
                yield return $"{name} keeps vectors in its frame: {loop.SpilledVectors} accesses in its inner loop.";
            // More rows than pointer registers: the pointer of a row may be read from the frame once each time it is used.
            int rows = loop.VectorAccesses + loop.Broadcasts - loop.SpilledVectors;
            int pointers = loop.StackAccesses.Count() - loop.SpilledVectors;
            // A loop that touches no row is one over rows that found no units, with constants put aside and fetched again.
            // Among a hundred rows the index has no register either: it is read from the frame beside the pointer now and then.
            if (rows > 0 && pointers > rows + (rows / 4))
                yield return $"{name} reads {pointers} pointers from its frame for {rows} accesses to rows.";
        }
    }
}
