using System.Diagnostics;
using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>
/// Says a database with annotated classes, and with SQL beside them what they cannot say. Both are run together on a
/// scratch database, the classes as the generator turns them into SQL, and what comes of it is compared.
/// </summary>
/// <param name="session">Where it is tried.</param>
/// <param name="options">What is no part of the schema.</param>
/// <param name="space">The namespace of the classes.</param>
sealed class ClassPull(SchemaSession session, PlanningOptions options, string space)
{
    readonly SchemaReader _reader = new(session.Dialect, options);
    readonly HashSet<ObjectName> _excluded = [];

    /// <summary>Finds classes and SQL.</summary>
    /// <param name="copy">The database, rebuilt on the scratch server.</param>
    /// <param name="whole">The statements that make all of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PlanNotProvenException">Both together do not make the database.</exception>
    public async Task<PulledClasses> RunAsync(ScratchDatabase copy, Plan whole, CancellationToken cancellationToken)
    {
        var catalog = await _reader.ReadAsync(copy, cancellationToken);
        // Each round finds an object more that is none for classes.
        while (true)
        {
            session.Progress.Say("trying the classes");
            var model = ClassReader.Read(session.Dialect, catalog, space, _excluded);
            if (!TryCompile(model, out var sql))
                continue;
            var beside = whole.Statements.Where(one => !IsCovered(model, one)).ToValueList();
            var rest = await FindRestAsync(model, (sql, beside), (catalog, copy), cancellationToken);
            if (rest is null)
                continue;
            var plan = new Plan([.. beside, .. rest], []);
            await ProveAsync(copy, sql, plan, cancellationToken);
            return new(model, plan);
        }
    }

    static bool IsCovered(ClassModel model, PlannedStatement statement) =>
        statement.Objects is [var subject, ..] && model.Covers(subject);

    /// <summary>The SQL of the classes; false where some of them cannot be.</summary>
    bool TryCompile(ClassModel model, out string sql)
    {
        var output = SchemaCompiler.Compile(model.Tables, model.Assembly);
        var errors = output.Errors.Where(one => !one.IsWarning).ToList();
        foreach (var problem in errors)
        {
            var table =
                model.Tables.FirstOrDefault(one => one.Class == problem.Place?.File)
                ?? throw new UnreachableException($"{problem.Code}: {problem.Message}");
            var schema = session.Dialect == Dialect.PostgreSql ? table.Schema ?? "public" : "";
            _excluded.Add(new(ObjectKind.Table, schema, table.Name));
        }
        sql = output.Dialects is [{ Sql: { } text }, ..] ? text : "";
        return errors.Count == 0;
    }

    /// <summary>
    /// What is missing when classes and SQL were run; <see langword="null"/> where something has to be taken back that
    /// a class made, which is then none.
    /// </summary>
    async Task<ValueList<PlannedStatement>?> FindRestAsync(
        ClassModel model,
        (string Sql, ValueList<PlannedStatement> Beside) made,
        (Catalog Catalog, ScratchDatabase Database) wanted,
        CancellationToken cancellationToken
    )
    {
        await using var database = await LoadAsync(made.Sql, new(made.Beside, []), cancellationToken);
        var found = await _reader.ReadAsync(database, cancellationToken);
        await using var from = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var to = await wanted.Database.DataSource.OpenConnectionAsync(cancellationToken);
        var settled = await ExpressionEquality.SettleAsync(
            session.Dialect,
            (found, from),
            (wanted.Catalog, to),
            cancellationToken
        );
        var changes = CatalogDiff.Compare(found, settled);
        var wrong = changes.Where(one => !IsAddition(one)).Select(one => RootOf(one.Subject.Name)).ToHashSet();
        var count = _excluded.Count;
        _excluded.UnionWith(wrong.Where(model.Covers));
        if (_excluded.Count > count)
            return null;
        return session
            .Dialect.Planner.Plan(
                new()
                {
                    From = found,
                    To = settled,
                    Changes = changes,
                    ServerVersion = session.Scratch.Version,
                    IsPlain = true,
                }
            )
            .Statements;
    }

    /// <summary>True for what can be said behind the classes: nothing is taken back, no column changes.</summary>
    bool IsAddition(Change change) =>
        change switch
        {
            Change.Drop => false,
            Change.Create { To.Name.Kind: ObjectKind.Column } => false,
            Change.Create { To.Name.Kind: ObjectKind.Constraint } => session.Dialect == Dialect.PostgreSql,
            Change.Create => true,
            Change.Alter alter => session.Dialect == Dialect.PostgreSql && alter.Settings.All(IsBeside),
            _ => throw new UnreachableException($"No change {change.GetType().Name}."),
        };

    // What has a statement of its own in PostgreSQL.
    static bool IsBeside(string setting) =>
        setting
            is "comment"
                or "index comment"
                or "owner"
                or "grants"
                or "owned by"
                or "storage"
                or "compression"
                or "statistics"
                or "replica identity"
                or "clustered"
                or "tablespace"
                or "row security"
                or "force row security"
        || setting.StartsWith("option:", StringComparison.Ordinal)
        || setting.StartsWith("label:", StringComparison.Ordinal);

    static ObjectName RootOf(ObjectName name) =>
        name.Owner is { } owner ? new(ObjectKind.Table, name.Schema, owner) : name;

    async Task ProveAsync(ScratchDatabase copy, string sql, Plan beside, CancellationToken cancellationToken)
    {
        await using var again = await LoadAsync(sql, beside, cancellationToken);
        var seen = await new SchemaComparison(session.Dialect, options).FindAsync(copy, again, cancellationToken);
        if (seen.Count > 0)
            throw ProofFailures.ClassesDiffer(seen);
    }

    async Task<ScratchDatabase> LoadAsync(string sql, Plan beside, CancellationToken cancellationToken)
    {
        SqlScript[] texts = [new("classes", sql), new("SQL beside the classes", SchemaText.Render(beside))];
        var scripts = texts.Where(one => one.Text.Length > 0).ToValueList();
        var database = await session.Scratch.CreateAsync(cancellationToken);
        try
        {
            if (scripts.Count > 0)
                await new SchemaLoader(session.Dialect).LoadAsync(database, scripts, cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A database as classes and SQL.</summary>
/// <param name="Model">The classes.</param>
/// <param name="Beside">What they do not say.</param>
sealed record PulledClasses(ClassModel Model, Plan Beside);
