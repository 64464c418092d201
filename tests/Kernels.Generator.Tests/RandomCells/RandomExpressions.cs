using System.Globalization;

namespace Kernels.Generator.Tests.RandomCells;

/// <summary>Expressions of the language, of a given size. Arguments keep within the functions' domains by construction.</summary>
internal sealed class RandomExpressions(Random random, RandomScope scope)
{
    // {0} is any value within a few units of zero; results are again.
    private static readonly string[] Functions =
    [
        "Tanh({0})", "Sigmoid({0})", "Sin({0})", "Cos({0})", "Gelu({0})", "Silu({0})", "Softplus({0})", "Softsign({0})",
        "Exp(-Softplus({0}))", "Exp(0.5 * Tanh({0}))", "Log(1.5 + Tanh({0}))", "Sqrt(1.5 + Sin({0}))", "Rsqrt(1.2 + Square({0}))",
        "Pow(1.5 + Tanh({0}), 1.3)", "Pow(1.25 + Sigmoid({0}), -0.5)", "Reciprocal(1.5 + Sigmoid({0}))", "1 / (2 - Sin({0}))",
        "Pow(Tanh({0}), 2)", "Pow(Tanh({0}), 3)", "Squash({0}, 0.75)", "Exp({0} - Softplus({0}))",
        "Relu({0})", "LeakyRelu({0})", "LeakyRelu({0}, 0.2)", "Elu({0})", "Elu({0}, 0.6)", "HardTanh({0})", "HardSigmoid({0})",
        "Abs({0})", "Clamp({0}, -0.4, 0.7)", "Sign({0})", "-{0}", "Max({0}, 0.1)", "Min(0.3, {0})",
        "Tanh({0} + StopGradient({0}))", "WithDerivative(Tanh({0}), 0.5, {0})",
        "Dropout({0}, 0.3)", "Dropout({0}, 0.25, Per.Sequence)",
        "Softmax({0})", "LayerNorm({0}, 0.1)", "RmsNorm({0}, 0.1)", "Tanh(CumSum({0}))", "{0} / (1 + Norm({0}))", "{0} - Mean({0})",
        "Reverse({0})", "Rotate({0}, 1)", "Rotate({0}, -2)", "Permute({0}, 2)", "Chunk(Repeat({0}, 3), 1, 3)",
    ];

    // Several operands of one size.
    private static readonly string[] Combinations =
    [
        "{0} + {1}", "{0} - {1}", "{0} * Tanh({1})", "{0} * {1} * 0.5", "{0} / (2 + Sigmoid({1}))", "Min({0}, {1})", "Max({0}, {1})",
        "Select({0} < 0.9 * {1} + 0.05, {2}, {0})", "Select({0} >= 0.1 - {1}, 0.5, {2})", "Select({1} <= 0.1, {0}, -{2})", "Mix(Sigmoid({0}), {1}, {2})",
        "Sigmoid({0}) * {1} + (1 - Sigmoid({0})) * {2}", "{0} * {1} - 0.5 * {2} * {1}", "{0} - 0.5 * {0}",
        "Zoneout({0}, {1}, 0.4)", "Shift({0}, {1}[0], 1)", "Shift({0}, -1)", "{0} * (1 + 0.25 * Sin({5}))", "{0} / (1 + 0.5 * {5})",
        "Select(Remainder({5}, 2) < 1, {0}, {1})", "Select(Remainder({5}, 3) >= 1, {0}, 0)", "Select({5} < 2, {0}, {1})",
        "Chunk(Concat({0}, {1}), 1, 2)", "Chunk(Concat({0}, {1}, {2}), 0, 3)", "{0} * Tanh(Dot({0}, {1}))", "RmsNorm({0}, 0.1) * {1}",
    ];

    // Of vectors of any size, and of one size.
    private static readonly string[] Reductions =
    [
        "Mean({0})", "Tanh(Sum({0}))", "Max({0})", "Min({0})", "Tanh(Norm({0}))", "Tanh(LogSumExp({0}))", "Sin(Dot({0}, {1}))",
        "Tanh(Sum(Slice({0}, 0, 1)))", "Mean(Concat({0}, {1}, {2}))", "Tanh({0}[0] - 0.5 * {1}[0])", "Sin(0.5 * {5})", "Tanh(Sum({0}) / Units({0}))",
    ];

