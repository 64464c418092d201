namespace Kernels.Tests.Jit;

public class JitListingTests
{
    [Theory]
    [InlineData("FullOpts", true)]
    [InlineData("Tier1", true)]
    [InlineData("Tier1-OSR @0x12", true)]
    [InlineData("Tier0", false)]
    [InlineData("Instrumented Tier0", false)]
    [InlineData("Tier0-MinOpts", false)]
    [InlineData("MinOpts", false)]
    public void Header_OfATier_TellsWhetherItIsOptimised(string tier, bool optimised)
    {
        JitMethod method = Assert.Single(JitListing.Parse(Listing(tier, "rbp", "vfmadd231ps zmm0, zmm1, zmm2")));

        Assert.Equal(("Some.Type+Nested", "Kernel", tier), (method.Type, method.Name, method.Tier));
        Assert.Equal(optimised, method.IsOptimised);
        Assert.Equal(optimised, !method.Complaints().Any());
    }

    [Theory]
    [InlineData("rbp", "vmovups  zmmword ptr [rbp-0x70], zmm3", 1)]
    [InlineData("rbp", "vmovups  ymm3, ymmword ptr [rsp+0x20]", 1)]
    [InlineData("rbp", "mov      r8, qword ptr [rbp-0x30]", 1)]
    [InlineData("rsp", "mov      r8, qword ptr [rsp+0x30]", 1)]
    [InlineData("rsp", "vbroadcastss zmm3, dword ptr [rbp+4*rax]", 0)]
    [InlineData("rbp", "vmovups  zmm3, zmmword ptr [rdx+0x40]", 0)]
    public void Loop_WithAnInstruction_IsBlamedForTheFrameOnly(string frame, string instruction, int complaints)
    {
        JitMethod method = Assert.Single(JitListing.Parse(Listing("FullOpts", frame, instruction)));

        Assert.Equal(complaints, method.Complaints().Count());
    }

    [Fact]
    public void Loop_AroundALoop_IsNotInnermost()
    {
        string text = Listing("FullOpts", "rbp", "vfmadd231ps zmm0, zmm1, zmm2") + "       jne      G_M000_IG02\n";

        JitLoop loop = Assert.Single(Assert.Single(JitListing.Parse(text)).InnermostLoops());

        Assert.Equal(1, loop.Multiplications);
        Assert.Equal(3, loop.Instructions.Count);
    }

    private static string Listing(string tier, string frame, string instruction) => $"""
        ; Assembly listing for method Some.Type+Nested:Kernel(ptr,nint):int ({tier})
        ; {frame} based frame

        G_M000_IG01:                ;; offset=0x0000
               mov      qword ptr [rbp-0x08], rdi

        G_M000_IG02:                ;; offset=0x0010
               xor      eax, eax

        G_M000_IG03:                ;; offset=0x0020
               {instruction}
               cmp      rax, rcx
               jl       SHORT G_M000_IG03

        G_M000_IG04:                ;; offset=0x0030
               mov      rax, qword ptr [rbp-0x08]
               ret

        """;
}
