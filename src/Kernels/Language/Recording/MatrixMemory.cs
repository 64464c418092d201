using System.Runtime.CompilerServices;

namespace Kernels.Language;

/// <summary>
/// Matrices that a recording has derived, by operation and operands. Weights do not change within a recording, so every step
/// gets the same matrix, and its gradient is folded back once.
/// </summary>
internal sealed class MatrixMemory
{
    private readonly Dictionary<Key, Matrix> _known = [];

    public Matrix Get(string operation, Vec[] operands, Func<Matrix> compute)
    {
        var key = new Key(operation, operands[0], operands.Length > 1 ? operands[1] : null);
        if (!_known.TryGetValue(key, out var matrix))
            _known.Add(key, matrix = compute());
        return matrix;
    }

    /// <summary>Forgets them, with the tape that they stand on.</summary>
    public void Clear() => _known.Clear();

    // Operands are told apart as objects: equal values may have different gradients.
    private readonly record struct Key(string Operation, Vec First, Vec? Second)
    {
        public bool Equals(Key other) =>
            Operation == other.Operation && ReferenceEquals(First, other.First) && ReferenceEquals(Second, other.Second);

        public override int GetHashCode() =>
            HashCode.Combine(Operation, RuntimeHelpers.GetHashCode(First), RuntimeHelpers.GetHashCode(Second));
    }
}
