using System.Runtime.Intrinsics;

namespace Kernels.Tests.Numerics;

/// <summary>One function of <c>VectorMath</c> in all its widths, and its true value.</summary>
internal sealed record VectorFunction(
    string Name,
    Func<Vector512<float>, Vector512<float>> Of512,
    Func<Vector256<float>, Vector256<float>> Of256,
    Func<Vector128<float>, Vector128<float>> Of128,
    Func<Vector128<double>, Vector128<double>> OfDouble,
    Func<double, double> Truth)
{
    /// <summary>Applies the function at a width of 512, 256 or 128 bits.</summary>
    /// <param name="x">A multiple of sixteen elements.</param>
    /// <param name="width">Bits of a vector.</param>
    public float[] Apply(float[] x, int width)
    {
        var y = new float[x.Length];
        var step = width / 32;
        for (var i = 0; i < x.Length; i += step)
        {
            if (width == 512)
                Of512(Vector512.Create(x, i)).CopyTo(y, i);
            else if (width == 256)
                Of256(Vector256.Create(x, i)).CopyTo(y, i);
            else
                Of128(Vector128.Create(x, i)).CopyTo(y, i);
        }

        return y;
    }

    /// <summary>Applies the function to one value in every element; the last one is the result.</summary>
    public float Apply(float x, int width)
    {
        var values = new float[16];
        Array.Fill(values, x);
        return Apply(values, width)[15];
    }
}
