using System.Text;

namespace Godwit;

/// <summary>Writes a catalog as schema SQL: the plan that makes it from nothing, ordered and readable.</summary>
static class SchemaText
{
    /// <summary>The statements that make a catalog in an empty database.</summary>
    /// <param name="dialect">The engine.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="empty">What an empty database of that engine holds.</param>
    /// <param name="version">The server's version.</param>
    public static Plan Plan(Dialect dialect, Catalog catalog, Catalog empty, int version) =>
        dialect.Planner.Plan(
            new()
            {
                From = empty,
                To = catalog,
                Changes = CatalogDiff.Compare(empty, catalog),
                ServerVersion = version,
                IsPlain = true,
            }
        );

    /// <summary>One file with everything, in the order in which it can be run.</summary>
    public static string Render(Plan plan)
    {
        var text = new StringBuilder();
        PlannedStatement? before = null;
        foreach (var statement in plan.Statements)
        {
            // What belongs to one object stands together.
            if (before is not null && WholeOf(before) != WholeOf(statement))
                text.Append('\n');
            text.Append(statement.Sql).Append(";\n");
            before = statement;
        }
        return text.ToString();
    }

    /// <summary>A file for each table, view, routine and so on: <c>public/tables/users.sql</c>.</summary>
    public static ValueList<SchemaFile> RenderFiles(Plan plan)
    {
        var files = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in plan.Statements)
        {
            var path = PathOf(WholeOf(statement), names);
            if (!files.TryGetValue(path, out var text))
                files[path] = text = new();
            else
                text.Append('\n');
            text.Append(statement.Sql).Append(";\n");
        }
        return files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new SchemaFile(file.Key, file.Value.ToString()))
            .ToValueList();
    }

    // Overloads of a routine share a file. Names that a file system takes for one, or cannot hold, get a number.
    static string PathOf(ObjectName? name, Dictionary<string, string> taken)
    {
        if (name is null)
            return "schema.sql";
        var folder = FolderOf(name.Kind);
        var identity = $"{name.Schema}/{folder}/{name.Name}";
        if (taken.FirstOrDefault(one => one.Value == identity).Key is { } known)
            return known;
        var file = string.Concat(name.Name.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_'));
        var place = name.Schema.Length == 0 ? folder : $"{name.Schema}/{folder}";
        var path = $"{place}/{file}.sql";
        for (var number = 2; !taken.TryAdd(path, identity); number++)
            path = $"{place}/{file}-{number}.sql";
        return path;
    }

    static string FolderOf(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => "routines",
            ObjectKind.View or ObjectKind.MaterializedView => "views",
            ObjectKind.Enum
            or ObjectKind.Domain
            or ObjectKind.CompositeType
            or ObjectKind.RangeType
            or ObjectKind.BaseType => "types",
            ObjectKind.Table or ObjectKind.ForeignTable or ObjectKind.VirtualTable => "tables",
            ObjectKind.Sequence => "sequences",
            ObjectKind.Schema => "schemas",
            ObjectKind.Extension => "extensions",
            _ => "objects",
        };

    static ObjectName? WholeOf(PlannedStatement statement) =>
        statement.Objects.Count == 0 ? null
        : statement.Objects[0] is { Owner: { } owner } part ? new ObjectName(ObjectKind.Table, part.Schema, owner)
        : statement.Objects[0] with { Signature = null };
}

/// <summary>A file of a schema.</summary>
/// <param name="Path">Where it lies in the schema's folder, with <c>/</c>.</param>
/// <param name="Text">Its SQL.</param>
sealed record SchemaFile(string Path, string Text);
