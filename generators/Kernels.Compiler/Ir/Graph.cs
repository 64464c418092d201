namespace Kernels.Compiler.Ir;

/// <summary>What a result of a graph is.</summary>
internal enum ResultRole
{
    /// <summary>A state as it leaves the step.</summary>
    State,

    /// <summary>An output.</summary>
    Output,

    /// <summary>The gradient of an input.</summary>
    InputGradient,

    /// <summary>The gradient of a state as it enters the step.</summary>
    StateGradient,

    /// <summary>The gradient of an input or a state as it was some steps ago: part of what that step's value gets.</summary>
    DelayedGradient,

    /// <summary>The gradient of a weight, summed over rows and steps.</summary>
    WeightGradient,

    /// <summary>What a <see cref="Op.Saved"/> leaf of the backward pass reads back.</summary>
    Saved,

    /// <summary>What an <see cref="Op.Previous"/> leaf reads at the next iteration.</summary>
    Carried,

    /// <summary>Products that belong to a state's gradient and are left to the next iteration.</summary>
    Pending,
}

/// <summary>A value that a graph is computed for.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Symbol">Whose.</param>
/// <param name="Value">The value.</param>
/// <param name="Steps">For a delayed gradient, of how many steps ago.</param>
internal sealed record Result(ResultRole Role, string Symbol, Node Value, int Steps = 0)
{
    public bool IsForward => Role is ResultRole.State or ResultRole.Output or ResultRole.Saved;
}

/// <summary>Results and everything they are computed from. A pass makes a new graph.</summary>
internal sealed class Graph(IEnumerable<Result> results)
{
    public IReadOnlyList<Result> Results { get; } = results.ToArray();

    /// <summary>Nodes of the graph, operands before users.</summary>
    public IReadOnlyList<Node> Nodes => _nodes ??= Order(Results.Select(r => r.Value));

    private IReadOnlyList<Node>? _nodes;

    /// <summary>Everything that <paramref name="roots"/> are computed from, operands before users.</summary>
    public static IReadOnlyList<Node> Order(IEnumerable<Node> roots)
    {
        var seen = new HashSet<Node>();
        var order = new List<Node>();
        foreach (var root in roots)
            Visit(root);
        return order;

        void Visit(Node node)
        {
            if (!seen.Add(node))
                return;
            foreach (var operand in node.Operands)
                Visit(operand);
            order.Add(node);
        }
    }

    /// <summary>How many operands and results read each node.</summary>
    public Dictionary<Node, int> Uses()
    {
        var uses = Nodes.ToDictionary(n => n, _ => 0);
        foreach (var operand in Nodes.SelectMany(n => n.Operands).Concat(Results.Select(r => r.Value)))
            uses[operand]++;
        return uses;
    }
}
