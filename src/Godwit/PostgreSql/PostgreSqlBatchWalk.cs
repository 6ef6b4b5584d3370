using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>Windows over the pages of a table: <c>ctid</c> from <c>(page,0)</c> to <c>(page,0)</c>.</summary>
sealed class PostgreSqlPageWalk(long next, long end) : BatchWalk
{
    long _next = next;

    public override string Next => Bound(_next);

    public override string End => Bound(end);

    public override bool IsFinished => _next >= end;

    public override double? Fraction => end == 0 ? 1 : Math.Min(1, (double)_next / end);

    public override long FirstSize => 16;

    public static PostgreSqlPageWalk Resume(string next, string end) => new(Page(next), Page(end));

    public override Task<BatchWindow> NextWindowAsync(long size, CancellationToken cancellationToken) =>
        Task.FromResult(new BatchWindow(Bound(_next), Bound(Math.Min(_next + size, end))));

    public override void Advance(BatchWindow window) => _next = Page(window.To);

    static string Bound(long page) => string.Create(CultureInfo.InvariantCulture, $"({page},0)");

    static long Page(string bound) => long.Parse(bound.AsSpan(1, bound.IndexOf(',') - 1), CultureInfo.InvariantCulture);
}

/// <summary>Windows over a key; a bound is the server's text of a value.</summary>
sealed class PostgreSqlKeyWalk(DbConnection connection, PostgreSqlBatchTable table, string next, string end) : BatchWalk
{
    string _next = next;

    public override string Next => _next;

    public override string End => end;

    public override bool IsFinished => _next == end;

    public override double? Fraction =>
        decimal.TryParse(_next, CultureInfo.InvariantCulture, out var at)
        && decimal.TryParse(end, CultureInfo.InvariantCulture, out var last)
        && last > 0
            ? (double)Math.Clamp(at / last, 0, 1)
            : null;

    public override long FirstSize => 1000;

    public override async Task<BatchWindow> NextWindowAsync(long size, CancellationToken cancellationToken)
    {
        var bounds = await connection
            .QueryAsync(table.NextKeySql, static row => row.GetString(0), cancellationToken, _next, end, size)
            .ConfigureAwait(false);
        return new(_next, bounds is [var bound] ? bound : end);
    }

    public override void Advance(BatchWindow window) => _next = window.To;
}
