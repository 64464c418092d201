using System.Globalization;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Planning.Fixed;

namespace Kernels.Compiler.Emission.Fixed;

/// <summary>
/// The products of one group for one row: each sum in a local of its own, one chain in ascending k, weights as operands of
/// the multiply–adds. Where all of k is written out, every address is a constant.
/// </summary>
internal sealed class FixedProductEmitter(FixedStep step, FixedProduct product, KernelPlan plan, EquationTarget target, SourceWriter writer)
{
    private string Vector => target.Vector;

    /// <summary>Name of the method.</summary>
    public static string Name(FixedProduct product) => "Products" + Text(product.Group);

    public void Emit()
    {
        writer.Summary($"Products, group {Text(product.Group)}: {Sums()} from {Terms()}; "
            + $"{Text(product.Depth)} · {Text(product.Strips.Sum(s => s.Vectors))} multiply–adds of vectors.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void {Name(product)}(ref {target.Element} rows, ref {target.Element} weights)"))
        {
            if (product.Unrolled && product.Depth > 0)
                writer.Line($"{Vector}<{target.Element}> x;");
            foreach (var strip in product.Strips)
            {
                if (product.Strips.Count > 1)
                    writer.Line($"// Vectors {Text(strip.First)} to {Text(strip.First + strip.Vectors - 1)}.");
                Strip(strip);
            }
        }
    }

    private string Sums() => string.Join(", ", plan.Groups[product.Group].Members.Select(ValueNames.Spoken));

    private string Terms() => product.Terms.Count == 0 ? "what was hoisted"
        : string.Join(" and ", product.Terms.Select(t => $"{plan.Slots[t.Term.Operand.Slot].Symbol}[{Text(t.Depth)}]"));

    private void Strip(FixedStrip strip)
    {
        var numbers = Enumerable.Range(0, strip.Vectors).Select(v => strip.First + v).ToList();
        writer.Wrapped(numbers.Select(v => $"var sum{Text(v)} = {Load(product.Start.InWeights ? "weights" : "rows", product.Start.Offset + (v * step.Lanes))};"));
        var offset = strip.Offset;
        foreach (var term in product.Terms)
        {
            writer.Line($"// {plan.Slots[term.Term.Operand.Slot].Symbol}, {Text(term.Depth)} long");
            if (product.Unrolled)
                Unrolled(term, numbers, offset);
            else
                Loop(term, numbers, offset);
            offset += term.Depth * strip.Vectors * step.Lanes;
        }

        writer.Wrapped(numbers.Select(v => $"sum{Text(v)}.StoreUnsafe(ref rows, {Text(product.Sums + (v * step.Lanes))});"));
    }

    private void Unrolled(FixedTerm term, List<int> numbers, int offset)
    {
        for (var k = 0; k < term.Depth; k++)
        {
            var first = offset + (k * numbers.Count * step.Lanes);
            writer.Line($"x = {Broadcast("rows", Text(term.Offset + k))};");
            writer.Wrapped(numbers.Select((v, i) => Accumulate(v, "x", Load("weights", first + (i * step.Lanes)))));
        }
    }

    private void Loop(FixedTerm term, List<int> numbers, int offset)
    {
        var (row, panel) = ($"row{Text(numbers[0])}_{Text(term.Offset)}", $"panel{Text(offset)}");
        writer.Line($"ref var {row} = ref Unsafe.Add(ref rows, {Text(term.Offset)});");
        writer.Line($"ref var {panel} = ref Unsafe.Add(ref weights, {Text(offset)});");
        using (writer.Block($"for (nuint k = 0; k < {Text(term.Depth)}; k++)"))
        {
            writer.Line($"var x = {Broadcast(row, "k")};");
            writer.Wrapped(numbers.Select((v, i) => Accumulate(v, "x", Load(panel, i * step.Lanes))));
            writer.Line($"{panel} = ref Unsafe.Add(ref {panel}, {Text(numbers.Count * step.Lanes)});");
        }
    }

    private string Accumulate(int sum, string x, string weight) =>
        $"sum{Text(sum)} = {Vector}.MultiplyAddEstimate({x}, {weight}, sum{Text(sum)});";

    private string Broadcast(string row, string index) => $"{Vector}.Create(Unsafe.Add(ref {row}, {index}))";

    private string Load(string memory, int offset) => $"{Vector}.LoadUnsafe(ref {memory}, {Text(offset)})";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
