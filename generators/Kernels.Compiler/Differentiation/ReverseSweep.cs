using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Differentiation;

/// <summary>
/// Adjoints while the sweep walks from results to leaves. A parameter read by a step gets its adjoint in two parts: what
/// steps contribute, which is summed over rows and steps, and what other parameters contribute, which is not. A number read
/// by vectors gets the sum over their units, and a vector read whole by a number gets the same at each unit.
/// </summary>
internal sealed class ReverseSweep
{
    private readonly Dictionary<Node, Node> _adjoints = [];
    private readonly Dictionary<Node, List<Node>> _wider = [];

    /// <summary>Starts from a result: its gradient comes from the caller or from later steps.</summary>
    public void Seed(Result result)
    {
        var (op, domain) = result.Role == ResultRole.Output
            ? (Op.OutputGradient, Domain.Sequence) : (Op.StateGradient, Domain.Step);
        var seed = result.Value.Build.Leaf(op, result.Symbol, result.Value.Shape, domain);
        Contribute(result.Value, seed, fromStep: true);
    }

    /// <summary>Hands a node's adjoint on to its operands. Users have been visited before.</summary>
    public void Visit(Node node)
    {
        if (AdjointOf(node) is not { } adjoint)
            return;
        if (node.Op == Op.Affine)
            VisitAffine(node, adjoint);
        else if (node.IsElementwise || RowTable.Holds(node.Op) || node.IsView)
            VisitByRule(node, adjoint);
        else if (node.IsOfMatrices)
            VisitMatrices(node, adjoint);
    }

    /// <summary>The gradient that a leaf contributes to the graph's results; null when it is not wanted.</summary>
    public Result? GradientOf(Node leaf)
    {
        ResultRole? role = leaf.Op switch
        {
            Op.Input => ResultRole.InputGradient,
            Op.State => ResultRole.StateGradient,
            Op.Delayed => ResultRole.DelayedGradient,
            Op.Weight => ResultRole.WeightGradient,
            _ => null,
        };
        if (role is null || (AdjointOf(leaf) is null && role != ResultRole.StateGradient))
            return null;
        return new Result(role.Value, leaf.Symbol, AdjointOf(leaf) ?? leaf.Build.Constant(0), leaf.Steps);
    }

    private void VisitAffine(Node node, Node adjoint)
    {
        var build = node.Build;
        foreach (var (weight, operand, transposed) in node.AllTerms)
        {
            Contribute(operand, build.Affine([(weight, adjoint, !transposed)], null), fromStep: true);
            // Each use of a matrix is an outer product of its own: they are added as sums over steps, not step by step.
            var outer = transposed ? build.Outer(operand, adjoint) : build.Outer(adjoint, operand);
            Contribute(weight, build.OverSteps(outer), fromStep: false);
        }

        if (node.Bias is { } bias)
            Contribute(bias, adjoint, fromStep: true);
    }

    private void VisitByRule(Node node, Node adjoint)
    {
        var shares = DerivativeRules.Apply(node, adjoint);
        for (var i = 0; i < shares.Length; i++)
        {
            var operand = node.Operands[i];
            if (shares[i] is { } share && operand.Op is not (Op.Constant or Op.Hyper or Op.Size))
                Contribute(operand, share, fromStep: !node.IsParameter);
        }
    }

    private void VisitMatrices(Node node, Node adjoint)
    {
        var shares = MatrixRules.Apply(node, adjoint);
        for (var i = 0; i < shares.Length; i++)
            Contribute(node.Operands[i], shares[i], fromStep: false);
    }

    private void Contribute(Node node, Node share, bool fromStep)
    {
        // Parameters hand on to parameters once per sequence; a number that was stretched takes the sum over all elements.
        var isOfParameters = node.IsParameter && !fromStep;
        if (node.Shape.Rank > share.Shape.Rank)
            share = node.Build.Stretch(share, node.Shape);
        else if (isOfParameters && node.Shape.Rank < share.Shape.Rank)
            share = node.Build.Matrix(Op.Total, 0, share);
        if (isOfParameters || (node.Shape.Rank == share.Shape.Rank && !node.IsParameter))
        {
            _adjoints[node] = _adjoints.TryGetValue(node, out var sum) ? sum + share : share;
            return;
        }

        // A number may be stretched over vectors of several sizes; shares of one size are added before they are summed.
        if (!_wider.TryGetValue(node, out var shares))
            _wider.Add(node, shares = []);
        var same = shares.FindIndex(s => s.Shape == share.Shape);
        if (same < 0)
            shares.Add(share);
        else
            shares[same] += share;
    }

    private Node? AdjointOf(Node node)
    {
        if (_wider.TryGetValue(node, out var wider))
        {
            _wider.Remove(node);
            foreach (var share in wider.Select(s => node.Shape.Rank == 0 ? node.Build.Sum(s) : s))
                Contribute(node, node.IsParameter ? node.Build.OverSteps(share) : share, fromStep: false);
        }

        if (!_adjoints.TryGetValue(node, out var adjoint))
            return null;
        if (node.Name is not null)
            adjoint.Name ??= "d" + node.Name;
        return adjoint;
    }
}
