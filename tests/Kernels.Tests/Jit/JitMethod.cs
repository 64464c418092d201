using System.Text.RegularExpressions;

namespace Kernels.Tests.Jit;

/// <summary>One method as the JIT compiled it.</summary>
/// <param name="Type">Full name of the declaring type, nested types after '+'.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Tier">What the JIT says it did: <c>FullOpts</c>, <c>Tier1</c>, <c>Tier0</c>, <c>MinOpts</c> …</param>
/// <param name="Lines">The listing's lines.</param>
internal sealed partial record JitMethod(string Type, string Name, string Tier, IReadOnlyList<string> Lines)
{
    /// <summary>Whether the JIT optimised it: whatever it does not call FullOpts or Tier1 counts as not.</summary>
    public bool IsOptimised => Tier is "FullOpts" || Tier.StartsWith("Tier1", StringComparison.Ordinal);

    /// <summary>All of its instructions, for methods whose loop is written out.</summary>
    public JitLoop Whole => new([.. Lines.Where(IsInstruction)], FrameRegisters);

    /// <summary>Loops without a loop inside: the stretches that end in a jump back to their beginning.</summary>
    public IReadOnlyList<JitLoop> InnermostLoops()
    {
        List<Span> spans = Spans();
        return
        [
            .. spans
                .Where(span => !spans.Exists(span.Surrounds))
                .Select(span => Lines.Take(span.First..(span.Last + 1)).Where(IsInstruction))
                .Select(instructions => new JitLoop([.. instructions], FrameRegisters)),
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

    // Without a frame pointer, rbp is a general register.
    private string FrameRegisters =>
        Lines.Any(line => line.StartsWith("; rsp based frame", StringComparison.Ordinal)) ? "rsp" : "rsp|rbp";

    private static bool IsInstruction(string line) => line.StartsWith("       ", StringComparison.Ordinal);

    private List<Span> Spans()
    {
        var labels = new Dictionary<string, int>();
        var spans = new List<Span>();
        for (int i = 0; i < Lines.Count; i++)
        {
            if (Label().Match(Lines[i]) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = i;
            }
            else if (Jump().Match(Lines[i]) is { Success: true } jump
                && labels.TryGetValue(jump.Groups[1].Value, out int first))
            {
                spans.Add(new Span(first, i));
            }
        }

        return spans;
    }

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+j\w+\s+(?:SHORT\s+|NEAR\s+)?(G_M\w+)")]
    private static partial Regex Jump();

    private readonly record struct Span(int First, int Last)
    {
        public bool Surrounds(Span other) => other != this && other.First >= First && other.Last <= Last;
    }
}
