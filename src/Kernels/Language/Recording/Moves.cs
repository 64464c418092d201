namespace Kernels.Language;

/// <summary>The table of operations that move units and compute nothing.</summary>
internal static class Moves
{
    // Initialised before the rows below, which enter themselves.
    private static readonly List<WholeOperation> Table = [];

    /// <summary>The vectors one after another.</summary>
    public static readonly WholeOperation Concat = Row(new WholeOperation(
        nameof(Concat),
        at => [.. at.SelectMany(v => v)],
        (at, _, upper, argument) =>
            upper.AsSpan(at.Take(argument).Sum(v => v.Length), at[argument].Length).ToArray())
    {
        TakesNumbers = true,
    });

    /// <summary>v, start, count.</summary>
    public static readonly WholeOperation Slice = Move(nameof(Slice), 2, (n, k) => Within(n, k[0], k[1]));

    /// <summary>v, index: one unit, as a number.</summary>
    public static readonly WholeOperation Unit = Move(nameof(Unit), 1, (n, k) => Within(n, k[0], 1), yieldsNumber: true);

    /// <summary>v, index, number of equal parts.</summary>
    public static readonly WholeOperation Chunk = Move(nameof(Chunk), 2, (n, k) => Part(n, k[0], k[1]));

    /// <summary>v from its end to its start.</summary>
    public static readonly WholeOperation Reverse =
        Move(nameof(Reverse), 0, (n, _) => Enumerable.Range(0, n).Select(unit => n - 1 - unit));

    /// <summary>v, k: unit i is unit (i − k) mod n of v.</summary>
    public static readonly WholeOperation Rotate = Move(
        nameof(Rotate), 1, (n, k) => Enumerable.Range(0, n).Select(unit => (((unit - k[0]) % n) + n) % n));

    /// <summary>v, seed: the units in the ascending order of numbers drawn for them.</summary>
    public static readonly WholeOperation Permute = Move(
        nameof(Permute), 1, (n, k) => Enumerable.Range(0, n).OrderBy(unit => Drawing.OrderOf((ulong)k[0], (ulong)unit)));

    /// <summary>v, times: every unit that often, one copy beside the other.</summary>
    public static readonly WholeOperation Repeat = Move(
        nameof(Repeat), 1, (n, k) => Enumerable.Range(0, n * k[0]).Select(unit => unit / k[0]));

    /// <summary>All rows.</summary>
    public static IReadOnlyList<WholeOperation> All => Table;

    private static IEnumerable<int> Within(int units, int start, int count) =>
        start + count <= units
            ? Enumerable.Range(start, count)
            : throw new ArgumentException(
                $"Slice of {count} units from unit {start}: the vector has {units} units.");

    private static IEnumerable<int> Part(int units, int index, int parts) =>
        units % parts == 0
            ? Enumerable.Range(index * (units / parts), units / parts)
            : throw new ArgumentException(
                $"Chunk {index} of {parts}: {units} units cannot be parted into {parts} equal parts.");

    /// <summary>
    /// An operation that takes unit i of its result from unit <paramref name="sources"/>[i] of its first argument.
    /// </summary>
    private static WholeOperation Move(
        string name, int constants, Func<int, int[], IEnumerable<int>> sources, bool yieldsNumber = false)
    {
        return Row(new WholeOperation(name, at => [.. Sources(at).Select(source => at[0][source])], Slope)
        {
            Constants = constants,
            YieldsNumber = yieldsNumber,
        });

        IEnumerable<int> Sources(double[][] at) => sources(at[0].Length, [.. at[1..].Select(k => (int)k[0])]);

        double[] Slope(double[][] at, double[] value, double[] upper, int argument)
        {
            var gradient = new double[at[0].Length];
            foreach (var (unit, source) in Sources(at).Index())
                gradient[source] += upper[unit];
            return gradient;
        }
    }

    private static WholeOperation Row(WholeOperation row)
    {
        Table.Add(row);
        return row;
    }
}
