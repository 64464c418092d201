using System.Numerics;
using Kernels.Memory;

namespace Kernels.Execution.Derived;

/// <summary>Carries out a matrix program: its values, and the steps between them.</summary>
internal sealed unsafe class MatrixProgram : IDisposable
{
    private readonly MatrixValueInfo[] _values;
    private readonly CellSizes _sizes;
    private readonly Equations<double>[] _equations;
    private readonly AlignedBuffer<double> _memory;
    private readonly int[] _offsets;
    private readonly Dictionary<MatrixStepInfo, RowExtent> _extents = new(ReferenceEqualityComparer.Instance);
    private readonly MatrixWork _work = new();

    public MatrixProgram(MatrixProgramInfo info, CellSizes sizes, Equations<double>[] equations)
    {
        (_values, _sizes, _equations) = (info.Values, sizes, equations);
        _offsets = new int[_values.Length];
        int length = 0;
        for (int i = 0; i < _offsets.Length; i++)
        {
            _offsets[i] = length;
            length = checked(length + Padded(i));
        }

        _memory = new AlignedBuffer<double>(length);
        for (int i = 0; i < _values.Length; i++)
        {
            if (_values[i].Source == MatrixSource.Size)
                Load(i, sizes[_values[i].Index]);
            else if (_values[i].Source == MatrixSource.UnitNumbers)
                DrawKeys.WriteUnits(Pointer(i), Padded(i));
        }

        // Sizes that its parts do not divide are found before anything runs.
        foreach (MatrixStepInfo step in info.Forward.Concat(info.Backward).Where(step => step.Code == MatrixCode.Rows))
            _extents.Add(step, Extent(step));
    }

    public bool GuardsIntact => _memory.GuardsIntact && _work.GuardsIntact;

    /// <summary>Elements of a value.</summary>
    public int Length(int value) => checked(_sizes[_values[value].Rows] * _sizes[_values[value].Columns]);

    /// <summary>Takes a value in from outside.</summary>
    public void Load<T>(int value, T* source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_values[value].Rows == CompiledCell.Unit)
        {
            Load(value, double.CreateTruncating(*source));
            return;
        }

        double* target = Pointer(value);
        for (int i = 0; i < Length(value); i++)
            target[i] = double.CreateTruncating(source[i]);
    }

    /// <summary>Takes a number in: equations read it as a vector of equal elements.</summary>
    public void Load(int value, double number) => new Span<double>(Pointer(value), Padded(value)).Fill(number);

    /// <summary>Takes half of a key in.</summary>
    public void LoadKey(int value, uint bits) => DrawKeys.Write(Pointer(value), bits);

    /// <summary>Rounds a value to where it is read.</summary>
    public void Store<T>(int value, T* target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double* source = Pointer(value);
        for (int i = 0; i < Length(value); i++)
            target[i] = T.CreateTruncating(source[i]);
    }

    /// <summary>Adds a value to a gradient.</summary>
    public void Add<T>(int value, T* target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double* source = Pointer(value);
        for (int i = 0; i < Length(value); i++)
            target[i] += T.CreateTruncating(source[i]);
    }

    public void Run(MatrixStepInfo[] steps)
    {
        foreach (MatrixStepInfo step in steps)
        {
            if (step.Code == MatrixCode.Equations)
                Equations(step);
            else if (step.Code == MatrixCode.Rows)
                OperateOnRows(step);
            else
                Operate(step);
        }
    }

    public void Dispose()
    {
        _memory.Dispose();
        _work.Dispose();
    }

    private void Operate(MatrixStepInfo step)
    {
        MatrixArea second = step.Values.Length > 2 ? Area(step.Values[1]) : default;
        _work.Run(step, Area(step.Values[0]), second, Area(step.Values[^1]));
    }

    private void OperateOnRows(MatrixStepInfo step)
    {
        double* result = Pointer(step.Values[^1]);
        if (step.Operation == RowOperation.Concat)
        {
            foreach (int operand in step.Values.AsSpan(..^1))
            {
                RowMath.Copy(Pointer(operand), result, Length(operand));
                result += Length(operand);
            }

            return;
        }

        double* second = step.Values.Length > 2 ? Pointer(step.Values[1]) : null;
        RowStep.Run(step.Operation, _extents[step], Pointer(step.Values[0]), second, result);
        if (_values[step.Values[^1]].Rows == CompiledCell.Unit)
            Load(step.Values[^1], *result);
    }

    private RowExtent Extent(MatrixStepInfo step) => RowExtent.Of(
        step.Operation, Length(step.Values[0]), Length(step.Values[^2]), Length(step.Values[^1]), step.Argument, step.Offset < 0 ? 0 : _sizes[step.Offset]);

    private void Equations(MatrixStepInfo step)
    {
        Slot<double>* slots = stackalloc Slot<double>[step.Values.Length];
        for (int i = 0; i < step.Values.Length; i++)
            slots[i] = new Slot<double> { Pointer = Pointer(step.Values[i]) };
        _equations[step.Argument].Invoke(slots, 1, Padded(step.Values[^1]));
    }

    private double* Pointer(int value) => _memory.Pointer + _offsets[value];

    private int Padded(int value) => CellSizes.RoundUp(Length(value));

    private MatrixArea Area(int value) => new(Pointer(value), _sizes[_values[value].Rows], _sizes[_values[value].Columns]);
}
