using Kernels.Compiler.Specs;

namespace Kernels.Generator.Emission;

/// <summary>All files of a cell, with their final hint names.</summary>
internal static class CellFiles
{
    public static CellOutput Of(CompiledCellModel model, DumpOptions dump, EquatableArray<string> collisions)
    {
        var identity = model.Cell.Identity;
        var files = new List<EmittedSource>();
        if (model is { Cell.Spec: { } spec, Compiled: { } compiled })
        {
            files.Add(new EmittedSource("Declaration", DeclarationText.Of(identity, spec)));
            files.AddRange(compiled.Sources);
        }
        else
        {
            files.Add(new EmittedSource("Declaration", StubText.Declaration(identity)));
        }

        if (dump.Spec && model.Cell.Spec is { } dumped)
            files.Add(new EmittedSource("Dump.spec", DumpText.Of(dumped)));
        var stem = Stem(identity.FullName, collisions);
        var named = files.Select(file => file with { HintName = $"{stem}.{file.HintName}.g.cs" });
        return new CellOutput(identity.FullName, new(named), model.Failure);
    }

    private static string Stem(string name, EquatableArray<string> collisions)
    {
        var position = collisions.ToList().IndexOf(name);
        return position < 0 ? name : $"{name}.{NumberText.Print(position + 1)}";
    }
}
