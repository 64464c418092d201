using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Ir;

/// <summary>Leaves of <see cref="Op.StepIndex"/>: the number of the step, the same for all rows and units.</summary>
internal static class StepCount
{
    private const string Symbol = "step";
    private const string By = " mod ";

    /// <summary>The index of the step, or with a period what is left of it, which is counted too.</summary>
    public static Node Leaf(GraphBuilder build, int period = 0) => build.Leaf(
        Op.StepIndex, period == 0 ? Symbol : Symbol + By + NumberText.Print(period),
        Shape.Number, Domain.Sequence, period);

    /// <summary>The remainder of the index by a whole number; null where it is another remainder.</summary>
    public static Node? Remainder(Node a, Node b) =>
        a is { Op: Op.StepIndex, Steps: 0 } && b.Op == Op.Constant && b.Value >= 1 && b.Value <= int.MaxValue && b.Value.Equals(Math.Floor(b.Value))
            ? Leaf(a.Build, (int)b.Value) : null;

    /// <summary>The period of a leaf by its symbol; 0 for the index itself.</summary>
    public static int Period(string symbol) =>
        symbol == Symbol ? 0 : NumberText.ParseInteger(symbol.Substring(Symbol.Length + By.Length));
}
