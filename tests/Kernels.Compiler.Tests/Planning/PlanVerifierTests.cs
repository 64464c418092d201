using Kernels.Compiler.Planning;
using Kernels.Compiler.Planning.Verification;

namespace Kernels.Compiler.Tests.Planning;

/// <summary>Plans that are right, and for each thing that the verifier must notice one that was damaged in that one place.</summary>
public class PlanVerifierTests
{
    private static readonly Passes Gru = new(TestSpecs.Gru());
    private static readonly Passes Rates = new(TestSpecs.TwoRates());
    private static readonly Passes Delays = new(TestSpecs.Delays());
    private static readonly Passes Reductions = new(TestSpecs.Reductions());
    private static readonly Passes Turned = new(TestSpecs.Antisymmetric());
    private static readonly Passes Decay = new(TestSpecs.DerivedDecay());

    private static readonly Dictionary<string, (Passes Passes, Func<KernelPlan, KernelPlan> Damage)> Damages = new()
    {
        ["holds nothing"] = (Reductions, plan => Forward(plan, Stores(plan, (slot, _) => slot.Kind is not (SlotKind.Step or SlotKind.Block)))),
        ["State h: "] = (Gru, plan => Forward(plan, Stores(plan, (slot, place) => slot.Kind != SlotKind.State || !place.Next))),
        ["Tape "] = (Gru, plan => Forward(plan, Stores(plan, (slot, _) => slot.Kind != SlotKind.Tape))),
        ["InputGradient x: "] = (Gru, plan => Backward(plan, Stores(plan, (slot, _) => slot.Kind != SlotKind.InputGradient))),
        ["no iteration leaves it"] = (Delays, plan => Backward(plan, Loads(load => load.Value.Previous ? load with { Value = load.Value with { Slot = Owed(plan) } } : load))),
        ["does not hold it"] = (Delays, plan => Forward(plan, Loads(load => load.Value.Delay > 0 ? load with { Value = load.Value with { Delay = load.Value.Delay + 1 } } : load))),
        ["does not hold its operand"] = (Delays, plan => Groups(plan, group => group with { Terms = [.. group.Terms.Select(t => t with { Operand = t.Operand with { Delay = 0 } })] })),
        ["of its products"] = (Gru, plan => Groups(plan, group => group with { Terms = [.. group.Terms.Skip(1)] })),
        ["or its bias"] = (Gru, plan => Groups(plan, group => group with { Bias = [.. group.Bias.Select(_ => -1)] })),
        ["which is not computed yet"] = (Gru, plan => plan with { Forward = plan.Forward with { Before = [] } }),
        ["is written twice"] = (Gru, plan => plan with { Forward = plan.Forward with { After = plan.Forward.Step } }),
        ["which do not hold it"] = (Gru, plan => Forward(plan, Loads(load => load.Group >= 0 ? load with { Group = load.Group == 0 ? 1 : 0 } : load))),
        ["neither loaded nor computed"] = (Gru, plan => Forward(plan, part => Loop(part, loop => loop with { Loads = [.. loop.Loads.Skip(1)] }))),
        ["is written to"] = (Reductions, plan => Slots(plan, slot => slot.Kind == SlotKind.Tape && slot.Size is not null ? slot with { Size = null } : slot)),
        ["when the step is over"] = (Reductions, plan => Slots(plan, slot => slot.Kind == SlotKind.Block ? slot with { Kind = SlotKind.Step } : slot)),
        ["is summed nowhere"] = (Gru, plan => plan with { Outers = [.. plan.Outers.Skip(1)] }),
        ["outer products are summed that no gradient has"] = (Gru, plan => plan with { Outers = [.. plan.Outers, plan.Outers[0]] }),
        ["is not summed over the steps"] = (Gru, plan => plan with { ColumnSums = [.. plan.ColumnSums.Skip(1)] }),
        ["is folded nowhere"] = (Decay, plan => plan with { ParameterBackward = [] }),
        ["it does not lie in slot Parameter"] = (Decay, plan => plan with { ParameterForward = [] }),
        ["is summed nowhere."] = (Turned, plan => plan with { Outers = [.. plan.Outers.Where(o => o.Weight.Symbol.Length > 0)] }),
        ["is not what it should be where not step mod 4 ≥ 1"] = (Rates, plan => Forward(plan, Moved)),
        ["of another loop that does"] = (Decay, plan => plan with { Forward = plan.Forward with { Step = [new(Split(plan.Forward.Step[0].Parts[0]))] } }),
    };