    // {0} and {1} are matrices of one shape, {2} and {3} weights of one unit for each row and each column.
    private static readonly string[] Derivations =
    [
        "0.5 * {0} - Tanh({1})", "ScaleRows({0}, Sigmoid({2}))", "ScaleColumns({0}, {3}) + {1}", "Hadamard(Sigmoid({0}), {1})",
        "Outer({2}, Softmax({3})) - 0.1 * {0}", "Dropout({0}, 0.25)", "0.5 * ({1} + {0}) - Outer(RowSums({0}), {3})", "Product(Outer({2}, {2}), {0})",
    ];

    // {0} is a matrix of the step; {1} to {4} are vectors of its rows and its columns by turns, {5} the step, {6} and {7} weights of its rows and columns.
    private static readonly string[] Writings =
    [
        "0.5 * {0} + 0.5 * Outer({1}, {2})", "ScaleRows({0}, Sigmoid({1})) - Outer({3}, {4})", "ScaleColumns({0}, Tanh({2})) + Outer(Tanh({1}), {4})",
        "0.5 * Tanh({0}) + Outer({1} - 0.1 * {0}[{2}], {4})", "Hadamard(Sigmoid({0}), Outer({1}, {2}))",
        "0.5 * SoftmaxRows({0}) + Outer({1}, {2})", "Tanh({7}[{0}]) - 0.5 * {0}", "0.5 * Tanh(Product({6}, {0})) + Outer({1}, {2})",
        "Tanh(Product(Outer({1}, {3}), {0}))", "ScaleRows(Tanh({0}), 1 - 0.5 * Tanh(RowSums({0})))",
    ];

    // {0} is a matrix of the step, the result a number for each of its rows.
    private static readonly string[] RowReadings =
        ["RowMeans({0})", "Tanh(RowSums({0}))", "RowMax({0})", "RowMin({0})", "Tanh(RowNorms({0}))", "Tanh(RowDots({0}, Sin({0})))"];

    /// <summary>An expression between about −2 and 2.</summary>
    public string Bounded(string size, int depth) => random.Next(6) switch
    {
        0 => $"Sigmoid({Any(size, depth)}) * {Read(size)}",
        1 => $"(Sin({Any(size, depth)}) + 0.25 * {Read(size)})",
        2 => $"Softsign({Any(size, depth)})",
        _ => $"Tanh({Any(size, depth)})",
    };

    private string Any(string size, int depth)
    {
        if (depth <= 0)
            return random.Next(4) == 0 ? Weight(size) : Read(size);
        return random.Next(13) switch
        {
            < 4 => Product(size, depth),
            < 7 => Format(Functions, size, depth),
            < 10 => Format(Combinations, size, depth),
            10 => $"{Number(depth)} * {Operand(size, depth)}",
            11 => $"{Number()} * {Any(size, depth - 1)}",
            _ => Weight(size),
        };
    }

    private string Format(string[] templates, string size, int depth)
    {
        var template = templates[random.Next(templates.Length)];
        var text = string.Format(CultureInfo.InvariantCulture, template, [.. Drawn(template, i => i == 5 ? scope.Clock() : Operand(size, depth))]);
        return template[0] is '{' or '-' || template.Contains(" + (", StringComparison.Ordinal) ? $"({text})" : text;
    }

    // Only what is written down may be drawn: a weight that stands nowhere would be unused.
    private static IEnumerable<object> Drawn(string template, Func<int, string> draw) =>
        Enumerable.Range(0, 8).Select(i => template.Contains($"{{{i}}}", StringComparison.Ordinal) ? draw(i) : "");

    // Parentheses where a template might bind otherwise.
    private string Operand(string size, int depth)
    {
        var text = Any(size, depth - 1);
        return text.Contains(' ', StringComparison.Ordinal) || text[0] == '-' ? $"({text})" : text;
    }

    private string Product(string size, int depth)
    {
        if (random.Next(4) == 0)
        {
            var columns = scope.OperandSize();
            return $"({WeightMatrix(size, columns)} * ({Factor(columns, depth)}))";
        }

        if (random.Next(4) == 0 && scope.Memories.Where(memory => memory.Size == size || memory.Columns == size).ToList() is { Count: > 0 } memories)
        {
            var memory = memories[random.Next(memories.Count)];
            if (random.Next(4) == 0 && memory.Size == size)
                return string.Format(CultureInfo.InvariantCulture, RowReadings[random.Next(RowReadings.Length)], memory.Read());
            return memory.Columns != size ? $"Tanh({memory.Read()}[{Read(memory.Columns)}])"
                : random.Next(3) == 0 ? $"Tanh(ColumnSums({memory.Read()}))" : $"Tanh({memory.Read()}.Transposed[{Read(memory.Size)}])";
        }

        if (random.Next(4) == 0)
            return Gates(size, depth);
        var (name, operands) = scope.Affine(size);
        return $"{name}[{string.Join(", ", operands.Select(operand => Factor(operand, depth)))}]";
    }

