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
    readonly MigrationSource? _source;
    Predicate<Migration>? _isKept;

    MigrationFolder(MigrationSource? source, ToolLayout? layout = null, bool hasOwnHistory = false) =>
        (_source, Layout, HasOwnHistory) = (source, layout, hasOwnHistory);

    /// <summary>Whose layout it is; absent: Godwit's own.</summary>
    internal ToolLayout? Layout { get; }

    /// <summary>What is applied is in Godwit's own table, whatever the layout.</summary>
    internal bool HasOwnHistory { get; }

    /// <summary>The folder as the user knows it.</summary>
    public string Name => Layout?.FolderName ?? _source!.Name; // one of the two is there

    /// <summary>A folder on disk. It is read when it is used, not now.</summary>
    public static MigrationFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(new DiskSource(path));
    }

    /// <summary>
    /// A folder as Prisma Migrate has it, <c>prisma/migrations</c>;
    /// its history is <c>_prisma_migrations</c>, so that both can be used side by side.
    /// It is read when it is used, not now.
    /// </summary>
    public static MigrationFolder OpenPrisma(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Of(new PrismaLayout(new DiskSource(path)));
    }

    /// <summary>
    /// The same, put into an assembly by a <c>GodwitMigrations</c> item with <c>Embed="true"</c>.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">The folder as the item names it; needed only when the assembly carries several.</param>
    /// <exception cref="InvalidMigrationFolderException">
    /// The assembly carries none, or several and none was named.
    /// </exception>
    public static MigrationFolder OpenPrisma(Assembly assembly, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Of(new PrismaLayout(new EmbeddedSource(assembly, folder)));
    }

    /// <summary>
    /// A folder of Drizzle's, as drizzle-kit 0.x (a journal) or 1.0 (a folder for each migration) writes it;
    /// its history is Drizzle's table, so that both can be used side by side. It is read when it is used, not now.
    /// </summary>
    /// <param name="path">The folder: <c>out</c> in <c>drizzle.config.ts</c>.</param>
    /// <param name="schema">The schema of Drizzle's table on PostgreSQL. Default: <c>drizzle</c>.</param>
    /// <param name="table">Drizzle's table. Default: <c>__drizzle_migrations</c>.</param>
    public static MigrationFolder OpenDrizzle(string path, string? schema = null, string? table = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Of(new DrizzleLayout(new DiskSource(path), schema, table));
    }

    /// <summary>
    /// The same, put into an assembly by a <c>GodwitMigrations</c> item with <c>Embed="true"</c>.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">The folder as the item names it; needed only when the assembly carries several.</param>
    /// <param name="schema">The schema of Drizzle's table on PostgreSQL. Default: <c>drizzle</c>.</param>
    /// <param name="table">Drizzle's table. Default: <c>__drizzle_migrations</c>.</param>
    /// <exception cref="InvalidMigrationFolderException">
    /// The assembly carries none, or several and none was named.
    /// </exception>
    public static MigrationFolder OpenDrizzle(
        Assembly assembly,
        string? folder = null,
        string? schema = null,
        string? table = null
    )
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Of(new DrizzleLayout(new EmbeddedSource(assembly, folder), schema, table));
    }

    /// <summary>
    /// The locations of a project of Flyway's, as its configuration names them; its history is
    /// <c>flyway_schema_history</c>, so that both can be used side by side. Files are read when they are used, not now.
    /// </summary>
    /// <param name="path">
    /// The folder that holds the migrations; or <c>flyway.toml</c> or <c>flyway.conf</c>, which says where they are.
    /// The variables <c>FLYWAY_…</c> count too.
    /// </param>
    /// <exception cref="InvalidMigrationFolderException">The configuration cannot be read or obeyed.</exception>
    public static MigrationFolder OpenFlyway(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Of(new FlywayLayout(FlywayProject.Read(path, FlywayProject.Variables())));
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

    /// <summary>A folder in the layout of another tool.</summary>
    internal static MigrationFolder Of(ToolLayout layout) => new(null, layout);

    /// <summary>The folder, for a scratch database: what is applied there is in Godwit's own table.</summary>
    internal MigrationFolder WithOwnHistory() =>
        new(_source, Layout?.OnScratch, hasOwnHistory: true) { _isKept = _isKept };

    /// <summary>The folder as if it had some of its migrations only.</summary>
    internal MigrationFolder Only(Predicate<Migration> isKept) =>
        new(_source, Layout, HasOwnHistory) { _isKept = isKept };

    /// <summary>Lists and hashes the files, ordered by version.</summary>
    /// <exception cref="InvalidMigrationFolderException">
    /// The folder is missing, or a file in it is not named, linked or encoded as a migration; names the file.
    /// </exception>
    public ValueList<Migration> Read()
    {
        var migrations = Layout?.Read() ?? ReadOwn(_source!, _source!.List()); // one of the two is there
        return _isKept is { } isKept ? migrations.Where(migration => isKept(migration)).ToValueList() : migrations;
    }

    /// <summary>The files, as paths below the folder with <c>/</c>; for Godwit's own layout.</summary>
    internal IEnumerable<string> ListFiles() => _source!.List().Select(PathOf); // there in its own layout

    /// <summary>Reads some of the files, as if the others were not there; for Godwit's own layout.</summary>
    internal ValueList<Migration> ReadFiles(Predicate<string> isKept) =>
        ReadOwn(_source!, [.. _source!.List().Where(file => isKept(PathOf(file)))]); // as above

    static string PathOf(SqlFile file) => file.Relative.ToString().Replace(Path.DirectorySeparatorChar, '/');

    static ValueList<Migration> ReadOwn(MigrationSource source, IReadOnlyList<SqlFile> list)
    {
        var files = MigrationLayout.Arrange(list);
        var migrations = new Migration[files.Count];
        using var builder = new ChecksumBuilder();
        for (var i = 0; i < migrations.Length; i++)
        {
            source.Read(files[i].Up, builder);
            var hash = builder.Finish(out var fault);
            if (fault is { } bad)
                throw FolderError.NotText(files[i].Up, bad);
            migrations[i] = new(source, files[i], hash, builder.IsSquashed ? ReplacedBy(source, files[i].Up) : []);
        }
        RequireReplaced(migrations);
        return new(migrations);
    }

    // A merge may bring an old file back. On a new database it would run, and then the squashed one fail.
    static void RequireReplaced(Migration[] migrations)
    {
        foreach (var squashed in migrations.Where(one => one.Replaces.Count > 0))
        {
            var versions = squashed.Replaces.Select(one => one.Version).ToHashSet();
            var left = migrations.Where(one => one != squashed && versions.Contains(one.Version)).ToList();
            if (left.Count > 0)
                throw FolderError.ReplacedIsThere(squashed.File, left.ConvertAll(one => one.File));
        }
    }

    static ValueList<ReplacedMigration> ReplacedBy(MigrationSource source, string file) =>
        ReplacedMigration.ReadAll(MigrationBytes.Decode(source.ReadBytes(file)));

    /// <inheritdoc />
    public override string ToString() => Name;
}