    public static TheoryData<string> Violations => [.. Damages.Keys];

    [Theory]
    [MemberData(nameof(TestSpecs.Names), MemberType = typeof(TestSpecs))]
    public void Verify_ThePlanOfACell_ReturnsIt(string name)
    {
        var passes = new Passes(TestSpecs.All[name]);
        Assert.Same(passes.Plan, Verify(passes, passes.Plan));
    }

    [Theory]
    [MemberData(nameof(Violations))]
    public void Verify_ADamagedPlan_NamesTheViolation(string violation)
    {
        var (passes, damage) = Damages[violation];
        var error = Assert.Throws<InvalidOperationException>(() => Verify(passes, damage(passes.Plan)));
        Assert.Contains(violation, error.Message, StringComparison.Ordinal);
    }

    private static int Owed(KernelPlan plan) => plan.Groups.SelectMany(g => g.Terms).First(t => t.Operand.Previous).Operand.Slot;

    private static KernelPlan Verify(Passes passes, KernelPlan plan) =>
        PlanVerifier.Verify(plan, passes.After("choose tape, forward"), passes.After("choose tape, backward"));

    private static KernelPlan Forward(KernelPlan plan, Func<Part, Part> change) => plan with { Forward = Pass(plan.Forward, change) };

    private static KernelPlan Backward(KernelPlan plan, Func<Part, Part> change) => plan with { Backward = Pass(plan.Backward, change) };

    private static PassPlan Pass(PassPlan pass, Func<Part, Part> change)
    {
        return pass with { Before = Stages(pass.Before), Step = Stages(pass.Step), After = Stages(pass.After) };

        List<Stage> Stages(IEnumerable<Stage> stages) => [.. stages.Select(s => new Stage([.. s.Parts.Select(change)]))];
    }

    private static KernelPlan Groups(KernelPlan plan, Func<ProductGroup, ProductGroup> change) => plan with { Groups = [.. plan.Groups.Select(change)] };

    private static KernelPlan Slots(KernelPlan plan, Func<Slot, Slot> change) => plan with { Slots = [.. plan.Slots.Select(change)] };

    private static Func<Part, Part> Stores(KernelPlan plan, Func<Slot, ValueRef, bool> which) => part => Loop(part, loop =>
        loop with { Stores = [.. loop.Stores.Where(s => which(plan.Slots[s.Value.Slot], s.Value))] });

    private static Func<Part, Part> Loads(Func<Binding, Binding> change) => part => Loop(part, loop => loop with { Loads = [.. loop.Loads.Select(change)] });

    private static Part Loop(Part part, Func<EquationLoop, EquationLoop> change) => part.Loop is null ? part : part with { Loop = change(part.Loop) };

    // What moves at the other steps.
    private static Part Moved(Part part) => part.When is null ? part : part with { When = new(4, 1, 4) };

    // The loop that computes the state, and one that reads it.
    private static IReadOnlyList<Part> Split(Part part)
    {
        var state = part.Loop!.Stores.First(s => s.Value.Next);
        var read = new Binding(state.Node, state.Value with { Next = false });
        return [part, part with { Groups = [], Loop = part.Loop with { Name = "Other", Loads = [.. part.Loop.Loads.Where(l => l.Value == read.Value)], Sweeps = [[]], Stores = [] } }];
    }
}
