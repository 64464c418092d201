using System.Runtime.Intrinsics;

namespace Kernels.Benchmarks.Floor;

/// <summary>16 floats.</summary>
internal readonly unsafe struct Lanes512(Vector512<float> value) : ILanes<Lanes512>
{
    private readonly Vector512<float> _value = value;

    public static int Count => Vector512<float>.Count;

    public static Lanes512 Create(float value) => new(Vector512.Create(value));

    public static Lanes512 Load(float* source) => new(Vector512.Load(source));

    public static Lanes512 Add(Lanes512 a, Lanes512 b) => new(a._value + b._value);

    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) =>
        new(Vector512.MultiplyAddEstimate(a._value, b._value, c._value));

    public static float Sum(Lanes512 value) => Vector512.Sum(value._value);
}
