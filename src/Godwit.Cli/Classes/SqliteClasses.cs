using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>
/// Says as much of a SQLite database with annotated classes as they can say. A table has one text, so it is a class as
/// a whole or not at all.
/// </summary>
sealed class SqliteClasses(Catalog catalog, ClassNames names, IReadOnlySet<ObjectName> excluded)
    : ClassReader(catalog, names, excluded)
{
    // Types that SQLite has no rule for are read by what people mean with them.
    static readonly (string Word, string Type)[] _types =
    [
        ("BOOL", "System.Boolean"),
        ("INT", "System.Int64"),
        ("CHAR", "System.String"),
        ("CLOB", "System.String"),
        ("TEXT", "System.String"),
        ("JSON", "System.String"),
        ("BLOB", "System.Byte[]"),
        ("REAL", "System.Double"),
        ("FLOA", "System.Double"),
        ("DOUB", "System.Double"),
        ("NUMERIC", "System.Decimal"),
        ("DECIMAL", "System.Decimal"),
        ("DATETIME", "System.DateTime"),
        ("TIMESTAMP", "System.DateTime"),
        ("DATE", "System.DateOnly"),
        ("TIME", "System.TimeOnly"),
        ("UUID", "System.Guid"),
        ("GUID", "System.Guid"),
    ];

    static readonly string[] _unsaid = ["conflict", "order"];

    protected override bool IsClass(SchemaObject table, IReadOnlyList<SchemaObject> parts) =>
        !parts.Any(one =>
            one["not null"] is { } required && required != "yes" || Array.Exists(_unsaid, one.Has) || HasOddKey(one)
        );

    // COLLATE or DESC in a key.
    static bool HasOddKey(SchemaObject one) =>
        one["type"] is "primary key" or "unique"
        && SqlNameList
            .Read(one["columns"] ?? "", SqliteStatements.Syntax)
            .Any(part => part.Count > 1 && one.Name.Kind == ObjectKind.Constraint);

    protected override void AddColumns(ClassTable table, IReadOnlyList<SchemaObject> parts)
    {
        var columns = parts.Where(one => one.Name.Kind == ObjectKind.Column).ToList();
        var key = parts.FirstOrDefault(one => one["type"] == "primary key");
        var keyColumns = key is null ? [] : ColumnsOf(key).ToList();
        var properties = ClassNaming.Properties(table.Class, columns.Select(one => one.Name.Name));
        var comments = SqliteComments.Read(table.Table.Source ?? "", columns.Select(one => one.Name.Name));
        if (comments.Table is { } said)
            table.Annotations.Add(Annotations.Own("Comment", said));
        foreach (var column in columns)
        {
            var name = column.Name.Name;
            var type = column["type"] ?? "";
            var isRowId = type == "INTEGER" && keyColumns is [var only] && only == name;
            var net = TypeOf(type);
            var made = new ClassColumn(column, properties[name], new(net, null, IsList: false), type)
            {
                IsNullable = !column.Has("not null") && !isRowId,
                WrittenType =
                    SqlDialect.Sqlite.TypeOf(net, null) == type || !SqlDialect.Sqlite.Knows(type) ? null : type,
            };
            AddAnnotations(made, type, isRowId);
            if (comments.Of(name) is { } comment)
                made.Annotations.Add(Annotations.Own("Comment", comment));
            table.Columns.Add(made);
        }
    }

    static void AddAnnotations(ClassColumn made, string type, bool isRowId)
    {
        var column = made.Source;
        // A word that no engine knows is meant for this one.
        if (!SqlDialect.Sqlite.Knows(type))
            made.Annotations.Add(Annotations.Own("SqlType", type).With("Dialect", "sqlite"));
        if (isRowId && column.Has("not null"))
            made.Annotations.Add(Annotations.Standard("Required"));
        if (column["collate"] is { } collation)
            made.Annotations.Add(Annotations.Own("Collation", collation));
        if (column.Has("generated"))
            made.Annotations.Add(
                Annotations
                    .Own("Generated", SqliteClauseText.ClauseOf(column, "as"))
                    .With("IsVirtual", !column.Has("stored"))
            );
        if (column.Has("default"))
            made.Annotations.Add(Annotations.Own("Default", SqliteClauseText.ClauseOf(column, "default")));
    }

    static string TypeOf(string type)
    {
        var found = Array.Find(_types, one => type.Contains(one.Word, StringComparison.Ordinal)).Type;
        return found ?? (type.Length == 0 || type == "ANY" ? "System.Object" : "System.String");
    }

    protected override void AddParts(ClassTable table, IReadOnlyList<SchemaObject> parts)
    {
        if (table.Table.Has("strict") || table.Table.Has("without rowid"))
            table.Annotations.Add(
                Annotations
                    .Own("TableOptions")
                    .With("IsStrict", table.Table.Has("strict"))
                    .With("IsWithoutRowId", table.Table.Has("without rowid"))
            );
        foreach (var part in parts)
        {
            if (part.Name.Kind == ObjectKind.Index)
                AddIndex(table, part);
            else if (part["type"] == "primary key" && part.Name.Kind == ObjectKind.Constraint)
                AddKey(table, part);
            else if (part["type"] == "unique" && part.Name.Kind == ObjectKind.Constraint)
                AddUnique(table, part);
            else if (part["type"] == "check" && part.Name.Kind == ObjectKind.Constraint)
                table.Annotations.Add(
                    Annotations
                        .Own("Check", SqliteClauseText.ConditionOf(part))
                        .With("Name", SqliteClauseText.NameOf(part))
                );
        }
    }

    protected override void AddReferences(
        ClassTable table,
        IReadOnlyList<SchemaObject> parts,
        ClassReferences references
    )
    {
        foreach (var key in parts.Where(one => one["type"] == "foreign key"))
            references.Add(table, key, SqliteClauseText.NameOf(key));
    }

    protected override AssemblyModel Finish(Annotation schema) => new(true, [schema], []);

    static void AddKey(ClassTable table, SchemaObject key)
    {
        if (table.FindAll(ColumnsOf(key)) is not { } columns)
            return;
        table.Key = columns;
        var isIncrementing = key.Has("autoincrement");
        if (isIncrementing)
            columns[0].Annotations.Add(Annotations.Own("Identity").With("IsAutoincrement", true));
        var name = SqliteClauseText.NameOf(key);
        var allowsNull = columns.Any(one => one.IsNullable);
        if (columns.Count > 1 || name is not null || allowsNull)
            table.Annotations.Add(
                Annotations
                    .Listing("PrimaryKey", columns.Select(one => one.Property))
                    .With("Name", name)
                    .With("AllowsNull", allowsNull)
            );
        else if (table.ImpliedKey != columns[0])
            columns[0].Annotations.Insert(0, Annotations.Standard("Key"));
    }

    static void AddUnique(ClassTable table, SchemaObject unique)
    {
        if (table.FindAll(ColumnsOf(unique)) is not { } columns)
            return;
        table.UniqueKeys.Add(columns);
        table.Add(columns, list => Annotations.Listing("Unique", list).With("Name", SqliteClauseText.NameOf(unique)));
    }

    static void AddIndex(ClassTable table, SchemaObject index)
    {
        var keys = SqliteClauseText.Split(index["columns"] ?? "").Select(key => KeyOf(table, key)).ToList();
        var columns = table.FindAll(
            keys.Select(key => table.Columns.Find(one => one.Property == key.Text)?.Name ?? "")
        );
        if (columns is not null && index.Has("unique") && index["where"] is null)
            table.UniqueKeys.Add(columns);
        var implied = $"{table.Table.Name.Name}_{string.Join('_', keys.Select(one => one.Column?.Name ?? "expr"))}_idx";
        var isPlain = keys.Count == 1 && keys[0].Column?.Property == keys[0].Text;
        var annotation = Annotations
            .Listing("Index", isPlain ? [] : keys.Select(one => one.Text))
            .With(
                "Name",
                keys.TrueForAll(one => one.Column is not null)
                    ? table.NameFor(index.Name.Name, implied)
                    : index.Name.Name
            )
            .With("IsUnique", index.Has("unique"))
            .With("Where", SqliteClauseText.WhereOf(index));
        (isPlain ? keys[0].Column!.Annotations : table.Annotations).Add(annotation); // a column where it is plain
    }

    // The name of the column in lower case, with COLLATE and DESC behind it; or an expression.
    static (string Text, ClassColumn? Column) KeyOf(ClassTable table, string key)
    {
        var tokens = new SqliteTokens(key);
        var isColumn =
            tokens.IsName(0)
            && (tokens.Count == 1 || tokens.IsWord(1, "collate") || (tokens.Count == 2 && tokens.IsWord(1, "desc")));
        var column = isColumn ? table.Columns.Find(one => IsSame(one.Name, tokens.NameAt(0))) : null;
        return column is null
            ? (key, null)
            : ($"{column.Property} {tokens.Source(1, tokens.Count).ToUpperInvariant()}".TrimEnd(), column);
    }

    static bool IsSame(string name, string other) => SqliteNormalForm.Lower(name) == SqliteNormalForm.Lower(other);

    static IEnumerable<string> ColumnsOf(SchemaObject key) =>
        SqlNameList.Columns(key["columns"] ?? "", SqliteStatements.Syntax);
}
