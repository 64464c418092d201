using Kernels.Compiler.Planning;
using Kernels.Compiler.Planning.Fixed;
using static Kernels.Compiler.Emission.Literals;

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
            foreach (var alike in product.Strips.GroupBy(s => product.Unrolled ? s.First : -s.Vectors))
            {
                if (product.Unrolled)
                    Unrolled(alike.Single());
                else
                    Loops([.. alike]);
            }
        }
    }

    private string Sums() => string.Join(", ", plan.Groups[product.Group].Members.Select(SpokenNames.Of));

    private string Terms() => product.Terms.Count == 0 ? "what was hoisted"
        : string.Join(" and ", product.Terms.Select(t => $"{plan.Slots[t.Term.Operand.Slot].Symbol}[{Text(t.Depth)}]"));

    private void Unrolled(FixedStrip strip)
    {
        var numbers = Enumerable.Range(strip.First, strip.Vectors).ToList();
        writer.Line($"// Vectors {Text(strip.First)} to {Text(strip.First + strip.Vectors - 1)}.");
        writer.Wrapped(numbers.Select(v => $"var sum{Text(v)} = {Load(StartMemory, product.Start.Offset + (v * step.Lanes))};"));
        var offset = strip.Offset;
        foreach (var term in product.Terms)
        {
            Comment(term);
            for (var k = 0; k < term.Depth; k++)
            {
                writer.Line($"x = {Broadcast("rows", Text(term.Offset + k))};");
                writer.Wrapped(numbers.Select((v, i) => Accumulate(v, Load("weights", offset + (i * step.Lanes)))));
                offset += strip.Vectors * step.Lanes;
            }
        }

        writer.Wrapped(numbers.Select(v => $"sum{Text(v)}.StoreUnsafe(ref rows, {Text(product.Sums + (v * step.Lanes))});"));
    }

    // Strips of one width follow each other at equal distances.
    private void Loops(FixedStrip[] strips)
    {
        var (first, width) = (strips[0], strips[0].Vectors * step.Lanes);
        var distance = strips.Length > 1 ? strips[1].Offset - first.Offset : 0;
        var numbers = Enumerable.Range(0, first.Vectors).ToList();
        using (writer.Block($"for (nuint strip = 0; strip < {Text(strips.Length)}; strip++)"))
        {
            writer.Line(Reference("start", StartMemory, product.Start.Offset + (first.First * step.Lanes), width));
            writer.Line(Reference("sums", "rows", product.Sums + (first.First * step.Lanes), width));
            writer.Line(Reference("panel", "weights", first.Offset, distance));
            writer.Wrapped(numbers.Select(v => $"var sum{Text(v)} = {Load("start", v * step.Lanes)};"));
            foreach (var term in product.Terms)
            {
                Comment(term);
                using (writer.Block($"for (nuint k = {Text(term.Offset)}; k < {Text(term.Offset + term.Depth)}; k++)"))
                {
                    writer.Line($"var x = {Broadcast("rows", "k")};");
                    writer.Wrapped(numbers.Select(v => Accumulate(v, Load("panel", v * step.Lanes))));
                    writer.Line($"panel = ref Unsafe.Add(ref panel, {Text(width)});");
                }
            }

            writer.Wrapped(numbers.Select(v => $"sum{Text(v)}.StoreUnsafe(ref sums, {Text(v * step.Lanes)});"));
        }
    }

    private string StartMemory => product.Start.InWeights ? "weights" : "rows";

    private void Comment(FixedTerm term) => writer.Line($"// {plan.Slots[term.Term.Operand.Slot].Symbol}, {Text(term.Depth)} long");

    private static string Reference(string name, string memory, int offset, int distance) =>
        $"ref var {name} = ref Unsafe.Add(ref {memory}, {Text(offset)} + (strip * {Text(distance)}));";

    private string Accumulate(int sum, string weight) =>
        $"sum{Text(sum)} = {Vector}.MultiplyAddEstimate(x, {weight}, sum{Text(sum)});";

    private string Broadcast(string row, string index) => $"{Vector}.Create(Unsafe.Add(ref {row}, {index}))";

    private string Load(string memory, int offset) => $"{Vector}.LoadUnsafe(ref {memory}, {Text(offset)})";
}
