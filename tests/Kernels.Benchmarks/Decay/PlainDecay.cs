using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kernels.Benchmarks.Decay;

/// <summary>The same steps as one would write them by hand, [steps, hidden], without a guard.</summary>
internal sealed class PlainDecay(int hidden, int steps, float kept)
{
    private readonly float[] _states = new float[(steps + 1) * hidden];
    private readonly float[] _kept = [.. Enumerable.Repeat(kept, hidden)];
    private readonly float[] _sums = new float[steps * hidden];

    public float Last => _states[^1];

    /// <summary>h = relu(kept ⊙ h₋ + bias) for all steps, from 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(float bias)
    {
        _sums.AsSpan().Fill(bias);
        _states.AsSpan(0, hidden).Fill(1);
        var lanes = Vector<float>.Count;
        for (var t = 0; t < steps; t++)
        {
            var before = _states.AsSpan(t * hidden, hidden);
            var after = _states.AsSpan((t + 1) * hidden, hidden);
            var sums = _sums.AsSpan(t * hidden, hidden);
            for (var j = 0; j + lanes <= hidden; j += lanes)
            {
                var h = (new Vector<float>(_kept, j) * new Vector<float>(before[j..])) + new Vector<float>(sums[j..]);
                Vector.Max(h, Vector<float>.Zero).CopyTo(after[j..]);
            }
        }
    }
}
