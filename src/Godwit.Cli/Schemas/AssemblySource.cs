using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Godwit.Cli;

/// <summary>
/// The SQL that the compiler put into the metadata of an assembly. The file is read; nothing of it is loaded or run.
/// </summary>
/// <param name="path">As the user wrote it.</param>
/// <param name="folder">What it is relative to.</param>
/// <param name="dialect">The dialect that is wanted; absent where nothing says it, and the only one will do.</param>
/// <param name="display">Shows a full path as people would type it.</param>
sealed class AssemblySource(string path, string folder, string? dialect, Func<string, string> display) : SchemaSource
{
    const string Schema = "Godwit.Schema.";
    const string Refusal = "Godwit.Refusal.";

    public override string Name => path;

    public string FullPath => Path.GetFullPath(path, folder);

    public override Task<ValueList<SqlScript>> ReadAsync(CancellationToken cancellationToken)
    {
        var full = FullPath;
        if (!File.Exists(full))
            throw Failed($"there is no file '{display(full)}'", "Build the project first: `dotnet build`.");
        var found = Read(full);
        var schemas = found.Keys.Where(key => key.StartsWith(Schema, StringComparison.Ordinal)).ToList();
        var wanted = dialect is null && schemas is [var only] ? only : Schema + dialect;
        if (found.GetValueOrDefault(wanted) is { } sql)
            return Task.FromResult<ValueList<SqlScript>>([new(display(full), sql)]);
        if (found.GetValueOrDefault(Refusal + dialect) is { } refusal)
            throw Failed(
                $"'{display(full)}' has no schema for {dialect}:\n{refusal}",
                "Correct the classes and build."
            );
        throw schemas.Count > 0
            ? Failed(
                $"'{display(full)}' has a schema for {string.Join(", ", schemas.Select(key => key[Schema.Length..]))}, "
                    + $"and none for {dialect ?? "the database, which nothing names"}",
                $"Add [assembly: GodwitSchema(\"{dialect}\")] and build."
            )
            : Failed(
                $"'{display(full)}' holds no schema",
                "Reference the package Godwit, put [Table(\"…\")] on classes, and build."
            );
    }

    Dictionary<string, string> Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var image = new PEReader(stream);
            if (!image.HasMetadata)
                throw new BadImageFormatException("it has no metadata of .NET");
            return Read(image.GetMetadataReader());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            throw Failed($"'{display(file)}' cannot be read: {e.Message}", "Name the .dll of the project.", e);
        }
    }

    static Dictionary<string, string> Read(MetadataReader reader)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!reader.IsAssembly)
            return found;
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (!IsMetadata(reader, attribute))
                continue;
            // Two strings behind the two bytes that begin every attribute (ECMA-335, II.23.3).
            var value = reader.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            if (value.ReadSerializedString() is { } key && value.ReadSerializedString() is { } text)
                found[key] = text;
        }
        return found;
    }

    static bool IsMetadata(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
            is { Kind: HandleKind.TypeReference } type
        && reader.GetTypeReference((TypeReferenceHandle)type) is var reference
        && reader.StringComparer.Equals(reference.Name, "AssemblyMetadataAttribute")
        && reader.StringComparer.Equals(reference.Namespace, "System.Reflection");

    static SchemaSourceException Failed(string what, string hint, Exception? error = null) =>
        new(SchemaErrors.Assembly, $"The schema source is not there: {what}. Nothing was changed.", error)
        {
            Hint = hint,
        };
}
