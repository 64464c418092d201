using Kernels.Compiler.Building;
using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>From the graphs of the two passes to a plan.</summary>
internal static class Planner
{
    /// <param name="forward">Outputs, new states and tape.</param>
    /// <param name="backward">Gradients of inputs, entering states and weights.</param>
    /// <param name="signals">Inputs, states and outputs with their sizes: they have slots even when nothing reads them.</param>
    /// <param name="weights">Weights and hyper-parameters of rank 0 and 1, and matrices, by name.</param>
    public static KernelPlan Run(Graph forward, Graph backward, Signals signals, IReadOnlyDictionary<string, Node> weights)
    {
        var slots = new SlotTable();
        signals.Reserve(slots);
        var groups = new List<ProductGroup>();
        var derived = new DerivedParameters(slots);
        foreach (var weight in weights.Values.Where(w => w.Shape.Rank < 2))
            slots.Of(SlotKind.Parameter, weight.Shape.Size, weight.Symbol);

        var forwardValues = new ValueStore(slots, derived);
        DemandForward(forward, forwardValues, slots);
        var (forwardPass, conditions) = Pass("Forward", forward, ResultRole.State, forwardValues, slots, groups, []);

        var backwardValues = new ValueStore(slots, derived);
        var parameters = new ParameterPlanner(slots, backwardValues, derived);
        DemandBackward(backward, backwardValues, parameters, slots, weights);
        var sums = SummedAlone(parameters, backwardValues);
        var (backwardPass, zeros) = Pass(
            "Backward", backward, ResultRole.StateGradient, backwardValues, slots, groups, sums, conditions.Used);

        var (forwardPlan, backwardPlan) = (forwardPass.Run(), backwardPass.Run());
        return new KernelPlan
        {
            Sizes = signals.Sizes,
            Forward = forwardPlan,
            Backward = backwardPlan,
            Matrices = parameters.Matrices(groups),
            ParameterForward = parameters.Forward(),
            ParameterBackward = parameters.Backward(),
            StateGradients = [.. signals.States.Select(s => StateGradient(s, backward, slots, backwardPass))],
            Outers = [.. parameters.Outers.Select(o => (o.Weight, o.Adjoint, o.Operand, zeros.OfPlace(o.Adjoint)))],
            ColumnSums = parameters.ColumnSums,
            Delays = Delays(signals, backward, backwardValues, slots),
            Slots = slots.Slots,
            Groups = groups,
        };
    }

    /// <summary>A plan of the forward pass alone. What signals have slots has the same ones as in the plan for training.</summary>
    /// <param name="graph">Outputs and new states.</param>
    /// <param name="signals">As for training.</param>
    /// <param name="weights">As for training.</param>
    public static KernelPlan Inference(Graph graph, Signals signals, IReadOnlyDictionary<string, Node> weights)
    {
        var slots = new SlotTable();
        signals.Reserve(slots);
        foreach (var weight in weights.Values.Where(w => w.Shape.Rank < 2))
            slots.Of(SlotKind.Parameter, weight.Shape.Rows, weight.Symbol);
        var groups = new List<ProductGroup>();
        var derived = new DerivedParameters(slots);
        var values = new ValueStore(slots, derived);
        DemandForward(graph, values, slots);
        var pass = Pass("Inference", graph, ResultRole.State, values, slots, groups, []).Pass.Run();
        var parameters = new ParameterPlanner(slots, values, derived);
        return new KernelPlan
        {
            Sizes = signals.Sizes,
            Forward = pass,
            Backward = new([], [], [], Exchanged: false),
            Matrices = parameters.Matrices(groups, "Inference"),
            ParameterForward = parameters.Forward("Inference"),
            ParameterBackward = [],
            StateGradients = [],
            Outers = [],
            ColumnSums = [],
            Slots = slots.Slots,
            Groups = groups,
        };
    }

    // Operands that no other sum, and no later iteration, reads, beside adjoints that this pass computes.
    private static List<(ValueRef Operand, ValueRef Adjoint)> SummedAlone(ParameterPlanner parameters, ValueStore values)
    {
        var others = parameters.Outers.Select(o => o.Adjoint).Concat(parameters.ColumnSums.Select(s => s.Value)).ToList();
        return [.. parameters.Outers.GroupBy(o => o.Operand)
            .Where(g => !others.Contains(g.Key) && !values.IsCarried(g.Key) && g.All(o => values.NodesAt(o.Adjoint).Any()))
            .SelectMany(g => g.Select(o => (o.Operand, o.Adjoint)))];
    }

    // What the tape lacks of a step, the backward pass must not read: both passes go by the same conditions.
    private static (PassPlanner Pass, StepConditions Conditions) Pass(
        string name, Graph graph, ResultRole state, ValueStore values, SlotTable slots, List<ProductGroup> groups,
        IReadOnlyList<(ValueRef Operand, ValueRef Adjoint)> sums, IEnumerable<StepCondition>? used = null)
    {
        var carried = graph.Results.Where(r => r.Role == state || r.Role == ResultRole.Carried).Select(r => r.Value);
        var roots = graph.Results.Where(r => r.Role != ResultRole.WeightGradient).Select(r => r.Value).Concat(values.Places.Keys);
        var schedule = new Schedule(roots, carried, order => new StepConditions(order, values, slots, sums), used);
        return (new PassPlanner(name, schedule, values, slots, groups), schedule.Conditions);
    }

