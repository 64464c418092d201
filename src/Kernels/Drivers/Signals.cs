using System.Runtime.InteropServices;
using Kernels.Execution;

namespace Kernels;

/// <summary>The memory of a sequence's or of nodes' inputs, outputs, states or gradients, by position or by name.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class Signals<T>
    where T : unmanaged
{
    private readonly string _what;
    private readonly (string Name, int Size)[] _signals;
    private readonly int? _steps;
    private readonly int _batch;
    private readonly Memory<T>[] _memory;
    private readonly bool[] _once;

    /// <param name="what">What they are called.</param>
    /// <param name="signals">Their names and sizes.</param>
    /// <param name="steps">T; null where they have no steps.</param>
    /// <param name="batch">B.</param>
    /// <param name="allocate">Whether there is memory for them.</param>
    /// <param name="once">Those that have no steps though others have; null for none.</param>
    internal Signals(
        string what, (string Name, int Size)[] signals, int? steps, int batch, bool allocate, bool[]? once = null)
    {
        (_what, _signals, _steps, _batch) = (what, signals, steps, batch);
        _once = once ?? new bool[signals.Length];
        _memory = new Memory<T>[signals.Length];
        for (int i = 0; i < signals.Length && allocate; i++)
            _memory[i] = MemoryMarshal.CreateFromPinnedArray(GC.AllocateArray<T>(LengthOf(i), pinned: true), 0,
                LengthOf(i));
    }

    /// <summary>How many there are.</summary>
    public int Count => _signals.Length;

    /// <summary>Memory of one of them, row-major; empty when absent.</summary>
    /// <param name="index">Position.</param>
    /// <exception cref="ArgumentException">The memory given has not the length that the sequence's shape asks
    /// for.</exception>
    public Memory<T> this[int index]
    {
        get => _memory[index];
        set
        {
            if (!value.IsEmpty && value.Length != LengthOf(index))
            {
                throw new ArgumentException(
                    $"{_what}[\"{_signals[index].Name}\"] must have {LengthOf(index)} elements, {Shape(index)}, "
                    + $"not {value.Length}.",
                    nameof(value));
            }

            _memory[index] = value;
        }
    }

    /// <summary>Memory of one of them, row-major; empty when absent.</summary>
    /// <param name="name">Name as in the declaration.</param>
    /// <exception cref="ArgumentException">There is none of that name, or the memory given has the wrong
    /// length.</exception>
    public Memory<T> this[string name]
    {
        get => this[IndexOf(name)];
        set => this[IndexOf(name)] = value;
    }

    /// <summary>Name of one of them.</summary>
    /// <param name="index">Position.</param>
    public string NameOf(int index) => _signals[index].Name;

    /// <summary>Elements of one row of one of them.</summary>
    /// <param name="index">Position.</param>
    public int SizeOf(int index) => _signals[index].Size;

    internal void RequireAll(string argument = "sequence")
    {
        for (int i = 0; i < _memory.Length; i++)
        {
            if (_memory[i].IsEmpty && LengthOf(i) > 0)
            {
                throw Invalid.Argument(
                    argument,
                    $"{_what}[\"{_signals[i].Name}\"] is absent; it must have {LengthOf(i)} elements, {Shape(i)}.");
            }
        }
    }

    internal void RequireSize(int index, int count, string name, int size, string argument = "sequence")
    {
        if (_signals.Length != count || _signals[index].Name != name || _signals[index].Size != size)
        {
            string found = string.Join(", ", _signals.Select(signal => $"{signal.Name} of size {signal.Size}"));
            throw Invalid.Argument(
                argument,
                $"The {argument} {(argument == "sequence" ? "was" : "were")} made for another layer: its {_what} are {found}; "
                + $"this layer has {name} of size {size} at position {index}.");
        }
    }

    private int LengthOf(int index) => checked((StepsOf(index) ?? 1) * _batch * _signals[index].Size);

    private int? StepsOf(int index) => _once[index] ? null : _steps;

    private string Shape(int index) => StepsOf(index) is { } steps
        ? $"[{steps}, {_batch}, {_signals[index].Size}]"
        : $"[{_batch}, {_signals[index].Size}]";

    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index = Array.FindIndex(_signals, signal => signal.Name == name);
        return index >= 0
            ? index
            : throw Invalid.Name(name, _what, _signals.Select(signal => signal.Name));
    }
}
