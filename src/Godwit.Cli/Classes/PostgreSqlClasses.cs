using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>Says as much of a PostgreSQL database with annotated classes as they can say.</summary>
sealed class PostgreSqlClasses : ClassReader
{
    // A table that has one of these is no class.
    static readonly string[] _special = ["of type", "inherits", "access method", "partition of"];

    readonly PostgreSqlClassTypes _types;
    readonly PostgreSqlClassColumns _columns;

    public PostgreSqlClasses(Catalog catalog, ClassNames names, IReadOnlySet<ObjectName> excluded)
        : base(catalog, names, excluded)
    {
        _types = new(catalog, names, excluded);
        _columns = new(catalog, _types);
    }

    protected override bool IsClass(SchemaObject table, IReadOnlyList<SchemaObject> parts) =>
        !Array.Exists(_special, table.Has) && parts.Any(one => one.Name.Kind == ObjectKind.Column);

    protected override void AddColumns(ClassTable table, IReadOnlyList<SchemaObject> parts) =>
        _columns.Add(table, parts);

    protected override void AddParts(ClassTable table, IReadOnlyList<SchemaObject> parts)
    {
        new PostgreSqlClassKeys(table).Add(parts);
        var options = PostgreSqlIndexText.With(table.Table);
        if (options.Length > 0 || table.Table.Has("unlogged"))
            table.Annotations.Add(
                Annotations
                    .Own("TableOptions")
                    .With("IsUnlogged", table.Table.Has("unlogged"))
                    .With("With", options.Length == 0 ? null : options[" WITH (".Length..^1])
            );
        if (table.Table.Has("row security"))
            table.Annotations.Add(
                Annotations.Own("RowLevelSecurity").With("IsForced", table.Table.Has("force row security"))
            );
        if (table.Table["partition by"] is { } key)
            AddPartitions(table, key);
    }

    protected override void AddReferences(
        ClassTable table,
        IReadOnlyList<SchemaObject> parts,
        ClassReferences references
    )
    {
        foreach (var key in parts.Where(one => one["type"] == "foreign key"))
        {
            var columns = SqlNameList.Columns(key["columns"] ?? "", PostgreSqlStatements.Syntax);
            var name = table.NameFor(key.Name.Name, $"{table.Table.Name.Name}_{string.Join('_', columns)}_fkey");
            references.Add(table, key, name);
        }
        AddIdentity(table);
    }

    protected override AssemblyModel Finish(Annotation schema)
    {
        var objects = new List<Annotation>();
        Objects.UnionWith(_columns.Serials);
        foreach (var one in Catalog.Objects.Where(one => !Excluded.Contains(one.Name) && !Objects.Contains(one.Name)))
        {
            var annotation = one.Name.Kind switch
            {
                ObjectKind.Extension => Extension(one),
                ObjectKind.Sequence => Sequence(one),
                ObjectKind.Domain => Domain(one),
                _ => null,
            };
            if (annotation is null)
                continue;
            objects.Add(annotation);
            Objects.Add(one.Name);
        }
        Enums.AddRange(_types.UsedEnums.Select(one => one.Model));
        Objects.UnionWith(_types.UsedEnums.Select(one => one.Name));
        foreach (var space in Objects.Select(one => one.Schema).Where(one => one.Length > 0).Distinct().ToList())
            Objects.Add(new(ObjectKind.Schema, "", space));
        return new(true, [schema], objects.ToValueList());
    }

    // As the generator decides it: a single integer key is an identity column, unless its value comes from elsewhere.
    static void AddIdentity(ClassTable table)
    {
        foreach (var column in table.Columns)
        {
            var isImplied = table.Key.Count == 1 && table.Key[0] == column && IsImplied(table, column);
            var identity = column.Source["identity"];
            if (identity is null && isImplied)
                column.Annotations.Add(Annotations.Standard("DatabaseGenerated", "None"));
            if (identity is null)
                continue;
            var annotation = SequenceOptions
                .Add(
                    Annotations.Own("Identity").With("Always", identity == "always"),
                    column.Source["identity options"]
                )
                .With("SequenceName", column.Source["identity sequence"]);
            if (annotation.Options.Count > 0 || !isImplied)
                column.Annotations.Add(annotation);
        }
    }

    static bool IsImplied(ClassTable table, ClassColumn column) =>
        column.Type is { IsList: false, Name: "System.Int16" or "System.Int32" or "System.Int64" }
        && !SqlTypeText.IsSerial(column.WrittenType ?? "")
        && !column.Annotations.Any(one => one.Name is "Default" or "Generated" or "References")
        && !table.Annotations.Any(one => one.Name == "References" && one.Texts(1).Contains(column.Property));

    void AddPartitions(ClassTable table, string key)
    {
        var open = key.IndexOf('(', StringComparison.Ordinal);
        var method = ClassNaming.Pascal(key[..open].Trim());
        // The keys are columns, or whatever else there is as one text.
        var list = key[(open + 1)..^1];
        var names = list.IndexOfAny(['(', ' ']) < 0 || list.IndexOf('(', StringComparison.Ordinal) < 0;
        var columns = names ? table.FindAll(SqlNameList.Columns(list, PostgreSqlStatements.Syntax)) : null;
        table.Annotations.Add(
            Annotations.Own("PartitionBy", method).And(columns?.Select(one => one.Property) ?? [list])
        );
        var parent = PostgreSqlIdentifier.Of(table.Table.Name);
        foreach (var one in Catalog.Objects.Where(one => one["partition of"] == parent && IsPlainPartition(one)))
        {
            table.Annotations.Add(
                Annotations
                    .Own("Partition", one.Name.Name, one["bound"] ?? "DEFAULT")
                    .With("Schema", one.Name.Schema == table.Table.Name.Schema ? null : one.Name.Schema)
            );
            Objects.Add(one.Name);
        }
    }

    bool IsPlainPartition(SchemaObject one) =>
        !Excluded.Contains(one.Name)
        && one.Name.Kind == ObjectKind.Table
        && !one.Has("partition by")
        && !one.Has("access method");

    static Annotation? Extension(SchemaObject one) =>
        one["schema"] is { } schema && schema != "pg_catalog"
            ? Annotations.Own("Extension", one.Name.Name).With("Schema", schema == "public" ? null : schema)
            : null;

    static Annotation? Sequence(SchemaObject one) =>
        one.Has("unlogged")
            ? null
            : SequenceOptions
                .Add(
                    Annotations
                        .Own("Sequence", one.Name.Name)
                        .With("Type", one["type"] == "bigint" ? null : one["type"]),
                    one["options"]
                )
                .With("Schema", one.Name.Schema == "public" ? null : one.Name.Schema)
                .With("Comment", one["comment"]);

    Annotation? Domain(SchemaObject one)
    {
        var checks = PartsOf(one.Name).ToList();
        if (checks.Count > 1 || one.Has("not null constraint") || checks.Exists(check => check.Has("not valid")))
            return null;
        var check = checks.FirstOrDefault();
        var type = one["type"] ?? "text"; // every domain has one
        return Annotations
            .Own("Domain", one.Name.Name, PostgreSqlClassTypes.Shortened(type))
            .With("Check", check?["expression"])
            .With("CheckName", check?.Name.Name == one.Name.Name + "_check" ? null : check?.Name.Name)
            .With("Default", one["default"])
            .With("IsRequired", one.Has("not null"))
            .With("Collation", one["collation"])
            .With("Schema", one.Name.Schema == "public" ? null : one.Name.Schema)
            .With("Comment", one["comment"]);
    }
}
