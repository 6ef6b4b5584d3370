using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>Errors of a schema source that does not load. Only a scratch database was touched.</summary>
static class LoadFailures
{
    const int MostListed = 5;

    // Created again by every file that needs them.
    static readonly HashSet<string> _shared = new(StringComparer.Ordinal)
    {
        "schema",
        "extension",
        DefinedObject.Role,
        "language",
    };

    public static SchemaSourceException Empty(ValueList<SqlScript> scripts) =>
        new(
            SchemaErrors.Empty,
            $"The schema source has no statements ({string.Join(", ", scripts.Select(one => one.Name))}): this would "
                + "drop everything. Nothing was changed."
        )
        {
            Hint = "Correct the source; an empty database is the state `empty`.",
        };

    /// <summary>A statement that fails whatever runs before it.</summary>
    public static SchemaSourceException Statement(
        SqlStatement statement,
        DbException error,
        string? rest = null,
        string? hint = null
    )
    {
        var offset = StatementExcerpt.PlaceOf(statement, error);
        var location = statement.Script.LocationOf(offset);
        var message = new StringBuilder().Append(location).Append(": ").Append(Words(statement, error)).Append('\n');
        message.Append(StatementExcerpt.Render(statement, offset));
        foreach (var more in new[] { ServerDetail.Of(error), rest })
        {
            if (more is not null)
                message.Append('\n').Append(SecretText.Redact(more, statement.Sql));
        }
        return new(SchemaErrors.Statement, message.ToString(), error)
        {
            Location = location,
            SqlState = error.SqlState,
            Hint = hint ?? error.Data["Hint"] as string,
        };
    }

    /// <summary>The object is there already.</summary>
    public static SchemaSourceException Duplicate(
        SchemaStatement statement,
        DbException error,
        IReadOnlyList<SchemaStatement> done
    )
    {
        var earlier = done.LastOrDefault(one =>
            one.Defines is { } defined
            && statement.Defines is { } own
            && defined.Kind == own.Kind
            && defined.Name == own.Name
            && (defined.Schema == own.Schema || defined.Schema is null || own.Schema is null)
        );
        return earlier is null
            ? Statement(statement.Statement, error)
            : DefinedTwice(statement.Statement, earlier.Statement, Words(statement.Statement, error), error);
    }

    /// <summary>
    /// Where the second of two definitions does nothing, or replaces the first, the engine says nothing: within one
    /// file that is on purpose, in two files it is not.
    /// </summary>
    /// <exception cref="SchemaSourceException">There are such.</exception>
    public static void CheckSilentDuplicates(ValueList<SchemaStatement> statements)
    {
        var seen = new Dictionary<(string, string?, string, string), SchemaStatement>();
        foreach (var one in statements)
        {
            if (one.Defines is not { } defined || _shared.Contains(defined.Kind))
                continue;
            var key = (defined.Kind, defined.Schema, defined.Name, defined.Detail);
            if (
                seen.TryGetValue(key, out var first)
                && (defined.IsQuiet || first.Defines is { IsQuiet: true })
                && !ReferenceEquals(first.Statement.Script, one.Statement.Script)
                // A search path may make two objects of one name.
                && (defined.Schema is not null || (first.Settings is null && one.Settings is null))
            )
                throw DefinedTwice(
                    one.Statement,
                    first.Statement,
                    $"{defined} is defined in two files, and one of the definitions would silently go under.",
                    null
                );
            seen.TryAdd(key, one);
        }
    }

    /// <summary>The first that waits for none of the others; absent where all stand in circles.</summary>
    public static WaitingStatement? RootOf(List<WaitingStatement> waiting) =>
        waiting.Find(one => WaitsFor(one, waiting) is null);

    /// <summary>Nothing more succeeds; in the order of the sources.</summary>
    public static SchemaSourceException Waiting(WaitingStatement root, List<WaitingStatement> waiting, string? hint)
    {
        var others = waiting.Where(one => one != root).Select(one => Line(one)).ToList();
        if (others.Count == 0)
            return Statement(root.Statement.Statement, root.Error, hint: hint);
        var shown = string.Join('\n', others.Take(MostListed));
        var more =
            others.Count <= MostListed
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"\n  and {others.Count - MostListed} more");
        return Statement(
            root.Statement.Statement,
            root.Error,
            $"Other statements fail too, some of them perhaps because of this one:\n{shown}{more}",
            hint
        );
    }

    /// <summary>All of them stand in circles.</summary>
    public static SchemaSourceException Circular(List<WaitingStatement> waiting)
    {
        var chain = new List<WaitingStatement>();
        for (var one = waiting[0]; !chain.Contains(one); one = WaitsFor(one, waiting) ?? chain[0])
            chain.Add(one);
        // The way into the circle is not part of it.
        var first = WaitsFor(chain[^1], waiting);
        chain.RemoveRange(0, first is null ? 0 : chain.IndexOf(first));
        var message = new StringBuilder("These statements wait for each other, so that none of them can be first:");
        for (var i = 0; i < chain.Count; i++)
        {
            var next = chain[(i + 1) % chain.Count].Statement;
            message.Append("\n  ").Append(Line(chain[i]).TrimStart());
            message.Append($"\n    waits for {next.Defines} ({next.Statement.Location})");
        }
        return new(SchemaErrors.Circular, message.ToString(), chain[0].Error)
        {
            Location = chain[0].Statement.Statement.Location,
            Hint =
                "Take one reference out and put it behind both: a foreign key as ALTER TABLE … ADD CONSTRAINT, a "
                + "default as ALTER TABLE … ALTER COLUMN … SET DEFAULT, a view or function with CREATE OR REPLACE in "
                + "the same file.",
        };
    }

    static SchemaSourceException DefinedTwice(
        SqlStatement second,
        SqlStatement first,
        string words,
        DbException? error
    ) =>
        new(
            SchemaErrors.DefinedTwice,
            $"{second.Location}: {words}\n{StatementExcerpt.Render(second, second.Span.Start)}\n"
                + $"It is defined first in {first.Location}:\n{StatementExcerpt.Render(first, first.Span.Start)}",
            error
        )
        {
            Location = second.Location,
            SqlState = error?.SqlState,
            Hint = "Delete one of the two definitions.",
        };

    static WaitingStatement? WaitsFor(WaitingStatement one, List<WaitingStatement> waiting)
    {
        var words = one.Error.Words;
        return waiting.Find(other =>
            other != one && other.Statement.Defines is { } defined && defined.IsNamedIn(words)
        );
    }

    static string Line(WaitingStatement one) =>
        $"  {one.Statement.Statement.Location}: {Words(one.Statement.Statement, one.Error)}";

    static string Words(SqlStatement statement, DbException error)
    {
        var words = error.Words;
        // SQLite Error 1: 'no such table: a'.
        const string prefix = "SQLite Error ";
        if (words.StartsWith(prefix, StringComparison.Ordinal) && words.IndexOf('\'') is var quote and > 0)
            words = words[(quote + 1)..].TrimEnd('.').TrimEnd('\'');
        return SecretText.Redact(words, statement.Sql);
    }
}
