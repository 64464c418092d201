using System.Numerics;

namespace Kernels.Execution.Compressed;

/// <summary>One operand that a part rounds to whole numbers before its products.</summary>
/// <param name="Run">Where the operand lies.</param>
/// <param name="Depth">Its elements.</param>
/// <param name="Words">Words of a rounded row.</param>
/// <param name="Start">Words per row of the operands before it.</param>
/// <param name="AsBytes">Whether a word is four bytes, not two 16-bit numbers.</param>
internal sealed record RoundedTerm(TermRun<float> Run, int Depth, int Words, int Start, bool AsBytes);

/// <summary>Which operands a part rounds, and where their rows lie.</summary>
/// <param name="Terms">The operands, group by group.</param>
/// <param name="Words">Words per row of all operands.</param>
internal sealed record RoundedLayout(RoundedTerm[] Terms, int Words)
{
    /// <summary>The layout of some groups, or null where nothing is rounded. Tells each group where its terms
    /// start.</summary>
    public static RoundedLayout? Of<T>(IEnumerable<Group<T>> groups)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var terms = new List<RoundedTerm>();
        int words = 0;
        foreach (Group<T> group in groups)
        {
            if (group.Panels.Compressed is not Int8Panels panels)
                continue;
            group.FirstRounded = terms.Count;
            for (int term = 0; term < group.Runs.Length; term++)
            {
                terms.Add(new RoundedTerm((TermRun<float>)(object)group.Runs[term], panels.DepthOf(term),
                    panels.WordsOf(term), words, panels.Tiles.Offset != 0));
                words += panels.WordsOf(term);
            }
        }

        return terms.Count == 0 ? null : new RoundedLayout([.. terms], words);
    }
}
