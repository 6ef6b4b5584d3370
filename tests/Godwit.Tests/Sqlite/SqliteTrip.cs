using System.Text;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// The way from one schema to another on SQLite, in memory: planned, run on rows, and looked at by reader and observer.
/// </summary>
sealed class SqliteTrip
{
    static int Version { get; } = SqliteVersion.Parse(new SqliteConnection().ServerVersion);

    public required string Before { get; init; }

    public required string After { get; init; }

    public IReadOnlyList<CaseRename> Renames { get; init; } = [];

    public IReadOnlyDictionary<string, string> Backfills { get; init; } = new Dictionary<string, string>();

    /// <summary>Gives questions the value that they suggest.</summary>
    public bool AnswersQuestions { get; init; }

    /// <summary>Plans and proves; returns the text of the migration, questions at its end.</summary>
    public async Task<string> RunAsync()
    {
        await using var after = await SqliteMemory.CreateAsync(After);
        await using var before = await SqliteMemory.CreateAsync(Before);
        var renames = Dialect.Sqlite.Planner.PlanRenames(Requested(await before.ReadAsync(), await after.ReadAsync()));
        await using var renamed = await SqliteMemory.CreateAsync(Before);
        foreach (var rename in renames)
            await renamed.ExecuteAsync(rename.Sql);
        var (from, to) = (await renamed.ReadAsync(), await after.ReadAsync());
        var plan = MakePlan(from, to, Resolve(to));
        if (AnswersQuestions && plan.Questions.Count > 0)
            plan = MakePlan(from, to, plan.Questions.ToDictionary(one => one.Subject, AnswerOf));
        plan = plan with { Statements = [.. renames, .. plan.Statements] };
        if (plan.Questions.Count == 0)
            await ProveAsync(plan, from, renames.Count > 0);
        return Render(plan);
    }

    static Plan MakePlan(Catalog from, Catalog to, IReadOnlyDictionary<ObjectName, string> backfills) =>
        Dialect.Sqlite.Planner.Plan(
            new()
            {
                From = from,
                To = to,
                Changes = CatalogDiff.Compare(from, to),
                ServerVersion = Version,
                Backfills = backfills,
            }
        );

    static string Render(Plan plan)
    {
        var text = new StringBuilder(MigrationText.Render(plan));
        foreach (var question in plan.Questions)
            text.Append($"-- question: {question.Text} {question.Flag}\n");
        return text.ToString();
    }

    static string AnswerOf(PlanQuestion question) => question.Flag.Split('=', 2)[1].Trim('"');

    ValueList<Rename> Requested(Catalog before, Catalog after) =>
        RenameRequest.Resolve(
            Renames.Select(one => RenameRequest.ParseDirective($"{one.Kind} {one.From} to {one.To}")!), // it was parsed
            before,
            after
        );

    Dictionary<ObjectName, string> Resolve(Catalog to) =>
        Backfills.ToDictionary(
            one => to.Objects.Select(column => column.Name).Single(name => $"{name.Owner}.{name.Name}" == one.Key),
            one => one.Value
        );

    /// <summary>With rows first; without where the plan says that rows may fail it.</summary>
    async Task ProveAsync(Plan plan, Catalog from, bool hasRenames)
    {
        var mayFail = plan.Statements.SelectMany(one => one.Hazards).Any(one => one.MayFailOnRows);
        try
        {
            await ProveAsync(plan, from, hasRenames, hasRows: true);
        }
        catch (SqliteException) when (mayFail)
        {
            await ProveAsync(plan, from, hasRenames, hasRows: false);
        }
    }

    async Task ProveAsync(Plan plan, Catalog from, bool hasRenames, bool hasRows)
    {
        await using var database = await SqliteMemory.CreateAsync(Before);
        if (hasRows)
            await Dialect.Sqlite.RowSeeder.SeedAsync(database.Connection, default);
        var rows = await Dialect.Sqlite.RowSeeder.SnapshotAsync(database.Connection, default);
        await ApplyAsync(database, plan);
        await using var after = await SqliteMemory.CreateAsync(After);
        var (reached, wanted) = (await database.ReadAsync(), await after.ReadAsync());
        Same([], CatalogDiff.Compare(reached, wanted).Select(Describe), "catalog", plan);
        var difference = ObservationDiff.Compare(
            await Dialect.Sqlite.Observer.ObserveAsync(database.Connection, default),
            await Dialect.Sqlite.Observer.ObserveAsync(after.Connection, default)
        );
        Same([], difference.Select(one => one.ToString()), "observer", plan);
        Same([], MakePlan(reached, wanted, new Dictionary<ObjectName, string>()).Statements, "second plan", plan);
        var left = await Dialect.Sqlite.RowSeeder.SnapshotAsync(database.Connection, default);
        if (!hasRenames)
            Same([], Lost(rows, left, CatalogDiff.Compare(from, wanted), plan), "rows", plan);
    }

    /// <summary>As the runner does it: foreign keys off around a rebuild, and looked at before the commit.</summary>
    static async Task ApplyAsync(SqliteMemory database, Plan plan)
    {
        var script = MigrationScript.Parse(new("plan.sql", MigrationText.Render(plan)), Dialect.Sqlite);
        foreach (var step in script.Steps)
        {
            var isRebuild = step.Statements.Any(one =>
                one.Sql.Contains(" RENAME TO ", StringComparison.Ordinal) || one.Sql == "PRAGMA foreign_keys = OFF"
            );
            await database.ExecuteAsync($"PRAGMA foreign_keys = {(isRebuild ? "OFF" : "ON")}; BEGIN");
            foreach (var statement in step.Statements)
            {
                await using var command = database.Connection.CreateCommand();
                command.CommandText = statement.Sql;
                if (step.Kind == StepKind.Batches)
                {
                    command.Parameters.AddWithValue("$1", 0);
                    command.Parameters.AddWithValue("$2", long.MaxValue);
                }
                await command.ExecuteNonQueryAsync();
            }
            await database.ExecuteAsync("COMMIT");
        }
    }

    static IEnumerable<string> Lost(
        ValueList<TableRows> before,
        ValueList<TableRows> after,
        ValueList<Change> changes,
        Plan plan
    )
    {
        var altered = changes
            .OfType<Change.Alter>()
            .Select(one => one.To.Name)
            .Concat(plan.Statements.SelectMany(one => one.Fills))
            .Select(one => $"{one.Owner}.{one.Name}")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var table in before)
        {
            var left = after.FirstOrDefault(one =>
                one.Table.Name.Equals(table.Table.Name, StringComparison.OrdinalIgnoreCase)
            );
            if (left is null || table.Table.Kind != left.Table.Kind)
                continue;
            if (left.Count != table.Count)
                yield return $"{table.Table}: {table.Count} rows became {left.Count}";
            foreach (var column in table.Columns.Where(one => !altered.Contains($"{table.Table.Name}.{one.Column}")))
            {
                var kept = left.Columns.FirstOrDefault(one => one.Column == column.Column);
                if (kept is not null && kept.Fingerprint != column.Fingerprint)
                    yield return $"{table.Table}: other values in {column.Column}";
            }
        }
    }

    static string Describe(Change change) =>
        $"{change.GetType().Name} {change.Subject.Name}: "
        + (
            change is Change.Alter alter
                ? string.Join("; ", alter.Settings.Select(one => $"{one} {alter.From[one]} -> {alter.To[one]}"))
                : ""
        );

    static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what, Plan plan)
    {
        var list = actual.ToList();
        if (list.Count > 0)
            Assert.Fail($"{what}:\n{string.Join('\n', list)}\nafter\n{MigrationText.Render(plan)}");
    }
}
