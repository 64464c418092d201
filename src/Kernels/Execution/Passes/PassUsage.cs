namespace Kernels.Execution;

/// <summary>How the slots of one pass are used: what decides where each of them is stored.</summary>
internal sealed class PassUsage
{
    private readonly HashSet<int> _bound = [];
    private readonly HashSet<int> _operands = [];
    private readonly HashSet<int> _wholeBlock = [];
    private readonly HashSet<int> _carried = [];
    private readonly HashSet<int> _delayed = [];

    public PassUsage(CompiledCell cell, PassMode mode)
    {
        PassInfo pass = mode == PassMode.Backward ? cell.Backward : cell.Forward;
        Visit(cell, pass.Before, wholeBlock: true);
        Visit(cell, pass.Step, wholeBlock: false);
        Visit(cell, pass.After, wholeBlock: true);
        if (mode == PassMode.Backward)
        {
            foreach (OuterInfo outer in cell.Outers)
            {
                Operand(outer.Adjoint.Slot, wholeBlock: true);
                Operand(outer.Operand, wholeBlock: true);
            }

            foreach (ColumnSumInfo sum in cell.ColumnSums)
            {
                Operand(sum.Value.Slot, wholeBlock: true);
                _bound.Add(sum.Value.Slot);
            }
        }
        else
        {
            foreach (OutputInfo output in cell.Outputs.Where(output => output.Slot >= 0))
                Operand(output.Slot, wholeBlock: true);
            // Their last values go to the caller, whether or not anything reads them.
            foreach (CarriedInfo past in cell.Carried.Where(carried => !carried.IsState))
                Operand(past.Value, wholeBlock: true);
        }
    }

    /// <summary>Slots that loops read or write elementwise.</summary>
    public IReadOnlySet<int> Bound => _bound;

    /// <summary>All slots that the pass touches.</summary>
    public IEnumerable<int> All => _bound.Union(_operands);

    /// <summary>Slots that some work over all rows of a block touches.</summary>
    public IReadOnlySet<int> WholeBlock => _wholeBlock;

    /// <summary>Slots of which products read values of earlier steps.</summary>
    public IReadOnlySet<int> Delayed => _delayed;

    /// <summary>Slots that are written as the value that leaves the step.</summary>
    public IReadOnlySet<int> Carried => _carried;

    private void Visit(CompiledCell cell, StageInfo[] stages, bool wholeBlock)
    {
        foreach (PartInfo part in stages.SelectMany(stage => stage.Parts))
        {
            foreach (TermInfo term in part.Groups.SelectMany(group => cell.Groups[group].Terms))
                Operand(term.Operand, wholeBlock);
            if (part.Operation is { } operation)
                Visit(operation, wholeBlock);
            foreach (BindingInfo binding in part.Loop?.Bindings.Where(binding => binding.Group < 0) ?? [])
            {
                _bound.Add(binding.Value.Slot);
                if (wholeBlock)
                    _wholeBlock.Add(binding.Value.Slot);
                if (binding.Value.Next && binding.Writes)
                    _carried.Add(binding.Value.Slot);
            }
        }
    }

    private void Visit(RowOperationInfo operation, bool wholeBlock)
    {
        foreach (ValueRef operand in operation.Operands)
            Operand(operand, wholeBlock);
        Operand(operation.Result.Slot, wholeBlock);
        if (operation.Result.Next)
            _carried.Add(operation.Result.Slot);
    }

    private void Operand(ValueRef value, bool wholeBlock)
    {
        Operand(value.Slot, wholeBlock);
        if (value.Delay > 0)
            _delayed.Add(value.Slot);
    }

    private void Operand(int slot, bool wholeBlock)
    {
        _operands.Add(slot);
        if (wholeBlock)
            _wholeBlock.Add(slot);
    }
}
