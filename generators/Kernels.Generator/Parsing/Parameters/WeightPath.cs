using Kernels.Compiler.Specs;

namespace Kernels.Generator.Parsing;

/// <summary>A weight by its parameter, and by its position where that is an array.</summary>
internal readonly record struct WeightPath(string Parameter, int Index = -1)
{
    /// <summary>As instructions name it: <c>forget</c>, <c>gates[1]</c>.</summary>
    public override string ToString() =>
        Index < 0 ? Parameter : $"{Parameter}[{NumberText.Print(Index)}]";
}
