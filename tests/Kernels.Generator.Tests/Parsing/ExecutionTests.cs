using System.Reflection;
using System.Runtime.CompilerServices;
using Kernels.Compiler.Specs;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

/// <summary>The parser held against C# itself: the spec, interpreted, against the declaration, executed.</summary>
public sealed class ExecutionTests
{
    private const int Units = 3;

    /// <summary>Weights and members of every construct that the parser's tests know.</summary>
    public static IEnumerable<object[]> Constructs => new[]
    {
        ControlFlowParsingTests.Constructs, ExpressionParsingTests.Constructs, HelperParsingTests.Constructs, MatrixParsingTests.Constructs,
        OperandParsingTests.Constructs, OperationParsingTests.Constructs, VariableParsingTests.Constructs,
    }.SelectMany(rows => rows).Select(row => row[..3]);

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Spec_Interpreted_GivesTheBitsOfTheDeclaration(string construct, string weights, string members)
    {
        var source = $"[Cell] public partial class Cell({weights}) {{ {members} }}";
        var spec = SpecOf.Source(source);
        var random = new Random(7);
        var arguments = spec.Parameters.Select(parameter => Weight(parameter, random)).ToArray();
        var operands = spec.Operands.Select(operand => Operand(operand, random)).ToArray();
        var expected = Execute(source, arguments, Arguments(spec, operands));
        var actual = new SpecInterpreter(spec, ByPath(spec, arguments)).Run(operands);
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(expected[i].Values.SequenceEqual(actual[i].Values), $"{construct}: {expected[i]} and {actual[i]}");
    }

    [Fact]
    public void Interpreter_OnAnotherSpec_GivesOtherBits()
    {
        const string Source = "[Cell] public partial class Cell { public Vec Step(Vec x, Vec h) => x - h; }";
        var operands = new[] { new Vec(1, 2), new Vec(4, 8) };
        var swapped = SpecOf.Source(Source.Replace("x - h", "h - x", StringComparison.Ordinal));
        var actual = new SpecInterpreter(swapped, new Dictionary<string, object>()).Run(operands);
        Assert.False(Execute(Source, [], operands)[0].Values.SequenceEqual(actual[0].Values));
    }

    private static Vec[] Execute(string source, object[] arguments, object[] operands)
    {
        using var image = new MemoryStream();
        var emitted = Project.Of(source).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        var type = Assembly.Load(image.ToArray()).GetType("Cell", throwOnError: true)!;
        var result = type.GetMethod("Step")!.Invoke(Activator.CreateInstance(type, arguments), operands)!;
        return result is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => Elements(tuple[i]!))] : [Elements(result)];
    }

    private static Vec Elements(object result) => result is Matrix matrix ? matrix.ToVec() : (Vec)result;

    private static object Operand(OperandSpec operand, Random random) => operand.Rank switch
    {
        0 => new Scalar(random.NextDouble()),
        2 => Matrix(random),
        _ => Vector(random),
    };

    /// <summary>Operands as the arguments of <c>Step</c>: elements of an array together.</summary>
    private static object[] Arguments(CellSpec spec, object[] operands) =>
    [
        .. spec.Operands.Select((operand, i) => (Name: operand.Name.Split('[')[0], IsElement: operand.Name.EndsWith(']'), Value: operands[i]))
            .GroupBy(operand => operand.Name)
            .Select(group => group.First().IsElement ? group.Select(operand => operand.Value).Cast<Vec>().ToArray() : group.First().Value),
    ];

    private static Dictionary<string, object> ByPath(CellSpec spec, object[] arguments)
    {
        var weights = new Dictionary<string, object>();
        foreach (var (parameter, value) in spec.Parameters.Zip(arguments))
        {
            weights[parameter.Name] = value;
            for (var i = 0; i < parameter.Count; i++)
                weights[FormattableString.Invariant($"{parameter.Name}[{i}]")] = ((Array)value).GetValue(i)!;
        }

        return weights;
    }

    private static object Weight(ParameterSpec parameter, Random random)
    {
        if (parameter.Count == 0)
            return Single(parameter, random);
        var elements = Enumerable.Range(0, parameter.Count).Select(_ => Single(parameter, random)).ToArray();
        var array = Array.CreateInstance(elements[0].GetType(), elements.Length);
        elements.CopyTo(array, 0);
        return array;
    }

    private static object Single(ParameterSpec parameter, Random random) => parameter.Kind switch
    {
        ParameterKind.Affine => new Affine(Vector(random), [.. parameter.OperandNames.Select(_ => Matrix(random))]),
        ParameterKind.Matrix => Matrix(random),
        ParameterKind.Vec => Vector(random),
        ParameterKind.Scalar => new Scalar(random.NextDouble()),
        _ => random.NextDouble(),
    };

    private static Vec Vector(Random random) => new([.. Enumerable.Range(0, Units).Select(_ => random.NextDouble() - 0.5)]);

    private static Matrix Matrix(Random random) =>
        new(Units, Units, [.. Enumerable.Range(0, Units * Units).Select(_ => random.NextDouble() - 0.5)]);
}
