namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Arjovsky, Shah and Bengio 2016, equations 4, 7 and 8: h = modReLU(D₃ R₂ F⁻¹ D₂ Π R₁ F D₁ h₋ + W x),
/// F the unitary Fourier transform, Π the reversal of order.
/// </summary>
internal static class UnitaryRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var x = operands[0];
        var (re, im) = (operands[1].ToArray(), operands[2].ToArray());
        var size = re.Length;
        Rotate("phase1");
        Transform(-1);
        Reflect("reflection1Re", "reflection1Im");
        Array.Reverse(re);
        Array.Reverse(im);
        Rotate("phase2");
        Transform(1);
        Reflect("reflection2Re", "reflection2Im");
        Rotate("phase3");
        for (var j = 0; j < size; j++)
        {
            var (a, b) = (re[j] + w.Dot("inputRe", j, x), im[j] + w.Dot("inputIm", j, x));
            var modulus = Math.Sqrt((a * a) + (b * b));
            var scale = Math.Max(0, modulus + w["bias"][j]) / modulus;
            (results[0][j], results[1][j]) = (a * scale, b * scale);
        }

        void Rotate(string phase)
        {
            for (var j = 0; j < size; j++)
            {
                var (cos, sin) = (Math.Cos(w[phase][j]), Math.Sin(w[phase][j]));
                (re[j], im[j]) = ((cos * re[j]) - (sin * im[j]), (sin * re[j]) + (cos * im[j]));
            }
        }

        void Transform(int sign)
        {
            var (a, b) = (new double[size], new double[size]);
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++)
                {
                    var angle = sign * 2 * Math.PI * j * k / size;
                    a[j] += ((Math.Cos(angle) * re[k]) - (Math.Sin(angle) * im[k])) / Math.Sqrt(size);
                    b[j] += ((Math.Sin(angle) * re[k]) + (Math.Cos(angle) * im[k])) / Math.Sqrt(size);
                }
            }

            (re, im) = (a, b);
        }

        void Reflect(string realPart, string imaginaryPart)
        {
            var (a, b) = (w[realPart], w[imaginaryPart]);
            var (norm, alongRe, alongIm) = (0.0, 0.0, 0.0);
            for (var j = 0; j < size; j++)
            {
                norm += (a[j] * a[j]) + (b[j] * b[j]);
                alongRe += (a[j] * re[j]) + (b[j] * im[j]);
                alongIm += (a[j] * im[j]) - (b[j] * re[j]);
            }

            for (var j = 0; j < size; j++)
            {
                re[j] -= 2 * ((a[j] * alongRe) - (b[j] * alongIm)) / norm;
                im[j] -= 2 * ((a[j] * alongIm) + (b[j] * alongRe)) / norm;
            }
        }
    }
}
