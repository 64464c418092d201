using System.Collections.Immutable;
using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Other cells, and helpers without source: their instructions are copied.</content>
internal sealed partial class StepReader
{
    private Value CallCell(IInvocationOperation call)
    {
        var instance = Evaluate(call.Instance!);
        if (instance is not Value.Cell cell)
            return instance == Value.Unknown ? instance : RefuseCall(call);
        var spec = new NestedCells(context, problems).Find(cell.Type, call.Syntax.GetLocation());
        return spec is null ? Value.Unknown : Insert(spec, cell.Name + ".", call);
    }

    private Value CallEmbedded(IInvocationOperation call, IMethodSymbol method)
    {
        var isOurs = KernelsTypes.IsFunctions(method.ContainingType);
        if (context.Declaration(method) is not null || method.ContainingAssembly is null
            || !(isOurs || CouldBeHelper(method)))
            return RefuseCall(call);
        var (spec, _) = EmbeddedSpecs.Find(method.ContainingAssembly, EmbeddedSpecs.NameOf(method));
        if (spec is not null)
            return Insert(spec, "", call);
        if (isOurs)
            return RefuseCall(call);
        problems.Report(Descriptors.NoSource, call, MethodName(method));
        return Value.Unknown;
    }

    /// <summary>A method on vectors is one that the person may mean as part of the equation.</summary>
    private static bool CouldBeHelper(IMethodSymbol method) =>
        method.IsStatic && (KernelsTypes.IsOfTheLanguage(method.ReturnType)
            || method.Parameters.Any(parameter => KernelsTypes.IsOfTheLanguage(parameter.Type)))
        && method.ContainingType is { } type && type.ContainingNamespace.Name != "Kernels";

    /// <summary>Copies another spec's instructions, its operands replaced by the arguments.</summary>
    private Value Insert(CellSpec spec, string prefix, IInvocationOperation call)
    {
        var arguments = Arguments(call);
        var location = call.Syntax.GetLocation();
        var operands = arguments
            .SelectMany((value, i) => Instructed(value, ArgumentSource(call, i).Syntax.GetLocation()))
            .ToArray();
        if (operands.Any(operand => operand < 0))
            return Value.Unknown;
        if (operands.Length != spec.Operands.Count)
            return RefuseCall(call);
        var map = new int[spec.Body.Count];
        for (var i = 0; i < map.Length; i++)
            map[i] = Copy(spec, spec.Body[i], map, operands, prefix, location);
        var matrices = new HashSet<string>(spec.Operands.Where(operand => operand.Rank == 2).Select(operand => operand.Name));
        var results = spec.Results
            .Select(result => matrices.Contains(result.Name) ? new Value.Matrix(map[result.Value]) : Computed(map[result.Value]))
            .ToImmutableArray();
        return results.Length == 1 ? results[0] : new Value.Tuple(results);
    }

    /// <summary>The instructions that an argument stands for: one, or those of an array.</summary>
    private IEnumerable<int> Instructed(Value value, Location location) => value is Value.List list
        ? list.Items.Select(item => ToVector(item, location))
        : [ToOperand(value, location)];

    private int Copy(
        CellSpec spec, InstructionSpec instruction, int[] map, int[] operands, string prefix, Location location)
    {
        if (instruction.Code == InstructionCode.Operand)
            return operands[spec.Operands.Select(operand => operand.Name).ToList().IndexOf(instruction.Symbol!)];
        if (instruction.Code == InstructionCode.Parameter)
            return Instructions.Parameter(prefix + instruction.Symbol, location);
        var symbol = instruction.Symbol is null ? null : prefix + instruction.Symbol;
        var arguments = instruction.Arguments.Select(argument => map[argument]);
        return Emit(instruction with { Symbol = symbol, Arguments = new(arguments) }, location);
    }
}
