namespace Kernels.Compiler.Tests;

public class PrintTests
{
    [Fact]
    public void Print()
    {
        foreach (var spec in new[] { TestSpecs.Lstm(), TestSpecs.MinimalGatedUnit(), TestSpecs.IndRnn() })
        {
            var result = Compiler.Compile(spec);
            File.WriteAllText($"/tmp/{spec.Name}.plan", result.Plan);
            foreach (var file in result.Files)
                File.WriteAllText($"/tmp/{spec.Name}.{file.Suffix}.g.cs", file.Text);
        }
    }
}
