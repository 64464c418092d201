using System.Globalization;
using Kernels.Compiler.Specs;
using Kernels.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generator.Tests;

public sealed class RobustnessTests
{
    private const string Source =
        """
        namespace Demo;

        [Cell]
        public partial class Inner([Gate(Bias = 1)] Affine forget, [Size("Rank")] Matrix m)
        {
            public (Vec h, Vec c) Step(Vec x, Vec h, [Size("Rank")] Vec c)
            {
                var (f, g) = (Sigmoid(forget[x, h]), 1 - h);
                c = m * (f * g) + c;
                return (h + f, c);
            }
        }

        [Cell(Input = 2)]
        public partial class Outer([Count(3)] Affine[] w, Inner inner, double decay = 0.5)
        {
            private const double Half = 1.0 / 2;

            public (Vec y, Vec h, Vec c) Step(Vec x, Vec h, Vec c)
            {
                for (var i = 0; i < 3; i++)
                    h = Helper(w[i], x, v: h);
                (h, c) = inner.Step(x, h, c);
                return (Select(h < 0, Half * h, Pow(h, 2)), h, decay * c);
            }

            private static Vec Helper(Affine a, Vec u, Vec v) => Tanh(a[[u, v]]);
        }

        public static class Shapes
        {
            [CellFunction]
            public static Vec Squash(Vec v, double k) => v / (k + Abs(v));
        }
        """;

    /// <summary>The compiler has random cells of its own; here it would only take time.</summary>
    private static CellGenerator ParserOnly =>
        new((_, _, _) => new CompiledSources(EquatableArray<EmittedSource>.Empty, EquatableArray<CompilerError>.Empty));

    private const int Mutations = 240;
    private const int Seed = 20261121;

    /// <summary>
    /// Half-typed code is the generator's daily bread: it may refuse, but neither throw nor report a defect of its
    /// own.
    /// </summary>
    [Fact]
    public void Generator_OnMutatedText_NeverFails()
    {
        var random = new Random(Seed);
        var tokens = CSharpSyntaxTree.ParseText(Source, Project.ParseOptions).GetRoot().DescendantTokens()
            .Where(token => token.Span.Length > 0).ToList();
        var project = Project.Of(Source);
        var driver = GeneratorRun.Driver(generator: ParserOnly).RunGenerators(project);
        for (var i = 0; i < Mutations; i++)
        {
            var text = Mutate(random, tokens);
            driver = driver.RunGenerators(Project.WithSource(project, text));
            var result = driver.GetRunResult();
            Assert.True(
                result.Results[0].Exception is null && result.Diagnostics.IsEmpty,
                string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, mutation {i}: {result.Results[0].Exception} {result.Diagnostics.FirstOrDefault()}\n{text}"));
        }
    }

    [Fact]
    public async Task Generator_OnAnEndlessSum_ReportsInsteadOfOverflowing()
    {
        var sum = string.Concat(Enumerable.Repeat(" + h", 5000));
        var diagnostics = await GeneratorRun.Of($"[Cell] public partial class Cell {{ public Vec Step(Vec x, Vec h) => x{sum}; }}").DiagnosticsAsync();
        Assert.Equal("KRN0016", Assert.Single(diagnostics).Id);
    }

    private static string Mutate(Random random, List<SyntaxToken> tokens)
    {
        var text = Source;
        var token = tokens[random.Next(tokens.Count)];
        var other = tokens[random.Next(tokens.Count)].Text;
        return random.Next(5) switch
        {
            0 => text.Remove(token.SpanStart, token.Span.Length),
            1 => text.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, other),
            2 => text.Insert(token.SpanStart, other + " "),
            3 => text[..token.SpanStart],
            _ => text.Remove(token.SpanStart, Math.Min(random.Next(40), text.Length - token.SpanStart)),
        };
    }
}
