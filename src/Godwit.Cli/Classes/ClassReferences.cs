using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>Foreign keys as annotations, when the keys of all classes are known.</summary>
/// <param name="tables">The classes.</param>
/// <param name="settings">How names become names of the database.</param>
sealed class ClassReferences(IReadOnlyList<ClassTable> tables, DialectSettings settings)
{
    static readonly HashSet<string> _known =
    [
        "type",
        "partitioned",
        "comment",
        "columns",
        "references",
        "referenced columns",
        "match",
        "on update",
        "on delete",
        "on delete columns",
        "deferrable",
    ];

    bool IsPostgreSql => settings.Dialect.IsPostgreSql;

    SqlSyntax Syntax => IsPostgreSql ? PostgreSqlStatements.Syntax : SqliteStatements.Syntax;

    /// <summary>Adds the foreign key; false where annotations cannot say it.</summary>
    /// <param name="table">The referencing table.</param>
    /// <param name="key">The constraint.</param>
    /// <param name="name">Its name, where it needs one.</param>
    public bool Add(ClassTable table, SchemaObject key, string? name)
    {
        if (
            key.Settings.Any(one => !_known.Contains(one.Name))
            || table.FindAll(Columns(key["columns"])) is not { } columns
            || (IsPostgreSql ? Target(key, columns) : SqliteTarget(key, columns)) is not { } target
        )
            return false;
        table.Add(columns, list => Describe(target.Make(list), table, key).With("Name", name));
        return true;
    }

    IEnumerable<string> Columns(string? written) => written is null ? [] : SqlNameList.Columns(written, Syntax);

    Annotation Describe(Annotation annotation, ClassTable table, SchemaObject key) =>
        annotation
            .With("OnDelete", Action(key["on delete"]))
            .With(
                "OnDeleteColumns",
                (table.FindAll(Columns(key["on delete columns"])) ?? []).Select(one => one.Property).ToValueList()
            )
            .With("OnUpdate", Action(key["on update"]))
            .With("IsMatchFull", key["match"] == "full")
            .WithDeferral(key);

    static string? Action(string? action) => action is null ? null : ClassNaming.Pascal(action);

    // A table that is no class is made behind the classes, as is a key that they do not say: so is the foreign key.
    Reference? Target(SchemaObject key, ValueList<ClassColumn> columns)
    {
        var written = key["references"] ?? "";
        var target = tables.FirstOrDefault(one => PostgreSqlIdentifier.Of(one.Table.Name) == written);
        var names = Columns(key["referenced columns"]).ToValueList();
        return target?.FindAll(names) is not { } to || !IsKey(target, to) ? null
            : Fit(columns, to) ? Class(target, to)
            : Text(written, names);
    }

    // Whatever is named need not be there, and which columns are meant need not be said.
    Reference? SqliteTarget(SchemaObject key, ValueList<ClassColumn> columns)
    {
        if (key["references"] is not { } name || key["match"] is not null)
            return null;
        var target = tables.FirstOrDefault(one => one.Table.Name.Name == name);
        var names = Columns(key["referenced columns"]).ToValueList();
        var to = names
            .Select(one => target?.Columns.Find(column => SqliteNormalForm.Lower(column.Name) == one))
            .ToList();
        return
            target is not null
            && names.Count > 0
            && to.OfType<ClassColumn>().ToValueList() is var found
            && found.Count == names.Count
            && IsKey(target, found)
            && Fit(columns, found)
            ? Class(target, found)
            : Text(SqlNames.Quote(name), names);
    }

    static bool IsKey(ClassTable target, ValueList<ClassColumn> to) =>
        target.Key.SequenceEqual(to) || target.UniqueKeys.Exists(one => one.Count == to.Count && one.All(to.Contains));

    // The compiler refuses what differs; the database need not.
    static bool Fit(ValueList<ClassColumn> columns, ValueList<ClassColumn> to) =>
        columns.Count == to.Count
        && !columns.Zip(to).Any(one => SqlTypeText.Differ(one.First.SqlType, one.Second.SqlType));

    static Reference Class(ClassTable target, ValueList<ClassColumn> to)
    {
        var named = target.Key.SequenceEqual(to) ? [] : to.Select(one => one.Property).ToValueList();
        return new(list => Annotations.Listing("References", list).Typed(target.Type).With("To", named));
    }

    static Reference Text(string table, ValueList<string> columns) =>
        new(list => Annotations.Own("References", table).And(list).With("To", columns));

    /// <summary>How the annotation begins.</summary>
    sealed record Reference(Func<IEnumerable<string>, Annotation> Make);
}
