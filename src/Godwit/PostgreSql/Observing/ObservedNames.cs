using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Godwit;

/// <summary>What the numbers in system catalogs stand for, in the server's words.</summary>
sealed class ObservedNames
{
    const string Query = """
        SELECT
            asked.catalog,
            asked.object::bigint,
            named.type,
            coalesce(named.schema, ''),
            named.identity
        FROM (
            SELECT $1::pg_catalog.text AS catalog, object::pg_catalog.oid AS object
            FROM pg_catalog.unnest(pg_catalog.string_to_array($2::pg_catalog.text, ',')) AS listed (object)
        ) AS asked
        CROSS JOIN pg_catalog.pg_identify_object(
            ('pg_catalog.' || asked.catalog)::pg_catalog.regclass::pg_catalog.oid, asked.object, 0
        ) AS named
        WHERE named.identity IS NOT NULL
        ORDER BY 1, 2
        """;

    readonly Dictionary<(string Catalog, uint Oid), ObservedObject> _objects = [];
    readonly Dictionary<(uint Table, int Number), string> _columns = [];
    readonly Dictionary<(uint Table, int Number), ObservedObject> _columnObjects = [];

    /// <summary>Asks for the names of everything that the rows are or point to.</summary>
    public async Task LoadAsync(
        DbConnection connection,
        IReadOnlyList<ObservedRow> rows,
        CancellationToken cancellationToken
    )
    {
        foreach (var (catalog, numbers) in Numbers(rows))
        {
            var list = string.Join(',', numbers);
            var named = await connection
                .QueryAsync(Query, ReadName, cancellationToken, catalog, list)
                .ConfigureAwait(false);
            foreach (var (oid, one) in named)
                _objects[(catalog, oid)] = one;
        }
        foreach (var row in rows.Where(one => one.From.Catalog.Name == "pg_class"))
            NameRelation(row);
        foreach (var row in rows.Where(one => one.From.Catalog.Name == "pg_constraint"))
            NamePart(row, "table constraint", row["conrelid"], row["contypid"]);
        foreach (var row in rows.Where(one => one.From.Catalog.Name == "pg_trigger"))
            NamePart(row, "trigger", row["tgrelid"], null);
        NameColumns(rows);
        NameDerived(rows);
    }

    /// <summary>The object at an address; absent for what is gone or has no name.</summary>
    public ObservedObject? Find(string catalog, uint oid) => _objects.GetValueOrDefault((catalog, oid));

    /// <summary>The column of a table.</summary>
    public ObservedObject? FindColumn(uint table, int number) => _columnObjects.GetValueOrDefault((table, number));

    /// <summary>
    /// For a number that another catalog's row stands for: its identity; the number itself where unknown.
    /// </summary>
    public string Identity(string catalog, uint oid) =>
        oid == 0 ? "-"
        : _objects.TryGetValue((catalog, oid), out var one) ? one.Identity
        : oid.ToString(CultureInfo.InvariantCulture);

    /// <summary>The quoted name of a column of a table; for 0, what stands there instead of one.</summary>
    public string ColumnName(uint table, int number) =>
        number == 0 ? "(expression)"
        : _columns.TryGetValue((table, number), out var name) ? name
        : number.ToString(CultureInfo.InvariantCulture);

