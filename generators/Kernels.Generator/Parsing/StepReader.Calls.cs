using System.Collections.Immutable;
using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Calls: operations, helpers, and other cells.</content>
internal sealed partial class StepReader
{
    private Value Call(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (Intrinsics.IsSelect(method))
            return CallSelect(call);
        if (Intrinsics.Function(method) is { } row)
            return CallFunction(call, row);
        if (Intrinsics.Mask(method) is { } mask)
            return CallMask(call, mask);
        if (CallsFunction(call))
            return CallFunctionValue(call);
        if (method.Name == KernelsTypes.StepName && call.Instance is not (null or IInstanceReferenceOperation))
            return CallCell(call);
        if (context.Declaration(method.PartialImplementationPart ?? method) is { } syntax && CanInline(call))
            return Inline(call, method.PartialImplementationPart ?? method, syntax, method.IsStatic ? null : Self);
        if (call.Instance is { Type: INamedTypeSymbol type } instance && IsOfValues(type) && context.Declaration(method) is MethodDeclarationSyntax member && CanRun(call))
            return Evaluate(instance) is Value.Record record ? Inline(call, method, member, record) : Value.Unknown;
        return CallEmbedded(call, method);
    }

    private static bool CanInline(IInvocationOperation call) =>
        CanRun(call) && call.Instance is null or IInstanceReferenceOperation;

    private static bool CanRun(IInvocationOperation call) =>
        call is { IsVirtual: false, TargetMethod: { IsAsync: false, IsExtern: false } };

    /// <summary>
    /// Arguments in the order of the parameters, which named arguments need not have; all are read in source order.
    /// </summary>
    private Value[] Arguments(IInvocationOperation call)
    {
        var values = new Value[call.TargetMethod.Parameters.Length];
        foreach (var argument in call.Arguments)
            values[argument.Parameter!.Ordinal] = Evaluate(argument.Value);
        return values;
    }

    private static IOperation ArgumentSource(IInvocationOperation call, int ordinal) =>
        call.Arguments.First(argument => argument.Parameter!.Ordinal == ordinal).Value;

    private Value CallFunction(IInvocationOperation call, FunctionRow row)
    {
        if (row.Vectors == FunctionRow.AnyNumber)
            return CallOnList(call, row);
        var values = Arguments(call);
        if (Intrinsics.Fold(call.TargetMethod) is { } fold && Numbers(values) is { } numbers)
            return new Value.Constant(fold(numbers[0], numbers[numbers.Length - 1]));
        if (values.Length < row.Vectors || values.Length > row.Vectors + row.Defaults.Length)
            return RefuseCall(call);
        var arguments = new List<int>();
        for (var i = 0; i < row.Vectors; i++)
            arguments.Add(ToOperand(values[i], ArgumentSource(call, i).Syntax.GetLocation()));
        for (var i = row.Vectors; i < row.Vectors + row.Defaults.Length; i++)
            arguments.Add(i < values.Length
                ? ConstantArgument(call, row, values[i], i)
                : Instructions.Constant(row.Defaults[i - row.Vectors], call.Syntax.GetLocation()));
        CheckRange(call, row, arguments);
        return Operation(row.Operation, call, [.. arguments]);
    }

    private Value CallOnList(IInvocationOperation call, FunctionRow row)
    {
        if (ListedOperands(call.Arguments) is not { } written)
            return Refuse(call, "A list of vectors that is not written out");
        return written.Count > 0
            ? Operation(row.Operation, call, [.. written.Select(o => ToOperand(o.Value, o.Source.Syntax.GetLocation()))])
            : RefuseCall(call);
    }

    private void CheckRange(IInvocationOperation call, FunctionRow row, List<int> arguments)
    {
        var constants = arguments.Skip(row.Vectors).ToList();
        if (constants.Any(constant => constant < 0 || Instructions[constant].Code != InstructionCode.Constant))
            return;
        var numbers = constants.Select(constant => Instructions[constant].Value).ToArray();
        if (row.Range?.Invoke(numbers) is not { } outside)
            return;
        var source = ArgumentSource(call, row.Vectors + outside.Constant);
        problems.Report(
            Descriptors.ConstantRange,
            source,
            Excerpt(source.Syntax),
            call.TargetMethod.Name,
            NumberText.Print(numbers[outside.Constant]),
            outside.Expected);
    }

