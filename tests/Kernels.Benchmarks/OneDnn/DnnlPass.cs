using System.Runtime.InteropServices;
using static Kernels.Benchmarks.OneDnn.DnnlConstants;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>One primitive of a recurrent layer and the buffers it works on, each in the layout that the primitive likes best.</summary>
internal sealed unsafe class DnnlPass : IDisposable
{
    private readonly DnnlContext _context;
    private readonly Dictionary<DnnlArgumentKind, DnnlBuffer> _buffers = [];
    private readonly List<DnnlBuffer> _owned = [];
    private readonly nint _primitive;
    private DnnlArgument[] _arguments = [];

    public DnnlPass(DnnlContext context, in DnnlRnn description, DnnlPass? forward = null)
    {
        _context = context;
        DnnlException.Check(DnnlApi.Plan(out var plan, description, 0, context.Engine, forward?.Plan ?? 0));
        DnnlException.Check(DnnlApi.CreatePrimitive(out _primitive, plan));
        Plan = plan;
    }

    /// <summary>The library's plan of the primitive.</summary>
    public nint Plan { get; }

    /// <summary>Which of the library's implementations runs.</summary>
    public string Implementation
    {
        get
        {
            byte* name;
            DnnlException.Check(DnnlApi.Query(Plan, ImplementationName, 0, &name));
            return Marshal.PtrToStringUTF8((nint)name) ?? "";
        }
    }

    public DnnlBuffer this[DnnlArgumentKind kind] => _buffers[kind];

    /// <summary>Allocates an argument in the primitive's own layout, or takes one that another pass has filled.</summary>
    public DnnlPass With(DnnlArgumentKind kind, DnnlBuffer? shared = null)
    {
        var buffer = shared ?? new DnnlBuffer(_context, *DnnlApi.LayoutOf(Plan, ArgumentLayout, (int)kind));
        if (shared is null)
            _owned.Add(buffer);
        _buffers[kind] = buffer;
        _arguments = [.. _buffers.Select(pair => new DnnlArgument(pair.Key, pair.Value.Memory))];
        return this;
    }

    /// <summary>Runs the primitive to its end.</summary>
    public void Run() => _context.Execute(_primitive, _arguments);

    public void Dispose()
    {
        foreach (var buffer in _owned)
            buffer.Dispose();
        _ = DnnlApi.DestroyPrimitive(_primitive);
        _ = DnnlApi.DestroyPlan(Plan);
    }
}
