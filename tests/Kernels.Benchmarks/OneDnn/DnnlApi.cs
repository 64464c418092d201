using System.Runtime.InteropServices;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>The part of oneDNN's C interface (version 2) that a recurrent layer needs. Every call returns 0 on success.</summary>
/// <remarks>
/// Descriptors are passed as blocks of bytes of the library's size (<see cref="DnnlLayout"/>, <see cref="DnnlRnn"/>):
/// nothing here looks inside one.
/// </remarks>
internal static unsafe partial class DnnlApi
{
    /// <summary>The shared library, under the name of its version 2 interface.</summary>
    public const string Library = "libdnnl.so.2";

    /// <summary>The OpenMP runtime that Debian's build of the library runs on.</summary>
    private const string OpenMp = "libgomp.so.1";

    [LibraryImport(OpenMp, EntryPoint = "omp_set_num_threads")]
    public static partial void SetThreads(int threads);

    [LibraryImport(Library, EntryPoint = "dnnl_version")]
    public static partial DnnlVersion* Version();

    [LibraryImport(Library, EntryPoint = "dnnl_engine_create")]
    public static partial int CreateEngine(out nint engine, int kind, nuint index);

    [LibraryImport(Library, EntryPoint = "dnnl_engine_destroy")]
    public static partial int DestroyEngine(nint engine);

    [LibraryImport(Library, EntryPoint = "dnnl_stream_create")]
    public static partial int CreateStream(out nint stream, nint engine, uint flags);

    [LibraryImport(Library, EntryPoint = "dnnl_stream_wait")]
    public static partial int Wait(nint stream);

    [LibraryImport(Library, EntryPoint = "dnnl_stream_destroy")]
    public static partial int DestroyStream(nint stream);

    [LibraryImport(Library, EntryPoint = "dnnl_memory_desc_init_by_tag")]
    public static partial int DescribeLayout(out DnnlLayout layout, int dimensions, long* sizes, int type, int tag);

    [LibraryImport(Library, EntryPoint = "dnnl_memory_desc_get_size")]
    public static partial nuint SizeOf(DnnlLayout* layout);

    [LibraryImport(Library, EntryPoint = "dnnl_memory_create")]
    public static partial int CreateMemory(out nint memory, DnnlLayout* layout, nint engine, void* data);

    [LibraryImport(Library, EntryPoint = "dnnl_memory_destroy")]
    public static partial int DestroyMemory(nint memory);

    [LibraryImport(Library, EntryPoint = "dnnl_lstm_forward_desc_init")]
    public static partial int DescribeLstmForward(
        out DnnlRnn description, int propagation, int direction,
        DnnlLayout* source, DnnlLayout* sourceState, DnnlLayout* sourceCell,
        DnnlLayout* inputWeights, DnnlLayout* stateWeights, DnnlLayout* bias,
        DnnlLayout* result, DnnlLayout* resultState, DnnlLayout* resultCell, uint flags);

    [LibraryImport(Library, EntryPoint = "dnnl_lstm_backward_desc_init")]
    public static partial int DescribeLstmBackward(
        out DnnlRnn description, int propagation, int direction,
        DnnlLayout* source, DnnlLayout* sourceState, DnnlLayout* sourceCell,
        DnnlLayout* inputWeights, DnnlLayout* stateWeights, DnnlLayout* bias,
        DnnlLayout* result, DnnlLayout* resultState, DnnlLayout* resultCell,
        DnnlLayout* sourceGradient, DnnlLayout* sourceStateGradient, DnnlLayout* sourceCellGradient,
        DnnlLayout* inputWeightsGradient, DnnlLayout* stateWeightsGradient, DnnlLayout* biasGradient,
        DnnlLayout* resultGradient, DnnlLayout* resultStateGradient, DnnlLayout* resultCellGradient, uint flags);

    [LibraryImport(Library, EntryPoint = "dnnl_gru_forward_desc_init")]
    public static partial int DescribeGruForward(
        out DnnlRnn description, int propagation, int direction,
        DnnlLayout* source, DnnlLayout* sourceState,
        DnnlLayout* inputWeights, DnnlLayout* stateWeights, DnnlLayout* bias,
        DnnlLayout* result, DnnlLayout* resultState, uint flags);

