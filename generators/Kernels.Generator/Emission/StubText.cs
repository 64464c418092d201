namespace Kernels.Generator.Emission;

/// <summary>
/// Members that keep a project with a mistaken cell compiling, so that the mistake is the only error to be seen.
/// </summary>
internal static class StubText
{
    /// <summary>All of <c>ICell</c>.</summary>
    public static string Declaration(CellIdentity cell) => CellText.Part(
        cell,
        $"A stand-in for {cell.FullName}, whose declaration has mistakes.",
        [],
        CellText.Interface(cell),
        text =>
        {
            WriteCompiled(text, cell);
            text.Line();
            Member(text, $"public static {cell.GlobalName} Create({CellText.DeclaredWeights} weights)", cell);
            text.Line();
            Member(text, $"public void Execute({CellText.Operands} operands, {CellText.Results} results)", cell);
        });

    /// <summary>The compiler's half alone.</summary>
    public static string Compiled(CellIdentity cell) => CellText.Part(
        cell,
        $"A stand-in for the compiled form of {cell.FullName}.",
        [],
        "",
        text => WriteCompiled(text, cell));

    private static void WriteCompiled(SourceWriter text, CellIdentity cell)
    {
        Member(text, $"public static {CellText.CompiledCell} Compiled", cell);
        text.Line();
        Member(text, $"public static {Equations("float")} SingleEquations({CellText.Target} target)", cell);
        text.Line();
        Member(text, $"public static {Equations("double")} DoubleEquations()", cell);
    }

    private static string Equations(string number) => $"global::Kernels.Execution.Equations<{number}>[]";

    private static void Member(SourceWriter text, string head, CellIdentity cell) => text
        .Lines("/// <inheritdoc/>", CellText.GeneratedCode)
        .Line($"{head} =>")
        .Indented([$"throw new global::System.InvalidOperationException({Reason(cell)});"]);

    private static string Reason(CellIdentity cell) => $"\"{cell.FullName} is not compiled: its declaration has mistakes, which a build with analyzers reports.\"";
}
