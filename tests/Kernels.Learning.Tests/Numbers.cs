using Kernels.Execution;

namespace Kernels.Learning.Tests;

internal static class Numbers
{
    /// <summary>Uniform on ±1.</summary>
    public static float[] Random(int length, ulong seed)
    {
        var random = new CounterRandom(seed, 0);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextUniform()) - 1))];
    }

    /// <summary>‖a − b‖ / ‖b‖ in the Euclidean norm.</summary>
    public static double RelativeError(ReadOnlySpan<float> a, ReadOnlySpan<double> b)
    {
        double difference = 0, size = 0;
        for (int i = 0; i < a.Length; i++)
        {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            size += b[i] * b[i];
        }

        return Math.Sqrt(difference / Math.Max(size, 1e-30));
    }
}
