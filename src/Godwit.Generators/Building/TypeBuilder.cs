using System.Collections.Generic;
using System.Globalization;

namespace Godwit.Generators;

/// <summary>The types of columns, and the types that the schema makes: enums, domains, sequences, extensions.</summary>
sealed class TypeBuilder(DialectSettings settings, AssemblyModel assembly, ProblemList problems)
{
    readonly SortedDictionary<string, (EnumModel Model, Annotation? Annotation)> _enums = new(StringComparer.Ordinal);

    SqlDialect Dialect => settings.Dialect;

    /// <summary>The statements that come before the tables.</summary>
    public IEnumerable<string> Statements(IEnumerable<string> schemas)
    {
        if (!Dialect.IsPostgreSql)
            return [];
        return schemas
            .Where(one => one != "public")
            .Select(one => $"CREATE SCHEMA IF NOT EXISTS {SqlNames.Quote(one)}")
            .Concat(Objects("Extension").Select(Extension))
            .Concat(_enums.Select(one => CreateEnum(one.Key, one.Value.Model, one.Value.Annotation)))
            .Concat(Objects("Sequence").Select(SequenceText.Create))
            .Concat(Objects("Domain").Select(CreateDomain))
            .Concat(Comments());
    }

    public IEnumerable<string> Schemas() =>
        Objects("Domain")
            .Concat(Objects("Sequence"))
            .Concat(Objects("Extension"))
            .Select(one => one["Schema"])
            .Concat(_enums.Values.Select(one => settings.SchemaOf(one.Annotation?["Schema"])))
            .OfType<string>();

    /// <summary>Directives for labels that got another name.</summary>
    public IEnumerable<string> Renames() =>
        Dialect.IsPostgreSql
            ? from one in _enums
            from label in one.Value.Model.Labels
            where label.RenamedFrom is not null
            let name = settings.LabelOf(label, one.Value.Annotation)
            select $"{one.Key}.{SqlNames.Quote(label.RenamedFrom!)} to {SqlNames.Quote(name)}"
            : [];

    /// <summary>
    /// Takes the names of types. Each table is a type of its name, too; sequences share theirs with tables.
    /// </summary>
    public void Register(NameRegister names, IEnumerable<TableDefinition> tables)
    {
        if (!Dialect.IsPostgreSql)
            return;
        foreach (var table in tables.GroupBy(one => one.SqlName).Select(one => one.First()))
            names.Add("type", table.SqlName, $"the table of {table.Model.Class}", table.Model.Place);
        foreach (var one in _enums)
        {
            AddType(names, one.Key, $"the type of {one.Value.Model.Name}", one.Value.Model.Place);
            foreach (var label in one.Value.Model.Labels)
                names.Check(settings.LabelOf(label, one.Value.Annotation), one.Value.Model.Place);
        }
        foreach (var one in Objects("Domain"))
            AddType(names, SqlNames.Quote(one["Schema"], one.Text(0)), "a domain", one.Place);
        foreach (var one in Objects("Sequence"))
            names.Add(one["Schema"], one.Text(0), "a sequence", one.Place);
    }

    void AddType(NameRegister names, string name, string what, Place? place)
    {
        names.Add("type", name, what, place);
        // The server looks for its own types first: a column would be of that one.
        if (PostgreSqlTypes.IsBuiltIn(name))
            problems.Add(
                ProblemCodes.DuplicateName,
                place,
                $"The name '{name}' of {what} is that of a type of PostgreSQL. Give another one, or a Schema"
            );
    }

    /// <summary>The type of a column; without one, a problem is noted.</summary>
    public string? TypeOf(ColumnModel column)
    {
        if (Written(column) is { } written)
            return Precise(column, written);
        if (column.Annotations.Find("Json", Dialect.Name) is not null)
            return Dialect.JsonType;
        if (column.Type.Enum is { } model && EnumType(column, model) is { } kept)
            return Listed(column, kept);
        var name = column.Type.Enum?.Underlying ?? column.Type.Name;
        var length = LengthOf(column);
        if (Dialect.TypeOf(name, length) is { } type)
            return Listed(column, Precise(column, type));
        if (SqlDialect.All.Any(one => one.TypeOf(name, length) is not null))
            problems.Refuse(
                column.Place,
                $"{column.Property}: {name} has no type in {Dialect.Name}. "
                    + $"Say one with [SqlType(\"…\", Dialect = \"{Dialect.Name}\")]"
            );
        else
            problems.Add(
                ProblemCodes.UnmappedType,
                column.Place,
                $"{column.Property}: there is no type of the database for {name}. "
                    + "Use [SqlType(\"…\")], [Json], [ComplexType] on the type, or [NotMapped]"
            );
        return null;
    }

    /// <summary>How a column of an enum is kept.</summary>
    public static (string Storage, Annotation? Annotation) StorageOf(ColumnModel column, EnumModel model)
    {
        var annotation = column.Annotations.Find("SqlEnum") ?? model.Annotations.Find("SqlEnum");
        return (annotation?.Text(0) ?? "Number", annotation);
    }

