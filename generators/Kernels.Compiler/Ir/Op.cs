namespace Kernels.Compiler.Ir;

/// <summary>The operations of the one intermediate representation. Their facts are rows of <see cref="OpTable"/>.</summary>
internal enum Op
{
    // Leaves.

    /// <summary>A number.</summary>
    Constant,

    /// <summary>A trained weight of any rank.</summary>
    Weight,

    /// <summary>A number given at construction.</summary>
    Hyper,

    /// <summary>An input of the step.</summary>
    Input,

    /// <summary>A state as it enters the step.</summary>
    State,

    /// <summary>The gradient of an output, from the caller.</summary>
    OutputGradient,

    /// <summary>The gradient of a state as it leaves the step, from the steps after.</summary>
    StateGradient,

    /// <summary>A value at the iteration that ran before this one.</summary>
    Previous,

    /// <summary>A value of the forward pass, read back in the backward pass.</summary>
    Saved,

    /// <summary>How many units a size has.</summary>
    Size,

    // Products.

    /// <summary>Σ weight · operand + bias: operands are weight, vector, weight, vector, …, and the bias if any.</summary>
    Affine,

    /// <summary>a ⊗ v: the matrix of all products of two vectors.</summary>
    Outer,

    /// <summary>Sum over rows and steps: the only way from a step to the Parameter domain.</summary>
    OverSteps,

    // Operations on whole rows: facts in RowTable.

    /// <summary>Sum over units.</summary>
    Sum,

    /// <summary>Σ aᵢ·bᵢ over units.</summary>
    Dot,

    /// <summary>The largest unit.</summary>
    Largest,

    /// <summary>Unit i is the sum of units 0 to i.</summary>
    PrefixSum,

    /// <summary>Unit i is the sum of units i to the last.</summary>
    SuffixSum,

    /// <summary>A number at every unit of a vector; elementwise.</summary>
    Stretch,

    // Elementwise arithmetic.
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,

    /// <summary>a·b + c in one rounding where the target has it.</summary>
    MultiplyAdd,

    // Elementwise functions.
    Sigmoid,
    Tanh,
    Relu,
    Softplus,
    Exp,
    Log,
    Sqrt,
    Rsqrt,
    Abs,
    Sign,
    Sin,
    Cos,
    Min,
    Max,

    /// <summary>x limited to the interval given by two constants.</summary>
    Clamp,

    /// <summary>x to a constant power.</summary>
    Pow,

    /// <summary>a &lt; b ? x : y.</summary>
    SelectLess,

    /// <summary>a ≤ b ? x : y.</summary>
    SelectLessOrEqual,

    // Values whose derivative is declared; see SettleDerivatives.

    /// <summary>x, without a derivative.</summary>
    StopGradient,

    /// <summary>value, slope, x: the value, with the slope as its derivative by x.</summary>
    WithDerivative,
}
