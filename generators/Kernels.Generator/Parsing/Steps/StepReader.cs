using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <summary>
/// Reads <c>Step</c> by running it over symbols: what is known at build time is computed, what is not becomes an
/// instruction. Helpers are thereby inlined, loops unrolled and reassigned variables put in single-assignment form,
/// all by the same walk.
/// </summary>
internal sealed partial class StepReader(ParseContext context, ProblemList problems, WeightTable weights)
{
    /// <summary>Instructions of one cell. Emitted code is linear in them, and a person does not write more.</summary>
    public const int InstructionLimit = 4096;

    /// <summary>Expressions visited, which bounds loops and helpers that produce no instructions.</summary>
    public const int VisitLimit = 200_000;

    private readonly Variables _variables = new();
    private readonly HashSet<ISymbol> _openFields = new(SymbolEqualityComparer.Default);
    private readonly Stack<Frame> _frames = new();
    private int _visits;

    public InstructionList Instructions { get; } = new();

    /// <summary>The parameter of <c>Step</c> that was assigned and is all that it returns, if any.</summary>
    public IParameterSymbol? ReturnedParameter { get; private set; }

    /// <summary>Whether the last value assigned to this parameter was never read.</summary>
    public bool IsAssignedInVain(IParameterSymbol parameter) => _variables.IsAssignedInVain(parameter);

    /// <summary>Instructions of the results in order, or null when there is a mistake.</summary>
    public int[]? ReadStep(StepSignature step)
    {
        BindOperands(step.Method, step.Operands);
        return ReadResults(step.Method, step.Syntax, step.Results);
    }

    /// <summary>Makes the operands the first instructions, and the parameters of a method stand for them.</summary>
    public void BindOperands(IMethodSymbol method, IReadOnlyList<OperandSpec> operands)
    {
        var next = 0;
        foreach (var symbol in method.Parameters)
        {
            var count = symbol.Type is IArrayTypeSymbol ? WeightParser.Count(symbol)!.Value : 0;
            var values = operands.Skip(next).Take(Math.Max(1, count)).Select(operand => Bind(operand, symbol)).ToArray();
            _variables.Bind(symbol, count > 0 ? new Value.List(symbol.Name, values, IsFixed: true) : values[0], symbol.Name);
            next += values.Length;
        }
    }

    private Value Bind(OperandSpec operand, IParameterSymbol symbol)
    {
        var read = new InstructionSpec(InstructionCode.Operand, EquatableArray<int>.Empty) { Symbol = operand.Name };
        var index = Instructions.Add(read, symbol.Locations[0]);
        return operand.Rank == 2 ? new Value.Matrix(index) : new Value.Vector(index);
    }

    /// <summary>Instructions of the results of a method whose parameters are bound.</summary>
    public int[]? ReadResults(IMethodSymbol method, SyntaxNode syntax, IReadOnlyList<ResultSpec> results)
    {
        try
        {
            var result = Run(method, syntax);
            if (result is null || !problems.IsEmpty || problems.IsInvalid)
                return null;
            return Results(result, syntax, results);
        }
        catch (UnrollLimitException)
        {
            return null;
        }
    }

    private int[]? Results(Value result, SyntaxNode syntax, IReadOnlyList<ResultSpec> results)
    {
        var items = result is Value.Tuple tuple ? tuple.Items : [result];
        var indices = items.Select(item => ToOperand(item, syntax.GetLocation())).ToArray();
        if (indices.Length != results.Count || indices.Any(index => index < 0))
            return null;
        for (var i = 0; i < indices.Length; i++)
            Instructions.GiveName(indices[i], results[i].Name);
        return indices;
    }

    /// <summary>Runs a method's body; null when it has none that can be read.</summary>
    private Value? Run(IMethodSymbol method, SyntaxNode syntax, Value.Record? self = null)
    {
        var block = context.Operation(syntax) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            IConstructorBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IBlockOperation getter => getter,
            _ => null,
        };
        return block is null ? null : Run(method, block, self);
    }

    private Value? Run(IMethodSymbol method, IOperation block, Value.Record? self)
    {
        _frames.Push(new Frame(method, self));
        ReadStatement(block);
        var result = _frames.Pop().Result;
        return method.ReturnsVoid ? Value.Nothing : result;
    }

    private int Emit(InstructionSpec instruction, Location location)
    {
        if (instruction.Arguments.Any(argument => argument < 0))
            return -1;
        if (Instructions.Count >= InstructionLimit)
            StopAt(location, InstructionLimit, "instructions");
        return Instructions.Add(instruction, location);
    }

    private Value Operation(string name, IOperation source, params int[] arguments)
    {
        var instruction = new InstructionSpec(InstructionCode.Operation, new(arguments)) { Operation = name };
        return Computed(Emit(instruction, source.Syntax.GetLocation()), source);
    }

    private static Value Computed(int instruction, IOperation source) =>
        instruction >= 0 && KernelsTypes.IsMatrix(source.Type) ? new Value.Matrix(instruction) : Computed(instruction);

    private static Value Computed(int instruction) =>
        instruction < 0 ? Value.Unknown : new Value.Vector(instruction);

    private void CountVisit(IOperation operation)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (++_visits > VisitLimit)
            StopAt(operation.Syntax.GetLocation(), VisitLimit, "expressions");
    }

    private void StopAt(Location location, int limit, string unit)
    {
        problems.Report(Descriptors.UnrollLimit, location, limit, unit);
        throw new UnrollLimitException();
    }

    private Value Refuse(IOperation operation, string what)
    {
        problems.Report(Descriptors.UnsupportedExpression, operation, what, Excerpt(operation.Syntax));
        return Value.Unknown;
    }

    /// <summary>Source text short enough for a message.</summary>
    private static string Excerpt(SyntaxNode syntax)
    {
        const int Longest = 60;
        var words = syntax.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(" ", words);
        return text.Length <= Longest ? text : text.Substring(0, Longest - 3) + "...";
    }

    /// <summary>A method being run.</summary>
    private sealed class Frame(IMethodSymbol method, Value.Record? self)
    {
        public IMethodSymbol Method => method;

        /// <summary>The record whose member it is, if any.</summary>
        public Value.Record? Self => self;

        public Value? Result { get; set; }
    }

    /// <summary>Ends the reading of a declaration that grew without bound; reported before it is thrown.</summary>
    private sealed class UnrollLimitException : Exception;
}
