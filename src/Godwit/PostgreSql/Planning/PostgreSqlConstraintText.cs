using System.Diagnostics;
using System.Text;

namespace Godwit;

/// <summary>The text of the constraints of tables.</summary>
static class PostgreSqlConstraintText
{
    /// <summary><c>CONSTRAINT name CHECK (…)</c> and its like, as it stands behind <c>ADD</c> or in a table.</summary>
    public static string Define(SchemaObject constraint) => Define(constraint, constraint.Name.Name);

    /// <summary>The same under another name.</summary>
    public static string Define(SchemaObject constraint, string name) =>
        $"CONSTRAINT {PostgreSqlIdentifier.Quote(name)} {Rule(constraint)}{Deferrable(constraint)}{State(constraint)}";

    /// <summary>What may stand in <c>CREATE TABLE</c>: all but what is left unvalidated.</summary>
    public static bool CanBeInline(SchemaObject constraint) => !constraint.Has("not valid");

    /// <summary><c> DEFERRABLE INITIALLY DEFERRED</c>, or nothing.</summary>
    public static string Deferrable(SchemaObject constraint) =>
        constraint["deferrable"] switch
        {
            null => "",
            "initially deferred" => " DEFERRABLE INITIALLY DEFERRED",
            _ => " DEFERRABLE",
        };

    static string Rule(SchemaObject constraint) =>
        constraint["type"] switch
        {
            "check" => $"CHECK ({constraint["expression"]}){NoInherit(constraint)}",
            "not null" => $"NOT NULL {constraint["columns"]}{NoInherit(constraint)}",
            "foreign key" => ForeignKey(constraint),
            "primary key" => $"PRIMARY KEY {Key(constraint)}",
            "unique" when constraint.Has("nulls not distinct") => $"UNIQUE NULLS NOT DISTINCT {Key(constraint)}",
            "unique" => $"UNIQUE {Key(constraint)}",
            "exclude" => Exclusion(constraint),
            var type => throw new UnreachableException($"{constraint.Name} is a constraint of the type {type}."),
        };

    static string Key(SchemaObject key)
    {
        var period = key.Has("without overlaps") ? " WITHOUT OVERLAPS" : "";
        return $"({PostgreSqlIndexText.Keys(key)}{period}){IndexParameters(key)}";
    }

    static string Exclusion(SchemaObject exclusion)
    {
        var method = PostgreSqlIdentifier.Quote(exclusion["method"] ?? "gist");
        var where = exclusion["predicate"] is { } predicate ? $" WHERE ({predicate})" : "";
        return $"EXCLUDE USING {method} ({PostgreSqlIndexText.Keys(exclusion)}){IndexParameters(exclusion)}{where}";
    }

    static string IndexParameters(SchemaObject key)
    {
        var tablespace = key["tablespace"] is { } name
            ? $" USING INDEX TABLESPACE {PostgreSqlIdentifier.Quote(name)}"
            : "";
        return PostgreSqlIndexText.Include(key) + PostgreSqlIndexText.With(key) + tablespace;
    }

    static string ForeignKey(SchemaObject key)
    {
        var text = new StringBuilder($"FOREIGN KEY ({key["columns"]}) REFERENCES {key["references"]}");
        if (key["referenced columns"] is { } referenced)
            text.Append($" ({referenced})");
        if (key["match"] is { } match)
            text.Append(" MATCH ").Append(Upper(match));
        if (key["on update"] is { } update)
            text.Append(" ON UPDATE ").Append(Upper(update));
        if (key["on delete"] is { } delete)
            text.Append(" ON DELETE ").Append(Upper(delete));
        if (key["on delete columns"] is { } columns)
            text.Append($" ({columns})");
        return text.ToString();
    }

    static string NoInherit(SchemaObject constraint) => constraint.Has("no inherit") ? " NO INHERIT" : "";

    static string State(SchemaObject constraint) =>
        constraint.Has("not enforced") ? " NOT ENFORCED"
        : constraint.Has("not valid") ? " NOT VALID"
        : "";

    static string Upper(string words) => words.ToUpperInvariant();
}