    private static void DemandForward(Graph graph, ValueStore values, SlotTable slots)
    {
        foreach (var result in graph.Results.Where(r => r.Role == ResultRole.State))
            values.Demand(result.Value, new(slots.Of(SlotKind.State, result.Value.Shape.Size, result.Symbol), Next: true));
        var states = graph.Results.Where(r => r.Role == ResultRole.State).Select(r => r.Symbol).ToList();
        foreach (var result in graph.Results.Where(r => r.Role == ResultRole.Output && !states.Contains(r.Symbol)))
            values.Demand(result.Value, new(slots.Of(SlotKind.Output, result.Value.Shape.Size, result.Symbol)));
        foreach (var result in graph.Results.Where(r => r.Role == ResultRole.Saved))
            values.Demand(result.Value, new(slots.Of(SlotKind.Tape, result.Value.Shape.Size, result.Symbol)));
    }

    // Carried values first: the places made for them are what the weight gradients then read.
    private static void DemandBackward(
        Graph graph, ValueStore values, ParameterPlanner parameters, SlotTable slots, IReadOnlyDictionary<string, Node> weights)
    {
        foreach (var result in graph.Results.Where(r => r.Role == ResultRole.Carried).OrderBy(r => r.Value.Id))
            values.DemandCarried(result.Value, result.Symbol);
        foreach (var result in graph.Results.Where(r => r.Role == ResultRole.StateGradient && !r.Value.IsConstant(0)))
            values.Demand(result.Value, new(SlotOf(slots, SlotKind.StateGradient, result.Symbol), Next: true));
        foreach (var result in graph.Results.Where(r => r.Role == ResultRole.WeightGradient))
            parameters.Gradient(result, weights[result.Symbol]);
        foreach (var result in graph.Results.Where(r => r.Role == ResultRole.InputGradient))
            values.Demand(result.Value, new(SlotOf(slots, SlotKind.InputGradient, result.Symbol)));
        foreach (var result in graph.Results.Where(r => r.Role == ResultRole.DelayedGradient && !r.Value.IsConstant(0)))
        {
            if (Find(slots, SlotKind.DelayedGradient, DelayDescription.PastOf(result.Symbol, result.Steps)) is >= 0 and var slot)
                values.Demand(result.Value, new(slot));
        }
    }

    // What a delayed input hands back is added by the driver; of a state, by the iteration some steps on, which reads it where it was left.
    private static List<DelayPlan> Delays(Signals signals, Graph backward, ValueStore values, SlotTable slots)
    {
        var plans = new List<DelayPlan>();
        foreach (var delay in signals.Delays)
        {
            var value = delay.IsState
                ? new ValueRef(SlotOf(slots, SlotKind.State, delay.Source), Delay: delay.Steps - 1)
                : new ValueRef(SlotOf(slots, SlotKind.Input, delay.Source), Delay: delay.Steps);
            var gradient = plans.Any(p => p.Value == value) ? null : backward.Results.FirstOrDefault(r =>
                r.Role == ResultRole.DelayedGradient && r.Symbol == delay.Source && r.Steps == delay.Steps && !r.Value.IsConstant(0));
            plans.Add(new(delay, value, gradient is null ? -1 : delay.IsState
                ? values.CarriedSlot(Key(gradient.Value)) : SlotOf(slots, SlotKind.DelayedGradient, delay.Past)));
        }

        return plans;

        string Key(Node carried) => backward.Results.First(r => r.Role == ResultRole.Carried && r.Value == carried).Symbol;
    }

    private static int SlotOf(SlotTable slots, SlotKind kind, string symbol) =>
        Find(slots, kind, symbol) is >= 0 and var slot ? slot : throw new InvalidOperationException($"There is no slot {kind} {symbol}.");

    private static int Find(SlotTable slots, SlotKind kind, string symbol) =>
        slots.Slots.ToList().FindIndex(s => s.Kind == kind && s.Symbol == symbol);

    private static (int Slot, int Group, int Member) StateGradient(
        string state, Graph backward, SlotTable slots, PassPlanner pass)
    {
        var carried = backward.Results.First(r => r.Role == ResultRole.StateGradient && r.Symbol == state);
        var slot = carried.Value.IsConstant(0) ? -1 : SlotOf(slots, SlotKind.StateGradient, state);
        var pending = backward.Results.FirstOrDefault(r => r.Role == ResultRole.Pending && r.Symbol == state);
        if (pending is null)
            return (slot, -1, 0);
        var (group, member) = pass.MemberOf(pending.Value);
        return (slot, group, member);
    }
}
