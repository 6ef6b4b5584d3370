namespace Godwit;

/// <summary>A test of the layout of another tool: its files, and what the real tool wrote.</summary>
public abstract class LayoutTest : IDisposable
{
    private protected TestFolder Folder { get; } = new();

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Every row of every table.</summary>
    private protected static Task<IReadOnlyList<string>> StateAsync(TestDatabase database) =>
        database.RowsAsync(
            """
            SELECT format('%s.%s', table_schema, table_name), table_to_xml(
                format('%I.%I', table_schema, table_name)::regclass, true, false, '')::text
            FROM information_schema.tables
            WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
            ORDER BY 1
            """
        );

    /// <summary>A folder that the real tool wrote; the calling test is skipped where it is not there.</summary>
    private protected static string Fixtures(string name)
    {
        Assert.SkipWhen(
            RepositoryFolder.Shared("fixtures") is null,
            "There is no ../shared/fixtures beside this checkout."
        );
        return Path.Combine(RepositoryFolder.Shared("fixtures")!, name); // there is one
    }

    /// <summary>Restores the history that the real tool wrote.</summary>
    private protected static async Task LoadAsync(TestDatabase database, string fixture) =>
        // The dump ends with the table's key; \restrict is newer than psql 15.13.
        await Psql.RequireAsync(database.ConnectionUri, "-f", Path.Combine(Fixtures(fixture), "history.sql"));
}
