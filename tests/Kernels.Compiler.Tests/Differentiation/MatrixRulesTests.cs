using Kernels.Compiler.Differentiation;
using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests.Differentiation;

public class MatrixRulesTests
{
    // Differences of functions of size 1 are good to about 1e-11; sums over 36 elements add to that.
    private const double Tolerance = 1e-9;

    private static readonly Op[] OnVectors = [Op.Diagonal, Op.Outer];
    private static readonly Op[] OnBlocks = [Op.BlockDiagonal];

    // The adjoint of an adjoint is not asked for.
    private static IEnumerable<Op> Differentiated => MatrixTable.All.Select(row => row.Op).Where(op => op != Op.MatrixExpAdjoint);

    public static TheoryData<string> Operations => [.. Differentiated.Select(op => op.ToString())];

    [Fact]
    public void Covered_AgainstTheTable_IsComplete() => Assert.Equal(Differentiated.Order(), MatrixRules.Covered.Order());

    [Theory]
    [MemberData(nameof(Operations))]
    public void Rule_OfEachOperation_AgreesWithCentralDifferences(string op) => Assert.InRange(Disagreement(Enum.Parse<Op>(op), 1), 0, Tolerance);

    [Theory]
    [InlineData("MatrixProduct")]
    [InlineData("MatrixExp")]
    [InlineData("ScaleRows")]
    public void WrongRule_OfAnOperation_IsCaught(string op) => Assert.True(Disagreement(Enum.Parse<Op>(op), 1.0001) > Tolerance);

    [Fact]
    public void Operation_OnAValueOfTheStep_IsRefused()
    {
        var build = new GraphBuilder();
        var state = build.Leaf(Op.State, "h", new Shape("N"), Domain.Step);
        var graph = new Graph([new(ResultRole.Output, "y", build.Matrix(Op.Diagonal, 0, state))]);
        Assert.Contains("once per sequence", Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(graph, "test")).Message, StringComparison.Ordinal);
    }

    private static double Disagreement(Op op, double wrong)
    {
        var build = new GraphBuilder();
        var point = new Point();
        Node Leaf(string name, Shape shape) => build.Leaf(Op.Weight, name, shape, Domain.Parameter);
        var square = new Shape("N", "N");
        var first = Leaf("a", OnVectors.Contains(op) ? new Shape("N") : OnBlocks.Contains(op) ? new Shape("N", "N/4")
            : op == Op.Convolution ? new Shape("N", "4×N") : op == Op.KernelOf ? new Shape("6×N", "6×N") : square);
        var second = Leaf("b", op is Op.ScaleRows or Op.ScaleColumns or Op.Outer ? new Shape("N") : square);
        var blocks = op is Op.BlockDiagonal or Op.BlocksOf ? 4 : op is Op.Convolution or Op.KernelOf ? new Window(2, 3, 2).Code : 0;
        Node[] operands = MatrixTable.Of(op).Arity == 1 ? [first] : [first, second];
        if (op == Op.Inverse)
        {
            // Away from singular matrices.
            for (var i = 0; i < 6; i++)
                point.Leaf(first)[7 * i] += 3;
        }

        var value = build.Matrix(op, blocks, operands);
        var weight = Leaf("weight", value.Shape);
        var shares = MatrixRules.Apply(value, weight);
        var worst = 0.0;
        for (var operand = 0; operand < shares.Length; operand++)
        {
            var found = point.Value(shares[operand]);
            for (var i = 0; i < found.Length; i++)
            {
                var expected = Differences.By(ref point.Leaf(operands[operand])[i], () => point.Value(value).Zip(point.Leaf(weight), (v, w) => v * w).Sum());
                worst = Math.Max(worst, Math.Abs((wrong * found[i]) - expected));
            }
        }

        return worst;
    }
}
