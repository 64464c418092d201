using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Tests.Planning;

/// <summary>What the planner must see in the cells of the design's table, read from the plan itself.</summary>
public class TellingPlanTests
{
    [Fact]
    public void Lstm_Forward_IsOneHoistedGroupOfFourAndOneStage()
    {
        var plan = new Passes(TestSpecs.Lstm()).Plan;
        var hoisted = Assert.Single(plan.Forward.Before.SelectMany(s => s.Parts).SelectMany(p => p.Groups));
        Assert.Equal(4, plan.Groups[hoisted].Members.Count);
        var part = Assert.Single(Assert.Single(plan.Forward.Step).Parts);
        var stacked = plan.Groups[Assert.Single(part.Groups)];
        Assert.Equal((4, hoisted), (stacked.Members.Count, stacked.Hoisted));
        Assert.Equal("h", plan.Slots[Assert.Single(stacked.Terms).Operand.Slot].Symbol);
    }

    [Fact]
    public void Delays_Forward_HoistTheInputOfBeforeAndReadStatesWhereTheyLie()
    {
        var plan = new Passes(TestSpecs.Delays()).Plan;
        var hoisted = plan.Groups[Assert.Single(plan.Forward.Before.SelectMany(s => s.Parts).SelectMany(p => p.Groups))];
        Assert.Equal([("x", 0), ("x", 1)], hoisted.Terms.Select(t => (plan.Slots[t.Operand.Slot].Symbol, t.Operand.Delay)));
        var part = Assert.Single(Assert.Single(plan.Forward.Step).Parts);
        var stacked = plan.Groups[Assert.Single(part.Groups)];
        Assert.Equal([("h", 0), ("h", 2)], stacked.Terms.Select(t => (plan.Slots[t.Operand.Slot].Symbol, t.Operand.Delay)));
        Assert.Contains(part.Loop!.Loads, load => load.Value is { Delay: 1 });
        Assert.DoesNotContain(plan.Slots, slot => slot.Kind is SlotKind.Step or SlotKind.Block && slot.Symbol is "old" or "before" or "second");
    }

    [Fact]
    public void Delays_Backward_IsOneStageWhoseProductsWaitAsLongAsTheValuesDid()
    {
        var plan = new Passes(TestSpecs.Delays()).Plan;
        var part = Assert.Single(Assert.Single(plan.Backward.Step).Parts);
        var pending = plan.Groups[Assert.Single(part.Groups)];
        Assert.Equal([0, 2], pending.Terms.Select(t => t.Operand.Delay).Order());
        Assert.All(pending.Terms, term => Assert.True(term is { Transposed: true, Operand.Previous: true }));
        Assert.Contains(part.Loop!.Loads, load => load.Value is { Previous: true, Delay: 1 });
        Assert.Equal([true, false, true], plan.Delays.Select(delay => delay.Gradient >= 0));
    }

    [Fact]
    public void TwoRates_WhatMovesSeldom_IsPlannedForItsSteps()
    {
        var plan = new Passes(TestSpecs.TwoRates()).Plan;
        var seldom = new StepCondition(4, 0, 1);
        // Before the steps z with its product, and the product on z.
        Assert.Equal([null, seldom, seldom], When(plan.Forward.Before));
        Assert.Equal([null, seldom], When(plan.Forward.Step));
        Assert.Contains(plan.Backward.Step.SelectMany(stage => stage.Parts), part => part.When == seldom);
        // The weights f, s, look and z.
        Assert.Equal(4, plan.Outers.Count(outer => outer.When == seldom));
        var owed = plan.Backward.Step.SelectMany(stage => stage.Parts).SelectMany(part => part.Groups).SelectMany(group => plan.Groups[group].Terms);
        Assert.Equal([null, seldom], owed.Where(term => term.Operand.Previous).Select(term => term.When).Distinct().OrderBy(when => when is null ? 0 : 1));

        static List<StepCondition?> When(IEnumerable<Stage> stages) =>
            [.. stages.SelectMany(stage => stage.Parts).Select(part => part.When).OrderBy(when => when is null ? 0 : 1)];
    }

