using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Kernels.Benchmarks.Costs;

/// <summary>The code of an assembly, by the outermost type it belongs to.</summary>
internal static class AssemblyCode
{
    /// <summary>Bytes of method bodies by type name.</summary>
    public static Dictionary<string, long> BytesByType(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var bytes =
            from handle in metadata.TypeDefinitions
            let owner = Outermost(metadata, handle)
            from method in metadata.GetTypeDefinition(handle).GetMethods()
            let address = metadata.GetMethodDefinition(method).RelativeVirtualAddress
            where address != 0
            group (long)image.GetMethodBody(address).Size by owner;
        return bytes.ToDictionary(group => group.Key, group => group.Sum());
    }

    private static string Outermost(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return metadata.GetString(type.Name);
    }
}
