using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Reads what an assembly says of its schema.</summary>
static class AssemblyReader
{
    public static AssemblyModel Read(Compilation compilation)
    {
        var isAnnotated = compilation.GetTypeByMetadataName("Godwit.GodwitSchemaAttribute") is not null;
        var all = AnnotationReader.Read(compilation.Assembly);
        return new(
            isAnnotated,
            all.Where(one => one.Name == "GodwitSchema").ToValueList(),
            all.Where(one => one.Name is "Domain" or "Sequence" or "Extension").ToValueList()
        );
    }
}
