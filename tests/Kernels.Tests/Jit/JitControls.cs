using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Tests.Jit;

/// <summary>Kernels that are wrong on purpose: the checks of the JIT's listing must catch them.</summary>
internal static unsafe class JitControls
{
    /// <summary>Forty sums: more than any x64 processor has vector registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Spilling(float* a, nint k, float* c)
    {
        Vector128<float> s00 = V(c, 0), s01 = V(c, 1), s02 = V(c, 2), s03 = V(c, 3), s04 = V(c, 4);
        Vector128<float> s05 = V(c, 5), s06 = V(c, 6), s07 = V(c, 7), s08 = V(c, 8), s09 = V(c, 9);
        Vector128<float> s10 = V(c, 10), s11 = V(c, 11), s12 = V(c, 12), s13 = V(c, 13), s14 = V(c, 14);
        Vector128<float> s15 = V(c, 15), s16 = V(c, 16), s17 = V(c, 17), s18 = V(c, 18), s19 = V(c, 19);
        Vector128<float> s20 = V(c, 20), s21 = V(c, 21), s22 = V(c, 22), s23 = V(c, 23), s24 = V(c, 24);
        Vector128<float> s25 = V(c, 25), s26 = V(c, 26), s27 = V(c, 27), s28 = V(c, 28), s29 = V(c, 29);
        Vector128<float> s30 = V(c, 30), s31 = V(c, 31), s32 = V(c, 32), s33 = V(c, 33), s34 = V(c, 34);
        Vector128<float> s35 = V(c, 35), s36 = V(c, 36), s37 = V(c, 37), s38 = V(c, 38), s39 = V(c, 39);
        for (nint i = 0; i < k; i++)
        {
            Vector128<float> x = Vector128.Create(a[i]);
            s00 += x * s01; s01 += x * s02; s02 += x * s03; s03 += x * s04; s04 += x * s05;
            s05 += x * s06; s06 += x * s07; s07 += x * s08; s08 += x * s09; s09 += x * s10;
            s10 += x * s11; s11 += x * s12; s12 += x * s13; s13 += x * s14; s14 += x * s15;
            s15 += x * s16; s16 += x * s17; s17 += x * s18; s18 += x * s19; s19 += x * s20;
            s20 += x * s21; s21 += x * s22; s22 += x * s23; s23 += x * s24; s24 += x * s25;
            s25 += x * s26; s26 += x * s27; s27 += x * s28; s28 += x * s29; s29 += x * s30;
            s30 += x * s31; s31 += x * s32; s32 += x * s33; s33 += x * s34; s34 += x * s35;
            s35 += x * s36; s36 += x * s37; s37 += x * s38; s38 += x * s39; s39 += x * s00;
        }

        Vector128<float> sum = s00 + s01 + s02 + s03 + s04 + s05 + s06 + s07 + s08 + s09 + s10 + s11 + s12 + s13;
        sum += s14 + s15 + s16 + s17 + s18 + s19 + s20 + s21 + s22 + s23 + s24 + s25 + s26 + s27;
        sum += s28 + s29 + s30 + s31 + s32 + s33 + s34 + s35 + s36 + s37 + s38 + s39;
        sum.Store(c);
    }

    /// <summary>Makes and calls a method so long that the JIT gives up optimising it, though asked to.</summary>
    public static int RunHuge(int seed)
    {
        const string Huge = "Huge";
        const string Made = "MadeControls";
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(Made), AssemblyBuilderAccess.Run);
        TypeBuilder type = assembly.DefineDynamicModule(Made).DefineType(Made, TypeAttributes.Public);
        MethodBuilder method = type.DefineMethod(
            Huge, MethodAttributes.Public | MethodAttributes.Static, typeof(int), [typeof(int)]);
        method.SetImplementationFlags(MethodImplAttributes.AggressiveOptimization | MethodImplAttributes.NoInlining);
        ILGenerator code = method.GetILGenerator();
        for (int i = 0; i < 10_000; i++)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Xor);
            code.Emit(OpCodes.Starg_S, (byte)0);
        }

        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ret);
        return (int)type.CreateType().GetMethod(Huge)!.Invoke(null, [seed])!;
    }

    private static Vector128<float> V(float* c, int index) => Vector128.Load(c + (4 * index));
}
