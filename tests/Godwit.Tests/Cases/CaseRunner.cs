using System.Collections.Concurrent;

namespace Godwit;

/// <summary>
/// Runs a case: the migration is generated as the product does it, proven with rows in both directions, and its text
/// is compared.
/// </summary>
sealed class CaseRunner(Dialect dialect, ScratchServer scratch)
{
    // Of all servers of this run, which must not overwrite each other's.
    static readonly ConcurrentDictionary<string, string> _accepted = new();

    /// <summary>Runs one case; <c>GODWIT_ACCEPT=1</c> rewrites the plan in its file.</summary>
    public async Task RunAsync(CaseFile file, CancellationToken cancellationToken)
    {
        await using var before = await LoadAsync(file.Before, file.Path, cancellationToken);
        await using var after = await LoadAsync(file.After, file.Path, cancellationToken);
        var text = await TextAsync(file, before, after, cancellationToken);
        if (!file.HasPlanOf(VersionOf(scratch)))
            return;
        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            Accept(file, text);
        else
            Assert.Equal(file.Plan, text);
    }

    static void Accept(CaseFile file, string text)
    {
        if (_accepted.GetOrAdd(file.Path, text) != text)
            Assert.Fail(
                $"{file.Path}: servers write the plan in different words. Say of which it is: -- plan of: >= 18"
            );
        file.Accept(text);
    }

    // What no statement of the server does is refused, and the case says in which words.
    async Task<string> TextAsync(
        CaseFile file,
        ScratchDatabase before,
        ScratchDatabase after,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await GenerateAsync(file, before, after, cancellationToken))?.Sql.Trim() ?? "";
        }
        catch (PlanRefusedException e) when (e.Code is PlanErrors.TypeInUse or PlanErrors.NoStatement)
        {
            return $"{CaseFile.RefusedMark}{e.Code} {e.Message}\n-- {e.Hint}";
        }
    }

    // 150018 is PostgreSQL 15.18, 3050004 is SQLite 3.50.4.
    static int[] VersionOf(ScratchServer scratch) =>
        scratch.Dialect == Dialect.PostgreSql
            ? [scratch.Version / 10_000]
            : [scratch.Version / 1_000_000, scratch.Version / 1000 % 1000];

    async Task<GeneratedMigration?> GenerateAsync(
        CaseFile file,
        ScratchDatabase before,
        ScratchDatabase after,
        CancellationToken cancellationToken
    )
    {
        var options = new PlanningOptions
        {
            Allowed = null,
            IsPlain = file.IsPlain,
            Renames = file
                .Renames.Select(one => RenameRequest.ParseDirective($"{one.Kind} {one.From} to {one.To}")!)
                .ToValueList(), // the case was parsed
            Backfills = file.Backfills.ToValueList(),
        };
        var generator = new MigrationGenerator(dialect, scratch, options);
        return await generator.GenerateAsync(before, after, withDown: file.HasWayBack, cancellationToken);
    }

    async Task<ScratchDatabase> LoadAsync(string sql, string path, CancellationToken cancellationToken)
    {
        var database = await scratch.CreateAsync(cancellationToken);
        try
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
            foreach (var statement in SqlSplitter.Split(new(path, sql), dialect.Syntax).Statements)
                await connection.ExecuteAsync(statement.Sql, cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
