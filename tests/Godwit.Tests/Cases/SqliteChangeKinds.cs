using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Every change that the planner can meet stands in a case: a <c>switch</c> over kinds has no compiler that counts its
/// arms.
/// </summary>
public class SqliteChangeKinds
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_change_of_each_kind_stands_in_a_case()
    {
        var found = new HashSet<string>();
        foreach (var name in CaseFile.NamesOf("sqlite"))
        {
            var file = CaseFile.Read("sqlite", name);
            var (before, after) = (await ReadAsync(file.Before), await ReadAsync(file.After));
            found.UnionWith(CatalogDiff.Compare(before, after).Select(Describe));
        }
        var wanted = SqliteKinds.All.SelectMany(kind => new[] { $"create {kind}", $"drop {kind}", $"alter {kind}" });
        Assert.Empty(wanted.Except(found));
        // A kind that the list above forgets.
        Assert.Empty(found.Except(wanted));
    }

    static string Describe(Change change) =>
        change switch
        {
            Change.Create create => $"create {create.To.Name.Kind}",
            Change.Drop drop => $"drop {drop.From.Name.Kind}",
            Change.Alter alter => $"alter {alter.To.Name.Kind}",
            _ => change.GetType().Name,
        };

    static async Task<Catalog> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Stop);
        foreach (var statement in SqlSplitter.Split(new("case.sql", sql), Dialect.Sqlite.Syntax).Statements)
            await connection.ExecuteAsync(statement.Sql, Stop);
        return await Dialect.Sqlite.CatalogReader.ReadAsync(connection, Stop);
    }
}
