using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kernels.Generator.Tests.Harness;

/// <summary>What an incremental pipeline owes its host.</summary>
internal static class CachingAssert
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxToken), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Compilation),
        typeof(SemanticModel), typeof(IOperation), typeof(Location), typeof(Diagnostic), typeof(TextSpan), typeof(SourceText),
    ];

    private static readonly string[] Named =
        [TrackingNames.Parse, TrackingNames.Compile, TrackingNames.Emit, TrackingNames.ParseFunction];

    private static readonly string[] Parsing = [TrackingNames.Parse, TrackingNames.ParseFunction];

    public static void EverythingIsCached(GeneratorDriverRunResult second)
    {
        foreach (var (name, output) in Steps(second))
        {
            var allowed = Parsing.Contains(name)
                ? new[] { IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached }
                : [IncrementalStepRunReason.Cached];
            Assert.True(allowed.Contains(output.Reason), $"Step {name} is {output.Reason} after an unrelated edit.");
        }

        var outputs = second.Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs);
        Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    public static void HoldsNothingOfRoslyn(GeneratorDriverRunResult result)
    {
        foreach (var (name, output) in Steps(result))
            Assert.True(FindForbidden(output.Value) is not { } path, $"Step {name} holds {FindForbidden(output.Value)}.");
    }

    /// <summary>A path to an object that roots a compilation, or null.</summary>
    public static string? FindForbidden(object? root) =>
        Find(root, "output", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static IEnumerable<(string Name, (object Value, IncrementalStepRunReason Reason) Output)> Steps(
        GeneratorDriverRunResult result) => result.Results[0].TrackedSteps
        .Where(step => Named.Contains(step.Key))
        .SelectMany(step => step.Value.SelectMany(run => run.Outputs.Select(output => (step.Key, output))));

    private static string? Find(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return null;
        if (Forbidden.Any(type => type.IsInstanceOfType(value)))
            return $"{path}: {value.GetType()}";
        if (!value.GetType().IsValueType && !seen.Add(value))
            return null;
        if (value is IEnumerable items)
            return items.Cast<object?>().Select((item, i) => Find(item, $"{path}[{i}]", seen)).FirstOrDefault(found => found is not null);
        return Fields(value.GetType())
            .Select(field => Find(field.GetValue(value), $"{path}.{field.Name}", seen))
            .FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }
}
