using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Calls that draw a random mask.</content>
internal sealed partial class StepReader
{
    private Value CallRandom(IInvocationOperation call, RandomRow row)
    {
        if (KernelsTypes.IsKernels(call.TargetMethod.Parameters[0].Type, "Affine"))
            return CallRandomOfAffine(call, row);
        var values = Arguments(call);
        if (values.Length > 0 && IsMatrix(values[0]))
            return RandomOfWeights(call, row, values[0], values[1], 1);
        var arguments = new int[row.Vectors + 1];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = ToVector(values[i], ArgumentSource(call, i).Syntax.GetLocation());
        if (values.Length == arguments.Length)
            return Operation(row.Operations[0], call, arguments);
        var per = ArgumentSource(call, arguments.Length);
        if (values[arguments.Length] is Value.Constant { Boxed: int choice } && choice >= 0 && choice < row.Operations.Length)
            return Operation(row.Operations[choice], call, arguments);
        if (values[arguments.Length] != Value.Unknown)
            problems.Report(Descriptors.ConstantArgument, per, Excerpt(per.Syntax), call.TargetMethod.Name, "a constant");
        return Value.Unknown;
    }

    private Value RandomOfWeights(IInvocationOperation call, RandomRow row, Value matrix, Value rate, int ordinal)
    {
        var weight = ToOperand(matrix, ArgumentSource(call, 0).Syntax.GetLocation());
        var chance = ToVector(rate, ArgumentSource(call, ordinal).Syntax.GetLocation());
        var instruction = new InstructionSpec(InstructionCode.Operation, new([weight, chance])) { Operation = row.Operations[0] };
        return Emit(instruction, call.Syntax.GetLocation()) is >= 0 and var index ? new Value.Matrix(index) : Value.Unknown;
    }

    /// <summary>An affine, one of whose weights is masked: it stays an affine, and remembers the matrix.</summary>
    private Value CallRandomOfAffine(IInvocationOperation call, RandomRow row)
    {
        var values = Arguments(call);
        if (values.Contains(Value.Unknown) || values[0] is not Value.Weight { Kind: ParameterKind.Affine } affine)
            return Value.Unknown;
        var source = ArgumentSource(call, 1);
        if (values[1] is not Value.Constant { Boxed: string operand })
        {
            problems.Report(Descriptors.ConstantArgument, source, Excerpt(source.Syntax), call.TargetMethod.Name, "a constant");
            return Value.Unknown;
        }

        weights.NoteWeight(affine.Path, operand, source.Syntax.GetLocation());
        var known = affine.Derived.Where(d => d.Operand == operand).ToList();
        var weight = new Value.Matrix(known.Count > 0 ? known[0].Instruction
            : Instructions.Parameter($"{affine.Path}.{operand}", call.Syntax.GetLocation()));
        return RandomOfWeights(call, row, weight, values[2], 2) is Value.Matrix masked
            ? affine with { Derived = affine.Derived.RemoveAll(d => d.Operand == operand).Add((operand, masked.Instruction)) }
            : Value.Unknown;
    }
}
