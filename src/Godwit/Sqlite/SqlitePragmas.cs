namespace Godwit;

/// <summary>PRAGMA: which SQLite refuses or ignores in a transaction, and which change the connection.</summary>
/// <remarks><c>pragma.c</c> of SQLite 3.50 and https://www.sqlite.org/pragma.html.</remarks>
static class SqlitePragmas
{
    static readonly StatementRefusal QueryOnly = new(
        ScriptErrors.KeepsFromRecording,
        "PRAGMA query_only cannot be turned on in a migration: what Godwit records of it would be refused too.",
        "Delete the statement; the application sets it on connections of its own."
    );

    public static StatementTraits Classify(ref SqlTokenizer tokens)
    {
        tokens.MoveNext();
        var name = Name(tokens);
        var hasMore = tokens.MoveNext();
        if (hasMore && tokens.IsSymbol('.'))
        {
            tokens.MoveNext();
            name = Name(tokens);
            hasMore = tokens.MoveNext();
        }
        var isAlone = MustStandAlone(name, hasMore);
        if (!hasMore || !(tokens.IsSymbol('=') || tokens.IsSymbol('(')))
            return new() { MustStandAlone = isAlone };
        tokens.MoveNext();
        if (name == "query_only" && IsOn(tokens))
            return new() { Refusal = QueryOnly };
        return name == "foreign_keys"
            ? new() { ForeignKeysPragma = IsOn(tokens), IsSessionSetting = true }
            : new() { MustStandAlone = isAlone, IsSessionSetting = IsConnectionSetting(name) };
    }

    static string Name(in SqlTokenizer tokens) => SqliteStatements.Syntax.NameOf(tokens.Text).ToLowerInvariant();

    static bool MustStandAlone(string name, bool hasValue) =>
        name switch
        {
            "wal_checkpoint" => true,
            "journal_mode" or "synchronous" or "temp_store" or "temp_store_directory" => hasValue,
            "auto_vacuum" or "page_size" or "encoding" => hasValue,
            _ => false,
        };

    static bool IsConnectionSetting(string name) =>
        name
            is "analysis_limit"
                or "automatic_index"
                or "busy_timeout"
                or "cache_size"
                or "cache_spill"
                or "case_sensitive_like"
                or "cell_size_check"
                or "checkpoint_fullfsync"
                or "fullfsync"
                or "hard_heap_limit"
                or "ignore_check_constraints"
                or "journal_size_limit"
                or "legacy_alter_table"
                or "locking_mode"
                or "max_page_count"
                or "mmap_size"
                or "query_only"
                or "read_uncommitted"
                or "recursive_triggers"
                or "reverse_unordered_selects"
                or "secure_delete"
                or "soft_heap_limit"
                or "synchronous"
                or "temp_store"
                or "threads"
                or "trusted_schema"
                or "wal_autocheckpoint"
                or "writable_schema";

    /// <summary>
    /// Reads a Boolean as SQLite does: <c>on</c>, <c>yes</c>, <c>true</c> and numbers other than 0; all else is off.
    /// </summary>
    static bool IsOn(in SqlTokenizer tokens)
    {
        var value = tokens.Text.Trim("'\"`[]").ToString().ToLowerInvariant();
        return value is "on" or "yes" or "true"
            || (value.Length > 0 && char.IsAsciiDigit(value[0]) && value.AsSpan().TrimStart('0').Length > 0);
    }
}
