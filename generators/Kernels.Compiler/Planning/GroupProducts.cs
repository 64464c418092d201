using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Stacks the products of a stage: affines of one size that read the same operands share one packed weight block, so that
/// one load of an operand feeds them all. Their hoisted terms form a group of their own, from whose results they start.
/// </summary>
internal sealed class GroupProducts(Schedule schedule, ValueStore values, List<ProductGroup> groups)
{
    private readonly Dictionary<Node, (int Group, int Member)> _members = [];
    private readonly List<(int Stage, int Group, StepCondition? Condition)> _hoisted = [];

    /// <summary>Hoisted groups with the stage of the Before phase at which their operands are there, and the steps that read them.</summary>
    public IReadOnlyList<(int Stage, int Group, StepCondition? Condition)> Hoisted => _hoisted;

    /// <summary>Group and member of an affine.</summary>
    public (int Group, int Member) this[Node affine] => _members[affine];

    /// <summary>Groups of the affines that one part computes.</summary>
    public IReadOnlyList<int> Run(IEnumerable<Node> affines, Phase phase)
    {
        var made = new List<int>();
        foreach (var alike in affines.GroupBy(a => Key(a, phase)))
        {
            var members = alike.ToArray();
            var own = Terms(members, phase, hoisted: false);
            var early = Terms(members, phase, hoisted: true);
            var hoisted = early.Length == 0 ? -1 : Hoist(members, early);
            made.Add(Add(members, own, hoisted));
            for (var i = 0; i < members.Length; i++)
                _members.Add(members[i], (made[made.Count - 1], i));
        }

        return made;
    }

    // One weight applied to several operands gives several affines with the same hoisted terms: computed once.
    private int Hoist(Node[] members, ProductTerm[] terms)
    {
        var same = _hoisted.FindIndex(h => groups[h.Group].Members.Select(m => m.Bias).SequenceEqual(members.Select(m => m.Bias))
            && groups[h.Group].Terms.Count == terms.Length && groups[h.Group].Terms.Zip(terms, IsSame).All(t => t));
        var condition = schedule.Conditions[members[0]];
        if (same >= 0)
        {
            if (_hoisted[same].Condition != condition)
                _hoisted[same] = _hoisted[same] with { Condition = null };
            return _hoisted[same].Group;
        }

        var group = Add(members, terms, -1);
        _hoisted.Add((members.Max(HoistStage), group, condition));
        return group;

        static bool IsSame(ProductTerm a, ProductTerm b) =>
            a.Operand == b.Operand && a.Transposed == b.Transposed && a.Weights.SequenceEqual(b.Weights);
    }

    private int Add(Node[] members, ProductTerm[] terms, int hoisted)
    {
        var bias = members.Select(m => m.Bias is { } b ? values.Parameter(b) : -1).ToArray();
        groups.Add(new ProductGroup(members[0].Shape.Rows!, members, terms, bias, hoisted));
        return groups.Count - 1;
    }

    private ProductTerm[] Terms(Node[] members, Phase phase, bool hoisted)
    {
        var lists = members.Select(m => Sorted(m, phase, hoisted)).ToArray();
        return [.. lists[0].Select((term, i) => new ProductTerm(
            Place(term.Operand, phase, hoisted), term.Operand.Shape.Rows!, [.. lists.Select(l => l[i].Weight)], term.Transposed)
        {
            When = schedule.Conditions.OfOperand(term.Operand),
        })];
    }

    // Operands in the order of their slots: neighbours in memory become one longer product.
    private (Node Weight, Node Operand, bool Transposed)[] Sorted(Node affine, Phase phase, bool hoisted) =>
        [.. affine.AllTerms.Where(t => IsHoisted(t.Operand, phase) == hoisted).OrderBy(t => Place(t.Operand, phase, hoisted).Slot)];

    private ValueRef Place(Node operand, Phase phase, bool hoisted)
    {
        var own = hoisted ? Phase.Before : phase;
        operand = operand.Stored;
        var samePhase = Schedule.IsComputed(operand) ? schedule.PhaseOf(operand) == own : own == Phase.Step;
        return samePhase && own == Phase.Step ? values.InStep(operand) : values.InBlock(operand);
    }

    private static bool IsHoisted(Node operand, Phase phase) => phase == Phase.Step && operand.Domain <= Domain.Sequence;

    private int HoistStage(Node affine) => affine.AllTerms.Select(t => t.Operand).Where(Schedule.IsComputed)
        .Where(o => schedule.PhaseOf(o) == Phase.Before).Select(o => schedule.StageOf(o) + 1).DefaultIfEmpty(0).Max();

    private string Key(Node affine, Phase phase) => $"{Key(affine, phase, hoisted: false)} | {Key(affine, phase, hoisted: true)}";

    private string Key(Node affine, Phase phase, bool hoisted) => string.Join(
        ";", Sorted(affine, phase, hoisted).Select(t => $"{Place(t.Operand, phase, hoisted)}{t.Transposed}"));
}
