using System.Reflection;

namespace Godwit;

/// <summary>
/// The migrations that <c>Godwit.targets</c> put into an assembly, as resources named
/// <c>godwit-migrations/FOLDER//FILE</c>.
/// </summary>
sealed class EmbeddedSource : MigrationSource
{
    const string Prefix = "godwit-migrations/";

    // Not a character of its own: the compiler drops | from the names of resources, and a file name may hold almost
    // any other.
    const string FolderEnd = "//";

    readonly Assembly _assembly;

    public EmbeddedSource(Assembly assembly, string? folder)
    {
        _assembly = assembly;
        var folders = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..].Split(FolderEnd)[0])
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var wanted = folder?.Replace('\\', '/').TrimEnd('/');
        var found = wanted is null ? folders : folders.Where(name => name == wanted).ToArray();
        Name = found switch
        {
            [var only] => only,
            [] => throw FolderError.NothingEmbedded(AssemblyName, folder),
            _ => throw FolderError.SeveralEmbedded(AssemblyName, folders),
        };
    }

    public override string Name { get; }

    string AssemblyName => _assembly.GetName().Name ?? _assembly.ToString();

    string Start => $"{Prefix}{Name}{FolderEnd}";

    public override IReadOnlyList<SqlFile> List() =>
        _assembly
            .GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Start, StringComparison.Ordinal))
            .Where(resource => resource.EndsWith(MigrationFileName.Extension, StringComparison.OrdinalIgnoreCase))
            .Select(resource => new SqlFile($"{Name}/{resource.AsSpan(Start.Length)}", Name.Length + 1))
            .ToArray();

    public override string? Find(string relative) =>
        _assembly.GetManifestResourceInfo(Start + relative) is null ? null : $"{Name}/{relative}";

    public override void Read(string path, ChecksumBuilder into)
    {
        using var stream = Open(path);
        while (stream.Read(into.Free) is > 0 and var count)
            into.Advance(count);
    }

    public override byte[] ReadBytes(string path)
    {
        using var stream = Open(path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    Stream Open(string path) =>
        _assembly.GetManifestResourceStream($"{Start}{path.AsSpan(Name.Length + 1)}")
        ?? throw FolderError.NothingEmbedded(AssemblyName, Name);
}
