using System.Numerics;
using System.Runtime.InteropServices;
using Kernels.Learning.Layers;
using Kernels.Learning.Products;

namespace Kernels.Learning.Optimisers;

/// <summary>Keeps gradients from exploding.</summary>
public static class GradientClipping
{
    /// <summary>
    /// Scales all gradients together so that their common norm is at most <paramref name="maximum"/>.
    /// </summary>
    /// <remarks>
    /// Pascanu, Mikolov and Bengio 2013, "On the difficulty of training recurrent neural networks", algorithm 1.
    /// </remarks>
    /// <param name="parameters">The buffers whose gradients form one vector.</param>
    /// <param name="maximum">Largest norm let through; above 0.</param>
    /// <returns>The norm before clipping. When it is not finite, nothing is scaled: the caller decides.</returns>
    public static double ByGlobalNorm(IReadOnlyList<IParameters> parameters, double maximum)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        double squares = 0;
        for (int i = 0; i < parameters.Count; i++)
            squares += Sums.OfSquares(parameters[i].Gradients);
        double norm = Math.Sqrt(squares);
        if (!double.IsFinite(norm) || norm <= maximum)
            return norm;
        for (int i = 0; i < parameters.Count; i++)
            Scale(parameters[i].Gradients, (float)(maximum / norm));
        return norm;
    }

    private static void Scale(Span<float> values, float factor)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < vectors.Length; i++)
            vectors[i] *= factor;
        for (int i = vectors.Length * Vector<float>.Count; i < values.Length; i++)
            values[i] *= factor;
    }
}
