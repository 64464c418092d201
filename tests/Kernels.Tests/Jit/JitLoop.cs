using System.Text.RegularExpressions;

namespace Kernels.Tests.Jit;

/// <summary>The instructions of one loop.</summary>
/// <param name="Instructions">In order, as listed.</param>
/// <param name="StackRegisters">Registers that address the frame, as a regular expression.</param>
internal sealed partial record JitLoop(IReadOnlyList<string> Instructions, string StackRegisters)
{
    /// <summary>Instructions that read or write the frame.</summary>
    public IEnumerable<string> StackAccesses =>
        Instructions.Where(line => Regex.IsMatch(line, $@"\[({StackRegisters})\b")).Select(line => line.Trim());

    /// <summary>Fused multiply-adds on whole vectors.</summary>
    public int MultiplyAdds => Instructions.Count(line => FusedMultiplyAdd().IsMatch(line));

    [GeneratedRegex(@"^\s+vfmadd\d+p[sd]\s")]
    private static partial Regex FusedMultiplyAdd();
}
