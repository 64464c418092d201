namespace Kernels.Language;

/// <summary>One entry of the tape.</summary>
internal abstract class RecordedStep(Vec result)
{
    protected Vec Result => result;

    /// <summary>Hands the result's gradient on to the operands, and then lets go of it.</summary>
    public void Backward(Recording recording, HashSet<OuterProducts> touched)
    {
        if (!result.HasAdjoint)
            return;
        if (recording.RoundsToFloat)
            Recording.RoundToFloat(result.Adjoint);
        HandOn(recording, touched);
        result.ReleaseAdjoint();
    }

    protected abstract void HandOn(Recording recording, HashSet<OuterProducts> touched);
}