    [Theory]
    [InlineData("SelectLess", 0, 4, 1.0, 0, 1)]
    [InlineData("SelectLess", 0, 4, 1.5, 0, 2)]
    [InlineData("SelectLessOrEqual", 0, 4, 1.0, 0, 2)]
    [InlineData("SelectLess", 1, 4, 1.0, 2, 4)]
    [InlineData("SelectLessOrEqual", 1, 4, 1.0, 1, 4)]
    [InlineData("SelectLess", 0, 0, 3.0, 0, 3)]
    [InlineData("SelectLessOrEqual", 1, 0, 3.0, 3, int.MaxValue)]
    public void Choice_ByTheIndexOfTheStep_IsAConditionAndItsOpposite(string op, int place, int period, double bound, int from, int to)
    {
        var build = new GraphBuilder();
        Node[] sides = place == 0 ? [StepCount.Leaf(build, period), build.Constant(bound)] : [build.Constant(bound), StepCount.Leaf(build, period)];
        string[] names = ["a", "b"];
        var values = names.Select(name => build.Leaf(Op.Input, name, new Shape("Hidden"), Domain.Sequence));
        var (first, second) = StepCondition.Of(build.Apply(Enum.Parse<Op>(op), [.. sides, .. values]));
        Assert.Equal(new StepCondition(period, from, to), first);
        Assert.Equal(from == 0 ? new(period, to, period == 0 ? int.MaxValue : period) : new StepCondition(period, 0, from), second);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(4.0)]
    [InlineData(double.NaN)]
    public void Choice_ThatIsAlwaysTheSame_IsNone(double bound)
    {
        var build = new GraphBuilder();
        var choice = build.Apply(Op.SelectLess, StepCount.Leaf(build, 4), build.Constant(bound), build.Constant(1), build.Constant(2));
        Assert.Equal(default, StepCondition.Of(choice));
    }

    [Fact]
    public void Lstm_Tape_IsGatesAndTanhOfTheCell() =>
        Assert.Equal(["candidate", "forget", "input", "output", "tanh_c"], Tape(new Passes(TestSpecs.Lstm()).Plan));

    [Fact]
    public void Lstm_Backward_IsOneStageWithPendingProductsOfTheGateGradients()
    {
        var plan = new Passes(TestSpecs.Lstm()).Plan;
        var part = Assert.Single(Assert.Single(plan.Backward.Step).Parts);
        var pending = plan.Groups[Assert.Single(part.Groups)];
        Assert.Equal(4, pending.Terms.Count);
        Assert.All(pending.Terms, term => Assert.True(term is { Transposed: true, Operand.Previous: true }));
        Assert.Equal(part.Groups[0], plan.StateGradients[0].Group);
        Assert.Equal(-1, plan.StateGradients[1].Group);
        Assert.Single(plan.Backward.After);
        Assert.Equal(8, plan.Outers.Count);
        Assert.Equal(4, plan.ColumnSums.Count);
    }

    [Fact]
    public void Antisymmetric_Matrix_IsComputedOncePerSequenceAndItsGradientFoldedBackOnce()
    {
        var plan = new Passes(TestSpecs.Antisymmetric()).Plan;
        var part = Assert.Single(Assert.Single(plan.Forward.Step).Parts);
        var applied = Assert.Single(Assert.Single(plan.Groups[Assert.Single(part.Groups)].Terms).Weights);
        Assert.Equal("turn", applied.Name);
        var program = plan.Matrices!;
        Assert.Same(applied, Assert.Single(program.Matrices));
        Assert.Equal(["Transpose", "Identity", ""], program.Forward.Select(s => s.Node?.Op.ToString() ?? ""));
        Assert.Equal(["", "Transpose", ""], program.Backward.Select(s => s.Node?.Op.ToString() ?? ""));
        Assert.Equal("recurrent", Assert.Single(program.Gradients).Weight.Symbol);
        Assert.Equal(2, plan.Outers.Count);
        Assert.Same(Assert.Single(program.Sums), plan.Outers.Single(o => o.Weight.Symbol.Length == 0).Weight);
        Assert.Contains("turn = recurrent − recurrentᵀ − gamma ⊙ I : [Hidden, Hidden]", new Passes(TestSpecs.Antisymmetric()).Sources.Plan, StringComparison.Ordinal);
    }

    [Fact]
    public void CellWithoutDerivedMatrices_HasNoMatrixProgram() => Assert.Null(new Passes(TestSpecs.DerivedDecay()).Plan.Matrices);

    [Theory]
    [InlineData("Lstm", 1)]
    [InlineData("PeepholeLstm", 1)]
    [InlineData("Gru", 2)]
    [InlineData("MinimalGatedUnit", 2)]
    [InlineData("GruResetAfter", 1)]
    [InlineData("SharedAffine", 2)]
    [InlineData("Jordan", 2)]
    [InlineData("ProjectedLstm", 2)]
    [InlineData("Highway1", 1)]
    [InlineData("Highway3", 3)]
    [InlineData("IndRnn", 1)]
    public void Cell_Forward_HasAsManyStagesAsProductsInAChain(string cell, int stages) =>
        Assert.Equal(stages, new Passes(TestSpecs.All[cell]).Plan.Forward.Step.Count);

