using System.Data.Common;

namespace Godwit;

/// <summary>
/// Has the server parse its own text once more, within a transaction that is rolled back, until it writes the same
/// again.
/// </summary>
/// <remarks>
/// An expression is parsed in the condition of a view over the table that it speaks of, whatever it is in truth:
/// names and operators are found in the same way there, and what is compared has gone the same way on both sides. The
/// text that comes back is that view's query, to be compared and for nothing else.
/// </remarks>
sealed class PostgreSqlReparser : IReparser
{
    // Of texts that are parsed in one round trip.
    const int TextsInBatch = 100;

    // The second text of an expression is already what the server stays with; the third is to make sure.
    const int Rounds = 3;

    const string Begin = """
        BEGIN;
        SET LOCAL search_path = '';
        SET LOCAL quote_all_identifiers = off;
        SET LOCAL timezone = 'UTC';
        SET LOCAL datestyle = 'ISO, YMD';
        SET LOCAL intervalstyle = 'postgres';
        SET LOCAL check_function_bodies = off;
        SET LOCAL client_min_messages = error;
        """;

    public Task<ValueList<string>> ReparseAsync(
        DbConnection connection,
        ValueList<Expression> expressions,
        CancellationToken cancellationToken
    ) => ReparseAsync(connection, expressions.Select(ReparseContext.Of).ToValueList(), cancellationToken);

    /// <summary>The texts that the server settles on, in the same order.</summary>
    public static async Task<ValueList<string>> ReparseAsync(
        DbConnection connection,
        ValueList<ParsedText> texts,
        CancellationToken cancellationToken
    )
    {
        var settled = texts.Select(one => one.Text).ToArray();
        if (settled.Length == 0)
            return [];
        await connection.ExecuteAsync(Begin, cancellationToken).ConfigureAwait(false);
        try
        {
            var parts = texts.Select((text, i) => (Index: i, Text: text)).ToList();
            for (var round = 0; round < Rounds && parts.Count > 0; round++)
                parts = await ParseAsync(connection, parts, settled, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        return settled.ToValueList();
    }

    /// <summary>One round; what changed once more comes back.</summary>
    static async Task<List<(int Index, ParsedText Text)>> ParseAsync(
        DbConnection connection,
        List<(int Index, ParsedText Text)> parts,
        string[] settled,
        CancellationToken cancellationToken
    )
    {
        var changed = new List<(int, ParsedText)>();
        foreach (var chunk in parts.Chunk(TextsInBatch))
        {
            var answers = await ParseChunkAsync(connection, chunk, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < chunk.Length; i++)
            {
                var (index, text) = chunk[i];
                if (answers[i] is not { } answer || answer == settled[index])
                    continue;
                settled[index] = answer;
                // What was an expression is now the query of the view that it was parsed in.
                changed.Add((index, ReparseSql.Of(text, 0) is null ? text with { Text = answer } : Query(answer)));
            }
        }
        return changed;
    }

    static ParsedText Query(string text) => new(ParsedForm.Query, "", text);

    static async Task<string?[]> ParseChunkAsync(
        DbConnection connection,
        (int Index, ParsedText Text)[] chunk,
        CancellationToken cancellationToken
    )
    {
        var views = chunk.Select((one, i) => ReparseSql.Of(one.Text, i)).ToList();
        if (views.All(one => one is not null))
        {
            var together = await TryAsync(connection, views.OfType<ReparseSql>().ToList(), cancellationToken)
                .ConfigureAwait(false);
            if (together is not null)
                return together;
        }
        var answers = new string?[chunk.Length];
        for (var i = 0; i < chunk.Length; i++)
        {
            var text = chunk[i].Text;
            var sql = views[i] ?? await StatementAsync(connection, text, cancellationToken).ConfigureAwait(false);
            var alone = sql is null ? null : await TryAsync(connection, [sql], cancellationToken).ConfigureAwait(false);
            // A relation and a domain of one name cannot be.
            if (
                alone is null
                && text.Form == ParsedForm.OfRelation
                && ReparseSql.Of(text with { Form = ParsedForm.OfDomain }, 0) is { } domain
            )
                alone = await TryAsync(connection, [domain], cancellationToken).ConfigureAwait(false);
            answers[i] = alone?[0];
        }
        return answers;
    }

    static async Task<ReparseSql?> StatementAsync(
        DbConnection connection,
        ParsedText text,
        CancellationToken cancellationToken
    )
    {
        if (text.Form != ParsedForm.Body)
            return ReparseSql.OfStatement(text, "");
        var headers = await connection
            .QueryAsync(ReparseSql.HeaderOf(text), row => row.GetString(0), cancellationToken)
            .ConfigureAwait(false);
        return headers is [var header] ? ReparseSql.OfStatement(text, header) : null;
    }

    /// <summary>The answers; absent where the server refuses one of the texts.</summary>
    static async Task<string?[]?> TryAsync(
        DbConnection connection,
        List<ReparseSql> texts,
        CancellationToken cancellationToken
    )
    {
        await connection.ExecuteAsync($"SAVEPOINT {ReparseSql.Name}", cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(connection, texts, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (e.SqlState is not null && connection.State == System.Data.ConnectionState.Open)
        {
            return null;
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await connection
                    .ExecuteAsync($"ROLLBACK TO SAVEPOINT {ReparseSql.Name}", CancellationToken.None)
                    .ConfigureAwait(false);
            }
        }
    }

    // A batch, and not one command: the driver would take that apart at semicolons, those within BEGIN ATOMIC too.
    static async Task<string?[]> RunAsync(
        DbConnection connection,
        List<ReparseSql> texts,
        CancellationToken cancellationToken
    )
    {
        var batch = connection.StartBatch();
        await using var _ = batch.ConfigureAwait(false);
        foreach (var sql in texts.SelectMany(one => one.Statements).Concat(texts.Select(one => one.Answer)))
            batch.Add(sql);
        var answers = new List<string?>();
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        do
        {
            if (reader.FieldCount > 0 && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                answers.Add(reader.GetStringOrNull(0));
        } while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        return answers.Count == texts.Count ? answers.ToArray() : new string?[texts.Count];
    }
}
