using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Diagnostics;

/// <summary>Gathers what is wrong with a declaration; says nothing twice, however often a loop is unrolled.</summary>
internal sealed class ProblemList
{
    private readonly List<Diagnostic> _problems = [];
    private readonly HashSet<(string Id, Location Location)> _seen = [];

    public IReadOnlyList<Diagnostic> Problems => _problems;

    public bool IsEmpty => _problems.Count == 0;

    /// <summary>
    /// Set when the declaration does not compile as C#: that error is the compiler's to report, not ours.
    /// </summary>
    public bool IsInvalid { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
    {
        if (_seen.Add((descriptor.Id, location)))
            _problems.Add(Diagnostic.Create(descriptor, location, arguments));
    }

    public void Report(DiagnosticDescriptor descriptor, IOperation operation, params object[] arguments) =>
        Report(descriptor, operation.Syntax.GetLocation(), arguments);

    public void MarkInvalid() => IsInvalid = true;
}