    string? Written(ColumnModel column)
    {
        var own = column.Annotations.Find("SqlType", Dialect.Name);
        var shared = own is null ? column.Annotations.Find("Column")?["TypeName"] : null;
        var written = own?.Text(0) ?? shared;
        if (written is not null && own?.Dialect is null && !Dialect.Knows(written))
            problems.Refuse(
                column.Place,
                $"{column.Property}: {Dialect.Name} does not know the type {written}. "
                    + $"Say another with [SqlType(\"…\", Dialect = \"{Dialect.Name}\")]"
            );
        return written;
    }

    // SQLite has no digits to say.
    string Precise(ColumnModel column, string type)
    {
        if (!Dialect.IsPostgreSql || column.Annotations.Find("Precision") is not { } precision)
            return type;
        if (PostgreSqlTypes.WithPrecision(type, precision) is { } precise)
            return precise;
        problems.Add(
            ProblemCodes.Contradiction,
            precision.Place,
            $"{column.Property}: {type} has no precision like this. Numbers have digits and decimal places, times digits of "
                + "a second"
        );
        return type;
    }

    string? Listed(ColumnModel column, string type)
    {
        if (!column.Type.IsList || Dialect.IsPostgreSql)
            return column.Type.IsList ? type + "[]" : type;
        problems.Refuse(
            column.Place,
            $"{column.Property}: {Dialect.Name} has no arrays. Keep it as [Json], or say a type with [SqlType(\"…\", "
                + $"Dialect = \"{Dialect.Name}\")]"
        );
        return null;
    }

    // Nothing for one that is kept as a number.
    string? EnumType(ColumnModel column, EnumModel model)
    {
        var (storage, annotation) = StorageOf(column, model);
        if (storage == "Number")
            return null;
        EnumRules.Check(model, annotation, settings, problems);
        if (storage == "Text" || !Dialect.IsPostgreSql)
            return Dialect.TextType;
        var name = SqlNames.Quote(settings.SchemaOf(annotation?["Schema"]), settings.TypeName(model, annotation));
        if (_enums.TryGetValue(name, out var other) && other.Model.Type != model.Type)
            problems.Add(
                ProblemCodes.DuplicateName,
                model.Place,
                $"The type '{name}' is made of two enums: {other.Model.Type} and {model.Type}"
            );
        _enums[name] = (model, annotation);
        return name;
    }

    static string? LengthOf(ColumnModel column)
    {
        var length = (column.Annotations.Find("MaxLength") ?? column.Annotations.Find("StringLength"))?.Text(0);
        return int.TryParse(length, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value > 0
            ? length
            : null;
    }

    IEnumerable<Annotation> Objects(string annotation) =>
        Dialect.IsPostgreSql ? assembly.Objects.Where(one => one.Name == annotation && one.IsFor(Dialect.Name)) : [];

    static string Extension(Annotation one)
    {
        var schema = one["Schema"] is { } name ? $" WITH SCHEMA {SqlNames.Quote(name)}" : "";
        return $"CREATE EXTENSION IF NOT EXISTS {SqlNames.Quote(one.Text(0))}{schema}";
    }

    string CreateEnum(string name, EnumModel model, Annotation? annotation)
    {
        var labels = model.Labels.Select(one => SqlNames.Literal(settings.LabelOf(one, annotation)));
        return $"CREATE TYPE {name} AS ENUM ({string.Join(", ", labels)})";
    }

    static string CreateDomain(Annotation one)
    {
        var parts = new List<string> { $"CREATE DOMAIN {SqlNames.Quote(one["Schema"], one.Text(0))} AS {one.Text(1)}" };
        if (one["Collation"] is { } collation)
            parts.Add($"COLLATE {collation}");
        if (one["Default"] is { } value)
            parts.Add($"DEFAULT {value}");
        if (one.Is("IsRequired"))
            parts.Add("NOT NULL");
        if (one["Check"] is { } check)
            parts.Add($"CONSTRAINT {SqlNames.Quote(one["CheckName"] ?? one.Text(0) + "_check")} CHECK ({check})");
        return string.Join(" ", parts);
    }

    IEnumerable<string> Comments()
    {
        foreach (var one in _enums.Where(one => one.Value.Annotation?["Comment"] is not null))
            yield return $"COMMENT ON TYPE {one.Key} IS {SqlNames.Literal(one.Value.Annotation!["Comment"]!)}";
        foreach (var one in Objects("Domain").Concat(Objects("Sequence")).Where(one => one["Comment"] is not null))
            yield return $"COMMENT ON {one.Name.ToUpperInvariant()} {SqlNames.Quote(one["Schema"], one.Text(0))} IS "
                + SqlNames.Literal(one["Comment"]!);
    }
}
