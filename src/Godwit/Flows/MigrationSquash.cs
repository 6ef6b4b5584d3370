using System.Data.Common;
using System.Text;

namespace Godwit;

/// <summary>
/// Makes one migration of the first ones of a folder, and proves on scratch databases that it does the same and that
/// the rest of the folder still runs on top of it.
/// </summary>
/// <param name="scratch">Where it is tried.</param>
/// <param name="loader">Replays folders there.</param>
/// <param name="options">What is no part of the schema.</param>
sealed class MigrationSquash(ScratchServer scratch, StateLoader loader, PlanningOptions options)
{
    readonly SchemaReader _reader = new(scratch.Dialect, options);

    /// <summary>Makes and proves it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="to">The newest migration that is replaced; the new one gets its version.</param>
    /// <param name="name">The name of the new one.</param>
    /// <param name="withRows">Also the rows that the old ones put in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PlanNotProvenException">It does not do the same.</exception>
    public async Task<SquashedMigration> MakeAsync(
        MigrationFolder folder,
        MigrationVersion to,
        string name,
        bool withRows,
        CancellationToken cancellationToken
    )
    {
        var files = folder.Read();
        var replaced = files.Where(file => file.Version <= to).ToValueList();
        var old = await ReplayAsync(folder.Only(one => one.Version <= to), cancellationToken).ConfigureAwait(false);
        await using var _ = old.ConfigureAwait(false);
        options.OnProgress?.Invoke("writing one migration");
        var schema = await PlanAsync(old, cancellationToken).ConfigureAwait(false);
        var rows = await RowsAsync(old, cancellationToken).ConfigureAwait(false);
        var sql = Render(replaced, schema, withRows ? rows : []);
        var squashed = Folder(folder, files, new($"{replaced[^1].Version}_{name}.sql", sql));
        options.OnProgress?.Invoke("proving");
        await ProveAsync(squashed, to, old, withRows ? rows : null, sql, cancellationToken).ConfigureAwait(false);
        if (replaced.Count < files.Count)
            await ProveRestAsync(folder, squashed, sql, cancellationToken).ConfigureAwait(false);
        return new(sql, replaced, rows) { Roles = RolesOf(replaced) };
    }

    async Task<Plan> PlanAsync(ScratchDatabase old, CancellationToken cancellationToken)
    {
        var empty = await scratch.CreateAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = empty.ConfigureAwait(false);
        return SchemaText.Plan(
            scratch.Dialect,
            await _reader.ReadAsync(old, cancellationToken).ConfigureAwait(false),
            await _reader.ReadAsync(empty, cancellationToken).ConfigureAwait(false),
            scratch.Version
        );
    }

