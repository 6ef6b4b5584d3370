using System.Text.Json;

namespace Godwit.Cli;

/// <summary>Which database a context is configured for: SQL of another one may load, and mean something else.</summary>
sealed class EfProvider(EfTool tool, EfFailures failures)
{
    const string PostgreSql = "Npgsql.EntityFrameworkCore.PostgreSQL";
    const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    // Of packages; SQLite's provider is in one that has a name of its own.
    static readonly string[] _relational =
    [
        PostgreSql,
        Sqlite + ".Core",
        "Microsoft.EntityFrameworkCore.SqlServer",
        "Pomelo.EntityFrameworkCore.MySql",
        "MySql.EntityFrameworkCore",
        "Oracle.EntityFrameworkCore",
        "FirebirdSql.EntityFrameworkCore.Firebird",
    ];

    /// <summary>Asks EF, unless the application has one provider only, and it is the right one.</summary>
    /// <param name="dialect">The configured database.</param>
    /// <param name="said">What <c>dotnet ef</c> said when it wrote the script.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SchemaSourceException">It is another one.</exception>
    public async Task CheckAsync(Dialect dialect, EfOutput said, CancellationToken cancellationToken)
    {
        var wanted = dialect == Dialect.PostgreSql ? PostgreSql : Sqlite;
        if (ReferencedBy(said) is [var only] && only.StartsWith(wanted, StringComparison.Ordinal))
            return;
        var answer = await tool.RunAsync(["dbcontext", "info", "--json"], cancellationToken);
        using var json = JsonDocument.Parse(answer.Data);
        var found = json.RootElement.GetProperty("providerName").GetString() ?? "";
        if (found != wanted)
            throw failures.Provider(found, wanted, dialect);
    }

    /// <summary>The providers beside the built application; none where that cannot be told.</summary>
    static ValueList<string> ReferencedBy(EfOutput said)
    {
        const string extension = ".deps.json";
        if (said.Between("--depsfile ", extension) is not [var path])
            return [];
        var file = path.TrimStart('"') + extension;
        if (!File.Exists(file))
            return [];
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.TryGetProperty("libraries", out var libraries)
            ? libraries
                .EnumerateObject()
                .Select(library => library.Name.Split('/')[0])
                .Where(name => _relational.Contains(name, StringComparer.OrdinalIgnoreCase))
                .ToValueList()
            : [];
    }
}
