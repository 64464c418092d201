namespace Kernels.Execution;

/// <summary>Chooses for every product group how many units its panels have.</summary>
/// <remarks>
/// Groups that meet (in one part, in one loop, or because one starts from the other's results) must have panels of the
/// same width, since a loop reads all of their accumulators for the same units.
/// </remarks>
internal sealed class GroupWidths
{
    /// <summary>Columns of a full tile: four 512-bit vectors.</summary>
    public const int Columns = 64;

    /// <summary>Units of a panel of few members: the equations look up the addresses of a row's values for four vectors at
    /// once.</summary>
    private const int RowUnits = 64;

    /// <summary>Panels are not made narrower than this for the sake of a share for every thread: so few units are not
    /// worth sharing, and narrow tiles wait for their own multiply-adds.</summary>
    private const int LeastShared = 2 * CellSizes.Padding;

    /// <summary>Columns up to which a panel narrower than its limit is widened: six vectors, of which four rows fill the
    /// registers.</summary>
    private const int WidenedColumns = 96;

    /// <summary>Most columns of a panel, all members together: the sums of some rows stay in L1.</summary>
    public const int PanelColumns = 4 * Columns;

    /// <summary>Bytes of a panel that the next chunk of rows finds in L2 beside what else is there: a quarter of it.</summary>
    private const int PanelBytes = 256 << 10;

    private readonly CompiledCell _cell;
    private readonly int[] _parent;
    private readonly int[] _width;
    private readonly int _columns;
    private readonly HashSet<int> _throughTime = [];

    public GroupWidths(CompiledCell cell, CellSizes sizes, int threads, int columns = PanelColumns)
    {
        (_cell, _columns) = (cell, columns);
        _parent = [.. Enumerable.Range(0, cell.Groups.Length)];
        foreach (PartInfo part in Parts(cell.Forward).Concat(Parts(cell.Backward)))
            Join(part);
        for (int i = 0; i < _parent.Length; i++)
        {
            if (cell.Groups[i].Hoisted >= 0)
                Join(i, cell.Groups[i].Hoisted);
        }

        foreach (PassInfo pass in (PassInfo[])[cell.Forward, cell.Backward])
            _throughTime.UnionWith(ThroughTime(pass).Select(Root));

        _width = new int[_parent.Length];
        for (int i = 0; i < _parent.Length; i++)
            _width[i] = Choose(i, sizes, threads);
    }

    /// <summary>Units per panel; the last panel may have fewer.</summary>
    public int this[int group] => _width[group];

    internal static IEnumerable<PartInfo> Parts(PassInfo pass) =>
        pass.Before.Concat(pass.Step).Concat(pass.After).SelectMany(stage => stage.Parts);

    /// <summary>All groups that a part computes or whose results its loop reads.</summary>
    internal static IEnumerable<int> GroupsOf(PartInfo part) =>
        part.Groups.Concat(part.Loop?.Bindings.Where(binding => binding.Group >= 0).Select(binding =>
            binding.Group) ?? []);

    private int Choose(int group, CellSizes sizes, int threads)
    {
        int members = 1;
        int depth = 1;
        for (int other = 0; other < _parent.Length; other++)
        {
            if (Root(other) != Root(group))
                continue;
            members = Math.Max(members, _cell.Groups[other].Members);
            depth = Math.Max(depth, _cell.Groups[other].Terms.Sum(term => sizes[term.OperandSize]));
        }

        int padded = sizes.Padded(_cell.Groups[group].Size);
        if (_throughTime.Contains(Root(group)))
            return EvenWidth(padded, Math.Max(CellSizes.Padding, PanelColumns / members), threads);
        int columns = Math.Min(_columns, Math.Max(Columns, PanelBytes / sizeof(float) / depth));
        int width = Math.Max(CellSizes.Padding, columns / members / CellSizes.Padding * CellSizes.Padding);
        // Three members do not fill a tile with sixteen units each: one row would wait for its own sums.
        if (width * members < columns && (width + CellSizes.Padding) * members <= WidenedColumns)
            width += CellSizes.Padding;
        return Fairest(padded, Math.Min(width, RowUnits), threads);
    }

    /// <summary>The width at which the thread with most units has the fewest; of those the widest.</summary>
    private static int Fairest(int padded, int most, int threads)
    {
        int best = most;
        for (int width = most - CellSizes.Padding; width >= LeastShared && threads > 1; width -= CellSizes.Padding)
            best = LargestShare(padded, width, threads) < LargestShare(padded, best, threads) ? width : best;
        return best;
    }

    private static int LargestShare(int padded, int width, int threads)
    {
        int panels = (padded + width - 1) / width;
        int largest = 0;
        for (int member = 0; member < threads; member++)
        {
            int from = panels * member / threads * width;
            int to = panels * (member + 1) / threads * width;
            largest = Math.Max(largest, Math.Min(to, padded) - from);
        }

        return largest;
    }

    /// <summary>Groups that loops through time read.</summary>
    private static IEnumerable<int> ThroughTime(PassInfo pass) =>
        pass.Exchanged ? pass.Step.SelectMany(stage => stage.Parts).SelectMany(GroupsOf) : [];

    /// <summary>The width of as few panels as possible, as many for each thread, all of about the same size.</summary>
    private static int EvenWidth(int padded, int most, int threads)
    {
        int panels = (padded + most - 1) / most;
        int each = (panels + threads - 1) / threads;
        return Math.Max(CellSizes.RoundUp((padded + (each * threads) - 1) / (each * threads)), LeastShared);
    }

    private void Join(PartInfo part)
    {
        int first = -1;
        foreach (int group in GroupsOf(part))
        {
            if (first >= 0)
                Join(first, group);
            first = group;
        }
    }

    private void Join(int a, int b) => _parent[Root(a)] = Root(b);

    private int Root(int group)
    {
        while (_parent[group] != group)
            group = _parent[group];
        return group;
    }
}
