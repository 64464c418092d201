using System.Text.RegularExpressions;

namespace Kernels.Tests.Jit;

/// <summary>One method as the JIT compiled it.</summary>
/// <param name="Type">Full name of the declaring type, nested types after '+'.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Tier">What the JIT says it did: <c>FullOpts</c>, <c>Tier1</c>, <c>Tier0</c>, <c>MinOpts</c> …</param>
/// <param name="Lines">The listing's lines.</param>
internal sealed partial record JitMethod(string Type, string Name, string Tier, IReadOnlyList<string> Lines)
{
    /// <summary>Whether the JIT optimised it. Anything it does not call FullOpts or Tier1 counts as not optimised.</summary>
    public bool IsOptimised => Tier is "FullOpts" || Tier.StartsWith("Tier1", StringComparison.Ordinal);

    /// <summary>Loops without a loop inside: the stretches that end in a jump back to their beginning.</summary>
    public IReadOnlyList<JitLoop> InnermostLoops()
    {
        List<(int First, int Last)> spans = Spans();
        string stack = Lines.Any(line => line.StartsWith("; rsp based frame", StringComparison.Ordinal)) ? "rsp" : "rsp|rbp";
        return
        [
            .. spans
                .Where(span => !spans.Exists(other => other != span && other.First >= span.First && other.Last <= span.Last))
                .Select(span => new JitLoop([.. Lines.Skip(span.First).Take(span.Last - span.First + 1).Where(IsInstruction)], stack)),
        ];
    }

    /// <summary>What is wrong with it as a kernel; empty when nothing is.</summary>
    public IEnumerable<string> Complaints()
    {
        if (!IsOptimised)
        {
            yield return $"{Type}:{Name} was compiled as {Tier}, without optimisation.";
        }

        foreach (string access in InnermostLoops().SelectMany(loop => loop.StackAccesses))
        {
            yield return $"{Type}:{Name} touches the stack in its loop: {access}";
        }
    }

    private static bool IsInstruction(string line) => line.StartsWith("       ", StringComparison.Ordinal);

    private List<(int First, int Last)> Spans()
    {
        var labels = new Dictionary<string, int>();
        var spans = new List<(int First, int Last)>();
        for (int i = 0; i < Lines.Count; i++)
        {
            if (Label().Match(Lines[i]) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = i;
            }
            else if (Jump().Match(Lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups[1].Value, out int first))
            {
                spans.Add((first, i));
            }
        }

        return spans;
    }

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+j\w+\s+(?:SHORT\s+|NEAR\s+)?(G_M\w+)")]
    private static partial Regex Jump();
}
