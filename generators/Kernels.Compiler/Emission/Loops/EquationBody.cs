using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Emission.Loops;

/// <summary>What a loop does for one vector of units: one block per equation of the declaration, and the stores.</summary>
internal sealed class EquationBody(
    EquationLoop loop, LoopRows rows, ValueNames names, ExpressionText expressions, SourceWriter writer)
{
    // Characters of an expression that still read at a glance.
    private const int LineLength = 80;

    public void Emit(IReadOnlyList<Node> sweep, string index)
    {
        foreach (var node in sweep.Where(expressions.IsVariable))
            Equation(node, index);
        foreach (var (binding, row) in rows.Stores.Where(s => Passes(s.Binding.Node, sweep)))
        {
            var node = binding.Node;
            writer.Comment($"{row} ← {(node.Operands.Count == 0 ? names.InComment(node) : expressions.Equation(node))}");
            writer.Line(EquationTarget.Store(expressions.Value(node, index), row, index));
        }
    }

    public void Declare(Node leaf, string index) => writer.Line($"var {names.Of(leaf)} = {expressions.Load(leaf, index)};");

    private bool Passes(Node node, IReadOnlyList<Node> sweep) => !loop.Body.Contains(node) && rows.SweepOfPassing(node) == sweep;

    private void Equation(Node node, string index)
    {
        writer.Comment($"{names.InComment(node)} = {expressions.Equation(node)}");
        // What is read again elsewhere is loaded once, before its first use; the rest too where the line would grow long.
        var isLong = expressions.Expression(node, index).Length > LineLength;
        foreach (var leaf in expressions.LeavesOf(node).Where(l => (isLong || expressions.IsReadAgain(l)) && expressions.Declare(l)))
            Declare(leaf, index);
        writer.Statement($"var {names.Of(node)} = {expressions.Expression(node, index)};");
        expressions.Declare(node);
        foreach (var (_, row) in rows.Stores.Where(s => s.Binding.Node == node))
            writer.Line(EquationTarget.Store(names.Of(node), row, index));
    }
}
