using System.Globalization;
using System.Text;

namespace Kernels.Generator.Tests.RandomCells;

/// <summary>
/// A well-typed declaration drawn at random: states, inputs, weights and locals of several sizes, with every value kept within
/// a few units of zero, so that comparisons mean something.
/// </summary>
internal sealed class RandomDeclaration
{
    private static readonly string[] Sizes = ["Input", "Hidden", "Rank", "Wide"];

    private readonly Random _random;
    private readonly RandomScope _scope;
    private readonly RandomExpressions _expressions;
    private readonly List<RandomValue> _states = [];
    private readonly List<RandomValue> _inputs = [];
    private readonly List<RandomValue> _once = [];
    private readonly List<(RandomValue Value, string Source, int Steps)> _delays = [];
    private readonly StringBuilder _body = new();

    private RandomDeclaration(string name, int seed)
    {
        _random = new Random(seed);
        _scope = new RandomScope(_random);
        _expressions = new RandomExpressions(_random, _scope);
        Text = Write(name);
    }

    /// <summary>The class, ready to paste.</summary>
    public string Text { get; }

    public static RandomDeclaration Of(string name, int seed) => new(name, seed);

    private string Write(string name)
    {
        DeclareSignals();
        var statements = _random.Next(1, 7);
        for (var i = 0; i < statements; i++)
            AddStatement();
        var results = Results();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[Cell]\npublic sealed partial class {name}({string.Join(", ", _scope.Weights)})\n{{\n");
        text.Append(CultureInfo.InvariantCulture, $"    public {Signature(results)} Step({string.Join(", ", Parameters())})\n    {{\n");
        var values = results.Count == 1 ? results[0].Value : $"({string.Join(", ", results.Select(r => r.Value))})";
        text.Append(_body).Append(CultureInfo.InvariantCulture, $"        return {values};\n    }}\n");
        return text.Append(Helpers).Append("}\n").ToString();
    }

    private void DeclareSignals()
    {
        // Locals, operands and weights have names of their own, so that a declaration is easy to shrink by hand.
        var states = _random.Next(1, 5);
        for (var i = 0; i < states; i++)
            _states.Add(_scope.Add($"s{i}", i == 0 || _random.Next(3) > 0 ? "Hidden" : Pick(Sizes)));
        var inputs = _random.Next(1, 4);
        for (var i = 0; i < inputs; i++)
            _inputs.Add(_scope.Add($"x{i}", i == 0 || _random.Next(2) > 0 ? "Input" : Pick(Sizes)));
        if (_random.Next(3) == 0)
            _states.Add(_scope.AddNumber("n0"));
        if (_random.Next(4) == 0)
            _inputs.Add(_scope.AddNumber("r0"));
        if (_random.Next(3) == 0)
            _states.Add(_scope.AddMemory("m", Pick(Sizes), Pick(Sizes)));
        if (_random.Next(4) == 0)
            _inputs.Add(_scope.AddMemory("w", Pick(Sizes), Pick(Sizes)));
        _once.AddRange(_inputs.Skip(1).Where(_ => _random.Next(4) == 0));
        var sources = _scope.Variables.Except(_once).ToList();
        for (var i = _random.Next(3); i > 1 || (i == 1 && _random.Next(2) == 0); i--)
        {
            var source = sources[_random.Next(sources.Count)];
            _delays.Add((_scope.Add($"d{i}", source.Size), source.Name, _random.Next(_states.Contains(source) ? 2 : 1, 4)));
        }
    }

    private void AddStatement()
    {
        var kind = _random.Next(10);
        if (kind < 6)
            AddLocal();
        else if (kind < 8)
            Reassign();
        else
            AddLoop();
    }

    private void AddLocal()
    {
        var size = Pick(Sizes);
        var value = _expressions.Bounded(size, 3);
        Line($"var {_scope.Add($"v{_scope.Count}", size).Name} = {value};");
    }

    private void Reassign()
    {
        var variable = _scope.Any();
        var value = _expressions.Bounded(variable.Size, 2);
        Line(_random.Next(2) == 0
            ? $"{variable.Read()} = {value} + 0.25 * {variable.Name};"
            : $"{variable.Read()} {Pick("+=", "-=")} 0.5 * {value};");
        variable.Assign();
    }

    private void AddLoop()
    {
        var variable = _scope.Any();
        var factor = Pick("0.5", "1.0 / (i + 2)", "(i == 1 ? 0.25 : -0.3)");
        Line($"for (var i = 0; i < {_random.Next(1, 4)}; i++)");
        Line($"    {variable.Read()} = {factor} * {variable.Name} + {_expressions.Bounded(variable.Size, 1)};");
        variable.Assign();
    }

    private List<(string Type, string Name, string Value)> Results()
    {
        var results = _states.Select(state => (state.Type, state.Name, Value: NewState(state))).ToList();
        if (_random.Next(3) == 0)
            results.Insert(_random.Next(2) * results.Count, ("Vec", "y0", _expressions.Bounded(Pick(Sizes), 2)));
        if (_random.Next(5) == 0)
            results.Add(("Scalar", "y1", $"(Scalar)({_expressions.Number(2)} + 0.5)"));

        // What nothing has read yet would be a mistake of the declaration.
        foreach (var unread in _scope.Variables.Where(variable => !variable.IsRead && (variable.IsAssigned || !_inputs.Contains(variable))).ToList())
            results.Add(("Vec", $"out{results.Count}", unread.Read()));
        return results;
    }

    private string NewState(RandomValue state)
    {
        if (state.Type == "Scalar")
            return $"(Scalar)(0.5 * {state.Read()} + {_expressions.Number(1)})";
        if (state.Type == "Matrix")
            return _expressions.Written(state);
        var others = _scope.Variables.Where(variable => variable != state && variable.Size == state.Size).ToList();
        return _random.Next(7) switch
        {
            0 when others.Count > 0 => others[_random.Next(others.Count)].Read(),
            1 => $"0.5 * {state.Read()} + {_expressions.Bounded(state.Size, 1)}",
            2 => _expressions.Clocked(state),
            _ => _expressions.Bounded(state.Size, 2),
        };
    }

    private IEnumerable<string> Parameters() => _inputs.Select(input => (_once.Contains(input) ? "[PerSequence] " : "") + Parameter(input, "Input"))
        .Concat(_states.Select(state => Parameter(state, "Hidden")))
        .Concat(_scope.HasClock ? ["[StepIndex] Scalar t"] : [])
        .Concat(_delays.Select(delay => $"[Delay(nameof({delay.Source}), {delay.Steps})] Vec {delay.Value.Name}"));

    private static string Parameter(RandomValue value, string usual) => value.Type switch
    {
        "Scalar" => $"Scalar {value.Name}",
        "Matrix" => $"[Size(\"{value.Size}\", \"{value.Columns}\")] Matrix {value.Name}",
        _ => value.Size == usual ? $"Vec {value.Name}" : $"[Size(\"{value.Size}\")] Vec {value.Name}",
    };

    private static string Signature(List<(string Type, string Name, string Value)> results) =>
        results.Count == 1 ? results[0].Type : $"({string.Join(", ", results.Select(r => $"{r.Type} {r.Name}"))})";

    private const string Helpers = """

            private static Vec Mix(Vec gate, Vec a, Vec b) => gate * a + (1 - gate) * b;

            private static Vec Squash(Vec v, double steepness)
            {
                var scaled = steepness * v;
                return Tanh(scaled);
            }

        """;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private void Line(string text) => _body.Append("        ").Append(text).Append('\n');
}