    private Value CallMask(IInvocationOperation call, MaskRow row)
    {
        if (KernelsTypes.IsKernels(call.TargetMethod.Parameters[0].Type, "Affine"))
            return CallMaskOfAffine(call, row);
        var values = Arguments(call);
        if (values.Length > 0 && IsMatrix(values[0]))
            return MaskOfWeights(call, row, values[0], values[1], 1);
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

    private Value MaskOfWeights(IInvocationOperation call, MaskRow row, Value matrix, Value rate, int ordinal)
    {
        var weight = ToOperand(matrix, ArgumentSource(call, 0).Syntax.GetLocation());
        var chance = ToVector(rate, ArgumentSource(call, ordinal).Syntax.GetLocation());
        var instruction = new InstructionSpec(InstructionCode.Operation, new([weight, chance])) { Operation = row.Operations[0] };
        return Emit(instruction, call.Syntax.GetLocation()) is >= 0 and var index ? new Value.Matrix(index) : Value.Unknown;
    }

    /// <summary>An affine, one of whose weights is masked: it stays an affine, and remembers the matrix.</summary>
    private Value CallMaskOfAffine(IInvocationOperation call, MaskRow row)
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
        return MaskOfWeights(call, row, weight, values[2], 2) is Value.Matrix masked
            ? affine with { Derived = affine.Derived.RemoveAll(d => d.Operand == operand).Add((operand, masked.Instruction)) }
            : Value.Unknown;
    }

    /// <summary>The values as numbers when all of them are known at build time.</summary>
    private static double[]? Numbers(Value[] values)
    {
        var numbers = values.OfType<Value.Constant>()
            .Select(constant => ConstantFolding.ToDouble(constant.Boxed))
            .ToList();
        return numbers.Count == values.Length && numbers.All(number => number is not null)
            ? [.. numbers.Select(number => number!.Value)]
            : null;
    }

    private int ConstantArgument(IInvocationOperation call, FunctionRow row, Value value, int ordinal)
    {
        var source = ArgumentSource(call, ordinal);
        if (value is Value.Constant { Boxed: var boxed } && ConstantFolding.ToDouble(boxed) is { } number)
            return Instructions.Constant(number, source.Syntax.GetLocation());
        if (value is Value.Vector hyper && row.TakesHypers)
            return hyper.Instruction;
        if (value != Value.Unknown)
            problems.Report(Descriptors.ConstantArgument, source, Excerpt(source.Syntax), call.TargetMethod.Name, row.Expected);
        return -1;
    }

    /// <summary>What is given by reference is a variable that has the parameter's last value after the call.</summary>
    private Value Inline(IInvocationOperation call, IMethodSymbol method, SyntaxNode syntax, Value.Record? self)
    {
        var values = new Value[method.Parameters.Length];
        var returned = new List<(IParameterSymbol Parameter, Action<Value> Store)>();
        foreach (var argument in call.Arguments)
        {
            var parameter = method.Parameters[argument.Parameter!.Ordinal];
            var isRead = parameter.RefKind != RefKind.Out;
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                var (old, store) = isRead ? Updated(argument.Value) : (Value.Missing, Target(argument.Value));
                values[parameter.Ordinal] = old;
                returned.Add((parameter, store));
            }
            else
            {
                values[parameter.Ordinal] = Evaluate(argument.Value);
            }
        }

        var result = Inline(method, syntax, values, i => ArgumentSource(call, i), call, self);
        foreach (var (parameter, store) in returned)
            store(_variables.TryGetValue(parameter, out var last) ? last : Value.Unknown);
        return result;
    }

    private Value Inline(
        IMethodSymbol method, SyntaxNode syntax, Value[] values, Func<int, IOperation> sources, IOperation at, Value.Record? self)
    {
        if (IsRunning(method))
            return Recurs(at, method.Name);
        if (syntax.ContainsDiagnostics)
            return Invalid();
        BindArguments(method, values, sources);
        return Run(method, syntax, self) ?? (problems.IsEmpty && !problems.IsInvalid ? RefuseCall(at, method) : Value.Unknown);
    }

    private bool IsRunning(IMethodSymbol method) => _frames.Any(frame => SymbolEqualityComparer.Default.Equals(frame.Method, method));

    private void BindArguments(IMethodSymbol method, Value[] values, Func<int, IOperation> sources)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = method.Parameters[i];
            _variables[parameter] = values[i];
            if (WrittenName(sources(i)) is { } name)
                _writtenAs[parameter] = name;
            else
                _writtenAs.Remove(parameter);
        }
    }

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

    private Value RefuseCall(IInvocationOperation call) => RefuseCall(call, call.TargetMethod);

    private Value RefuseCall(IOperation source, IMethodSymbol method)
    {
        problems.Report(Descriptors.UnsupportedCall, source, MethodName(method));
        return Value.Unknown;
    }

    private static string MethodName(IMethodSymbol method) =>
        method.ContainingType is { } type && method.MethodKind != MethodKind.LocalFunction
            ? $"{type.Name}.{method.Name}"
            : method.Name;
}
