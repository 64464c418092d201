namespace Kernels.Execution.Derived;

/// <summary>A square window that slides over maps of rows × columns places, with zeros around them.</summary>
internal readonly unsafe record struct SlidingWindow(int Rows, int Columns, int Width)
{
    private const int Longest = 1 << 10;

    /// <summary>As a step of a matrix program says it.</summary>
    public static SlidingWindow Of(int code) => new(code / Longest / Longest, code / Longest % Longest, code % Longest);

    /// <summary>The matrix that slides the windows of a kernel: [maps · places, maps · places].</summary>
    public void Spread(MatrixArea kernel, MatrixArea matrix)
    {
        matrix.Values.Clear();
        for (int map = 0; map < kernel.Rows; map++)
        {
            for (int k = 0; k < kernel.Columns; k++)
            {
                double weight = kernel.Row(map)[k];
                foreach ((int row, int column) in Meets(map, k))
                    matrix.Row(row)[column] = weight;
            }
        }
    }

    /// <summary>The sum of the elements that each weight of a kernel stands at.</summary>
    public void Gather(MatrixArea matrix, MatrixArea kernel)
    {
        for (int map = 0; map < kernel.Rows; map++)
        {
            for (int k = 0; k < kernel.Columns; k++)
            {
                double sum = 0;
                foreach ((int row, int column) in Meets(map, k))
                    sum += matrix.Row(row)[column];
                kernel.Row(map)[k] = sum;
            }
        }
    }

    /// <summary>Rows and columns of the matrix at which a weight stands.</summary>
    private Met Meets(int map, int k) => new(this, map, k);

    private ref struct Met
    {
        private readonly int _columns;
        private readonly int _firstColumn;
        private readonly int _endColumn;
        private readonly int _endRow;
        private readonly int _result;
        private readonly int _shift;
        private int _row;
        private int _column;

        public Met(SlidingWindow window, int map, int k)
        {
            (int operand, int place) = Math.DivRem(k, window.Width * window.Width);
            int before = (window.Width - 1) / 2;
            (int down, int right) = ((place / window.Width) - before, (place % window.Width) - before);
            _columns = window.Columns;
            (_row, _endRow) = (Math.Max(0, -down), Math.Min(window.Rows, window.Rows - down));
            (_firstColumn, _endColumn) = (Math.Max(0, -right), Math.Min(window.Columns, window.Columns - right));
            _column = _firstColumn - 1;
            _result = map * window.Rows * window.Columns;
            _shift = (operand * window.Rows * window.Columns) + (down * window.Columns) + right;
        }

        public readonly (int Row, int Column) Current => (_result + Place, _shift + Place);

        private readonly int Place => (_row * _columns) + _column;

        public readonly Met GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_firstColumn >= _endColumn)
                return false;
            if (++_column == _endColumn)
                (_row, _column) = (_row + 1, _firstColumn);
            return _row < _endRow;
        }
    }
}
