namespace Kernels.Execution;

/// <summary>Steps of which the index, or what is left of it by a period, is at least one number and below another.</summary>
/// <param name="Period">The period; 0 for the index itself.</param>
/// <param name="From">The least.</param>
/// <param name="To">One above the greatest; 0, as in the default value, for every step.</param>
public readonly record struct StepCondition(int Period, int From, int To)
{
    /// <summary>Whether it is for every step.</summary>
    internal bool IsAlways => To == 0;

    /// <summary>Whether the step of an index is one of them.</summary>
    internal bool Holds(long index)
    {
        long rest = Period > 0 ? index % Period : index;
        return IsAlways || (rest >= From && (rest < To || (Period == 0 && To == int.MaxValue)));
    }
}
