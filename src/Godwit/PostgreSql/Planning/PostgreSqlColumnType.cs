using System.Globalization;

namespace Godwit;

/// <summary>Changes of a column's type: the cast that works, and what it may lose.</summary>
static class PostgreSqlColumnType
{
    // Types whose values the server turns into each other by itself when it assigns them (pg_cast,
    // castcontext i and a).
    static readonly ValueList<ValueList<string>> _families =
    [
        ["smallint", "integer", "bigint", "numeric", "real", "double precision"],
        ["date", "timestamp without time zone", "timestamp with time zone"],
        ["time without time zone", "time with time zone", "interval"],
        ["json", "jsonb"],
        ["cidr", "inet"],
        ["bit", "bit varying"],
    ];

    static readonly ValueList<string> _text = ["text", "character varying", "character", "name", "\"char\""];

    /// <summary>True where type or collation change.</summary>
    public static bool Differs(SchemaObject old, SchemaObject wanted) =>
        old["type"] != wanted["type"] || old["collation"] != wanted["collation"];

    /// <summary>The statement that changes the type, with the default taken away and brought back.</summary>
    public static IEnumerable<PlanAction> Actions(SchemaObject old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        if (!Differs(old, wanted))
            yield break;
        var name = PostgreSqlIdentifier.Quote(wanted.Name.Name);
        var collation = wanted["collation"] is { } collated ? $" COLLATE {collated}" : "";
        var clauses = new List<string>();
        if (old.Has("default"))
            clauses.Add($"ALTER COLUMN {name} DROP DEFAULT");
        clauses.Add($"ALTER COLUMN {name} TYPE {wanted["type"]}{collation}{Using(old, wanted, context)}");
        if (wanted["default"] is { } value && !wanted.Has("generated"))
            clauses.Add($"ALTER COLUMN {name} SET DEFAULT {value}");
        var separator = clauses.Count == 1 ? " " : "\n    ";
        var sql = PostgreSqlColumnRules.AlterTable(wanted.Name) + separator + string.Join($",{separator}", clauses);
        var below = PostgreSqlInheritedColumn.Defaults(old, wanted, _ => true, context);
        foreach (var action in below.Before)
            yield return action;
        yield return new(
            ActionPhase.Alter,
            wanted.Name,
            new(sql) { Hazards = Hazards(old, wanted, context).ToValueList() }
        )
        {
            JoinsStep = below.Before.Count > 0,
        };
        foreach (var action in below.After)
            yield return action;
    }

    /// <summary>A value of a type, for the flag that asks for one.</summary>
    public static string ExampleOf(string type) =>
        Base(type) switch
        {
            "smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision" or "money" => "0",
            "boolean" => "false",
            "date" => "current_date",
            "timestamp without time zone" or "timestamp with time zone" => "now()",
            "time without time zone" or "time with time zone" => "'00:00'",
            "uuid" => "gen_random_uuid()",
            "json" or "jsonb" => "'{}'",
            "interval" => "'0'",
            "inet" or "cidr" => "'127.0.0.1'",
            "tsvector" or "bytea" or "text" or "character varying" or "character" or "citext" => "''",
            var name when type.EndsWith("[]", StringComparison.Ordinal) || name.Length == 0 => "'{}'",
            var name when name.EndsWith("range", StringComparison.Ordinal) => "'empty'",
            _ => "''",
        };

    static string Using(SchemaObject old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        var (from, to) = (old["type"] ?? "", wanted["type"] ?? "");
        if (IsForeign(wanted, context) || wanted.Has("generated") || IsAssignable(from, to))
            return "";
        var name = PostgreSqlIdentifier.Quote(wanted.Name.Name);
        return IsCastable(from, to) ? $" USING {name}::{to}" : $" USING {name}::text::{to}";
    }

    static bool IsForeign(SchemaObject column, PostgreSqlPlanContext context) =>
        PostgreSqlColumnRules.TableOf(column.Name, context.After).Kind == ObjectKind.ForeignTable;

    /// <summary>True where the server turns values of the one into the other by itself.</summary>
    public static bool IsAssignable(SchemaObject old, SchemaObject wanted) =>
        IsAssignable(old["type"] ?? "", wanted["type"] ?? "");

