using System.Text.RegularExpressions;

namespace Kernels.Tests.Jit;

/// <summary>Reads what the x64 JIT writes when <c>DOTNET_JitDisasm</c> names a method.</summary>
internal static partial class JitListing
{
    /// <summary>The methods of a listing, in the order in which they were compiled.</summary>
    public static IReadOnlyList<JitMethod> Parse(string text)
    {
        var methods = new List<JitMethod>();
        var lines = new List<string>();
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (Header().Match(line) is { Success: true } header)
            {
                lines = [];
                methods.Add(new JitMethod(
                    header.Groups["type"].Value, header.Groups["name"].Value, header.Groups["tier"].Value, lines));
            }

            lines.Add(line);
        }

        return methods;
    }

    [GeneratedRegex(@"^; Assembly listing for method (?<type>[^:\s]+):(?<name>[^(\[:\s]+).* \((?<tier>[^()]+)\)$")]
    private static partial Regex Header();
}
