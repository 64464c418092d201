using Kernels.Compiler.Emission.Loops;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Planning.Fixed;
using static Kernels.Compiler.Emission.Literals;

namespace Kernels.Compiler.Emission.Fixed;

/// <summary>A fixed step as a class: its data, the step itself, and one method for each product and for each set of equations.</summary>
internal sealed class FixedStepEmitter(FixedStep step, KernelPlan plan, EquationTarget target, SourceWriter writer)
{
    /// <summary>Name of the class that holds a target's step.</summary>
    public static string ClassName(EquationTarget target) => target.Vector + "Step";

    /// <summary>The library's type of a step.</summary>
    public static string Type(string element) => $"Execution::FixedStep<{element}>";

    public void Emit()
    {
        writer.Summary($"One step of one row for {Sizes()}: {Text(step.MultiplyAdds)} multiply–adds of {Text(step.Lanes)} elements.");
        using (writer.Block($"private static class {ClassName(target)}"))
        {
            Data();
            writer.Line();
            Step();
            foreach (var work in step.Work)
            {
                if (work is FixedCopy)
                    continue;
                writer.Line();
                if (work is FixedProduct product)
                    new FixedProductEmitter(step, product, plan, target, writer).Emit();
                else if (work is FixedLoop loop)
                    EquationEmitter.Emit(loop, plan.Slots, target, writer);
            }
        }
    }

    private string Sizes() => string.Join(", ", step.Sizes.Select(s => $"{s.Key} = {Text(s.Value)}"));

    private void Data()
    {
        writer.Line($"public static {Type(target.Element)} Create() => new()");
        using (writer.Open("{", "};"))
        {
            writer.Line("Code = Step,");
            writer.Line($"Sizes = [{string.Join(", ", plan.Sizes.Select(s => Text(step.Sizes[s])))}],");
            writer.Line($"RowElements = {Text(step.RowElements)},");
            writer.Line($"WeightElements = {Text(step.WeightElements)},");
            List("Rows", step.Rows.Where(r => IsCallers(r.Key)).Select(r =>
                $"new({Text(r.Key.Slot)}, {Text(r.Value)}{(r.Key.Delay > 0 ? ", " + Text(r.Key.Delay) : "")}),"));
            List("Parameters", step.Parameters.Select(p => $"new({Text(p.Key)}, {Text(p.Value)}),"));
            List("Products", step.Products.Select(Product));
        }
    }

    // What callers write and read: states as they enter a step, which is where they are after it too.
    private bool IsCallers(ValueRef value) =>
        !value.Next && plan.Slots[value.Slot].Kind is SlotKind.Input or SlotKind.State or SlotKind.Output or SlotKind.StepIndex;

    private static string Product(FixedProduct product)
    {
        var strips = product.Strips.Select(s => $"new({Text(s.First)}, {Text(s.Vectors)}, {Text(s.Offset)})");
        return $"new([{string.Join(", ", product.Chain.Select(Text))}], {Text(product.UnitVectors)}, "
            + $"{Text(product.Start.InWeights ? product.Start.Offset : -1)}, [{string.Join(", ", strips)}]),";
    }

    private void List(string name, IEnumerable<string> items)
    {
        writer.Line($"{name} =");
        using (writer.Open("[", "],"))
            writer.Wrapped(items);
    }

    private void Step()
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void Step(ref {target.Element} rows, ref {target.Element} weights)"))
        {
            foreach (var work in step.Work)
            {
                switch (work)
                {
                    case FixedProduct product:
                        writer.Line($"{FixedProductEmitter.Name(product)}(ref rows, ref weights);");
                        break;
                    case FixedLoop loop:
                        writer.Line($"{loop.Loop.Name}(ref rows, ref weights);");
                        break;
                    case FixedCopy copy:
                        Copy(copy);
                        break;
                }
            }
        }
    }

    private void Copy(FixedCopy copy)
    {
        writer.Line("// The state that leaves the step enters the next one.");
        using (writer.Block($"for (nuint j = 0; j < {Text(copy.Units)}; j += {Text(step.Lanes)})"))
        {
            writer.Line($"{target.Vector}.LoadUnsafe(ref rows, {Text(copy.From)} + j).StoreUnsafe(ref rows, {Text(copy.To)} + j);");
        }
    }
}
