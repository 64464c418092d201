using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Emission.Loops;

/// <summary>What a loop does for one vector of units: one block per equation of the declaration, and the stores.</summary>
internal sealed class EquationBody(
    EquationLoop loop, LoopRows rows, ValueNames names, ExpressionText expressions, SourceWriter writer)
{
    // Characters of an expression that still read at a glance.
    private const int LineLength = 80;

    public void Emit(IReadOnlyList<Node> sweep)
    {
        foreach (var node in sweep.Where(expressions.IsVariable))
            Equation(node);
        foreach (var (binding, row) in rows.Stores.Where(s => Passes(s.Binding.Node, sweep)))
        {
            var node = binding.Node;
            writer.Comment($"{row} ← {(node.Operands.Count == 0 ? names.InComment(node) : expressions.Equation(node))}");
            writer.Line(EquationTarget.Store(expressions.Value(node), row));
        }
    }

    public void Declare(Node leaf) => writer.Line($"var {names.Of(leaf)} = {expressions.Load(leaf)};");

    private bool Passes(Node node, IReadOnlyList<Node> sweep) => !loop.Body.Contains(node) && rows.SweepOfPassing(node) == sweep;

    private void Equation(Node node)
    {
        writer.Comment($"{names.InComment(node)} = {expressions.Equation(node)}");
        // What is read again elsewhere is loaded once, before its first use; the rest too where the line would grow long.
        var isLong = expressions.Expression(node).Length > LineLength;
        foreach (var leaf in expressions.LeavesOf(node).Where(l => (isLong || expressions.IsReadAgain(l)) && expressions.Declare(l)))
            Declare(leaf);
        writer.Statement($"var {names.Of(node)} = {expressions.Expression(node)};");
        expressions.Declare(node);
        foreach (var (_, row) in rows.Stores.Where(s => s.Binding.Node == node))
            writer.Line(EquationTarget.Store(names.Of(node), row));
    }
}