    static bool IsAssignable(string from, string to)
    {
        if (IsArray(from) != IsArray(to))
            return !IsArray(to) && _text.Contains(Base(to));
        var (one, other) = (Base(from), Base(to));
        return one == other
            || _text.Contains(other)
            || _families.Any(family => family.Contains(one) && family.Contains(other));
    }

    // What is cast explicitly only; text goes to everything through its input function.
    static bool IsCastable(string from, string to) =>
        _text.Contains(Base(from)) && !IsArray(from)
        || (Base(from), Base(to))
            is
                ("boolean", "integer")
                or
                ("integer", "boolean")
                or
                ("bigint", "bit")
                or
                ("integer", "bit")
            && IsArray(from) == IsArray(to);

    /// <summary>What a new type may do to the values of a column, and to those who use the table meanwhile.</summary>
    public static IEnumerable<Hazard> Hazards(SchemaObject old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        if (IsForeign(wanted, context))
            yield break;
        var (from, to) = (old["type"] ?? "", wanted["type"] ?? "");
        if (IsNarrowing(from, to))
            yield return new(
                "narrowing",
                wanted.Name,
                $"Values of {from} that {to} has no room for are cut, rounded, or make the statement fail."
            )
            {
                LosesData = true,
            };
        else if (!IsAssignable(from, to))
            yield return new(
                "cast-may-fail",
                wanted.Name,
                $"Values of {from} that {to} does not take make the statement fail."
            );
        if (!IsWidening(from, to) || old["collation"] != wanted["collation"])
            yield return new(
                "pg-alter-type-rewrite",
                wanted.Name,
                "The table is written anew, or read as a whole, and nobody can read or write it meanwhile."
            );
    }

    // The same bytes: measured, no rewrite and no scan.
    static bool IsWidening(string from, string to)
    {
        var (one, other) = (Base(from), Base(to));
        if (IsArray(from) || IsArray(to))
            return false;
        if (one is "character varying" && other is "character varying" or "text" || (one, other) is ("text", "text"))
            return other == "text" || LengthOf(to) is null || LengthOf(from) is { } old && LengthOf(to) >= old;
        if ((one, other) is ("numeric", "numeric"))
            return LengthOf(to) is null || ScaleOf(from) == ScaleOf(to) && LengthOf(from) <= LengthOf(to);
        return (one, other) is ("cidr", "inet");
    }

    static bool IsNarrowing(string from, string to)
    {
        var (one, other) = (Base(from), Base(to));
        if (_text.Contains(one) && _text.Contains(other))
            return LengthOf(to) is { } length && (LengthOf(from) is not { } old || old > length);
        if ((one, other) is ("numeric", "numeric"))
            return LengthOf(to) is { } digits
                && (
                    LengthOf(from) is not { } old
                    || old - ScaleOf(from) > digits - ScaleOf(to)
                    || ScaleOf(from) > ScaleOf(to)
                );
        var numbers = _families[0];
        if (numbers.Contains(one) && numbers.Contains(other))
            return Rank(other) < Rank(one) || other == "numeric" && LengthOf(to) is not null;
        return (one, other)
            is
                ("timestamp without time zone" or "timestamp with time zone", "date")
                or
                ("interval", "time without time zone");
    }

    static int Rank(string number) =>
        number switch
        {
            "smallint" => 0,
            "integer" => 1,
            "bigint" => 2,
            "real" => 1,
            "double precision" => 2,
            _ => 3,
        };

    static bool IsArray(string type) => type.EndsWith("[]", StringComparison.Ordinal);

    static string Base(string type)
    {
        var name = IsArray(type) ? type[..type.IndexOf('[', StringComparison.Ordinal)] : type;
        var open = name.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return name;
        var close = name.IndexOf(')', StringComparison.Ordinal);
        return (name[..open] + name[(close + 1)..]).Trim();
    }

    static int? LengthOf(string type) => Number(type, 0);

    static int ScaleOf(string type) => Number(type, 1) ?? 0;

    static int? Number(string type, int index)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return null;
        var numbers = type[(open + 1)..type.IndexOf(')', StringComparison.Ordinal)].Split(',');
        return
            index < numbers.Length
            && int.TryParse(numbers[index], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
