using System.Collections.Frozen;

namespace Godwit;

/// <summary>Decides how each catalog of the server is read.</summary>
static class ObservedCatalogs
{
    // The catalogs whose rows pg_identify_object() names (ObjectProperty, catalog/objectaddress.c). Rows of others, and
    // of catalogs of later versions, are named by their keys.
    static readonly FrozenSet<string> _identified = FrozenSet.ToFrozenSet([
        "pg_am",
        "pg_amop",
        "pg_amproc",
        "pg_cast",
        "pg_class",
        "pg_collation",
        "pg_constraint",
        "pg_conversion",
        "pg_default_acl",
        "pg_event_trigger",
        "pg_extension",
        "pg_foreign_data_wrapper",
        "pg_foreign_server",
        "pg_language",
        "pg_namespace",
        "pg_opclass",
        "pg_operator",
        "pg_opfamily",
        "pg_policy",
        "pg_proc",
        "pg_publication",
        "pg_publication_namespace",
        "pg_publication_rel",
        "pg_rewrite",
        "pg_statistic_ext",
        "pg_subscription",
        "pg_transform",
        "pg_trigger",
        "pg_ts_config",
        "pg_ts_dict",
        "pg_ts_parser",
        "pg_ts_template",
        "pg_type",
        "pg_user_mapping",
    ]);

    /// <summary>Catalogs with so many rows that Godwit puts their names together itself.</summary>
    static readonly FrozenDictionary<string, string> QuotedNames = new Dictionary<string, string>
    {
        ["pg_attribute"] = "attname",
        ["pg_class"] = "relname",
        ["pg_constraint"] = "conname",
        ["pg_trigger"] = "tgname",
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> _sets = FrozenSet.ToFrozenSet([
        "polroles",
        "prattrs",
        "stxkeys",
        "tgattr",
        "confdelsetcols",
        "evttags",
        "stxkind",
        "subpublications",
    ]);

    /// <summary>How a catalog is read; absent where it is left out, or where none of it may be read.</summary>
    public static ObservedCatalog? Of(SystemCatalog catalog)
    {
        if (LeftOut.Catalog(catalog.Name) || !catalog.Columns.Any(one => one.IsReadable))
            return null;
        var (naming, key) = NamingOf(catalog);
        // Sorted, as what is seen will be.
        var compared = Compared(catalog).Concat(Further(catalog)).OrderBy(one => one.Name, StringComparer.Ordinal);
        var columns = Hidden(catalog, key).Concat(compared).ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            // Who shares a name with another row has nothing more to say by its key.
            if (naming is ObservedNaming.Shared or ObservedNaming.Column && key.Contains(columns[i].Name))
                columns[i] = columns[i] with { IsHidden = columns[i].Form != ObservedForm.Place };
            if (columns[i].Form == ObservedForm.Columns && catalog.ColumnReferenceOf(columns[i].Name) is { } reference)
                columns[i] = columns[i] with { Table = IndexOf(columns, reference.Columns[0]) };
        }
        return new(catalog, columns.ToValueList(), naming)
        {
            Key = key.Select(one => IndexOf(columns, one)).ToValueList(),
            Owner = ObservedOwners.ColumnOf(catalog) is { } owner ? IndexOf(columns, owner) : -1,
            Unreadable = Unreadable(catalog),
        };
    }

    /// <summary>The columns of a catalog that are compared, and that this session may not read.</summary>
    public static ValueList<string> Unreadable(SystemCatalog catalog) =>
        LeftOut.Catalog(catalog.Name)
            ? []
            : catalog
                .Columns.Where(one => !one.IsReadable && !LeftOut.Column(catalog, one))
                .Select(one => one.Name)
                .ToValueList();

    static int IndexOf(List<ObservedColumn> columns, string name) => columns.FindIndex(one => one.Name == name);

    static (ObservedNaming Naming, ValueList<string> Key) NamingOf(SystemCatalog catalog)
    {
        ValueList<string> key = catalog.Name switch
        {
            "pg_attribute" => ["attrelid", "attnum"],
            "pg_attrdef" => ["adrelid", "adnum"],
            // Not by their place, which changes when others come or go.
            "pg_enum" => ["enumtypid", "enumlabel"],
            "pg_inherits" => ["inhrelid", "inhparent"],
            _ when _identified.Contains(catalog.Name) => ["oid"],
            _ => catalog.UniqueKeys.FirstOrDefault(one => !one.Contains("oid")) ?? catalog.UniqueKeys[0],
        };
        if (key is ["oid"])
            return (ObservedNaming.Identified, key);
        if (key is [var only] && catalog.ReferenceOf(only) is not null)
            return (ObservedNaming.Shared, key);
        if (catalog.Name is "pg_attribute" or "pg_attrdef")
            return (ObservedNaming.Column, key);
        return (ObservedNaming.Key, key);
    }

