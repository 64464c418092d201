namespace Kernels.Compiler.Emission.Tiles;

/// <summary>What a product tile needs to know of an instruction set and element type.</summary>
/// <param name="Name">Name of the emitted file and, with <c>Tiles</c> after it, of the class.</param>
/// <param name="Title">How the doc comment names it.</param>
/// <param name="Element"><c>float</c> or <c>double</c>.</param>
/// <param name="Bits">Width of a vector.</param>
/// <param name="Lanes">Elements of a vector.</param>
/// <param name="Registers">Vector registers.</param>
/// <param name="Temporaries">Registers left free: one for the streamed operand, another where none is fused.</param>
/// <param name="Usings">Namespaces and static classes that the spellings below need.</param>
/// <param name="Load">Spelling of a load; {0} is a pointer, {1} the element it points to.</param>
/// <param name="Store">Spelling of a store; {0} and {1} as for a load, {2} a local.</param>
/// <param name="MultiplyAdd">Spelling of {0} · {1} + {2}.</param>
/// <param name="Prefetch">Spelling of a request for the line at pointer {0}; none where there is no such form.</param>
internal sealed record TileTarget(
    string Name,
    string Title,
    string Element,
    int Bits,
    int Lanes,
    int Registers,
    int Temporaries,
    IReadOnlyList<string> Usings,
    string Load,
    string Store,
    string MultiplyAdd,
    string? Prefetch = null)
{
    /// <summary>AVX-512: thirty-two registers.</summary>
    public static TileTarget Vector512 { get; } = new(
        "Vector512", "AVX-512", "float", 512, 16, 32, 1,
        ["System.Runtime.Intrinsics.X86", "static System.Runtime.Intrinsics.X86.Avx512F"],
        "LoadVector512({0})", "Store({0}, {2})", "FusedMultiplyAdd({0}, {1}, {2})", "Sse.Prefetch0({0})");

    /// <summary>AVX2 with FMA: sixteen registers.</summary>
    public static TileTarget Vector256 { get; } = new(
        "Vector256", "AVX2 with FMA", "float", 256, 8, 16, 1,
        ["System.Runtime.Intrinsics.X86", "static System.Runtime.Intrinsics.X86.Avx",
            "static System.Runtime.Intrinsics.X86.Fma"],
        "LoadVector256({0})", "Store({0}, {2})", "MultiplyAdd({0}, {1}, {2})", "Sse.Prefetch0({0})");

    /// <summary>Portable form, float: sixteen registers is the least that a processor with such vectors has.</summary>
    public static TileTarget Vector128 { get; } = Portable("Vector128", "float", 4);

    /// <summary>Portable form, double.</summary>
    public static TileTarget Vector128Double { get; } = Portable("Vector128Double", "double", 2);

    /// <summary>Every target for which tiles are emitted.</summary>
    public static IReadOnlyList<TileTarget> All { get; } = [Vector512, Vector256, Vector128, Vector128Double];

    /// <summary>The vector type's static class, which also broadcasts.</summary>
    public string VectorClass => FormattableString.Invariant($"Vector{Bits}");

    private static TileTarget Portable(string name, string element, int lanes) => new(
        name, "portable 128-bit vectors", element, 128, lanes, 16, 2,
        ["static System.Runtime.Intrinsics.Vector128"],
        "LoadUnsafe(ref {1})", "{2}.StoreUnsafe(ref {1})", "MultiplyAddEstimate({0}, {1}, {2})");
}
