using System.Globalization;
using System.Text.RegularExpressions;

namespace Kernels.Tests.Jit;

/// <summary>Reads the JIT's own listing of the product tiles.</summary>
public class TileListingTests
{
    private const string Pattern = "*Tiles:Product* *Tiles:FarProduct* *Tiles:Outer*";

    [X64Fact]
    public void Tiles_OnThisProcessor_AreOptimisedAndKeepTheirSumsInRegisters() => Check();

    // The processor's further sixteen registers must not hide that an AVX2 tile needs more than sixteen.
    [X64Fact]
    [Trait("Category", "Once")]
    public void Tiles_WithoutAvx512_AreOptimisedAndKeepTheirSumsInRegisters() => Check(("DOTNET_EnableAVX512", "0"));

    [X64Fact]
    [Trait("Category", "Once")]
    public void Tiles_WithoutFusedMultiplyAdd_AreOptimisedAndKeepTheirSumsInRegisters() =>
        Check(("DOTNET_EnableAVX", "0"));

    [X64Fact]
    [Trait("Category", "Once")]
    public void SpillingKernel_InTheListing_IsCaught()
    {
        JitMethod method = Control(nameof(JitControls.Spilling));

        Assert.True(method.IsOptimised);
        Assert.Contains(method.Complaints(), complaint => Regex.IsMatch(complaint, "stack in its loop: .*xmm"));
    }

    [X64Fact]
    [Trait("Category", "Once")]
    public void HugeKernel_InTheListing_IsCaught()
    {
        string complaint = Assert.Single(Control("Huge").Complaints());

        Assert.Contains("without optimisation", complaint, StringComparison.Ordinal);
    }

    private static JitMethod Control(string name) =>
        Assert.Single(JitRun.Start(JitProbe.Controls, "*Controls:" + name).Methods);

    private static void Check(params (string Name, string Value)[] settings)
    {
        JitRun run = JitRun.Start(JitProbe.Tiles, Pattern, settings);

        Assert.NotEmpty(run.Called);
        Assert.Equal(run.Called.Order(), run.Methods.Select(Title).Order());
        Assert.Empty(run.Methods.SelectMany(method => method.Complaints()));
        Assert.All(run.Methods, method => Assert.Contains(method.InnermostLoops(), loop => IsWholeTile(method, loop)));
    }

    // The loop that was searched must be the one over k: it holds every multiplication of the tile.
    private static bool IsWholeTile(JitMethod method, JitLoop loop)
    {
        IEnumerable<int> shape =
            Regex.Matches(method.Name, @"\d+").Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture));

        // A pair of bfloat16 holds two k.
        int depth = method.Type.EndsWith("BFloat16Tiles", StringComparison.Ordinal) ? 2 : 1;
        return loop.Multiplications == depth * shape.Aggregate((rows, vectors) => rows * vectors);
    }

    private static string Title(JitMethod method) =>
        $"{method.Type[(method.Type.LastIndexOf('+') + 1)..]}:{method.Name}";
}