    // What a product multiplies: mostly a variable, now and then something computed.
    private string Factor(string size, int depth)
    {
        if (size.Split('+') is [var first, var second])
            return $"Concat({Read(first)}, {Bounded(second, depth - 2)})";
        return size == "1" ? $"Slice({Read(scope.Any().Size)}, 0, 1)" : random.Next(4) == 0 ? Bounded(size, depth - 2) : Read(size);
    }

    // Of a constant size, or of two together, a vector weight cannot be declared.
    private string WeightMatrix(string rows, string columns)
    {
        var plain = scope.Matrix(rows, columns);
        if (columns == "1" || columns.Contains('+', StringComparison.Ordinal) || random.Next(2) == 0)
            return plain;
        var template = Derivations[random.Next(Derivations.Length)];
        return $"({string.Format(CultureInfo.InvariantCulture, template, [.. Drawn(template, i => i switch
        {
            0 => plain,
            1 => scope.Matrix(rows, columns),
            2 => scope.Vector(rows),
            _ => scope.Vector(columns),
        })])})";
    }

    /// <summary>A state of which a clock says when it moves.</summary>
    public string Clocked(RandomValue state)
    {
        var fresh = Bounded(state.Size, 2);
        var period = random.Next(2, 5);
        return random.Next(4) switch
        {
            0 => $"Select({scope.Clock()} < {random.Next(1, 4)}, {fresh}, {state.Read()})",
            1 => $"Select(Remainder({scope.Clock()}, {period}) < {random.Next(1, period)}, {state.Read()}, {fresh})",
            _ => $"Select(Remainder({scope.Clock()}, {period}) < {random.Next(1, period)}, {fresh}, {state.Read()})",
        };
    }

    /// <summary>Two affines of one size on the same operands, as gates are.</summary>
    private string Gates(string size, int depth)
    {
        var (first, operands) = scope.Affine(size);
        var second = scope.AffineLike(size, operands);
        var read = string.Join(", ", operands.Select(operand => Factor(operand, depth)));
        return $"(Sigmoid({first}[{read}]) * Tanh({second}[{read}]))";
    }

    /// <summary>The next value of a matrix of the step.</summary>
    public string Written(RandomValue memory)
    {
        var template = Writings[random.Next(Writings.Length)];
        return string.Format(CultureInfo.InvariantCulture, template,
            [.. Drawn(template, i => i switch
            {
                0 => memory.Read(),
                5 => scope.Clock(),
                6 => scope.Matrix(memory.Size, memory.Size),
                7 => scope.Matrix(memory.Columns, memory.Columns),
                _ => Bounded(i % 2 == 1 ? memory.Size : memory.Columns, 1),
            })]);
    }

    /// <summary>A number of the row, between about −2 and 2.</summary>
    public string Number(int depth)
    {
        if (scope.Numbers.Count > 0 && random.Next(2) == 0)
            return scope.Numbers[random.Next(scope.Numbers.Count)].Read();
        return Format(Reductions, scope.Any().Size, depth);
    }

    private string Read(string size)
    {
        var variables = scope.Of(size);
        return variables.Count > 0 ? variables[random.Next(variables.Count)].Read() : scope.Vector(size);
    }

    private string Weight(string size) => random.Next(8) switch
    {
        0 => $"({scope.Scalar()} * {Read(size)})",
        1 => $"Exp(-Softplus({scope.Vector(size)}))",
        2 => $"(Sigmoid({scope.Scalar()}) * {scope.Vector(size)})",
        3 => $"({scope.Hyper()} * {Read(size)})",
        4 => $"Sqrt(1 + Square({scope.Vector(size)}))",
        5 => $"({scope.Vector(size)} * {Read(size)})",
        6 => $"({Number()} - {Read(size)})",
        _ => scope.Vector(size),
    };

    private string Number() => Math.Round((random.NextDouble() * 2) - 1, 2).ToString("0.00", CultureInfo.InvariantCulture) is var text
        && text[0] == '-' ? $"({text})" : text;
}
