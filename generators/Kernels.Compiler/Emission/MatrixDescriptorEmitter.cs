using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Planning.Matrices;
using static Kernels.Compiler.Emission.Literals;

namespace Kernels.Compiler.Emission;

/// <summary>A matrix program as the initialiser of a <c>Kernels.Execution.MatrixProgramInfo</c>.</summary>
internal sealed class MatrixDescriptorEmitter(PlanIndices indices, MatrixProgram program, SourceWriter writer, int firstLoop)
{
    private readonly List<EquationLoop> _loops = [.. program.Loops];

    /// <summary>Writes the member of the initialiser.</summary>
    public void EmitMember()
    {
        using (writer.Open("Matrices = new(", "),"))
        {
            List("Values", program.Values.Select(Value), ",");
            List("Forward", program.Forward.Select(Step), ",");
            List("Backward", program.Backward.Select(Step), ",");
            writer.Line($"Matrices: [{string.Join(", ", program.Matrices.Select(m => Text(program[m])))}],");
            writer.Line($"Rows: [{string.Join(", ", program.Rows.Select(r => $"new({Text(r.Slot)}, {Text(r.Value)})"))}],");
            writer.Line($"Sums: [{string.Join(", ", program.Sums.Select(s => Text(program[s])))}],");
            var gradients = program.Gradients.Select(g => $"new({Text(indices.Weight(g.Weight))}, {Text(g.Value)})");
            List("Gradients", gradients, "");
        }
    }

    private string Size(string? size) => Text(indices.Size(size));

    private void List(string name, IEnumerable<string> items, string end)
    {
        using (writer.Open($"{name}: [", "]" + end))
            writer.Wrapped(items.Select(i => i + ","));
    }

    private string Value(MatrixValue value)
    {
        var index = value.Source switch
        {
            MatrixSource.Weight => indices.Weight(value.Node.Symbol),
            MatrixSource.Hyper => indices.Hyper(value.Node.Symbol),
            MatrixSource.Size => indices.Size(value.Node.Symbol),
            MatrixSource.OuterSum => program.Sums.ToList().IndexOf(value.Node),
            _ => value.Index,
        };
        return $"new(Execution::MatrixSource.{value.Source}, {Text(index)}, {Size(value.Node.Shape.Rows)}, {Size(value.Node.Shape.Columns)})";
    }

    private string Step(MatrixStep step)
    {
        var values = step.Loop is { } loop ? loop.Bindings.Select(b => b.Binding.Value.Slot)
            : step.Node!.Operands.Append(step.Node).Select(n => program[n]);
        var (code, argument) = step.Loop is { } equations ? ("Equations", firstLoop + _loops.IndexOf(equations))
            : (RowTable.Holds(step.Node!.Op) ? "Rows" : step.Node.Op.ToString(), (int)step.Node.Value);
        return $"new(Execution::MatrixCode.{code}, [{string.Join(", ", values.Select(Text))}], {Text(argument)}){Rows(step.Node)}";
    }

    private string Rows(Node? node) => node is null || !RowTable.Holds(node.Op) ? ""
        : $" {{ Operation = Execution::RowOperation.{node.Op}" + (node.IsMove && node.Symbol != "0" ? $", Offset = {Size(node.Symbol)} }}" : " }");
}
