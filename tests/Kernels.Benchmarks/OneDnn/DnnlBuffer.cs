using System.Runtime.InteropServices;
using static Kernels.Benchmarks.OneDnn.DnnlConstants;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>Floats in some layout of the library's, on a cache line, zero at first.</summary>
internal sealed unsafe class DnnlBuffer : IDisposable
{
    private const int CacheLine = 64;
    private readonly DnnlContext _context;
    private readonly DnnlLayout _layout;
    private readonly float* _data;
    private readonly nuint _bytes;

    public DnnlBuffer(DnnlContext context, in DnnlLayout layout)
    {
        (_context, _layout) = (context, layout);
        fixed (DnnlLayout* pointer = &_layout)
        {
            _bytes = DnnlApi.SizeOf(pointer);
            _data = (float*)NativeMemory.AlignedAlloc(Math.Max(_bytes, CacheLine), CacheLine);
            NativeMemory.Clear(_data, _bytes);
            DnnlException.Check(DnnlApi.CreateMemory(out var memory, pointer, context.Engine, _data));
            Memory = memory;
        }
    }

    /// <summary>The library's handle.</summary>
    public nint Memory { get; }

    /// <summary>The elements, in the buffer's layout.</summary>
    public Span<float> Span => new(_data, (int)(_bytes / sizeof(float)));

    /// <summary>A layout by tag.</summary>
    public static DnnlLayout Layout(int tag, params ReadOnlySpan<long> sizes)
    {
        fixed (long* first = sizes)
        {
            DnnlException.Check(DnnlApi.DescribeLayout(out var layout, sizes.Length, first, Float32, tag));
            return layout;
        }
    }

    /// <summary>Copies all elements, changing the layout on the way.</summary>
    public void CopyTo(DnnlBuffer target)
    {
        nint plan;
        fixed (DnnlLayout* from = &_layout, to = &target._layout)
            DnnlException.Check(DnnlApi.PlanReorder(out plan, from, _context.Engine, to, _context.Engine, 0));
        DnnlException.Check(DnnlApi.CreatePrimitive(out var primitive, plan));
        _context.Execute(primitive, [new(DnnlArgumentKind.Source, Memory), new(DnnlArgumentKind.Result, target.Memory)]);
        _ = DnnlApi.DestroyPrimitive(primitive);
        _ = DnnlApi.DestroyPlan(plan);
    }

    public void Dispose()
    {
        _ = DnnlApi.DestroyMemory(Memory);
        NativeMemory.AlignedFree(_data);
    }
}
