using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>Every single weight-bearing parameter of a declaration: arrays element by element, nested cells opened up.</summary>
internal static class ParameterPaths
{
    public static IEnumerable<(string Path, ParameterSpec Parameter)> Of(IEnumerable<ParameterSpec> parameters, string prefix = "")
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Kind == ParameterKind.Cell)
            {
                foreach (var nested in Of(parameter.Parameters, $"{prefix}{parameter.Name}."))
                    yield return nested;
            }
            else if (parameter.Count == 0)
            {
                yield return (prefix + parameter.Name, parameter);
            }
            else
            {
                for (var i = 0; i < parameter.Count; i++)
                    yield return ($"{prefix}{parameter.Name}[{i}]", Element(parameter, i));
            }
        }
    }

    private static ParameterSpec Element(ParameterSpec array, int index) =>
        array.ElementOperands.Count == 0 ? array : array with { OperandNames = array.ElementOperands[index] };
}
