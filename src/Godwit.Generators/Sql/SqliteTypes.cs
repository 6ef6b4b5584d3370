using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>Types of SQLite, as Microsoft.Data.Sqlite reads and writes them. STRICT tables take them, too.</summary>
sealed class SqliteTypes : SqlDialect
{
    static readonly Dictionary<string, string> _types = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "INTEGER",
        ["System.Byte"] = "INTEGER",
        ["System.SByte"] = "INTEGER",
        ["System.Int16"] = "INTEGER",
        ["System.UInt16"] = "INTEGER",
        ["System.Int32"] = "INTEGER",
        ["System.UInt32"] = "INTEGER",
        ["System.Int64"] = "INTEGER",
        ["System.Single"] = "REAL",
        ["System.Double"] = "REAL",
        // As text, 10.0 would be less than 5.
        ["System.Decimal"] = "NUMERIC",
        ["System.Char"] = "TEXT",
        ["System.String"] = "TEXT",
        ["System.Guid"] = "TEXT",
        ["System.Byte[]"] = "BLOB",
        ["System.DateTime"] = "TEXT",
        ["System.DateTimeOffset"] = "TEXT",
        ["System.DateOnly"] = "TEXT",
        ["System.TimeOnly"] = "TEXT",
        ["System.TimeSpan"] = "TEXT",
        ["System.Text.Json.JsonDocument"] = "TEXT",
        ["System.Text.Json.JsonElement"] = "TEXT",
        ["System.Text.Json.Nodes.JsonNode"] = "TEXT",
        ["System.Text.Json.Nodes.JsonObject"] = "TEXT",
        ["System.Text.Json.Nodes.JsonArray"] = "TEXT",
    };

    // SQLite takes any word and guesses an affinity from it; a type that is meant for another engine gets a wrong one.
    static readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase)
    {
        "int",
        "integer",
        "tinyint",
        "smallint",
        "mediumint",
        "bigint",
        "int2",
        "int8",
        "boolean",
        "text",
        "clob",
        "varchar",
        "nvarchar",
        "char",
        "nchar",
        "character",
        "character varying",
        "real",
        "double",
        "float",
        "double precision",
        "numeric",
        "decimal",
        "date",
        "datetime",
        "time",
        "timestamp",
        "blob",
        "any",
        "json",
    };

    public override string Name => "sqlite";

    public override int LongestName => 0;

    public override string JsonType => "TEXT";

    public override string TextType => "TEXT";

    public override string? TypeOf(string type, string? length) =>
        _types.TryGetValue(type, out var found) ? found : null;

    public override bool Knows(string type) => _known.Contains(SqlTypeText.BaseOf(type));
}
