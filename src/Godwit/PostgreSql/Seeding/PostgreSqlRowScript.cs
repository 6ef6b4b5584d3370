using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>Writes the rows of PostgreSQL tables, and where sequences stand, as SQL.</summary>
static class PostgreSqlRowScript
{
    // Only those that gave out a number; an extension's are its own.
    const string Sequences = """
        SELECT
            sequence.schemaname::text,
            sequence.sequencename::text,
            sequence.last_value
        FROM pg_catalog.pg_sequences AS sequence
        WHERE sequence.last_value IS NOT NULL
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS depend
                WHERE depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                    AND depend.objid = pg_catalog.format('%I.%I', sequence.schemaname, sequence.sequencename)::pg_catalog.regclass
                    AND depend.deptype = 'e'
            )
        ORDER BY sequence.schemaname, sequence.sequencename
        """;

    // GENERATED ALWAYS AS IDENTITY takes a given value only when told so.
    const string AlwaysIdentity = """
        SELECT DISTINCT attribute.attrelid::bigint
        FROM pg_catalog.pg_attribute AS attribute
        WHERE attribute.attidentity = 'a' AND NOT attribute.attisdropped
        ORDER BY 1
        """;

    static readonly HashSet<string> _numbers = ["smallint", "integer", "bigint"];

    public static async Task<ValueList<RowScript>> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var tables = await SeedSnapshot.ReadAllAsync(connection, cancellationToken).ConfigureAwait(false);
        var identities = await connection
            .QueryAsync(AlwaysIdentity, static row => (uint)row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        var sequences = await connection.QueryAsync(Sequences, ReadSequence, cancellationToken).ConfigureAwait(false);
        return
        [
            .. SeedOrder
                .Sort(tables)
                .Where(table => table.Rows.Count > 0 && table.Columns.Count > 0)
                .Select(table => Script(table, identities.Contains(table.Oid))),
            .. sequences,
        ];
    }

    static RowScript Script(SeedTable table, bool isIdentity) =>
        RowScript.Of(
            table.Name,
            $"INSERT INTO {table.Sql} ({string.Join(", ", table.Columns.Select(one => one.Name))})"
                + (isIdentity ? " OVERRIDING SYSTEM VALUE" : ""),
            [.. table.Rows.Select(row => string.Join(", ", table.Columns.Select((column, i) => Value(column, row[i]))))]
        );

    static string Value(SeedColumn column, string? text) =>
        text is null ? "NULL"
        : _numbers.Contains(column.TypeSql) ? text
        : PostgreSqlIdentifier.Literal(text);

    static RowScript ReadSequence(DbDataReader row)
    {
        var name = new ObjectName(ObjectKind.Sequence, row.GetString(0), row.GetString(1));
        var literal = PostgreSqlIdentifier.Literal(PostgreSqlIdentifier.Of(name));
        var value = row.GetInt64(2).ToString(CultureInfo.InvariantCulture);
        return new(name, 0, [$"SELECT pg_catalog.setval({literal}, {value})"]);
    }
}
