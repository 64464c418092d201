using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Verification;

/// <summary>A loop by itself: every operand is read from a row or computed before, in the same sweep or stored by an earlier one.</summary>
internal static class VerifyLoop
{
    public static void Run(EquationLoop loop)
    {
        var known = new HashSet<Node>();
        foreach (var load in loop.Loads)
            Expect(known.Add(load.Node), load.Node, "is read from two rows");
        var stored = new HashSet<Node>(loop.Stores.Select(s => s.Node));
        var body = new HashSet<Node>();
        foreach (var sweep in loop.Sweeps)
        {
            var computed = new HashSet<Node>();
            foreach (var node in sweep)
            {
                Expect(node.IsElementwise, node, "is no equation");
                Expect(Suits(node.Shape), node, $"is {node.Shape} in a loop over {loop.Size}");
                foreach (var operand in node.Operands)
                    Expect(operand.Op == Op.Constant || computed.Contains(operand) || known.Contains(operand), operand, $"is neither loaded nor computed before {node} reads it");
                computed.Add(node);
            }

            body.UnionWith(sweep);
            known.UnionWith(computed.Where(stored.Contains));
        }

        foreach (var store in loop.Stores)
            Expect(store.Node.Op == Op.Constant || known.Contains(store.Node), store.Node, "is stored and never computed");

        // A number is the same at every unit.
        bool Suits(Shape shape) => shape.Rank == 0 || (shape.Size == loop.Size && (shape.Columns == loop.Columns || shape.Rank == 2 == loop.Columns is null));

        void Expect(bool holds, Node node, string violation)
        {
            if (!holds)
                throw new InvalidOperationException($"Loop {loop.Name}: {node} {node.Op} {node.Name} {violation}.");
        }
    }
}