    [Theory]
    [InlineData("Lstm", 1)]
    [InlineData("GruResetAfter", 1)]
    [InlineData("Gru", 2)]
    [InlineData("Jordan", 2)]
    [InlineData("Highway1", 1)]
    [InlineData("Highway3", 3)]
    public void Cell_Backward_HasNoMoreStagesThanForward(string cell, int stages) =>
        Assert.Equal(stages, new Passes(TestSpecs.All[cell]).Plan.Backward.Step.Count);

    [Theory]
    [InlineData("IndRnn", true)]
    [InlineData("DerivedDecay", true)]
    [InlineData("Lstm", false)]
    [InlineData("Jordan", false)]
    public void Loops_AreExchanged_WhenNoProductReadsTheState(string cell, bool exchanged)
    {
        var plan = new Passes(TestSpecs.All[cell]).Plan;
        Assert.Equal((exchanged, exchanged), (plan.Forward.Exchanged, plan.Backward.Exchanged));
    }

    [Fact]
    public void SharedAffine_OnTwoOperands_HoistsTheInputOnceAndAddsTwoGradients()
    {
        var plan = new Passes(TestSpecs.SharedAffine()).Plan;
        var hoisted = plan.Groups.Where(g => g.Terms.Any(t => plan.Slots[t.Operand.Slot].Kind == SlotKind.Input)).ToArray();
        Assert.Single(hoisted);
        Assert.Equal(2, plan.Outers.Count(o => o.Weight.Symbol == "layer.h"));
        Assert.Contains(plan.Outers, o => o.Weight.Symbol == "layer.x");
    }

    [Theory]
    [InlineData("PeepholeLstm")]
    [InlineData("Highway3")]
    [InlineData("Lstm")]
    [InlineData("ProjectedLstm")]
    [InlineData("Jordan")]
    public void Forward_OfACell_KeepsNothingForTheBlockButTheTape(string cell)
    {
        var plan = new Passes(TestSpecs.All[cell]).Plan;
        var written = plan.Forward.Loops.SelectMany(l => l.Stores).Select(s => plan.Slots[s.Value.Slot]);
        Assert.DoesNotContain(written, slot => slot.Kind == SlotKind.Block);
    }

    [Fact]
    public void ProjectedLstm_Sizes_AreThoseOfTheDeclaration()
    {
        var plan = new Passes(TestSpecs.ProjectedLstm()).Plan;
        Assert.Equal(["Input", "Hidden", "Projection"], plan.Sizes);
        Assert.Equal("Projection", plan.Forward.Step[^1].Parts.Single(p => p.Groups.Count > 0).Size);
        Assert.Equal("Hidden", plan.Forward.Step[0].Parts.Single(p => p.Groups.Count > 0).Size);
    }

    [Fact]
    public void Gru_Backward_RecomputesTheOperandInsteadOfStoringIt() =>
        Assert.DoesNotContain("r_h", Tape(new Passes(TestSpecs.Gru()).Plan));

    [Fact]
    public void DerivedDecay_IsComputedOncePerSequence_AndItsGradientFoldedBackOnce()
    {
        var plan = new Passes(TestSpecs.DerivedDecay()).Plan;
        Assert.Equal("decay", Assert.Single(Assert.Single(plan.ParameterForward).Stores).Node.Name);
        Assert.Equal(SlotKind.ParameterGradient, plan.Slots[Assert.Single(Assert.Single(plan.ParameterBackward).Stores).Value.Slot].Kind);
        Assert.DoesNotContain(plan.Forward.Loops.SelectMany(l => l.Body), n => n.IsParameter);
    }

    [Theory]
    [MemberData(nameof(TestSpecs.Names), MemberType = typeof(TestSpecs))]
    public void Loops_OfAnyCell_ReadOnlyWhatIsWrittenBefore(string cell)
    {
        var plan = new Passes(TestSpecs.All[cell]).Plan;
        var written = new HashSet<int>();
        foreach (var part in plan.Forward.Parts)
        {
            var read = part.Operation?.Operands ?? part.Loop?.Loads.Where(l => l.Group < 0).Select(l => l.Value) ?? [];
            Assert.All(read.Where(v => Scratch(plan.Slots[v.Slot])), v => Assert.Contains(v.Slot, written));
            written.UnionWith(part.Operation is { } operation ? [operation.Result.Slot] : part.Loop?.Stores.Select(s => s.Value.Slot) ?? []);
        }
    }

    private static bool Scratch(Slot slot) => slot.Kind is SlotKind.Step or SlotKind.Block or SlotKind.Tape;

    private static IEnumerable<string> Tape(KernelPlan plan) => plan.Slots.Where(s => s.Kind == SlotKind.Tape).Select(s => s.Symbol).Order();
}
