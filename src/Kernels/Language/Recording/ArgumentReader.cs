namespace Kernels.Language;

/// <summary>
/// Reads the operands of an elementwise operation unit by unit; rank-0 operands give the same number at every unit.
/// </summary>
internal readonly ref struct ArgumentReader
{
    private readonly ReadOnlySpan<double> _a;
    private readonly ReadOnlySpan<double> _b;
    private readonly ReadOnlySpan<double> _c;
    private readonly ReadOnlySpan<double> _d;

    public ArgumentReader(ReadOnlySpan<Vec> operands)
    {
        _a = operands[0].Values;
        _b = operands.Length > 1 ? operands[1].Values : [0];
        _c = operands.Length > 2 ? operands[2].Values : [0];
        _d = operands.Length > 3 ? operands[3].Values : [0];
    }

    public Arguments this[int unit] => new(At(_a, unit), At(_b, unit), At(_c, unit), At(_d, unit));

    // A vector of one unit is only ever read at unit 0, so the length tells the two kinds apart.
    private static double At(ReadOnlySpan<double> values, int unit) => values[values.Length == 1 ? 0 : unit];
}
