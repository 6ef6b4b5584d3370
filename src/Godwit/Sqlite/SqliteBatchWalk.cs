using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>
/// Windows over the rowid, or over the key that <c>by COLUMN</c> names. A bound is written as digits for an integer,
/// and as an apostrophe and the text for a text.
/// </summary>
sealed class SqliteBatchWalk : BatchWalk
{
    readonly DbConnection _connection;
    readonly string _nextBound;
    string _next;
    readonly string _end;

    SqliteBatchWalk(DbConnection connection, string table, string key, string next, string end)
    {
        (_connection, _next, _end) = (connection, next, end);
        // A real that came since lies within a window like any other number, but is not written down as a bound.
        _nextBound = $"""
            SELECT {key}
            FROM {table}
            WHERE {key} >= $1 AND {key} < $2 AND typeof({key}) IN ('integer', 'text')
            ORDER BY {key}
            LIMIT 1 OFFSET $3
            """;
    }

    public override string Next => _next;

    public override string End => _end;

    public override bool IsFinished => _next == _end;

    public override double? Fraction =>
        Value(_next) is long next && Value(_end) is long end && end > 0 ? Math.Clamp((double)next / end, 0, 1) : null;

    public override long FirstSize => 1000;

    public static async Task<BatchWalk> OpenAsync(
        DbConnection connection,
        MigrationStep step,
        StepProgress? progress,
        CancellationToken cancellationToken
    )
    {
        var plan = step.Batches ?? throw new ArgumentException("The step has no batches.", nameof(step));
        var table = string.Join('.', plan.Table.Split('.').Select(Quote));
        var key = plan.Column is null ? "rowid" : Quote(plan.Column);
        if (progress is { Next: { } next, End: { } end })
            return new SqliteBatchWalk(connection, table, key, next, end);
        try
        {
            var (first, last, hasOther) = await ReadBoundsAsync(connection, table, key, cancellationToken)
                .ConfigureAwait(false);
            // NULL is in no window, and the bounds of other types cannot be written down.
            if (hasOther)
                throw BatchErrors.CannotWalk(
                    plan,
                    $"in some rows {key} is neither an integer nor a text (NULL, real or blob)."
                );
            return new SqliteBatchWalk(connection, table, key, Write(first), After(last, plan));
        }
        catch (DbException e)
        {
            throw BatchErrors.CannotWalk(
                plan,
                $"{e.Message} A table WITHOUT ROWID is walked by a key: `batches of {plan.Table} by COLUMN`."
            );
        }
    }

    static async Task<(object First, object Last, bool HasOther)> ReadBoundsAsync(
        DbConnection connection,
        string table,
        string key,
        CancellationToken cancellationToken
    )
    {
        var bounds = await connection
            .QueryAsync(
                $"""
                SELECT
                    min({key}),
                    max({key}),
                    EXISTS (SELECT 1 FROM {table} WHERE typeof({key}) NOT IN ('integer', 'text'))
                FROM {table}
                """,
                static reader => (reader.GetValue(0), reader.GetValue(1), reader.GetInt64(2) == 1),
                cancellationToken
            )
            .ConfigureAwait(false);
        return bounds[0];
    }

    public override async Task<BatchWindow> NextWindowAsync(long size, CancellationToken cancellationToken)
    {
        var bounds = await _connection
            .QueryAsync(
                _nextBound,
                static reader => reader.GetValue(0),
                cancellationToken,
                Value(_next),
                Value(_end),
                size
            )
            .ConfigureAwait(false);
        return new(_next, bounds is [var bound] ? Write(bound) : _end);
    }

    public override void Advance(BatchWindow window) => _next = window.To;

    /// <summary>The value that a bound stands for.</summary>
    public static object Value(string bound) =>
        bound.StartsWith('\'') ? bound[1..] : long.Parse(bound, CultureInfo.InvariantCulture);

    static string Write(object value) =>
        value switch
        {
            DBNull => "0",
            long number => number.ToString(CultureInfo.InvariantCulture),
            string text => "'" + text,
            _ => throw new InvalidOperationException("The key holds a value that is neither an integer nor a text."),
        };

    /// <summary>A bound just behind the last value: windows exclude their upper bound.</summary>
    static string After(object last, BatchPlan plan) =>
        last switch
        {
            long.MaxValue => throw BatchErrors.CannotWalk(plan, "the largest key is the largest integer there is."),
            long number => Write(number + 1),
            string text => Write(text + '\u0001'),
            _ => Write(last),
        };

    static string Quote(string name) => SqliteStatements.Syntax.QuoteIdentifier(name.Trim('"'));
}