    async Task<ValueList<RowScript>> RowsAsync(ScratchDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        return await _reader.ScriptRowsAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    static string Render(ValueList<Migration> replaced, Plan schema, ValueList<RowScript> rows)
    {
        var text = new StringBuilder();
        foreach (var file in replaced)
        {
            // What an earlier squash replaced stays listed, before that squash itself.
            foreach (var one in file.Replaces)
                text.Append(one).Append('\n');
            text.Append(new ReplacedMigration(file.Version, file.Hash)).Append('\n');
        }
        text.Append('\n').Append(MigrationText.Render(schema));
        if (rows.Count > 0)
            text.Append("\n-- Rows that the replaced migrations put in; what they computed is a constant here.\n");
        foreach (var statement in rows.SelectMany(one => one.Statements))
            text.Append(statement).Append(";\n");
        return text.ToString();
    }

    /// <summary>The folder as it will be. Its files have plain names, whatever layout the real ones have.</summary>
    static MigrationFolder Folder(
        MigrationFolder folder,
        ValueList<Migration> files,
        (string Name, string Sql) squashed
    )
    {
        var to = MigrationFileName.TryParseFile(squashed.Name)?.Version;
        var texts = files
            .Where(file => file.Version > to!) // a name that was just made
            .Select(file => (Name: $"{file}.sql", Sql: file.ReadScript().Text))
            .Prepend(squashed)
            .Select(file => KeyValuePair.Create(file.Name, Encoding.UTF8.GetBytes(file.Sql)));
        return MigrationFolder.Of(new TextSource(folder.Name.TrimEnd('/'), texts));
    }

    async Task ProveAsync(
        MigrationFolder squashed,
        MigrationVersion to,
        ScratchDatabase old,
        ValueList<RowScript>? rows,
        string sql,
        CancellationToken cancellationToken
    )
    {
        var reached = await TryAsync(
                squashed.Only(one => one.Version <= to),
                "The squashed migration fails on a scratch database",
                sql,
                cancellationToken
            )
            .ConfigureAwait(false);
        await using var _ = reached.ConfigureAwait(false);
        await CompareAsync(old, reached, "The squashed migration makes something else", sql, cancellationToken)
            .ConfigureAwait(false);
        if (rows is not null && await RowsAsync(reached, cancellationToken).ConfigureAwait(false) is var now)
        {
            var different = rows.Except(now).Concat(now.Except(rows)).Select(one => one.Name.ToString()).Distinct();
            Require(different.ToValueList(), "The squashed migration puts other rows in", sql);
        }
    }

    async Task ProveRestAsync(
        MigrationFolder folder,
        MigrationFolder squashed,
        string sql,
        CancellationToken cancellationToken
    )
    {
        var old = await ReplayAsync(folder, cancellationToken).ConfigureAwait(false);
        await using var _ = old.ConfigureAwait(false);
        var reached = await TryAsync(
                squashed,
                "The rest of the folder does not run on top of the squashed migration",
                sql,
                cancellationToken
            )
            .ConfigureAwait(false);
        await using var __ = reached.ConfigureAwait(false);
        await CompareAsync(old, reached, "The folder makes something else with it", sql, cancellationToken)
            .ConfigureAwait(false);
    }

    async Task CompareAsync(
        ScratchDatabase old,
        ScratchDatabase reached,
        string what,
        string sql,
        CancellationToken cancellationToken
    )
    {
        var left = await new SchemaComparison(scratch.Dialect, options)
            .FindAsync(reached, old, cancellationToken)
            .ConfigureAwait(false);
        Require(left.Select(one => one.ToString("old files")).ToValueList(), what, sql);
    }

    static void Require(ValueList<string> differences, string what, string sql)
    {
        if (differences.Count > 0)
            throw new PlanNotProvenException(
                PlanErrors.NotSquashed,
                $"{what}, so nothing was changed:\n  {string.Join("\n  ", differences)}"
            )
            {
                Differences = differences,
                Sql = sql,
                Hint = Advice,
            };
    }

    async Task<ScratchDatabase> TryAsync(
        MigrationFolder folder,
        string what,
        string sql,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ReplayAsync(folder, cancellationToken).ConfigureAwait(false);
        }
        catch (GodwitException e) when (e is SchemaSourceException or InvalidMigrationException)
        {
            throw new PlanNotProvenException(PlanErrors.NotSquashed, $"{what}, so nothing was changed. {e.Message}", e)
            {
                Sql = sql,
                SqlState = e.SqlState,
                Hint = Advice,
            };
        }
    }

    async Task<ScratchDatabase> ReplayAsync(MigrationFolder folder, CancellationToken cancellationToken)
    {
        var state = await loader.LoadAsync(new SchemaState.Replayed(folder), cancellationToken).ConfigureAwait(false);
        return state.Scratch!; // not a live state
    }

    const string Advice =
        "See what it is with --dry-run --without-rows, squash an older part with --to, or leave the files as they are.";

    /// <summary>Roles belong to a server and not to a schema: a new server does not get them from the squash.</summary>
    ValueList<string> RolesOf(ValueList<Migration> replaced) =>
        replaced
            .SelectMany(file => MigrationScript.Parse(file.ReadScript(), scratch.Dialect).Steps)
            .SelectMany(step => step.Statements)
            .Select(statement => DefinedObject.Of(statement, scratch.Dialect.Syntax))
            .Where(one => one?.Kind == DefinedObject.Role)
            .Select(one => one!.Name)
            .Distinct()
            .ToValueList();
}

/// <summary>A migration that was proven to replace others.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Replaced">The migrations that it replaces, oldest first.</param>
/// <param name="Rows">The rows that those put in.</param>
sealed record SquashedMigration(string Sql, ValueList<Migration> Replaced, ValueList<RowScript> Rows)
{
    /// <summary>Roles that the replaced migrations create, and the new one does not.</summary>
    public ValueList<string> Roles { get; init; } = [];
}
