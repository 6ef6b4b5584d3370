using System.Text;

namespace Godwit;

/// <summary>What PostgreSQL does with a statement, as far as its tokens tell.</summary>
/// <remarks>The manual's notes "cannot be executed inside a transaction block", PostgreSQL 13 to 18.</remarks>
static class PostgreSqlStatements
{
    const int LongestKeyword = 16;

    public static readonly SqlSyntax Syntax = new()
    {
        HasDollarQuotes = true,
        HasStringPrefixes = true,
        HasNestedComments = true,
        EndsCommentAtCarriageReturn = true,
        HasSemicolonsInParentheses = true,
        HasBackslashCommands = true,
        Blocks = SqlBlockStyle.AtomicRoutines,
        FoldsIdentifiers = true,
        LongestNameInBytes = 63, // NAMEDATALEN - 1
    };

    static readonly StatementTraits Alone = new() { MustStandAlone = true };
    static readonly StatementTraits Harmless = new() { MayChangeSession = false };
    static readonly StatementTraits Rows = new() { MayChangeSession = false, ChangesRows = true };

    public static StatementTraits Classify(SqlStatement statement)
    {
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, Syntax);
        if (!tokens.MoveNext() || tokens.Current.Kind != SqlTokenKind.Word || tokens.Text.Length > LongestKeyword)
            return new();
        Span<char> buffer = stackalloc char[LongestKeyword];
        Ascii.ToLower(tokens.Text, buffer, out var length);
        ReadOnlySpan<char> keyword = buffer[..length];
        return keyword switch
        {
            "insert" or "update" or "delete" or "merge" => Rows,
            "with" => new() { ChangesRows = HoldsRowChange(ref tokens) },
            "create" => Create(ref tokens),
            "alter" => Alter(ref tokens),
            "drop" => Drop(ref tokens),
            "comment" or "grant" or "revoke" => Harmless,
            "set" or "reset" or "select" or "discard" => PostgreSqlSettings.Classify(keyword, ref tokens),
            "copy" => Copy(ref tokens),
            "vacuum" => Alone with { Kind = StatementKind.Vacuum, MayChangeSession = false },
            "reindex" => Reindex(ref tokens),
            "refresh" => Harmless with { Kind = StatementKind.Refresh },
            "cluster" => new() { MustStandAlone = !NamesTable(ref tokens) },
            "begin" or "start" or "commit" or "end" or "rollback" or "abort" or "prepare" => TransactionControl(
                keyword,
                ref tokens
            ),
            _ => new(),
        };
    }

    /// <summary>True for PREPARE, and where it may hide in a body that is run.</summary>
    public static bool MayPrepare(SqlStatement statement) =>
        Classify(statement).MayChangeSession && statement.Sql.Contains("prepare", StringComparison.OrdinalIgnoreCase);

    static bool HoldsRowChange(ref SqlTokenizer tokens)
    {
        while (tokens.MoveNext())
        {
            if (tokens.IsWord("insert") || tokens.IsWord("update") || tokens.IsWord("delete") || tokens.IsWord("merge"))
                return true;
        }
        return false;
    }

    static StatementTraits Create(ref SqlTokenizer tokens)
    {
        tokens.MoveNext();
        if (tokens.IsWord("unique"))
            tokens.MoveNext();
        if (tokens.IsWord("index") && tokens.MoveNext() && tokens.IsWord("concurrently"))
            return Alone with { Kind = StatementKind.CreateIndexConcurrently, MayChangeSession = false };
        if (tokens.IsWord("database") || tokens.IsWord("tablespace"))
            return Alone with { MayChangeSession = false };
        if (tokens.IsWord("subscription"))
            return Harmless with
            {
                MustStandAlone =
                    !PostgreSqlOptions.IsOff("create_slot", ref tokens)
                    && !PostgreSqlOptions.IsOff("connect", ref tokens),
            };
        return Harmless with { MayChangeSession = MakesTemporary(ref tokens) };
    }

    /// <summary>TEMP and TEMPORARY stand before the kind of the object; <c>pg_temp</c> may qualify its name.</summary>
    static bool MakesTemporary(ref SqlTokenizer tokens)
    {
        do
        {
            if (tokens.IsWord("temp") || tokens.IsWord("temporary") || PostgreSqlOptions.IsName("pg_temp", tokens))
                return true;
        } while (tokens.Current.Kind != SqlTokenKind.String && !tokens.IsSymbol('(') && tokens.MoveNext());
        return false;
    }

    static StatementTraits Alter(ref SqlTokenizer tokens)
    {
        tokens.MoveNext();
        var isDatabase = tokens.IsWord("database");
        if (tokens.IsWord("system"))
            return Refused(ref tokens) ?? Alone with { MayChangeSession = false };
        if (isDatabase || tokens.IsWord("role") || tokens.IsWord("user"))
        {
            var refused = Refused(ref tokens);
            return refused
                ?? Harmless with
                {
                    MustStandAlone = isDatabase && PostgreSqlOptions.Holds("set", "tablespace", ref tokens),
                };
        }
        if (tokens.IsWord("subscription"))
            return Harmless with { MustStandAlone = ChangesPublications(ref tokens) };
        var isDetach = tokens.IsWord("table") && PostgreSqlOptions.Holds("detach", "partition", ref tokens);
        var last = tokens;
        while (isDetach && tokens.MoveNext())
            last = tokens;
        return isDetach && last.IsWord("concurrently")
            ? Alone with
            {
                Kind = StatementKind.DetachConcurrently,
                MayChangeSession = false,
            }
            : Harmless;
    }

    static StatementTraits? Refused(ref SqlTokenizer tokens)
    {
        var ahead = tokens;
        return PostgreSqlSettings.TurnsOffStandardStrings(ref ahead) ? PostgreSqlSettings.NonstandardStrings : null;
    }

    /// <summary>
    /// Looks at the publisher: REFRESH, and SET, ADD or DROP PUBLICATION without <c>refresh = false</c>; the options
    /// failover and two_phase.
    /// </summary>
    static bool ChangesPublications(ref SqlTokenizer tokens)
    {
        var ahead = tokens;
        while (ahead.MoveNext())
        {
            if (ahead.IsWord("refresh") || ahead.IsWord("failover") || ahead.IsWord("two_phase"))
                return true;
            if (ahead.IsWord("publication"))
                return !PostgreSqlOptions.IsOff("refresh", ref ahead);
        }
        return false;
    }

    static StatementTraits Drop(ref SqlTokenizer tokens)
    {
        tokens.MoveNext();
        if (tokens.IsWord("index") && tokens.MoveNext() && tokens.IsWord("concurrently"))
            return Alone with { Kind = StatementKind.DropIndexConcurrently, MayChangeSession = false };
        return Harmless with
        {
            MustStandAlone = tokens.IsWord("database") || tokens.IsWord("tablespace") || tokens.IsWord("subscription"),
        };
    }

    static StatementTraits Reindex(ref SqlTokenizer tokens)
    {
        var isAlone = false;
        var depth = 0;
        while (tokens.MoveNext())
        {
            depth +=
                tokens.IsSymbol('(') ? 1
                : tokens.IsSymbol(')') ? -1
                : 0;
            if (tokens.IsWord("concurrently"))
                isAlone |= depth == 0 || !PostgreSqlOptions.IsOffValue(tokens);
            else if (depth == 0 && (tokens.IsWord("index") || tokens.IsWord("table")))
                return Harmless with
                {
                    Kind = StatementKind.Reindex,
                    MustStandAlone = isAlone | PostgreSqlOptions.NextIs("concurrently", ref tokens),
                };
            else if (depth == 0 && tokens.Current.Kind == SqlTokenKind.Word)
                return Harmless with { Kind = StatementKind.Reindex, MustStandAlone = true };
        }
        return Harmless with { Kind = StatementKind.Reindex };
    }

    /// <summary>CLUSTER, CLUSTER VERBOSE and CLUSTER (options) work on all tables.</summary>
    static bool NamesTable(ref SqlTokenizer tokens)
    {
        var depth = 0;
        while (tokens.MoveNext())
        {
            depth +=
                tokens.IsSymbol('(') ? 1
                : tokens.IsSymbol(')') ? -1
                : 0;
            if (depth == 0 && tokens.Current.Kind != SqlTokenKind.Symbol && !tokens.IsWord("verbose"))
                return true;
        }
        return false;
    }

    static StatementTraits Copy(ref SqlTokenizer tokens)
    {
        var depth = 0;
        while (tokens.MoveNext())
        {
            depth +=
                tokens.IsSymbol('(') ? 1
                : tokens.IsSymbol(')') ? -1
                : 0;
            if (depth != 0 || !(tokens.IsWord("from") || tokens.IsWord("to")))
                continue;
            var isFrom = tokens.IsWord("from");
            if (tokens.MoveNext() && (tokens.IsWord("stdin") || tokens.IsWord("stdout")))
                return new() { Refusal = CopyThroughClient(isFrom) };
        }
        return Harmless;
    }

    static StatementRefusal CopyThroughClient(bool isFrom) =>
        isFrom
            ? new(
                ScriptErrors.CopyThroughClient,
                "COPY … FROM stdin cannot stand in a migration: its rows are not SQL, only psql can send them.",
                "Use INSERT, or COPY from a file on the server."
            )
            : new(
                ScriptErrors.CopyThroughClient,
                "COPY … TO stdout cannot stand in a migration: nobody reads what it prints.",
                "Delete it, or use COPY to a file on the server."
            );

    static StatementTraits TransactionControl(scoped ReadOnlySpan<char> keyword, ref SqlTokenizer tokens)
    {
        var hasNext = tokens.MoveNext();
        if (keyword is "prepare" && !(hasNext && tokens.IsWord("transaction")))
            return new();
        if (keyword is "rollback")
        {
            var ahead = tokens;
            if (ahead.IsWord("work") || ahead.IsWord("transaction"))
                ahead.MoveNext();
            if (ahead.IsWord("to"))
                return Harmless;
        }
        var name = keyword.ToString().ToUpperInvariant();
        if (keyword is "start" or "prepare" || tokens.IsWord("prepared"))
            name += " " + tokens.Text.ToString().ToUpperInvariant();
        return new() { Refusal = StatementRefusal.TransactionControl(name) };
    }
}
