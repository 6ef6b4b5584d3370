namespace Godwit;

/// <summary>Makes the catalog of what the queries found. Pure.</summary>
sealed class SqliteCatalogBuilder(List<SqliteRelation> relations, List<SqliteColumn> columns, List<SqliteOther> others)
{
    readonly ILookup<string, SqliteColumn> _columns = columns.ToLookup(one => one.Relation);
    readonly ILookup<string, SqliteOther> _others = others.ToLookup(
        one => one.Relation,
        StringComparer.OrdinalIgnoreCase
    );
    readonly Dictionary<string, ObjectName> _relations = relations.ToDictionary(
        one => one.Name,
        NameOf,
        StringComparer.OrdinalIgnoreCase
    );
    readonly HashSet<string> _known = relations
        .Select(one => one.Name)
        .Concat(columns.Select(one => one.Name))
        .Concat(others.Select(one => one.Name))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
    readonly List<SchemaObject> _objects = [];
    readonly HashSet<Dependency> _dependencies = [];

    public Catalog Build()
    {
        foreach (var relation in relations)
        {
            if (relation.Type == "table")
                AddTable(relation);
            else if (relation.Type == "view")
                AddView(relation);
            else
                AddVirtualTable(relation);
            foreach (var other in _others[relation.Name])
                Add(other, relation);
        }
        var dependencies = _dependencies
            .OrderBy(one => one.Dependent, ObjectName.Order)
            .ThenBy(one => one.Referenced, ObjectName.Order);
        return new(_objects.ToValueList(), dependencies.ToValueList());
    }

    static ObjectName NameOf(SqliteRelation relation) =>
        new(
            relation.Type switch
            {
                "table" => ObjectKind.Table,
                "view" => ObjectKind.View,
                _ => ObjectKind.VirtualTable,
            },
            "",
            relation.Name
        );

    void AddTable(SqliteRelation relation)
    {
        var found = _columns[relation.Name].ToList();
        var text = SqliteTableText.Read(relation.Name, relation.Sql, found.Select(one => one.Name));
        var settings = new Dictionary<string, string>();
        if (text.IsStrict)
            settings["strict"] = "yes";
        if (text.IsWithoutRowid)
            settings["without rowid"] = "yes";
        Add(NameOf(relation), settings, text.Source);
        foreach (var column in found)
        {
            var definition =
                text.Columns.GetValueOrDefault(column.Name)
                ?? throw SqliteSchemaErrors.Unreadable(relation.Name, column.Name);
            if (TypeOf(column.Type) is { Length: > 0 } type)
                definition.Settings["type"] = type;
            var name = new ObjectName(ObjectKind.Column, "", column.Name) { Owner = relation.Name };
            Add(name, definition.Settings, definition.Source);
        }
        foreach (var constraint in text.Constraints)
            AddConstraint(relation.Name, constraint);
    }

    // Two constraints may have one name, or none and the same text.
    void AddConstraint(string table, SqliteConstraintText constraint)
    {
        var settings = constraint.Settings;
        ObjectName? referenced = null;
        if (settings.TryGetValue("references", out var parent))
        {
            referenced = _relations.GetValueOrDefault(parent);
            settings["references"] = referenced?.Name ?? SqliteNormalForm.Lower(parent);
        }
        var name = new ObjectName(ObjectKind.Constraint, "", constraint.Name ?? Describe(settings)) { Owner = table };
        for (var number = 2; _objects.Exists(one => one.Name == name); number++)
            name = name with { Signature = $"{number}" };
        if (referenced is not null && referenced.Name != table)
            _dependencies.Add(new(name, referenced));
        Add(name, settings, constraint.Source);
    }

    static string Describe(Dictionary<string, string> settings) =>
        settings["type"] switch
        {
            "primary key" => "PRIMARY KEY",
            "unique" => $"UNIQUE ({settings["columns"]})",
            "check" => $"CHECK ({settings["expression"]})",
            _ => $"FOREIGN KEY ({settings["columns"]}) REFERENCES {settings["references"]}",
        };

    void AddView(SqliteRelation relation)
    {
        var tokens = new SqliteTokens(relation.Sql);
        var settings = new Dictionary<string, string>
        {
            ["query"] = new SqliteNormalForm(_known).Write(tokens, 3, tokens.Count),
        };
        // The names that readers see, whose case counts; their order comes from tables and is not forced.
        var names = _columns[relation.Name].Select(one => one.Name).Order(StringComparer.Ordinal).ToList();
        if (names.Count > 0)
            settings["columns"] = string.Join('\n', names);
        Add(NameOf(relation), settings, tokens.Source(0, tokens.Count));
        AddMentions(NameOf(relation), tokens);
    }

    void AddVirtualTable(SqliteRelation relation)
    {
        var tokens = new SqliteTokens(relation.Sql);
        // CREATE VIRTUAL TABLE name USING module [(arguments)]
        var settings = new Dictionary<string, string> { ["module"] = SqliteNormalForm.Lower(tokens.NameAt(5)) };
        if (tokens.Count > 8)
            settings["arguments"] = new SqliteNormalForm(_known).Write(tokens, 7, tokens.Count - 1);
        var names = _columns[relation.Name].Where(one => one.Hidden == 0).Select(one => one.Name).ToList();
        if (names.Count > 0)
            settings["columns"] = string.Join('\n', names);
        Add(NameOf(relation), settings, tokens.Source(0, tokens.Count));
    }

    void Add(SqliteOther other, SqliteRelation relation)
    {
        var tokens = new SqliteTokens(other.Sql);
        var source = tokens.Source(0, tokens.Count);
        if (other.Type == "trigger")
        {
            var trigger = new ObjectName(ObjectKind.Trigger, "", other.Name) { Owner = relation.Name };
            var definition = new SqliteNormalForm(_known).Write(tokens, 3, tokens.Count);
            Add(trigger, new() { ["definition"] = definition }, source);
            AddMentions(trigger, tokens);
            return;
        }
        var index = new ObjectName(ObjectKind.Index, "", other.Name) { Owner = relation.Name };
        Add(index, SettingsOfIndex(tokens, relation.Name), source);
    }

    Dictionary<string, string> SettingsOfIndex(SqliteTokens tokens, string table)
    {
        var form = new SqliteNormalForm(
            _columns[table].Select(one => one.Name).ToHashSet(StringComparer.OrdinalIgnoreCase),
            table
        );
        var settings = new Dictionary<string, string>();
        if (tokens.IsWord(1, "unique"))
            settings["unique"] = "yes";
        var open = 3;
        while (!tokens.IsSymbol(open, '('))
            open++;
        var behind = tokens.Behind(open);
        settings["columns"] = form.WriteKey(tokens, open + 1, behind - 1);
        if (tokens.IsWord(behind, "where"))
            settings["where"] = form.Write(tokens, behind + 1, tokens.Count);
        return settings;
    }

    void AddMentions(ObjectName dependent, SqliteTokens tokens)
    {
        foreach (var name in tokens.Names())
        {
            if (
                _relations.TryGetValue(name, out var referenced)
                && referenced != dependent
                && referenced.Name != dependent.Owner
            )
                _dependencies.Add(new(dependent, referenced));
        }
    }

    void Add(ObjectName name, Dictionary<string, string> settings, string source) =>
        _objects.Add(
            new(
                name,
                settings
                    .OrderBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => new Setting(one.Key, one.Value))
                    .ToValueList()
            )
            {
                Source = source,
            }
        );

    static string TypeOf(string type) =>
        type.Length == 0 ? "" : new SqliteNormalForm(new HashSet<string>()).Write(type).ToUpperInvariant();
}
