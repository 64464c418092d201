namespace Kernels.Execution;

/// <summary>The caller's memory in one run: [T, B, n] or [B, n] each, null where absent.</summary>
internal sealed unsafe class Call<T>(CompiledCell cell)
    where T : unmanaged
{
    public RunShape Shape { get; set; }

    public Lengths Lengths { get; set; }

    /// <summary>Steps of the sequence that ran before this part of it: the index of the first step.</summary>
    public long FirstStep { get; set; }

    /// <summary>What masks are drawn from.</summary>
    public DrawState Draws { get; set; }

    /// <summary>Numbers of the rows, null where they are their positions.</summary>
    public int* RowNumbers { get; set; }

    /// <summary>Steps of the rows, where each row is a step of its own; otherwise null.</summary>
    public int* StepNumbers { get; set; }

    /// <summary>The step by which the masks of row b are drawn at step t of the run.</summary>
    public ulong StepNumber(int b, int t) => Draws.FirstStep + (ulong)(StepNumbers is null ? t : StepNumbers[b]);

    /// <summary>The number by which the masks of row b are drawn.</summary>
    public ulong RowNumber(int b) => RowNumbers is null ? (ulong)b : (ulong)RowNumbers[b];

    public T*[] Inputs { get; } = new T*[cell.Inputs.Length];

    public T*[] Outputs { get; } = new T*[cell.Outputs.Length];

    public T*[] InitialStates { get; } = new T*[cell.Carried.Length];

    public T*[] FinalStates { get; } = new T*[cell.Carried.Length];

    public T*[] OutputGradients { get; } = new T*[cell.Outputs.Length];

    public T*[] FinalStateGradients { get; } = new T*[cell.Carried.Length];

    public T*[] InputGradients { get; } = new T*[cell.Inputs.Length];

    public T*[] InitialStateGradients { get; } = new T*[cell.Carried.Length];
}
