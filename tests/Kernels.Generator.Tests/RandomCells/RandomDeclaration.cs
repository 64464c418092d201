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
        text.Append(CultureInfo.InvariantCulture, $"    public {Tuple(results.Select(r => $"Vec {r.Name}"))} Step({string.Join(", ", Parameters())})\n    {{\n");
        text.Append(_body).Append(CultureInfo.InvariantCulture, $"        return {Tuple(results.Select(r => r.Value))};\n    }}\n");
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

    private List<(string Name, string Value)> Results()
    {
        var results = _states.Select(state => (state.Name, Value: NewState(state), state.Size)).ToList();
        if (_random.Next(3) == 0)
            results.Insert(_random.Next(2) * results.Count, ("y0", _expressions.Bounded(Pick(Sizes), 2), ""));

        // What nothing has read yet would be a mistake of the declaration.
        foreach (var unread in _scope.Variables.Where(variable => !variable.IsRead && (variable.IsAssigned || !_inputs.Contains(variable))).ToList())
            results.Add(($"out{results.Count}", unread.Read(), ""));
        return [.. results.Select(result => (result.Name, result.Value))];
    }

    private string NewState(RandomValue state)
    {
        var others = _scope.Variables.Where(variable => variable != state && variable.Size == state.Size).ToList();
        return _random.Next(6) switch
        {
            0 when others.Count > 0 => others[_random.Next(others.Count)].Read(),
            1 => $"0.5 * {state.Read()} + {_expressions.Bounded(state.Size, 1)}",
            _ => _expressions.Bounded(state.Size, 2),
        };
    }

    private IEnumerable<string> Parameters() => _inputs.Select(input => Parameter(input, "Input"))
        .Concat(_states.Select(state => Parameter(state, "Hidden")));

    private static string Parameter(RandomValue value, string usual) =>
        value.Size == usual ? $"Vec {value.Name}" : $"[Size(\"{value.Size}\")] Vec {value.Name}";

    private static string Tuple(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.Count == 1 ? list[0].Split(' ')[0] == "Vec" ? "Vec" : list[0] : $"({string.Join(", ", list)})";
    }

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
