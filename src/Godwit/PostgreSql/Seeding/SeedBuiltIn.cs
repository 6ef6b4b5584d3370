using System.Globalization;

namespace Godwit;

/// <summary>Makes values of the types that every PostgreSQL has.</summary>
static class SeedBuiltIn
{
    // Away from the small numbers that sequences begin with.
    const int FirstNumber = 101;

    // The header that the server adds to lengths in modifiers (VARHDRSZ).
    const int HeaderSize = 4;

    static readonly Dictionary<string, Func<int, string[]>> _makers = new()
    {
        ["bool"] = row => row % 2 == 0 ? ["true", "false"] : ["false", "true"],
        ["bytea"] = row => [$@"\x6{row + 1}", @"\x"],
        ["uuid"] = row =>
            [.. Enumerable.Range(0, 40).Select(i => $"00000000-0000-4000-8000-{row + FirstNumber + i:D12}")],
        ["jsonpath"] = row => [$"$.a{row}"],
        ["xml"] = row => [$"<a>{row}</a>"],
        ["interval"] = row => [$"{row + 1} days", "1 hour", "0", "-1 day", "1 mon", "1 year"],
        ["time"] = row => [$"10:0{row}:00", "00:00:00", "23:59:59"],
        ["timetz"] = row => [$"10:0{row}:00+00", "00:00:00+00"],
        ["inet"] = row => [$"10.0.0.{row + 1}", $"::{row + 1}"],
        ["cidr"] = row => [$"10.0.{row}.0/24"],
        ["macaddr"] = row => [$"08:00:2b:01:02:0{row}"],
        ["macaddr8"] = row => [$"08:00:2b:01:02:03:04:0{row}"],
        ["point"] = row => [$"({row},{row})"],
        ["line"] = row => [$"{{1,1,{row}}}"],
        ["lseg"] = row => [$"[(0,0),(1,{row})]"],
        ["box"] = row => [$"({10 * row + 5},5),({10 * row},0)"],
        ["path"] = row => [$"[(0,0),(1,{row})]", "((0,0),(1,1))"],
        ["polygon"] = row => [$"((0,0),(1,0),(1,{row + 1}))"],
        ["circle"] = row => [$"<({10 * row},0),1>"],
        ["tsvector"] = row => [$"a{row}"],
        ["tsquery"] = row => [$"a{row}"],
        ["pg_lsn"] = row => [$"0/{row + 1}"],
        ["txid_snapshot"] = row => ["1:1:"],
        ["pg_snapshot"] = row => ["1:1:"],
        ["xid"] = row => [$"{row + FirstNumber}"],
        ["xid8"] = row => [$"{row + FirstNumber}"],
        ["cid"] = row => [$"{row + 1}"],
        ["tid"] = row => [$"(0,{row + 1})"],
        ["oid"] = row => [$"{row + FirstNumber}"],
        ["regclass"] = row => ["pg_catalog.pg_class"],
        ["regtype"] = row => ["integer", "text"],
        ["regproc"] = row => ["pg_catalog.now"],
        ["regprocedure"] = row => ["pg_catalog.now()"],
        ["regnamespace"] = row => ["pg_catalog"],
        ["regrole"] = row => ["pg_monitor"],
        ["regconfig"] = row => ["simple"],
        ["regdictionary"] = row => ["simple"],
        ["regcollation"] = row => ["\"C\""],
        ["int2vector"] = row => [$"{row + 1}"],
        ["oidvector"] = row => [$"{row + 1}"],
        ["char"] = row => [$"{(char)('a' + row)}"],
        ["money"] = row => [$"{row + FirstNumber}", "0", "1"],
        ["refcursor"] = row => [$"c{row}"],
    };

    static readonly HashSet<string> _others =
    [
        "int2",
        "int4",
        "int8",
        "float4",
        "float8",
        "numeric",
        "json",
        "jsonb",
        "text",
        "varchar",
        "bpchar",
        "name",
        "bit",
        "varbit",
        "date",
        "timestamp",
        "timestamptz",
    ];