    static Dictionary<string, HashSet<uint>> Numbers(IReadOnlyList<ObservedRow> rows)
    {
        var numbers = new Dictionary<string, HashSet<uint>>();
        foreach (var row in rows)
        {
            if (row.From.Naming == ObservedNaming.Identified && !HasQuoted(row))
                Add(row.From.Catalog.Name, row.Values[0]);
            for (var i = 0; i < row.Values.Length; i++)
            {
                if (row.From.Columns[i] is { Form: ObservedForm.Reference } column)
                    Add(column.Target, row.Values[i]);
            }
        }
        foreach (var row in rows.Where(HasQuoted))
            numbers.GetValueOrDefault(row.From.Catalog.Name)?.Remove(OidList.One(row.Values[0]));
        return numbers;

        void Add(string catalog, string? text)
        {
            ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, catalog, out _);
            set ??= [];
            foreach (var number in OidList.Of(text))
                set.Add(number);
            set.Remove(0);
        }
    }

    static (uint Oid, ObservedObject Named) ReadName(DbDataReader row) =>
        ((uint)row.GetInt64(1), new(row.GetString(2), row.GetString(3), row.GetString(4)));

    // What pg_identify_object() would say, for the catalogs with the most rows.
    static bool HasQuoted(ObservedRow row) => row.From.Naming == ObservedNaming.Identified && row["quoted"] is not null;

    void NameRelation(ObservedRow row)
    {
        var schema = Identity("pg_namespace", OidList.One(row["relnamespace"]));
        var kind = row["relkind"] switch
        {
            "i" or "I" => "index",
            "S" => "sequence",
            "v" => "view",
            "m" => "materialized view",
            "f" => "foreign table",
            "c" => "composite type",
            _ => "table",
        };
        _objects[("pg_class", OidList.One(row.Values[0]))] = new(kind, schema, $"{schema}.{row["quoted"]}");
    }

    void NamePart(ObservedRow row, string kind, string? relation, string? domain)
    {
        var isOfDomain = relation is null or "0";
        var owner = isOfDomain ? Find("pg_type", OidList.One(domain)) : Find("pg_class", OidList.One(relation));
        if (owner is null)
            return;
        _objects[(row.From.Catalog.Name, OidList.One(row.Values[0]))] = new(
            isOfDomain ? "domain constraint" : kind,
            owner.Schema,
            $"{row["quoted"]} on {owner.Identity}"
        )
        {
            Whole = owner,
        };
    }

    // Foreign keys that touch partitioned tables have copies for each partition, and constraints have triggers, with
    // names that the server makes up from numbers.
    void NameDerived(IReadOnlyList<ObservedRow> rows)
    {
        NameDerivedConstraints(rows);
        NameDerivedTriggers(rows);
    }

    void NameDerivedConstraints(IReadOnlyList<ObservedRow> rows)
    {
        var constraints = rows.Where(one => one.From.Catalog.Name == "pg_constraint")
            .ToDictionary(one => OidList.One(one.Values[0]));
        foreach (var (oid, row) in constraints)
        {
            if (ObservedDerived.IsInheritedNotNull(row) && Find("pg_class", OidList.One(row["conrelid"])) is { } table)
            {
                var column = ColumnName(OidList.One(row["conrelid"]), OidList.OfColumns(row["conkey"]).Single());
                _objects[("pg_constraint", oid)] = new(
                    ObservedDerived.NotNull,
                    table.Schema,
                    $"{table.Identity}.{column}"
                )
                {
                    Whole = table,
                };
            }
            if (
                constraints.TryGetValue(OidList.One(row["conparentid"]), out var parent)
                && parent["conrelid"] == row["conrelid"]
                && Find("pg_constraint", OidList.One(row["conparentid"])) is { } original
            )
            {
                var partition = Identity("pg_class", OidList.One(row["confrelid"]));
                _objects[("pg_constraint", oid)] = new(
                    ObservedDerived.Constraint,
                    "",
                    $"{original.Identity} to {partition}"
                )
                {
                    Whole = original,
                };
            }
        }
    }

    void NameDerivedTriggers(IReadOnlyList<ObservedRow> rows)
    {
        foreach (var row in rows.Where(one => one.From.Catalog.Name == "pg_trigger" && ObservedDerived.IsDerived(one)))
        {
            var constraint = Identity("pg_constraint", OidList.One(row["tgconstraint"]));
            var function = Identity("pg_proc", OidList.One(row["tgfoid"]));
            var table = Identity("pg_class", OidList.One(row["tgrelid"]));
            _objects[("pg_trigger", OidList.One(row.Values[0]))] = new(
                ObservedDerived.Trigger,
                "",
                $"{function} of {constraint} on {table}"
            )
            {
                Whole = Find("pg_constraint", OidList.One(row["tgconstraint"])),
            };
        }
    }

    // The columns of indexes have names that the server makes up; they are told by their place.
    void NameColumns(IReadOnlyList<ObservedRow> rows)
    {
        foreach (var row in rows.Where(one => one.From.Catalog.Name == "pg_attribute"))
        {
            var relation = OidList.One(row["attrelid"]);
            var place = row["attnum"]!; // the server keeps no NULL in it
            var name = row["quoted"]!; // as above
            var number = int.Parse(row["number"]!, CultureInfo.InvariantCulture); // as above
            _columns[(relation, number)] = name;
            if (Find("pg_class", relation) is not { } table)
                continue;
            var identity = table.Kind == "index" ? $"{table.Identity} column {place}" : $"{table.Identity}.{name}";
            _columnObjects[(relation, number)] = new($"{table.Kind} column", table.Schema, identity) { Whole = table };
        }
    }
}
