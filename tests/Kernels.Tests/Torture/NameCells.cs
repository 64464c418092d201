using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Names that emitted code might use itself.</summary>
public static partial class NameCells
{
    /// <summary>Locals of emitted loops, types that they name, keywords, and names that others are derived from.</summary>
    [Cell]
    public sealed partial class Clashes(Affine slots, Affine row, Vec j, Scalar gain, Matrix @new, Affine hSum)
    {
        public (Vec h, Vec dh, Vec hRow) Step(Vec rows, Vec h, Vec dh, Vec hRow)
        {
            var steps = Sigmoid(slots[rows, h]);
            var units = Tanh(row[rows, dh] + @new * hRow);
            var VectorMath = steps * units + j;
            var Unsafe = VectorMath * gain;
            var Vector512 = j * gain;
            var hPrevious = Unsafe + h * Vector512;
            var @class = Tanh(hSum[hPrevious]);
            var step = @class * dh;
            var nuint = step - hRow * 0.5;
            var dhAfter = nuint * 0.3;
            return (@class, dhAfter + 0.1 * steps, Tanh(dhAfter + gain));
        }
    }

    /// <summary>Letters beyond ASCII.</summary>
    [Cell]
    public sealed partial class Ünicode(Affine σ, Vec größe)
    {
        public (Vec h, Vec 状態) Step(Vec x, Vec h, Vec 状態)
        {
            var ŷ = Sigmoid(σ[x, h]) * größe;
            return (Tanh(ŷ + 状態), ŷ * 状態);
        }
    }

    /// <summary>Members of the declaring class that emitted code calls by the same names.</summary>
    [Cell]
    public sealed partial class Members(Affine cell)
    {
        public Vec Step(Vec x, Vec h) => Slot(Unsafe(cell[x, h]));

        private static Vec Slot(Vec v) => Tanh(v);

        private static Vec Unsafe(Vec v) => v * 2;
    }
}
