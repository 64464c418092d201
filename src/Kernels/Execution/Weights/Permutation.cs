namespace Kernels.Execution;

/// <summary>Orders of units without a pattern, one for each seed and number of units.</summary>
internal static class Permutation
{
    /// <summary>For each unit of the result the unit that it comes from.</summary>
    /// <param name="units">How many.</param>
    /// <param name="count">The seed, or −1 − seed for the way back.</param>
    public static int[] Of(int units, int count)
    {
        ulong key = DrawKeys.OfPermutation((ulong)(count < 0 ? -1 - count : count));
        int[] order = [.. Enumerable.Range(0, units)];
        Array.Sort([.. order.Select(unit => DrawKeys.OfRow(key, (ulong)unit))], order);
        if (count >= 0)
            return order;
        int[] back = new int[units];
        for (int i = 0; i < units; i++)
            back[order[i]] = i;
        return back;
    }
}