    static IEnumerable<ObservedColumn> Hidden(SystemCatalog catalog, ValueList<string> key)
    {
        if (catalog.HasOid)
            yield return new("oid", "row.oid::pg_catalog.text", ObservedForm.Value) { IsHidden = true };
        if (QuotedNames.TryGetValue(catalog.Name, out var name))
            yield return new("quoted", $"pg_catalog.quote_ident(row.{name})", ObservedForm.Value) { IsHidden = true };
        if (catalog.Name == "pg_attribute")
        {
            yield return new("number", "row.attnum::pg_catalog.text", ObservedForm.Value) { IsHidden = true };
        }
        foreach (var column in catalog.Columns.Where(one => key.Contains(one.Name) && LeftOut.Column(catalog, one)))
        {
            if (column.Name != "oid")
                yield return new(column.Name, Text(column.Name), ObservedForm.Value) { IsHidden = true };
        }
    }

    static IEnumerable<ObservedColumn> Compared(SystemCatalog catalog) =>
        catalog
            .Columns.Where(one => one.IsReadable && !LeftOut.Column(catalog, one))
            .Select(one => Compared(catalog, one));

    static ObservedColumn Compared(SystemCatalog catalog, SystemColumn column)
    {
        var name = column.Name;
        var isSet = _sets.Contains(name);
        if (catalog.ReferenceOf(name) is { } reference)
        {
            return new(name, Number(column), ObservedForm.Reference)
            {
                Target = reference.Target,
                IsList = reference.IsList,
                IsSet = isSet,
            };
        }
        if (catalog.ColumnReferenceOf(name) is not null)
            return new(name, Text(name), ObservedForm.Columns) { IsSet = isSet };
        return column.Type switch
        {
            "pg_node_tree" => ObservedExpressions.Of(catalog, column),
            "aclitem[]" => new(name, ObservedPrivileges.Sql(catalog, name), ObservedForm.Value),
            "text[]" when name.EndsWith("options", StringComparison.Ordinal) || name == "proconfig" || isSet => new(
                name,
                ObservedOptions.Sql($"row.{name}"),
                ObservedForm.Value
            ),
            "bytea" => new(name, $"pg_catalog.encode(row.{name}, 'escape')", ObservedForm.Value),
            _ => Plain(column),
        };
    }

    static ObservedColumn Plain(SystemColumn column) =>
        column.Name switch
        {
            "attnum" => new(
                "attnum",
                "pg_catalog.rank() OVER (PARTITION BY row.attrelid ORDER BY row.attnum)::pg_catalog.text",
                ObservedForm.Place
            ),
            // Labels that were put between others have fractions.
            "enumsortorder" => new(
                "enumsortorder",
                "pg_catalog.rank() OVER (PARTITION BY row.enumtypid ORDER BY row.enumsortorder)::pg_catalog.text",
                ObservedForm.Value
            ),
            // Holds a password.
            "subconninfo" => new(
                "subconninfo",
                "pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(row.subconninfo, 'UTF8')), 'hex')",
                ObservedForm.Value
            ),
            // The text of typdefaultbin, as it was before anything in it was renamed.
            "typdefault" => new(
                "typdefault",
                "CASE WHEN row.typdefaultbin IS NULL THEN row.typdefault END",
                ObservedForm.Value
            ),
            _ => new(column.Name, Filled(column), ObservedForm.Value),
        };

    static IEnumerable<ObservedColumn> Further(SystemCatalog catalog) =>
        catalog.Name == "pg_class"
            ?
            [
                new("typacl", ObservedPrivileges.RowType, ObservedForm.Value),
                new("toast.reloptions", ObservedOptions.Toast, ObservedForm.Value),
            ]
            : [];

    static string Text(string column) => $"row.{column}::pg_catalog.text";

    // Where the server keeps no NULL, false and the letter of no choice are as good as absent; and as absent they are
    // nothing to send and to read.
    static string Filled(SystemColumn column) =>
        column switch
        {
            { IsNotNull: true, Type: "boolean" } => $"CASE WHEN row.{column.Name} THEN 'true' END",
            { IsNotNull: true, Type: "\"char\"" } => $"NULLIF({Text(column.Name)}, '')",
            _ => Text(column.Name),
        };

    // A reference to none is absent, too.
    static string Number(SystemColumn column) =>
        column.Type == "regproc"
            ? $"NULLIF(row.{column.Name}::pg_catalog.oid, 0)::pg_catalog.text"
            : $"NULLIF({Text(column.Name)}, '0')";
}
