using System.Text;

namespace Godwit;

/// <summary>
/// Migrations that are not on disk: one that is to be proven before it is written, or those of another branch.
/// </summary>
sealed class TextSource : MigrationSource
{
    readonly Dictionary<string, byte[]> _files;

    /// <param name="name">The folder that errors name.</param>
    /// <param name="files">Paths below the folder, with <c>/</c>, and the bytes of the files.</param>
    public TextSource(string name, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        Name = name;
        _files = files.ToDictionary(file => $"{name}/{file.Key}", file => file.Value, StringComparer.Ordinal);
    }

    /// <summary>A folder with one file.</summary>
    public static TextSource Of(string name, string fileName, string text) =>
        new(name, [new(fileName, Encoding.UTF8.GetBytes(text))]);

    public override string Name { get; }

    public override IReadOnlyList<SqlFile> List() =>
        [.. _files.Keys.Where(IsSql).Order(StringComparer.Ordinal).Select(path => new SqlFile(path, Name.Length + 1))];

    public override string? Find(string relative) =>
        _files.ContainsKey($"{Name}/{relative}") ? $"{Name}/{relative}" : null;

    static bool IsSql(string path) => path.EndsWith(MigrationFileName.Extension, StringComparison.OrdinalIgnoreCase);

    public override void Read(string path, ChecksumBuilder into)
    {
        var rest = _files[path].AsSpan();
        while (rest.Length > 0)
        {
            var count = Math.Min(rest.Length, into.Free.Length);
            rest[..count].CopyTo(into.Free);
            into.Advance(count);
            rest = rest[count..];
        }
    }

    public override byte[] ReadBytes(string path) => _files[path];
}