    public static bool Has(string type) => _makers.ContainsKey(type) || _others.Contains(type);

    public static IEnumerable<string> Of(string type, int modifier, int row, SeedConstants constants) =>
        type switch
        {
            "int2" => Integers(row, constants, short.MinValue, short.MaxValue),
            "int4" => Integers(row, constants, int.MinValue, int.MaxValue),
            "int8" => Integers(row, constants, long.MinValue, long.MaxValue),
            "float4" or "float8" => Decimals(row, constants, null),
            "numeric" => Decimals(row, constants, modifier < 0 ? null : Limit(modifier)),
            "text" or "varchar" or "bpchar" or "name" => SeedTexts.Of(
                row,
                modifier > HeaderSize ? modifier - HeaderSize : int.MaxValue,
                constants
            ),
            "bit" => [Bits(row, Math.Max(modifier, 1)), new string('0', Math.Max(modifier, 1))],
            "varbit" => [Bits(row, Math.Clamp(modifier, 2, 8)), "1"],
            "date" => SeedTimes.Of(row, constants, "yyyy-MM-dd"),
            "timestamp" => SeedTimes.Of(row, constants, "yyyy-MM-dd HH:mm:ss"),
            "timestamptz" => SeedTimes.Of(row, constants, "yyyy-MM-dd HH:mm:ss'+00'"),
            "json" or "jsonb" => SeedJson.Of(row, constants),
            "bytea" => Bytes(row, constants),
            _ => _makers.TryGetValue(type, out var make) ? make(row) : [],
        };

    static IEnumerable<string> Bytes(int row, SeedConstants constants) =>
        _makers["bytea"]
            (row)
            .Concat(
                constants
                    .Numbers.Where(one => one is > 0 and <= 256 && one == Math.Truncate(one))
                    .Select(one => $@"\x{string.Concat(Enumerable.Repeat($"6{row + 1}", (int)one))}")
            );

    static IEnumerable<string> Integers(int row, SeedConstants constants, decimal least, decimal most)
    {
        decimal[] usual =
        [
            row + FirstNumber,
            row + 1,
            0,
            1,
            2,
            3,
            4,
            5,
            10,
            12,
            100,
            1000,
            10000,
            1000000,
            -1,
            2020 + row,
        ];
        var written = constants.Numbers.Where(one => one == Math.Truncate(one));
        return usual[..1]
            .Concat(written)
            .Concat(usual[1..])
            .Where(one => one >= least && one <= most)
            .Select(one => one.ToString("0", CultureInfo.InvariantCulture));
    }

    static IEnumerable<string> Decimals(int row, SeedConstants constants, decimal? limit)
    {
        decimal[] usual = [row + FirstNumber, row + 1, 0, 1, 0.5m, 0.1m * (row + 1), 2, 10, 50, 100, 1000, -1];
        return usual[..1]
            .Concat(constants.Numbers)
            .Concat(constants.Numbers.Select(one => one / 2))
            .Concat(usual[1..])
            .Where(one => limit is null || Math.Abs(one) < limit)
            .Select(one => one.ToString(CultureInfo.InvariantCulture));
    }

    // Precision and scale as numeric_typmod_in packs them; the scale may be negative since 15.
    static decimal? Limit(int modifier)
    {
        var packed = modifier - HeaderSize;
        var precision = (packed >> 16) & 0xffff;
        var scale = ((packed & 0x7ff) ^ 1024) - 1024;
        var digits = precision - scale;
        if (digits > 25)
            return null;
        return digits >= 0
            ? Enumerable.Repeat(10m, digits).Aggregate(1m, (product, ten) => product * ten)
            : Enumerable.Repeat(10m, Math.Min(-digits, 25)).Aggregate(1m, (product, ten) => product / ten);
    }

    static string Bits(int row, int length) => Convert.ToString(row + 1, 2).PadLeft(length, '0')[^length..];
}
