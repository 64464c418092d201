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

    /// <summary>Calls of other methods.</summary>
    public IEnumerable<string> Calls =>
        Instructions.Select(line => line.Trim()).Where(line => line.StartsWith("call", StringComparison.Ordinal));

    /// <summary>Instructions that read or write a whole vector in memory.</summary>
    public int VectorAccesses => Instructions.Count(IsOfVector);

    /// <summary>Those of them that read or write the frame: vectors for which there was no register.</summary>
    public int SpilledVectors => StackAccesses.Count(IsOfVector);

    /// <summary>Instructions that read one number and spread it over a vector.</summary>
    public int Broadcasts => Instructions.Count(line => Broadcast().IsMatch(line));

    private static bool IsOfVector(string line) => line.Contains("mmword ptr", StringComparison.Ordinal);

    /// <summary>Multiplications of whole vectors, fused with an addition or not, of floats or of bytes.</summary>
    public int Multiplications => Instructions.Count(line => Multiplication().IsMatch(line));

    [GeneratedRegex(@"^\s+v?(broadcasts[sd]|movddup|movs[sd])\b.*word ptr|word ptr.*1to\d")]
    private static partial Regex Broadcast();

    [GeneratedRegex(@"^\s+v?((fmadd\d+|mul)p[sd]|pdpbusd|pmaddwd|pmullw)\s")]
    private static partial Regex Multiplication();
}
