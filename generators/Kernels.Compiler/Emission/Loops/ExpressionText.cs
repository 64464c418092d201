using System.Globalization;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Emission.Loops;

/// <summary>The values of a loop as C#: variables for those that deserve a name, loads for leaves, expressions for the rest.</summary>
internal sealed class ExpressionText
{
    private readonly EquationLoop _loop;
    private readonly LoopRows _rows;
    private readonly ValueNames _names;
    private readonly EquationTarget _target;
    private readonly Dictionary<Node, int> _uses = [];
    private readonly HashSet<Node> _declared = [];
    private readonly Dictionary<Node, int> _depths = [];

    public ExpressionText(EquationLoop loop, LoopRows rows, ValueNames names, EquationTarget target)
    {
        (_loop, _rows, _names, _target) = (loop, rows, names, target);
        foreach (var node in loop.Body.SelectMany(n => n.Operands).Concat(loop.Stores.Select(s => s.Node)))
            _uses[node] = _uses.TryGetValue(node, out var uses) ? uses + 1 : 1;
    }

    /// <summary>Values with a name in the declaration, and values read more than once, are variables; the rest stands inside expressions.</summary>
    public bool IsVariable(Node node) =>
        node.Name is not null || _uses[node] > 1 || _loop.Stores.Any(s => s.Node == node) || Depth(node) > 3;

    public bool IsReadAgain(Node leaf) => _uses[leaf] > 1;

    /// <summary>From here on the value stands in its variable; false where it already does.</summary>
    public bool Declare(Node node) => _declared.Add(node);

    /// <summary>No variable is in scope any more.</summary>
    public void Forget() => _declared.Clear();

    /// <summary>Leaves that the expression of a node reads.</summary>
    public IEnumerable<Node> LeavesOf(Node node) => node.Operands.Distinct().SelectMany(o =>
        _rows.IsRead(o) ? [o] : _loop.Body.Contains(o) && !IsVariable(o) ? LeavesOf(o) : []).Distinct();

    /// <summary>A value as an operand: its variable, its load or its expression.</summary>
    public string Value(Node node) =>
        node.Op == Op.Constant ? _target.Constant(node.Value)
        : _declared.Contains(node) ? _names.Of(node)
        : _rows.IsRead(node) ? Load(node)
        : Expression(node);

    /// <summary>A leaf's units from j on; among vectors a number stands at every lane, and so does a matrix's row a unit of a vector.</summary>
    public string Load(Node leaf) => leaf.Op == Op.ByRow || (leaf.Shape.Rank == 0 && _loop.Size is not null)
        ? _target.Broadcast(_rows.ReadFrom(leaf)) : _target.Load(_rows.ReadFrom(leaf));

    /// <summary>What computes a value from its operands.</summary>
    public string Expression(Node node) => string.Format(
        CultureInfo.InvariantCulture, OpTable.Of(node.Op).Vector, [.. node.Operands.Select((o, i) => Operand(o, node, i))]);

    /// <summary>The same for people.</summary>
    public string Equation(Node node) => GraphPrinter.Equation(node, n => IsSpoken(n) ? _names.InComment(n) : null);

    private bool IsSpoken(Node node) => node.Op != Op.Affine && (!_loop.Body.Contains(node) || IsVariable(node));

    private int Depth(Node node)
    {
        if (!_depths.TryGetValue(node, out var depth))
        {
            var inside = node.Operands.Where(o => _loop.Body.Contains(o) && !IsVariable(o));
            _depths.Add(node, depth = 1 + inside.Select(Depth).DefaultIfEmpty(0).Max());
        }

        return depth;
    }

    // C# computes operators of one kind from the left; grouping to the right must stay, it decides how sums round.
    private string Operand(Node node, Node user, int place)
    {
        var text = Value(node);
        if (_declared.Contains(node) || _rows.IsRead(node) || !IsOperator(node) || !IsOperator(user))
            return text;
        // Two signs side by side would be a decrement.
        var isNext = place > 0 || user.Op == Op.Negate;
        return Binds(node) < Binds(user) || (Binds(node) == Binds(user) && isNext) ? $"({text})" : text;
    }

    private static int Binds(Node node) => node.Op == Op.Negate ? Tightness.Power : OpTable.Of(node.Op).Binds;

    private static bool IsOperator(Node node) => node.IsElementwise && OpTable.Of(node.Op).Vector[0] is '{' or '-';
}
