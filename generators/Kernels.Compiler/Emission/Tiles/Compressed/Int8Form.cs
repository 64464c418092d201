namespace Kernels.Compiler.Emission.Tiles.Compressed;

/// <summary>How an instruction set multiplies bytes and adds the products to 32-bit sums.</summary>
/// <param name="Target">
/// Vectors and spellings. The element is a word of neighbouring k of one operand row; a panel vector is read to match.
/// </param>
/// <param name="Depth">Neighbouring k in a word, and side by side in a panel's column.</param>
/// <param name="Offset">What is added to an operand's bytes so that they are unsigned; 0 where they may be signed.</param>
/// <param name="Panel">Element type of the panel: the k of one column that lie side by side.</param>
/// <param name="Dequantise">Spelling of {1} + (float)sum {0} · {2}.</param>
/// <param name="LoadFloat">Spelling of a load of floats; {0} is a pointer, {1} the element it points to.</param>
/// <param name="StoreFloat">Spelling of a store of floats; {0} and {1} as for a load, {2} the vector.</param>
internal sealed record Int8Form(
    TileTarget Target, int Depth, int Offset, string Panel, string Dequantise, string LoadFloat, string StoreFloat)
{
    private const string Intrinsics = "static System.Runtime.Intrinsics.X86.";

    /// <summary>AVX-VNNI: four products of an unsigned and a signed byte each, exact.</summary>
    public static Int8Form Vnni { get; } = new(
        new TileTarget(
            "Int8Vnni", "AVX-VNNI", "int", 256, 8, 16, 1,
            [Intrinsics + "Avx", Intrinsics + "Avx2", Intrinsics + "AvxVnni", Intrinsics + "Fma"],
            "LoadVector256({0})", "", "MultiplyWideningAndAdd({2}, {0}.AsByte(), {1}.AsSByte())"),
        4, 128, "int", "MultiplyAdd(ConvertToVector256Single({0}), {2}, {1})", "LoadVector256({0})", "Store({0}, {2})");

    /// <summary>AVX2: bytes are widened, for the instruction that takes them saturates; two products each, exact.</summary>
    public static Int8Form Avx2 { get; } = new(
        new TileTarget(
            "Int8Avx2", "AVX2", "int", 256, 8, 16, 2,
            [Intrinsics + "Avx", Intrinsics + "Avx2", Intrinsics + "Fma"],
            "ConvertToVector256Int16((sbyte*)({0}))", "", "Add({2}, MultiplyAddAdjacent({1}, {0}.AsInt16()))"),
        2, 0, "short", "MultiplyAdd(ConvertToVector256Single({0}), {2}, {1})", "LoadVector256({0})", "Store({0}, {2})");

    /// <summary>Portable: two products each in 16 bits, which hold 127 · 127.</summary>
    public static Int8Form Portable { get; } = new(
        new TileTarget(
            "Int8Portable", "portable 128-bit vectors", "int", 128, 4, 16, 4,
            ["static System.Runtime.Intrinsics.Vector128", "static Kernels.Execution.Compressed.Int8Pairs"],
            "LoadPairs({0})", "", "MultiplyAdd({0}, {1}, {2})"),
        2, 0, "short", "MultiplyAddEstimate(ConvertToSingle({0}), {2}, {1})", "LoadUnsafe(ref {1})",
        "{2}.StoreUnsafe(ref {1})");
}
