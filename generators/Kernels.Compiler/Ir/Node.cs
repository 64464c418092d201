using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Ir;

/// <summary>One value. Nodes of a graph are shared: equal operation and operands, same node.</summary>
internal sealed class Node(GraphBuilder graph, int id, Op op, IReadOnlyList<Node> operands, Shape shape, Domain domain)
{
    /// <summary>Position in the order of creation; operands always have smaller ones.</summary>
    public int Id { get; } = id;

    public Op Op { get; } = op;

    public IReadOnlyList<Node> Operands { get; } = operands;

    public Shape Shape { get; } = shape;

    public Domain Domain { get; } = domain;

    /// <summary>
    /// A constant's value; of a leaf, how many steps off it is read; what a move counts; the number of blocks of an operation on blocks.
    /// </summary>
    public double Value { get; init; }

    /// <summary>How many steps off a leaf is read.</summary>
    public int Steps => (int)Value;

    /// <summary>What a leaf refers to; the size that a slice starts at, or that a product of two matrices runs over.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>For an affine, one letter for each term: T where its weight is applied transposed, N where it is not.</summary>
    public string Transposes { get; init; } = "";

    /// <summary>The name that the declaration gives to the value, or null.</summary>
    public string? Name { get; set; }

    public bool IsElementwise => OpTable.IsElementwise(Op);

    /// <summary>Whether it takes whole rows of the step, so that nothing of it is known before all of each operand is.</summary>
    public bool IsRowOperation => RowTable.Holds(Op) && !IsParameter;

    /// <summary>Whether it is an operation on rows that only moves units: its shape is not that of its operands.</summary>
    public bool IsMove => RowTable.Holds(Op) && RowTable.Of(Op).Shape is null;

    /// <summary>Whether it is another way to read its operand: nothing is computed or kept.</summary>
    public bool IsView => Op is Op.ByRow or Op.ByColumn or Op.Reshape;

    /// <summary>What lies in memory: a value, or what it is only another shape of.</summary>
    public Node Stored => Op == Op.Reshape ? Operands[0].Stored : this;

    /// <summary>Whether it is one of the operations of <see cref="MatrixTable"/>.</summary>
    public bool IsOfMatrices => MatrixTable.Has(Op) && (Op != Op.Outer || IsParameter);

    /// <summary>Whether it takes whole weights, or what is computed of weights: done once per sequence, not element by element.</summary>
    public bool IsOfWholeParameters => IsParameter && (IsOfMatrices || RowTable.Holds(Op));

    /// <summary>Known before any sequence is seen.</summary>
    public bool IsParameter => Domain == Domain.Parameter;

    public bool IsConstant(double value) => Op == Op.Constant && Value.Equals(value);

    /// <summary>Whether an affine's last operand is a bias.</summary>
    public bool HasBias => Op == Op.Affine && Operands.Count % 2 == 1;

    /// <summary>Number of weight · operand terms of an affine.</summary>
    public int Terms => Operands.Count / 2;

    /// <summary>Term <paramref name="index"/> of an affine.</summary>
    public (Node Weight, Node Operand, bool Transposed) Term(int index) =>
        (Operands[2 * index], Operands[(2 * index) + 1], Transposes[index] == 'T');

    public Node? Bias => HasBias ? Operands[Operands.Count - 1] : null;

    /// <summary>Every term of an affine.</summary>
    public IEnumerable<(Node Weight, Node Operand, bool Transposed)> AllTerms => Enumerable.Range(0, Terms).Select(Term);

    public override string ToString() => Op == Op.Constant ? NumberText.Print(Value) : $"%{Id}";

    public static Node operator +(Node a, Node b) => a.Build.Apply(Op.Add, a, b);

    public static Node operator -(Node a, Node b) => a.Build.Apply(Op.Subtract, a, b);

    public static Node operator *(Node a, Node b) => a.Build.Apply(Op.Multiply, a, b);

    public static Node operator /(Node a, Node b) => a.Build.Apply(Op.Divide, a, b);

    public static Node operator -(Node a) => a.Build.Apply(Op.Negate, a);

    public static Node operator +(Node a, double b) => a + a.Build.Constant(b);

    public static Node operator *(Node a, double b) => a * a.Build.Constant(b);

    public static Node operator *(double a, Node b) => b.Build.Constant(a) * b;

    public static Node operator -(double a, Node b) => b.Build.Constant(a) - b;

    public static Node operator +(double a, Node b) => b.Build.Constant(a) + b;

    public static Node operator /(double a, Node b) => b.Build.Constant(a) / b;

    /// <summary>The builder that owns this node, so that rules can be written as algebra.</summary>
    public GraphBuilder Build { get; } = graph;
}
