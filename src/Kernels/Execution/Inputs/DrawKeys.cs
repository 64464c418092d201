using System.Runtime.CompilerServices;

namespace Kernels.Execution;

/// <summary>What the masks of one run are drawn from, apart from occurrence, step, row and unit.</summary>
/// <param name="Seed">The layer's seed.</param>
/// <param name="Run">Number of the sequence among those that the layer has trained on.</param>
/// <param name="FirstStep">Steps of the sequence that ran before this part of it.</param>
internal readonly record struct DrawState(ulong Seed, ulong Run, ulong FirstStep);

/// <summary>
/// Keys of random masks: sixty-four bits for each occurrence in a step, step and row, from which the units' bits are
/// made where they are needed (<c>VectorMath.Chance</c>).
/// </summary>
/// <remarks>
/// A chain over the counters run, occurrence, step (counted from 1; 0 for a mask of the whole sequence) and row: each is
/// added, times 2⁶⁴ over the golden ratio, and the sum is mixed by the finaliser of SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014; Stafford's variant 13), a bijection of sixty-four bits.
/// </remarks>
internal static unsafe class DrawKeys
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const uint UnitStep = 0x9E3779B9;

    /// <summary>The key of a run and an occurrence, to which steps and rows are added.</summary>
    public static ulong Of(DrawState state, int occurrence) =>
        Mix(Mix(Mix(state.Seed + Golden) + Counter(state.Run)) + Counter((ulong)occurrence));

    /// <summary>The key of a permutation, to which units are added as rows are.</summary>
    public static ulong OfPermutation(ulong seed) => Mix(seed + Golden);

    /// <summary>The key of a step, or of the whole sequence where the step is 0.</summary>
    public static ulong OfStep(ulong key, ulong step) => Mix(key + Counter(step));

    /// <summary>The key of a row.</summary>
    public static ulong OfRow(ulong key, ulong row) => Mix(key + Counter(row));

    /// <summary>The key of a mask of weights, which all rows and steps of a run share: step 0, row 0.</summary>
    public static ulong OfWeights(DrawState state, int occurrence) => OfRow(OfStep(Of(state, occurrence), 0), 0);

    /// <summary>Writes a rank-0 row of thirty-two bits each.</summary>
    public static void Write<T>(T* row, uint bits)
        where T : unmanaged
    {
        for (int i = 0; i < CellSizes.Padding; i++)
            WriteOne(row + i, bits);
    }

    /// <summary>Writes what tells the units of a row apart.</summary>
    public static void WriteUnits<T>(T* row, int units)
        where T : unmanaged
    {
        for (int i = 0; i < units; i++)
            WriteOne(row + i, unchecked((uint)i * UnitStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteOne<T>(T* element, uint bits)
        where T : unmanaged
    {
        if (sizeof(T) == sizeof(uint))
            *(uint*)element = bits;
        else
            *(ulong*)element = bits;
    }

    private static ulong Counter(ulong count) => unchecked((count + 1) * Golden);

    /// <summary>The finaliser of SplitMix64.</summary>
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
