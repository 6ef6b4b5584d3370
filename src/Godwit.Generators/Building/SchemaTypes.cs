using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>What a schema has beside tables: enums, domains, sequences, extensions.</summary>
sealed class SchemaTypes
{
    readonly DialectSettings _settings;
    readonly AssemblyModel _assembly;
    readonly ProblemList _problems;
    readonly SortedDictionary<string, EnumUse> _enums = new(StringComparer.Ordinal);

    public SchemaTypes(
        DialectSettings settings,
        AssemblyModel assembly,
        ProblemList problems,
        IEnumerable<TableDefinition> tables
    )
    {
        (_settings, _assembly, _problems) = (settings, assembly, problems);
        foreach (var one in tables.SelectMany(table => table.Enums))
        {
            if (_enums.TryGetValue(one.Name, out var other) && other.Model.Type != one.Model.Type)
                problems.Add(
                    ProblemCodes.DuplicateName,
                    one.Model.Place,
                    $"The type '{one.Name}' is made of two enums: {other.Model.Type} and {one.Model.Type}"
                );
            _enums[one.Name] = one;
        }
    }

    SqlDialect Dialect => _settings.Dialect;

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
            .Concat(_enums.Values.Select(one => _settings.SchemaOf(one.Annotation?["Schema"])))
            .OfType<string>();

    /// <summary>Directives for labels that got another name.</summary>
    public IEnumerable<string> Renames() =>
        Dialect.IsPostgreSql
            ? from one in _enums
            from label in one.Value.Model.Labels
            where label.RenamedFrom is not null
            let name = _settings.LabelOf(label, one.Value.Annotation)
            select $"rename value {one.Key}.{SqlNames.Quote(label.RenamedFrom!)} to {SqlNames.Quote(name)}"
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
                names.Check(_settings.LabelOf(label, one.Value.Annotation), one.Value.Model.Place);
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
            _problems.Add(
                ProblemCodes.DuplicateName,
                place,
                $"The name '{name}' of {what} is that of a type of PostgreSQL. Give another one, or a Schema"
            );
    }

    IEnumerable<Annotation> Objects(string annotation) =>
        Dialect.IsPostgreSql ? _assembly.Objects.Where(one => one.Name == annotation && one.IsFor(Dialect.Name)) : [];

    static string Extension(Annotation one)
    {
        var schema = one["Schema"] is { } name ? $" WITH SCHEMA {SqlNames.Quote(name)}" : "";
        return $"CREATE EXTENSION IF NOT EXISTS {SqlNames.Quote(one.Text(0))}{schema}";
    }

    string CreateEnum(string name, EnumModel model, Annotation? annotation)
    {
        var labels = model.Labels.Select(one => SqlNames.Literal(_settings.LabelOf(one, annotation)));
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
