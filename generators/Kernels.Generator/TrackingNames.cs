namespace Kernels.Generator;

/// <summary>Names of the generator's steps, by which tests ask why a step ran.</summary>
internal static class TrackingNames
{
    /// <summary>Declaration to spec.</summary>
    public const string Parse = "ParseCell";

    /// <summary>Spec to the compiler's sources.</summary>
    public const string Compile = "CompileCell";

    /// <summary>Everything of a cell to files.</summary>
    public const string Emit = "EmitCell";

    /// <summary>A cell function to its spec.</summary>
    public const string ParseFunction = "ParseCellFunction";
}
