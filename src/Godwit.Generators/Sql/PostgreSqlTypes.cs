using System.Collections.Generic;

namespace Godwit.Generators;

/// <summary>Types of PostgreSQL, as Npgsql reads and writes them.</summary>
sealed class PostgreSqlTypes : SqlDialect
{
    static readonly Dictionary<string, string> _types = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "boolean",
        ["System.Byte"] = "smallint",
        ["System.SByte"] = "smallint",
        ["System.Int16"] = "smallint",
        ["System.UInt16"] = "integer",
        ["System.Int32"] = "integer",
        ["System.UInt32"] = "bigint",
        ["System.Int64"] = "bigint",
        ["System.Single"] = "real",
        ["System.Double"] = "double precision",
        ["System.Decimal"] = "numeric",
        ["System.Numerics.BigInteger"] = "numeric",
        ["System.Char"] = "character(1)",
        ["System.Guid"] = "uuid",
        ["System.Byte[]"] = "bytea",
        ["System.DateTime"] = "timestamp with time zone",
        ["System.DateTimeOffset"] = "timestamp with time zone",
        ["System.DateOnly"] = "date",
        ["System.TimeOnly"] = "time without time zone",
        ["System.TimeSpan"] = "interval",
        ["System.Text.Json.JsonDocument"] = "jsonb",
        ["System.Text.Json.JsonElement"] = "jsonb",
        ["System.Text.Json.Nodes.JsonNode"] = "jsonb",
        ["System.Text.Json.Nodes.JsonObject"] = "jsonb",
        ["System.Text.Json.Nodes.JsonArray"] = "jsonb",
        ["System.Net.IPAddress"] = "inet",
        ["System.Net.IPNetwork"] = "cidr",
        ["System.Net.NetworkInformation.PhysicalAddress"] = "macaddr",
        ["System.Collections.BitArray"] = "bit varying",
        ["NpgsqlTypes.NpgsqlInet"] = "inet",
        ["NpgsqlTypes.NpgsqlCidr"] = "cidr",
        ["NpgsqlTypes.NpgsqlPoint"] = "point",
        ["NpgsqlTypes.NpgsqlLine"] = "line",
        ["NpgsqlTypes.NpgsqlLSeg"] = "lseg",
        ["NpgsqlTypes.NpgsqlBox"] = "box",
        ["NpgsqlTypes.NpgsqlPath"] = "path",
        ["NpgsqlTypes.NpgsqlPolygon"] = "polygon",
        ["NpgsqlTypes.NpgsqlCircle"] = "circle",
        ["NpgsqlTypes.NpgsqlInterval"] = "interval",
        ["NpgsqlTypes.NpgsqlTsVector"] = "tsvector",
        ["NpgsqlTypes.NpgsqlTsQuery"] = "tsquery",
        ["NpgsqlTypes.NpgsqlLogSequenceNumber"] = "pg_lsn",
        ["NpgsqlTypes.NpgsqlRange<System.Int32>"] = "int4range",
        ["NpgsqlTypes.NpgsqlRange<System.Int64>"] = "int8range",
        ["NpgsqlTypes.NpgsqlRange<System.Decimal>"] = "numrange",
        ["NpgsqlTypes.NpgsqlRange<System.DateTime>"] = "tstzrange",
        ["NpgsqlTypes.NpgsqlRange<System.DateTimeOffset>"] = "tstzrange",
        ["NpgsqlTypes.NpgsqlRange<System.DateOnly>"] = "daterange",
        ["System.Collections.Generic.Dictionary<System.String, System.String>"] = "hstore",
        ["NodaTime.Instant"] = "timestamp with time zone",
        ["NodaTime.LocalDateTime"] = "timestamp without time zone",
        ["NodaTime.LocalDate"] = "date",
        ["NodaTime.LocalTime"] = "time without time zone",
        ["NodaTime.Period"] = "interval",
        ["NodaTime.Duration"] = "interval",
    };

    // Those of pg_catalog that a name of C# may be, and the words of the grammar that stand for some.
    static readonly HashSet<string> _builtIn = new(
        (
            "any bigint bit bool boolean box bpchar bytea char character cid cidr circle date daterange decimal float "
            + "float4 float8 inet int int2 int4 int8 integer internal interval json jsonb jsonpath line lseg macaddr "
            + "money name numeric oid path point polygon range real record refcursor smallint text tid time timestamp "
            + "timestamptz timetz trigger tsquery tsvector unknown uuid varbit varchar void xid xml"
        ).Split(' '),
        StringComparer.Ordinal
    );

    public override string Name => "postgresql";

    public override int LongestName => 63;

    public override string JsonType => "jsonb";

    public override string TextType => "text";

    public override string? TypeOf(string type, string? length)
    {
        if (type == "System.String")
            return length is null ? "text" : $"character varying({length})";
        return _types.TryGetValue(type, out var found) ? found : null;
    }

    /// <summary>A type with its number of digits; <see langword="null"/> for one that has none.</summary>
    public static string? WithPrecision(string type, Annotation precision)
    {
        var word = type.Split(' ')[0];
        var digits = string.Join(",", precision.Arguments.SelectMany(one => one.Values));
        var isNumber = word is "numeric" or "decimal";
        var isTime = word is "timestamp" or "timestamptz" or "time" or "timetz" or "interval";
        return isNumber || (isTime && precision.Arguments.Count == 1)
            ? $"{word}({digits}){type.Substring(word.Length)}"
            : null;
    }

    /// <summary>True for the name of a type that the server brings.</summary>
    public static bool IsBuiltIn(string name) => _builtIn.Contains(name.Trim('"'));

    // Any type can be made.
    public override bool Knows(string type) => true;
}
