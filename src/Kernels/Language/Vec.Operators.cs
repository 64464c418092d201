using Kernels.Language;

namespace Kernels;

/// <content>Arithmetic and comparison, unit by unit.</content>
public partial class Vec
{
    /// <summary>a + b.</summary>
    public static Vec operator +(Vec left, Vec right) => Operations.Add.Apply(left, right);

    /// <summary>a − b.</summary>
    public static Vec operator -(Vec left, Vec right) => Operations.Subtract.Apply(left, right);

    /// <summary>a · b, unit by unit.</summary>
    public static Vec operator *(Vec left, Vec right) => Operations.Multiply.Apply(left, right);

    /// <summary>a / b, unit by unit.</summary>
    public static Vec operator /(Vec left, Vec right) => Operations.Divide.Apply(left, right);

    /// <summary>−x.</summary>
    public static Vec operator -(Vec value) => Operations.Negate.Apply(value);

    /// <summary>x itself.</summary>
    public static Vec operator +(Vec value) => value;

    /// <summary>Where a &lt; b. False where either is NaN, as for every comparison here.</summary>
    public static Mask operator <(Vec left, Vec right) => new(Operations.SelectLess, left, right);

    /// <summary>Where a &gt; b.</summary>
    public static Mask operator >(Vec left, Vec right) => new(Operations.SelectLess, right, left);

    /// <summary>Where a ≤ b.</summary>
    public static Mask operator <=(Vec left, Vec right) => new(Operations.SelectLessOrEqual, left, right);

    /// <summary>Where a ≥ b.</summary>
    public static Mask operator >=(Vec left, Vec right) => new(Operations.SelectLessOrEqual, right, left);
}
