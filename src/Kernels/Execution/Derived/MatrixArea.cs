namespace Kernels.Execution.Derived;

/// <summary>A matrix in double, row-major without gaps; a vector has one column.</summary>
internal readonly unsafe record struct MatrixArea(IntPtr Address, int Rows, int Columns)
{
    public MatrixArea(double* pointer, int rows, int columns)
        : this((IntPtr)pointer, rows, columns)
    {
    }

    public double* Pointer => (double*)Address;

    public int Length => Rows * Columns;

    public Span<double> Values => new(Pointer, Length);

    /// <summary>First element of a row.</summary>
    public double* Row(int row) => Pointer + ((nint)row * Columns);

    /// <summary>The same memory seen as another matrix.</summary>
    public MatrixArea As(int rows, int columns) => new(Address, rows, columns);
}
