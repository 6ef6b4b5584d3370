using System.Reflection;

namespace Godwit;

/// <summary>A folder of migration files, or the migrations embedded in an assembly.</summary>
/// <remarks>
/// Files are named <c>VERSION_NAME.sql</c>. Folders written for golang-migrate and sqlx (<c>VERSION_NAME.up.sql</c>,
/// <c>VERSION_NAME.down.sql</c>) and for diesel (<c>VERSION_NAME/up.sql</c>, <c>VERSION_NAME/down.sql</c>) are read
/// as they are. Other files, hidden ones, and sub-folders without migrations are left alone.
/// </remarks>
public sealed class MigrationFolder
{
    readonly MigrationSource _source;
    Predicate<MigrationVersion>? _isKept;

    MigrationFolder(MigrationSource source) => _source = source;

    /// <summary>The folder as the user knows it.</summary>
    public string Name => _source.Name;

    /// <summary>A folder on disk. It is read when it is used, not now.</summary>
    public static MigrationFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(new DiskSource(path));
    }

    /// <summary>
    /// The migrations that a <c>GodwitMigrations</c> item with <c>Embed="true"</c> put into an assembly.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">The folder as the item names it; needed only when the assembly carries several.</param>
    /// <exception cref="InvalidMigrationFolderException">
    /// The assembly carries none, or several and none was named.
    /// </exception>
    public static MigrationFolder Embedded(Assembly assembly, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new(new EmbeddedSource(assembly, folder));
    }

    /// <summary>Migrations that are not on disk.</summary>
    internal static MigrationFolder Of(MigrationSource source) => new(source);

    /// <summary>The folder as if it had some of its migrations only.</summary>
    internal MigrationFolder Only(Predicate<MigrationVersion> isKept) => new(_source) { _isKept = isKept };

    /// <summary>Lists and hashes the files, ordered by version.</summary>
    /// <exception cref="InvalidMigrationFolderException">
    /// The folder is missing, or a file in it is not named, linked or encoded as a migration; names the file.
    /// </exception>
    public ValueList<Migration> Read()
    {
        var files = MigrationLayout.Arrange(_source.List());
        var migrations = new Migration[files.Count];
        using var builder = new ChecksumBuilder();
        for (var i = 0; i < migrations.Length; i++)
        {
            _source.Read(files[i].Up, builder);
            var hash = builder.Finish(out var fault);
            if (fault is { } bad)
                throw FolderError.NotText(files[i].Up, bad);
            migrations[i] = new(_source, files[i], hash);
        }
        return _isKept is { } isKept
            ? migrations.Where(migration => isKept(migration.Version)).ToValueList()
            : new(migrations);
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
