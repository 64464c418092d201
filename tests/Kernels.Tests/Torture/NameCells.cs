using static Kernels.Functions;

namespace Kernels.Tests.Torture;

/// <summary>Names that emitted code might use itself.</summary>
public static partial class NameCells
{
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
