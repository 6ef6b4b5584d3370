using System.Data.Common;

namespace Godwit;

/// <summary>Writes the rows of PostgreSQL tables, and where sequences stand, as SQL.</summary>
static class PostgreSqlRowScript
{
    // An extension's are its own.
    const string Sequences = """
        SELECT
            sequence.schemaname::text,
            sequence.sequencename::text,
            sequence.start_value
        FROM pg_catalog.pg_sequences AS sequence
        WHERE NOT EXISTS (
            SELECT FROM pg_catalog.pg_depend AS depend
            WHERE depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND depend.objid
                    = pg_catalog.format('%I.%I', sequence.schemaname, sequence.sequencename)::pg_catalog.regclass
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
        var sequences = await ReadSequencesAsync(connection, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Those that do not stand where they began.</summary>
    static async Task<List<RowScript>> ReadSequencesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var all = await connection.QueryAsync(Sequences, ReadSequence, cancellationToken).ConfigureAwait(false);
        if (all.Count == 0)
            return [];
        // The view pg_sequences does not tell of setval(…, false), which EF Core sends behind the rows of HasData.
        var values = string.Join(
            " UNION ALL ",
            all.Select((one, i) => $"SELECT {i}, last_value, is_called FROM {PostgreSqlIdentifier.Of(one.Name)}")
        );
        var states = await connection
            .QueryAsync(
                $"{values} ORDER BY 1",
                static row => new SequenceState(row.GetInt64(1), row.GetBoolean(2)),
                cancellationToken
            )
            .ConfigureAwait(false);
        return all.Zip(states)
            .Where(pair => pair.Second.IsCalled || pair.Second.Value != pair.First.Start)
            .Select(pair => Script(pair.First.Name, pair.Second.Value, pair.Second.IsCalled))
            .ToList();
    }

    static RowScript Script(ObjectName sequence, long value, bool isCalled)
    {
        var literal = PostgreSqlIdentifier.Literal(PostgreSqlIdentifier.Of(sequence));
        var rest = isCalled ? "" : ", false";
        return new(sequence, 0, [string.Create(null, $"SELECT pg_catalog.setval({literal}, {value}{rest})")]);
    }

    static SequenceStart ReadSequence(DbDataReader row) =>
        new(new(ObjectKind.Sequence, row.GetString(0), row.GetString(1)), row.GetInt64(2));

    sealed record SequenceStart(ObjectName Name, long Start);

    sealed record SequenceState(long Value, bool IsCalled);
}
