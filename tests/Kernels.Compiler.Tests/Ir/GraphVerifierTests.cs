using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests.Ir;

/// <summary>One malformed graph for each thing that the verifier must notice. Nodes are made past the builder, which would refuse some.</summary>
public class GraphVerifierTests
{
    private static readonly GraphBuilder Build = new();
    private static readonly Shape Vector = new("N");
    private static readonly Shape Matrix = new("N", "M");
    private static readonly Node X = Build.Leaf(Op.Input, "x", Vector, Domain.Sequence);
    private static readonly Node Y = Build.Leaf(Op.Input, "y", new Shape("M"), Domain.Sequence);
    private static readonly Node W = Build.Leaf(Op.Weight, "w", Matrix, Domain.Parameter);
    private static readonly Node K = Build.Leaf(Op.Weight, "k", Shape.Number, Domain.Parameter);

    private static readonly Dictionary<string, Node> Malformed = new()
    {
        ["per child or memory slot"] = Node(Op.Tanh, Vector, Domain.Edge, X),
        ["found 1 operands, expected 2"] = Node(Op.Add, Vector, Domain.Sequence, X),
        ["derived from what is known once per sequence"] = Node(Op.Diagonal, new("N", "N"), Domain.Parameter, X),
        ["its shape is not that of its operands"] = Node(Op.Transpose, Matrix, Domain.Parameter, W),
        ["MatrixProduct [N, M] Parameter: found 1 operands, expected 2"] = Node(Op.MatrixProduct, Matrix, Domain.Parameter, W),
        ["expected a matrix times a vector"] = Node(Op.Affine, Vector, Domain.Sequence, X, Y),
        ["found [N, M] times [N], expected [N]"] = Node(Op.Affine, Vector, Domain.Sequence, W, X),
        ["found [N, M] times [M], expected [M]"] = Node(Op.Affine, new("M"), Domain.Sequence, W, Y),
        ["found a bias [M], expected [N]"] = Node(Op.Affine, Vector, Domain.Sequence, "N", W, Y, Y),
        ["found [N, M]ᵀ times [M], expected [N]"] = Node(Op.Affine, Vector, Domain.Sequence, "T", W, Y),
        ["an outer product needs two vectors"] = Node(Op.Outer, Matrix, Domain.Sequence, X, W),
        ["a sum over steps needs a value that changes"] = Node(Op.OverSteps, Shape.Number, Domain.Parameter, K),
        ["found [N] and [M], expected [N] and [N]"] = Node(Op.Dot, Shape.Number, Domain.Step, X, Y),
    };

    public static TheoryData<string> Violations => [.. Malformed.Keys];

    [Theory]
    [MemberData(nameof(Violations))]
    public void Verify_AMalformedGraph_NamesPassAndViolation(string violation)
    {
        var graph = new Graph([new(ResultRole.Output, "y", Malformed[violation])]);
        var error = Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(graph, "some pass"));
        Assert.StartsWith("After some pass: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(violation, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_AGradientOfAnotherShapeThanItsLeaf_NamesBoth()
    {
        var graph = new Graph([new(ResultRole.Output, "y", Build.Apply(Op.Tanh, X)), new(ResultRole.InputGradient, "x", Build.Sum(X))]);
        var error = Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(graph, "some pass"));
        Assert.Equal("After some pass: InputGradient x: found [], expected [N].", error.Message);
    }

    [Fact]
    public void Verify_AWellFormedGraph_ReturnsIt()
    {
        var graph = new Graph([new(ResultRole.Output, "y", Build.Apply(Op.Tanh, Build.Affine([(W, Y, false)], null)) * K)]);
        Assert.Same(graph, GraphVerifier.Verify(graph, "some pass"));
    }

    private static Node Node(Op op, Shape shape, Domain domain, params Node[] operands) =>
        Node(op, shape, domain, "N", operands);

    private static Node Node(Op op, Shape shape, Domain domain, string transposes, params Node[] operands) =>
        new(Build, 1000, op, operands, shape, domain) { Transposes = transposes };
}
