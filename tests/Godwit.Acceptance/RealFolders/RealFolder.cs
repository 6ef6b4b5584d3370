namespace Godwit;

/// <summary>A migration folder of a public project, below ../shared/corpora.</summary>
/// <param name="Path">The folder.</param>
/// <param name="IsSqlite">False for PostgreSQL.</param>
/// <param name="Convert">
/// What makes it a folder that Godwit runs, where it is not one as it stands; docs/real-folders.md gives the reason.
/// </param>
/// <param name="Prelude">What the project's own tool does before the first file.</param>
/// <param name="IsPlainSql">True where psql reads the files as they stand, although Godwit reads converted ones.</param>
/// <param name="IsPlainGodwit">True where Godwit reads the files as they stand, although psql is given converted ones.</param>
/// <param name="Roles">Roles that the files grant to.</param>
/// <param name="IsNewerThanShell">True where a file uses what the sqlite3 shell of Debian 12 does not know yet.</param>
sealed record RealFolder(
    string Path,
    bool IsSqlite = false,
    Func<string, IEnumerable<ConvertedFile>>? Convert = null,
    string Prelude = "",
    bool IsNewerThanShell = false,
    bool IsPlainSql = false,
    bool IsPlainGodwit = false,
    IReadOnlyList<string>? Roles = null
)
{
    public IReadOnlyList<string> Roles { get; } = Roles ?? [];

    static readonly RealFolder[] _all =
    [
        new("sqlx/atuin-server-pg"),
        new("sqlx/zksync-era-core"),
        new("sqlx/atuin-client-sqlite", IsSqlite: true),
        new("golang-migrate/authelia-pg"),
        // A function that the application registers, over a table that is still empty.
        new("golang-migrate/authelia-sqlite", IsSqlite: true, FolderConversion.FilledIn("BIN2B64(", "hex(")),
        // Two files alter the table in which golang-migrate counts.
        new(
            "golang-migrate/harbor",
            Prelude: "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean)"
        ),
        new(
            "golang-migrate/harness-sqlite",
            IsSqlite: true,
            FolderConversion.NumberedAnew,
            "CREATE TABLE migrations (version TEXT)",
            IsNewerThanShell: true // unhex came with SQLite 3.41
        ),
        new("golang-migrate/openmeter", Convert: FolderConversion.WithoutOwnTransactions, IsPlainSql: true),
        new(
            "golang-migrate/supabase-auth",
            Convert: FolderConversion.FilledIn("""{{ index .Options "Namespace" }}""", "auth"),
            Prelude: "CREATE SCHEMA auth"
        ),
        new("goose/openfga/postgres", Convert: FolderConversion.FromGoose, IsPlainGodwit: true),
        new("goose/openfga/sqlite", IsSqlite: true, Convert: FolderConversion.FromGoose, IsPlainGodwit: true),
        new("goose/ncps/postgres", Convert: FolderConversion.FromGoose, IsPlainGodwit: true),
        new("goose/ncps/sqlite", IsSqlite: true, Convert: FolderConversion.FromGoose, IsPlainGodwit: true),
        new("diesel/crates-io"),
        new(
            "dotnet-scripts/altinn-notifications",
            Convert: FolderConversion.FromYuniql,
            Roles: ["platform_notifications", "platform_notifications_admin"]
        ),
    ];

    public static IEnumerable<string> OnPostgreSql => _all.Where(one => !one.IsSqlite).Select(one => one.Path);

    public static IEnumerable<string> OnSqlite => _all.Where(one => one.IsSqlite).Select(one => one.Path);

    /// <summary>The folder of that path; the calling test is skipped where the checkout has none beside it.</summary>
    public static RealFolder Get(string path)
    {
        Assert.SkipWhen(
            RepositoryFolder.Shared("corpora") is null,
            "There is no ../shared/corpora beside this checkout."
        );
        return _all.Single(one => one.Path == path);
    }

    /// <summary>
    /// The folder to give to Godwit: itself, or its conversion, written into <paramref name="workspace"/>.
    /// </summary>
    public string PrepareIn(string workspace)
    {
        var source = Source();
        if (Convert is null)
        {
            return source;
        }

        var folder = Directory.CreateDirectory(System.IO.Path.Combine(workspace, "migrations")).FullName;
        foreach (var (name, text) in Convert(source))
        {
            File.WriteAllText(System.IO.Path.Combine(folder, name), text);
        }

        return folder;
    }

    /// <summary>The folder that psql or the sqlite3 shell reads; <paramref name="prepared"/> is Godwit's.</summary>
    public string Reference(string prepared) => IsPlainSql ? Source() : prepared;

    /// <summary>The folder that Godwit reads.</summary>
    public string Migrations(string prepared) => IsPlainGodwit ? Source() : prepared;

    string Source() => System.IO.Path.Combine(RepositoryFolder.Shared("corpora")!, Path); // Get skips where it is absent

    /// <summary>The files that lead forward, in order: what a user of psql or sqlite3 would run.</summary>
    public static IReadOnlyList<string> FilesOf(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith("down.sql", StringComparison.Ordinal))
                .Select(file => (file, name: System.IO.Path.GetRelativePath(folder, file)))
                .Where(one => char.IsAsciiDigit(one.name[0]) || one.name[0] == 'V')
                .OrderBy(one => Digits(one.name), StringComparer.Ordinal)
                .Select(one => one.file),
        ];

    // Digits of one folder have one width, or are timestamps that some later files continue: text orders both.
    static string Digits(string name) =>
        name.Split('_', '.')[0].TrimStart('V').Replace("-", "", StringComparison.Ordinal);
}

/// <summary>A file as Godwit reads it.</summary>
sealed record ConvertedFile(string Name, string Text);
