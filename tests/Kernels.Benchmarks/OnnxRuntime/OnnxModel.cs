using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.OnnxRuntime;

/// <summary>A model of one recurrent node, X to Y, with its weights inside.</summary>
/// <remarks>Field numbers are those of <c>onnx.proto3</c>.</remarks>
internal static class OnnxModel
{
    private const int FormatVersion = 8;
    private const int OperatorSet = 14;
    private const int Float = 1;
    private const int AttributeInt = 2;

    /// <summary>The bytes of the model.</summary>
    public static byte[] Write(OnnxCell cell, Problem problem)
    {
        var (input, hidden, batch, steps) = problem.Shape;
        var gates = cell.Gates.Count;
        return new ProtoWriter()
            .Number(1, FormatVersion)
            .Message(8, set => set.Text(1, "").Number(2, OperatorSet))
            .Message(7, graph => graph
                .Message(1, node => WriteNode(node, cell, hidden))
                .Text(2, "layer")
                .Message(5, t => WriteTensor(
                    t, "W", problem.Stack(cell.Gates.Select(g => g.Input), input), 1, gates * hidden, input))
                .Message(5, t => WriteTensor(
                    t, "R", problem.Stack(cell.Gates.Select(g => g.State), hidden), 1, gates * hidden, hidden))
                .Message(5, t => WriteTensor(t, "B", problem.Stack(cell.Biases, 1), 1, 2 * gates * hidden))
                .Message(11, value => WriteSignature(value, "X", steps, batch, input))
                .Message(12, value => WriteSignature(value, "Y", steps, 1, batch, hidden)))
            .ToArray();
    }

    private static void WriteNode(ProtoWriter node, OnnxCell cell, int hidden)
    {
        foreach (var name in new[] { "X", "W", "R", "B" })
            node.Text(1, name);
        node.Text(2, "Y").Text(4, cell.Operator).Message(5, a => WriteAttribute(a, "hidden_size", hidden));
        if (cell.ResetAfter is { } after)
            node.Message(5, a => WriteAttribute(a, "linear_before_reset", after ? 1 : 0));
    }

    private static void WriteAttribute(ProtoWriter attribute, string name, long value) =>
        attribute.Text(1, name).Number(3, value).Number(20, AttributeInt);

    private static void WriteTensor(ProtoWriter tensor, string name, float[] values, params ReadOnlySpan<int> sizes)
    {
        foreach (var size in sizes)
            tensor.Number(1, size);
        tensor.Number(2, Float).Text(8, name).Floats(9, values);
    }

    private static void WriteSignature(ProtoWriter value, string name, params int[] sizes) =>
        value.Text(1, name).Message(2, type => type.Message(1, tensor => tensor.Number(1, Float).Message(2, shape =>
        {
            foreach (var size in sizes)
                shape.Message(1, dimension => dimension.Number(1, size));
        })));
}