    [LibraryImport(Library, EntryPoint = "dnnl_gru_backward_desc_init")]
    public static partial int DescribeGruBackward(
        out DnnlRnn description, int propagation, int direction,
        DnnlLayout* source, DnnlLayout* sourceState,
        DnnlLayout* inputWeights, DnnlLayout* stateWeights, DnnlLayout* bias,
        DnnlLayout* result, DnnlLayout* resultState,
        DnnlLayout* sourceGradient, DnnlLayout* sourceStateGradient,
        DnnlLayout* inputWeightsGradient, DnnlLayout* stateWeightsGradient, DnnlLayout* biasGradient,
        DnnlLayout* resultGradient, DnnlLayout* resultStateGradient, uint flags);

    [LibraryImport(Library, EntryPoint = "dnnl_lbr_gru_forward_desc_init")]
    public static partial int DescribeGruResetAfterForward(
        out DnnlRnn description, int propagation, int direction,
        DnnlLayout* source, DnnlLayout* sourceState,
        DnnlLayout* inputWeights, DnnlLayout* stateWeights, DnnlLayout* bias,
        DnnlLayout* result, DnnlLayout* resultState, uint flags);

    [LibraryImport(Library, EntryPoint = "dnnl_lbr_gru_backward_desc_init")]
    public static partial int DescribeGruResetAfterBackward(
        out DnnlRnn description, int propagation, int direction,
        DnnlLayout* source, DnnlLayout* sourceState,
        DnnlLayout* inputWeights, DnnlLayout* stateWeights, DnnlLayout* bias,
        DnnlLayout* result, DnnlLayout* resultState,
        DnnlLayout* sourceGradient, DnnlLayout* sourceStateGradient,
        DnnlLayout* inputWeightsGradient, DnnlLayout* stateWeightsGradient, DnnlLayout* biasGradient,
        DnnlLayout* resultGradient, DnnlLayout* resultStateGradient, uint flags);

    [LibraryImport(Library, EntryPoint = "dnnl_vanilla_rnn_forward_desc_init")]
    public static partial int DescribeVanillaForward(
        out DnnlRnn description, int propagation, int activation, int direction,
        DnnlLayout* source, DnnlLayout* sourceState,
        DnnlLayout* inputWeights, DnnlLayout* stateWeights, DnnlLayout* bias,
        DnnlLayout* result, DnnlLayout* resultState, uint flags, float alpha, float beta);

    [LibraryImport(Library, EntryPoint = "dnnl_vanilla_rnn_backward_desc_init")]
    public static partial int DescribeVanillaBackward(
        out DnnlRnn description, int propagation, int activation, int direction,
        DnnlLayout* source, DnnlLayout* sourceState,
        DnnlLayout* inputWeights, DnnlLayout* stateWeights, DnnlLayout* bias,
        DnnlLayout* result, DnnlLayout* resultState,
        DnnlLayout* sourceGradient, DnnlLayout* sourceStateGradient,
        DnnlLayout* inputWeightsGradient, DnnlLayout* stateWeightsGradient, DnnlLayout* biasGradient,
        DnnlLayout* resultGradient, DnnlLayout* resultStateGradient, uint flags, float alpha, float beta);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_create")]
    public static partial int Plan(out nint plan, in DnnlRnn description, nint attributes, nint engine, nint forwardPlan);

    [LibraryImport(Library, EntryPoint = "dnnl_reorder_primitive_desc_create")]
    public static partial int PlanReorder(
        out nint plan, DnnlLayout* from, nint fromEngine, DnnlLayout* to, nint toEngine, nint attributes);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_query_md")]
    public static partial DnnlLayout* LayoutOf(nint plan, int what, int argument);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_query")]
    public static partial int Query(nint plan, int what, int index, byte** answer);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_destroy")]
    public static partial int DestroyPlan(nint plan);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_create")]
    public static partial int CreatePrimitive(out nint primitive, nint plan);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_destroy")]
    public static partial int DestroyPrimitive(nint primitive);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_execute")]
    public static partial int Execute(nint primitive, nint stream, int count, DnnlArgument* arguments);
}
