namespace Kernels.Compiler.Ir;

/// <summary>The orders that <see cref="Op.Permute"/> puts units in, slowly and plainly.</summary>
internal static class Permutation
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The unit that unit <paramref name="index"/> of the result comes from.</summary>
    public static int Source(int index, int units, int count)
    {
        var seed = count < 0 ? -1 - count : count;
        var order = Enumerable.Range(0, units).OrderBy(unit => unchecked(Mix(Mix((ulong)seed + Golden) + ((ulong)(unit + 1) * Golden)))).ToList();
        return count < 0 ? order.IndexOf(index) : order[index];
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
