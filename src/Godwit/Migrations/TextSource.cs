using System.Text;

namespace Godwit;

/// <summary>Migrations that are not on disk yet, such as one that is to be proven before it is written.</summary>
sealed class TextSource : MigrationSource
{
    readonly Dictionary<string, byte[]> _files;

    /// <param name="name">The folder that errors name.</param>
    /// <param name="files">File names and texts.</param>
    public TextSource(string name, params ReadOnlySpan<(string FileName, string Text)> files)
    {
        Name = name;
        _files = new(StringComparer.Ordinal);
        foreach (var (fileName, text) in files)
            _files[$"{name}/{fileName}"] = Encoding.UTF8.GetBytes(text);
    }

    public override string Name { get; }

    public override IReadOnlyList<SqlFile> List() =>
        [.. _files.Keys.Order(StringComparer.Ordinal).Select(path => new SqlFile(path, Name.Length + 1))];

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
