using System.Data.Common;

namespace Godwit;

/// <summary>Extensions that a state needs and the scratch server does not have.</summary>
static class PostgreSqlScratchExtensions
{
    const string FeatureNotSupported = "0A000";
    const string UndefinedFile = "58P01";

    /// <summary>
    /// Names all extensions that the statements create and that are not available; <see langword="null"/> where the
    /// error is another.
    /// </summary>
    public static async Task<ScratchException?> ExplainAsync(
        DbException error,
        IReadOnlyCollection<SqlStatement> statements,
        DbDataSource dataSource,
        CancellationToken cancellationToken
    )
    {
        if (error.SqlState is not (FeatureNotSupported or UndefinedFile))
            return null;
        var wanted = statements
            .Select(one => (Name: Created(one), one.Location))
            .Where(one => one.Name is not null)
            .DistinctBy(one => one.Name, StringComparer.Ordinal)
            .ToList();
        if (wanted.Count == 0)
            return null;
        var available = await ReadAvailableAsync(dataSource, cancellationToken).ConfigureAwait(false);
        var missing = wanted.Where(one => !available.Contains(one.Name ?? "")).ToList();
        if (missing.Count == 0)
            return null;
        var list = string.Join(", ", missing.Select(one => $"{one.Name} ({one.Location})"));
        return new(
            ScratchErrors.MissingExtension,
            missing.Count == 1
                ? $"The scratch server does not have the extension {list}."
                : $"The scratch server does not have the extensions {list}.",
            error
        )
        {
            Location = missing[0].Location,
            SqlState = error.SqlState,
            Hint =
                "Install them for the server whose programs Godwit uses, or name a server that has them with --scratch "
                + "(for instance a container of the image that production runs).",
        };
    }

    /// <summary>The name in <c>CREATE EXTENSION [IF NOT EXISTS] name</c>; absent for any other statement.</summary>
    static string? Created(SqlStatement statement)
    {
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, PostgreSqlStatements.Syntax);
        if (!(tokens.MoveNext() && tokens.IsWord("create") && tokens.MoveNext() && tokens.IsWord("extension")))
            return null;
        if (!tokens.MoveNext())
            return null;
        if (tokens.IsWord("if") && !(tokens.MoveNext() && tokens.MoveNext() && tokens.MoveNext()))
            return null;
        return PostgreSqlStatements.Syntax.NameOf(tokens.Text);
    }

    static async Task<HashSet<string>> ReadAvailableAsync(DbDataSource dataSource, CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var names = await connection
            .QueryAsync(
                "SELECT name FROM pg_catalog.pg_available_extensions ORDER BY name",
                static reader => reader.GetString(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        return names.ToHashSet(StringComparer.Ordinal);
    }
}
