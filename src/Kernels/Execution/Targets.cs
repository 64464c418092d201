using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Execution;

/// <summary>Which instruction sets this processor has.</summary>
public static class Targets
{
    /// <summary>The widest target of this processor.</summary>
    public static Target Best { get; } =
        IsSupported(Target.Vector512) ? Target.Vector512 : IsSupported(Target.Vector256) ? Target.Vector256
            : Target.Vector128;

    /// <summary>All targets of this processor, narrowest first.</summary>
    public static IReadOnlyList<Target> Supported { get; } = [.. Enum.GetValues<Target>().Where(IsSupported)];

    /// <summary>Whether kernels for a target run on this processor.</summary>
    /// <param name="target">The target.</param>
    public static bool IsSupported(Target target) => target switch
    {
        Target.Vector512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512BW.IsSupported
            && Avx512DQ.IsSupported && Avx512F.VL.IsSupported,
        Target.Vector256 => Avx2.IsSupported && Fma.IsSupported,
        _ => target == Target.Vector128,
    };

    /// <summary>The target itself, or an exception that says why it cannot be used.</summary>
    internal static Target Require(Target target)
    {
        if (!Enum.IsDefined(target))
            throw new ArgumentOutOfRangeException(nameof(target), target, "There is no such target.");
        if (!IsSupported(target))
        {
            throw new PlatformNotSupportedException(
                $"Target {target} is not supported by this processor, which has {string.Join(", ", Supported)}. "
                + $"Leave RecurrentOptions.Target at null to take the best one, {Best}.");
        }

        return target;
    }
}
