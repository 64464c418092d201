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

    /// <summary>An input or a state of a given number of steps ago: x of t − d, or the state left by step t − d.</summary>
    Delayed,

    /// <summary>The gradient of an output, from the caller.</summary>
    OutputGradient,

    /// <summary>The gradient of a state as it leaves the step, from the steps after.</summary>
    StateGradient,

    /// <summary>The gradient of a state as one of those that a sequence leaves behind for delays, from the caller.</summary>
    HistoryGradient,

    /// <summary>A value at the iteration that ran before this one, or a given number of iterations before.</summary>
    Previous,

    /// <summary>A value of the forward pass, read back in the backward pass.</summary>
    Saved,

    /// <summary>The index of the step, or what is left of it by a period; see <see cref="StepCount"/>.</summary>
    StepIndex,

    /// <summary>How many units a size has.</summary>
    Size,

    /// <summary>Half of the key of a draw: random bits of a row and step, the same at all units. See <see cref="DrawSymbol"/>.</summary>
    Draw,

    /// <summary>For each unit a number of its own, which makes different bits of one key.</summary>
    UnitNumber,

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

    /// <summary>Row i's sum.</summary>
    RowTotals,

    /// <summary>Column j's sum.</summary>
    ColumnTotals,

    /// <summary>Σⱼ aᵢⱼ·bᵢⱼ of two matrices.</summary>
    RowDots,

    /// <summary>Σᵢ aᵢⱼ·bᵢⱼ of two matrices.</summary>
    ColumnDots,

    /// <summary>Σⱼ aᵢⱼ·vⱼ of a matrix and a vector.</summary>
    MatrixVector,

    /// <summary>Σᵢ aᵢⱼ·vᵢ of a matrix and a vector.</summary>
    VectorMatrix,

    /// <summary>The largest element of each row.</summary>
    RowLargest,

    /// <summary>Σₖ aᵢₖ·bₖⱼ of two matrices.</summary>
    RowsByColumns,

    /// <summary>Σₖ aᵢₖ·bⱼₖ of two matrices.</summary>
    RowsByRows,

    /// <summary>Σₖ aₖᵢ·bₖⱼ of two matrices.</summary>
    ColumnsByColumns,

    // Moves of units: whole rows go in, and come out in another order.

    /// <summary>Vectors side by side.</summary>
    Concat,

    /// <summary>Units from the node's offset on, as many as its shape says.</summary>
    Slice,

    /// <summary>A vector from the node's offset on, with zeros around it.</summary>
    Place,

    /// <summary>The last unit first.</summary>
    Reverse,

    /// <summary>Unit i is unit i − n of the operand, counted around; n is the node's value.</summary>
    Rotate,

    /// <summary>Units in an order drawn for a seed, which is the node's value; with −1 − seed, back in their own.</summary>
    Permute,

    /// <summary>Unit i is unit i − n of the operand, and zero where there is none; n is the node's value.</summary>
    Shift,

    /// <summary>Every unit n times; n is the node's value.</summary>
    Repeat,

    /// <summary>Sums of n units, one after the other; n is the node's value.</summary>
    SumRepeats,

    // Ways to a wider extent: no work, only another way to read.

    /// <summary>A number at every unit; elementwise.</summary>
    Stretch,

    /// <summary>A matrix whose element i, j is unit i of a vector.</summary>
    ByRow,

    /// <summary>A matrix whose element i, j is unit j of a vector.</summary>
    ByColumn,

    /// <summary>A matrix as one vector, a vector as a matrix, or a matrix of other rows: row after row, as it lies.</summary>
    Reshape,

    // Matrices derived from weights; see MatrixTable.

    /// <summary>Mᵀ.</summary>
    Transpose,

    /// <summary>A·B.</summary>
    MatrixProduct,

    /// <summary>M⁻¹.</summary>
    Inverse,

    /// <summary>Σ Mᵏ / k!.</summary>
    MatrixExp,

    /// <summary>A, G: the adjoint of the argument of exp(A), given G, that of its value.</summary>
    MatrixExpAdjoint,

    /// <summary>The identity of the operand's size.</summary>
    Identity,

    /// <summary>The matrix with a vector on its diagonal.</summary>
    Diagonal,

    /// <summary>A matrix's diagonal.</summary>
    DiagonalOf,

    /// <summary>M, v: row i times v[i].</summary>
    ScaleRows,

    /// <summary>M, v: column k times v[k].</summary>
    ScaleColumns,

    /// <summary>The sum of each row.</summary>
    RowSums,

    /// <summary>The sum of each column.</summary>
    ColumnSums,

    /// <summary>The sum of all elements of a matrix or a vector.</summary>
    Total,

    /// <summary>M on and below the diagonal, zero above it.</summary>
    LowerTriangle,

    /// <summary>The matrix of n blocks along the diagonal whose rows are the operand's; n is the node's value.</summary>
    BlockDiagonal,

    /// <summary>The rows of n blocks along the diagonal, side by side as <see cref="BlockDiagonal"/> takes them.</summary>
    BlocksOf,

    /// <summary>The matrix that slides windows over maps; the node's value is a <see cref="Ir.Window"/> in one number.</summary>
    Convolution,

    /// <summary>The sums of a matrix's elements that <see cref="Convolution"/> takes from one element of its kernel.</summary>
    KernelOf,

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
    Floor,
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

    // Random masks.

    /// <summary>low, high, unit, rate: 1 with probability rate, else 0, from both halves of a key.</summary>
    Chance,

    /// <summary>a when training, b in inference; see SettleTraining.</summary>
    WhenTraining,

    // Values whose derivative is declared; see SettleDerivatives.

    /// <summary>x, without a derivative.</summary>
    StopGradient,

    /// <summary>value, slope, x: the value, with the slope as its derivative by x.</summary>
    WithDerivative,
}
