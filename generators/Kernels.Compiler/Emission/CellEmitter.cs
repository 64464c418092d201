using Kernels.Compiler.Building;
using Kernels.Compiler.Emission.Fixed;
using Kernels.Compiler.Emission.Loops;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Emission;

/// <summary>A cell's plan as C#: one file with the plan as data, one file of equation loops for each target.</summary>
internal static class CellEmitter
{
    // The library's own types are reached through aliases: Slot and Target are names that a user's namespace may well have,
    // and what stands before :: is looked up among aliases alone.
    private const string CompiledCell = "Execution::CompiledCell";
    private const string Target = "Execution::Target";

    private static readonly string[] Namespaces =
        ["System", "System.Runtime.CompilerServices", "System.Runtime.Intrinsics", "Kernels.Numerics"];

    public static IReadOnlyList<SourceFile> Emit(CellSpec spec, CellDescription cell, KernelPlan plan, string planText) =>
    [
        Plan(spec, cell, plan, planText), .. EquationTarget.All.Select(t => Equations(spec, plan, t)),
        .. Fixed(plan).Select(t => FixedStep(spec, plan, t)),
    ];

    private static SourceFile Plan(CellSpec spec, CellDescription cell, KernelPlan plan, string planText)
    {
        var writer = new SourceWriter();
        using (Open(writer, spec, "", [spec.Name, .. spec.Source, "", .. planText.TrimEnd().Split('\n')]))
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public static {CompiledCell} Compiled => CompiledPlan.Value;");
            writer.Line();
            writer.Line($"static {EquationTarget.Equations("float")}[] {Interface(spec)}.SingleEquations({Target} target) => target switch");
            using (writer.Open("{", "};"))
            {
                foreach (var target in EquationTarget.All.Where(t => t.Element == "float" && t.Vector != "Vector128"))
                    writer.Line($"{Target}.{target.Vector} => {target.ClassName}.All(),");
                writer.Line("_ => Vector128Equations.All(),");
            }

            writer.Line();
            writer.Line($"static {EquationTarget.Equations("double")}[] {Interface(spec)}.DoubleEquations() => DoubleEquations.All();");
            FixedSteps(spec, plan, writer);
            writer.Line();
            using (writer.Block("private static class CompiledPlan"))
            {
                writer.Line("internal static readonly " + CompiledCell + " Value = new()");
                using (writer.Open("{", "};"))
                    new DescriptorEmitter(cell, plan, writer).EmitMembers(planText);
            }
        }

        return new SourceFile("Plan", Close(writer, spec));
    }

    // Cells without fixed sizes say nothing: the interface answers that there is no step.
    private static void FixedSteps(CellSpec spec, KernelPlan plan, SourceWriter writer)
    {
        if (plan.Inferring.FixedSteps.Count == 0)
            return;
        writer.Line();
        writer.Line($"static {FixedStepEmitter.Type("float")}? {Interface(spec)}.SingleStep({Target} target) => target switch");
        using (writer.Open("{", "};"))
        {
            foreach (var target in Fixed(plan).Where(t => t.Vector != "Vector128"))
                writer.Line($"{Target}.{target.Vector} => {FixedStepEmitter.ClassName(target)}.Create(),");
            writer.Line("_ => Vector128Step.Create(),");
        }
    }

    private static IEnumerable<EquationTarget> Fixed(KernelPlan plan) =>
        EquationTarget.All.Where(t => t.Element == "float" && plan.Inferring.FixedSteps.ContainsKey(t.Vector));

    private static SourceFile FixedStep(CellSpec spec, KernelPlan plan, EquationTarget target)
    {
        var writer = new SourceWriter();
        using (Open(writer, spec, $" for fixed sizes, for {target.Caption}", []))
            new FixedStepEmitter(plan.Inferring.FixedSteps[target.Vector], plan.Inferring, target, writer).Emit();
        return new SourceFile(FixedStepEmitter.ClassName(target), Close(writer, spec));
    }

    private static SourceFile Equations(CellSpec spec, KernelPlan plan, EquationTarget target)
    {
        var writer = new SourceWriter();
        // Matrices are derived in double, for layers of any precision.
        var loops = plan.AllLoops.Concat(target.Element == "double" ? plan.MatrixLoops : []).ToList();
        using (Open(writer, spec, $", for {target.Caption}", []))
        using (writer.Block($"private static class {target.ClassName}"))
        {
            writer.Line($"public static {EquationTarget.Equations(target.Element)}[] All() =>");
            using (writer.Open("[", "];"))
                writer.Wrapped(loops.Select(l => $"new({l.Loop.Name}, {l.Loop.Bindings.Count()}),"));
            foreach (var (loop, slots) in loops)
            {
                writer.Line();
                EquationEmitter.Emit(loop, slots, target, writer);
            }
        }

        return new SourceFile(target.ClassName, Close(writer, spec));
    }

    private static string Name(CellSpec spec) => ValueNames.Escape(spec.Name);

    private static string Interface(CellSpec spec) => $"Language::ICell<{Name(spec)}>";

    private static IDisposable Open(SourceWriter writer, CellSpec spec, string caption, IReadOnlyList<string> remarks)
    {
        writer.Line("// <auto-generated/>");
        writer.Line($"// Cell {spec.Name}{caption}.");
        writer.Line("#nullable enable");
        writer.Line();
        foreach (var space in Namespaces)
            writer.Line($"using global::{space};");
        writer.Line("using Execution = global::Kernels.Execution;");
        writer.Line("using Language = global::Kernels;");
        writer.Line();
        if (spec.Namespace.Length > 0)
            writer.Line($"namespace {spec.Namespace};\n");
        foreach (var container in spec.Containers)
            writer.Line(container + " {");
        if (remarks.Count > 0)
        {
            writer.Line("/// <remarks><code>");
            foreach (var remark in remarks)
                writer.Line("/// " + SourceWriter.InDocumentation(remark));
            writer.Line("/// </code></remarks>");
        }

        return writer.Block($"partial class {Name(spec)}");
    }

    private static string Close(SourceWriter writer, CellSpec spec) =>
        writer.ToString() + string.Concat(spec.Containers.Select(_ => "}\n"));
}
