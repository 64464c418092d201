using System.Runtime.Intrinsics;
using Kernels.Tests.Fixed;

namespace Kernels.Tests.Jit;

/// <summary>Reads the JIT's own listing of the steps for fixed sizes.</summary>
public class FixedListingTests
{
    private const string Pattern = "*Step:Products* *Step:Forward*";

    [X64Fact]
    public void Steps_OnThisProcessor_AreOptimisedAndKeepTheirSumsInRegisters() => Check();

    [X64Fact]
    [Trait("Category", "Once")]
    public void Steps_WithoutAvx512_AreOptimisedAndKeepTheirSumsInRegisters() => Check(("DOTNET_EnableAVX512", "0"));

    // 48 elements of x and h, four gates of two vectors: written out, each weight an operand of its multiply–add.
    [X64Fact]
    public void Products_OfAnLstm_AreTheirMultiplyAddsAndLittleElse()
    {
        if (!Vector512.IsHardwareAccelerated)
            return;
        JitRun run = JitRun.Start(JitProbe.Fixed, "*Lstm32+Vector512Step:Products*");
        JitLoop products = Assert.Single(run.Methods).Whole;

        Assert.Equal(384, products.Multiplications);
        Assert.Equal(384, products.Instructions.Count(line => line.Contains("vfmadd231ps", StringComparison.Ordinal)
            && line.Contains("zmmword ptr [", StringComparison.Ordinal)));
        Assert.InRange(products.Instructions.Count, 384 + 48 + 16, 384 + 48 + 16 + 8);
    }

    [X64Fact]
    [Trait("Category", "Once")]
    public void SpillingMethod_InTheListing_IsCaught()
    {
        JitMethod control = Assert.Single(JitRun.Start(JitProbe.Controls, "*Controls:" + nameof(JitControls.Spilling)).Methods);

        Assert.NotEqual(0, control.Whole.SpilledVectors);
    }

    private static void Check(params (string Name, string Value)[] settings)
    {
        JitRun run = JitRun.Start(JitProbe.Fixed, Pattern, settings);

        Assert.Equal(FixedCell.All.Count, run.Called.Count);
        Assert.All(run.Methods, method => Assert.True(method.IsOptimised, $"{method.Type}:{method.Name}"));
        JitMethod[] products = [.. run.Methods.Where(method => method.Name.StartsWith("Products", StringComparison.Ordinal))];
        Assert.All(FixedCell.All, cell => Assert.Contains(products, method => method.Type.Contains($"+{cell.Name}+", StringComparison.Ordinal)));
        Assert.All(products, method => Assert.Equal(0, method.Whole.SpilledVectors));
        Assert.All(products, method => Assert.Empty(method.Whole.Calls));
    }
}
