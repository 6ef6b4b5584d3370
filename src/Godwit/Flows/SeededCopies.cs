using System.Diagnostics;

namespace Godwit;

/// <summary>
/// Copies of a state with rows in all tables. Where making rows took long they are kept for later commands, which ask
/// for the same folder again and again while its next migration is written.
/// </summary>
/// <param name="dialect">Of the state.</param>
/// <param name="scratch">Where the copies are.</param>
/// <param name="worthKeeping">
/// How long rows must take to be kept; default: half a second. To keep a copy costs as much as it saves where it is
/// quicker.
/// </param>
sealed class SeededCopies(Dialect dialect, ScratchServer scratch, TimeSpan? worthKeeping = null)
{
    // Raised when rows that older versions of Godwit made are of no use any more.
    const string Format = "1";

    readonly TimeSpan _worthKeeping = worthKeeping ?? TimeSpan.FromSeconds(0.5);

    /// <summary>A copy with rows; the original stays as it is.</summary>
    public async Task<SeededDatabase> CreateAsync(ScratchDatabase original, CancellationToken cancellationToken)
    {
        var key = KeyOf(original);
        var kept = key is null ? null : await scratch.OpenKeptAsync([key], cancellationToken).ConfigureAwait(false);
        var copy = kept?.Database ?? await scratch.CloneAsync(original, cancellationToken).ConfigureAwait(false);
        try
        {
            var watch = Stopwatch.StartNew();
            var seeded = await SeedAsync(copy, cancellationToken).ConfigureAwait(false);
            if (key is not null && kept is null && watch.Elapsed >= _worthKeeping)
                await scratch.KeepAsync(copy, key, cancellationToken).ConfigureAwait(false);
            return seeded;
        }
        catch
        {
            await copy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What its copy with rows is kept under; absent where it would be of no use to other commands.</summary>
    internal static string? KeyOf(ScratchDatabase original) =>
        original.Content is { } content ? $"seeded {Format} {content}" : null;

    // Of a copy that has rows already, only the tables are tried again for which none were found: it says why.
    async Task<SeededDatabase> SeedAsync(ScratchDatabase copy, CancellationToken cancellationToken)
    {
        var connection = await copy.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var unseeded = await dialect.RowSeeder.SeedAsync(connection, cancellationToken).ConfigureAwait(false);
        var rows = await dialect.RowSeeder.SnapshotAsync(connection, cancellationToken).ConfigureAwait(false);
        return new(copy, unseeded, rows);
    }
}

/// <summary>A database with rows in it.</summary>
/// <param name="Database">The database.</param>
/// <param name="Unseeded">Tables that are empty, and why.</param>
/// <param name="Rows">What the tables hold.</param>
sealed record SeededDatabase(ScratchDatabase Database, ValueList<UnseededTable> Unseeded, ValueList<TableRows> Rows);
