using System.Text;
using Kernels.Compiler.Emission.Tiles;
using Kernels.Compiler.Emission.Tiles.Compressed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kernels.Generator;

/// <summary>Fills the runtime's table of product tiles, a class with an internal attribute: a file per target.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TileTableGenerator : IIncrementalGenerator
{
    private const string Attribute = "Kernels.Execution.Tiles.TileTableAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<(string Namespace, string Name)> classes =
            context.SyntaxProvider.ForAttributeWithMetadataName(
                Attribute,
                static (node, _) => node is ClassDeclarationSyntax,
                static (marked, _) =>
                    (marked.TargetSymbol.ContainingNamespace.ToDisplayString(), marked.TargetSymbol.Name));
        context.RegisterSourceOutput(classes.WithTrackingName("TileTables"), static (output, found) =>
        {
            foreach (TileTarget target in TileTarget.All)
            {
                output.CancellationToken.ThrowIfCancellationRequested();
                string text = TileTableEmitter.Emit(target, found.Namespace, found.Name);
                output.AddSource(TileTableEmitter.FileName(target), SourceText.From(text, Encoding.UTF8));
            }

            foreach (CompressedTiles tiles in CompressedTiles.All)
            {
                output.CancellationToken.ThrowIfCancellationRequested();
                string text = CompressedTableEmitter.Emit(tiles, found.Namespace, found.Name);
                output.AddSource(CompressedTableEmitter.FileName(tiles), SourceText.From(text, Encoding.UTF8));
            }
        });
    }
}
