using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>What the cases of an engine change: kinds of objects, and what is said of them.</summary>
/// <remarks>
/// A change is named <c>create Table</c>, <c>drop Table</c>, <c>alter Table</c> or, by what differs,
/// <c>Table.unlogged</c>. The way back counts too where the case proves it.
/// </remarks>
sealed partial class CaseCensus
{
    readonly SortedDictionary<string, SortedSet<string>> _cases = new(StringComparer.Ordinal);

    /// <summary>The settings that objects have in some case, changed or not: <c>Table.unlogged</c>.</summary>
    public SortedSet<string> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Cases whose plan is refused, by name.</summary>
    public SortedDictionary<string, CaseFile> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>The cases that are proven.</summary>
    public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>How many cases there are.</summary>
    public int Count => Names.Count + Refused.Count;

    /// <summary>The cases with a change, by name.</summary>
    public IReadOnlyCollection<string> CasesOf(string change) => _cases.GetValueOrDefault(change) ?? [];

    /// <summary>All changes that stand in a case.</summary>
    public IEnumerable<string> Changes => _cases.Keys;

    /// <summary>Counts a case.</summary>
    public void Add(string name, CaseFile file, Catalog before, Catalog after)
    {
        foreach (var one in before.Objects.Concat(after.Objects))
            Seen.UnionWith(one.Settings.Select(setting => NameOf(one.Name.Kind, setting.Name)));
        if (file.Plan.StartsWith(CaseFile.RefusedMark, StringComparison.Ordinal))
        {
            Refused[name] = file;
            return;
        }
        Names.Add(name);
        Add(name, before, after);
        if (file.HasWayBack)
            Add(name, after, before);
    }

    /// <summary>The change of a setting; what is numbered or named by the schema is one setting.</summary>
    public static string NameOf(ObjectKind kind, string setting) =>
        $"{kind}.{Number().Replace(setting.Split(':')[0], "")}".TrimEnd();

    void Add(string name, Catalog before, Catalog after)
    {
        foreach (var change in CatalogDiff.Compare(before, after))
        {
            var kind = change.Subject.Name.Kind;
            Add($"{change.GetType().Name.ToLowerInvariant()} {kind}", name);
            if (change is not Change.Alter alter)
                continue;
            foreach (var setting in alter.Settings)
                Add(NameOf(kind, setting), name);
        }
    }

    void Add(string change, string name)
    {
        if (!_cases.TryGetValue(change, out var cases))
            _cases[change] = cases = new(StringComparer.Ordinal);
        cases.Add(name);
    }

    [GeneratedRegex(" [0-9]+")]
    private static partial Regex Number();
}

/// <summary>Reads the states of cases.</summary>
static class CaseStates
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>All cases of PostgreSQL that fit the version of a server.</summary>
    public static async Task CountAsync(CaseCensus census, Server server)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await using var shared = await scratch.CreateAsync(Stop);
        foreach (var name in CaseFile.NamesOf("postgresql"))
        {
            var file = CaseFile.Read("postgresql", name);
            if (!file.IsFor(scratch.Version / 10_000))
                continue;
            census.Add(
                name,
                file,
                await ReadAsync(scratch, shared, file.Before),
                await ReadAsync(scratch, shared, file.After)
            );
        }
    }

    /// <summary>All cases of SQLite.</summary>
    public static async Task<CaseCensus> CountSqliteAsync()
    {
        var census = new CaseCensus();
        foreach (var name in CaseFile.NamesOf("sqlite"))
        {
            var file = CaseFile.Read("sqlite", name);
            // The way back is proven by answering questions.
            census.Add(name, file, await ReadSqliteAsync(file.Before), await ReadSqliteAsync(file.After));
        }
        return census;
    }

    static async Task<Catalog> ReadSqliteAsync(string sql)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Stop);
        return await LoadAsync(connection, Dialect.Sqlite, sql);
    }

    // In a transaction that the reader ends, which takes everything back: a database for each state takes many times as
    // long. Not everything runs in a transaction.
    static async Task<Catalog> ReadAsync(ScratchServer scratch, ScratchDatabase shared, string sql)
    {
        await using var connection = await shared.DataSource.OpenConnectionAsync(Stop);
        await connection.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ", Stop);
        try
        {
            return await LoadAsync(connection, Dialect.PostgreSql, sql);
        }
        catch (DbException)
        {
            await using var own = await scratch.CreateAsync(Stop);
            await using var alone = await own.DataSource.OpenConnectionAsync(Stop);
            return await LoadAsync(alone, Dialect.PostgreSql, sql);
        }
    }

    static async Task<Catalog> LoadAsync(DbConnection connection, Dialect dialect, string sql)
    {
        foreach (var statement in SqlSplitter.Split(new("case.sql", sql), dialect.Syntax).Statements)
            await connection.ExecuteAsync(statement.Sql, Stop);
        return await dialect.CatalogReader!.ReadAsync(connection, Stop);
    }
}
