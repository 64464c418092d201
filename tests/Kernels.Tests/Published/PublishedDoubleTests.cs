namespace Kernels.Tests.Published;

/// <summary>The published cells in double, whose kernels are the same portable code on every processor.</summary>
[Trait("Category", "Once")]
public sealed class PublishedDoubleTests
{
    public static TheoryData<string> Names => PublishedCell.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Cell_InDouble_AgreesWithTheDeclaration(string cell) =>
        PublishedCellTests.OfEverySize(cell, (published, size, threads) => published.AgreesInDouble(size, threads));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_OfEveryCoordinate_PassTheirCheck(string cell)
    {
        GradientCheckReport report = PublishedCell.Find(cell).CheckGradients();
        Assert.True(report.Passed, report.ToString());
    }
}
