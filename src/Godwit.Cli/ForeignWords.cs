namespace Godwit.Cli;

/// <summary>What the commands of other tools are called here, for those who type them.</summary>
static class ForeignWords
{
    static readonly Dictionary<string, string> _commands = new(StringComparer.Ordinal)
    {
        ["apply"] = "`godwit migrate` applies what is pending.",
        ["clean"] = "`godwit reset --empty` drops everything; without --empty the migrations are applied again.",
        ["create"] = "`godwit generate NAME --empty` begins a migration that is written by hand.",
        ["db"] =
            "`godwit push`, `pull` and `reset` do what `db push`, `db pull` and `db seed` do; a script beside the "
            + "history is for psql or sqlite3.",
        ["deploy"] = "`godwit migrate` applies what is pending.",
        ["down"] = "`godwit undo` takes back the newest migration.",
        ["drop"] = "`godwit undo` takes back what is applied; a migration that is applied nowhere is a file to delete.",
        ["execute"] = "A script beside the history is for psql or sqlite3.",
        ["info"] = "`godwit status` shows the migrations and their states.",
        ["introspect"] = "`godwit pull` writes the schema of a database.",
        ["new"] = "`godwit generate NAME --empty` begins a migration that is written by hand.",
        ["resolve"] =
            "`godwit baseline VERSION` records migrations as applied, `godwit repair` settles one that failed.",
        ["revert"] = "`godwit undo` takes back the newest migration.",
        ["rollback"] = "`godwit undo` takes back the newest migration.",
        ["seed"] = "`godwit reset` runs the seed at its end.",
        ["snapshot"] = "`godwit pull` and `godwit export` write a schema as SQL.",
        ["test-connection"] = "`godwit status` connects and changes nothing.",
        ["update"] = "`godwit migrate` applies what is pending.",
        ["validate"] = "`godwit status` and every `migrate` compare files and history, `godwit check` the files.",
    };

    /// <summary>What the word means here; absent: it is no tool's, or there is nothing like it.</summary>
    public static string? Find(string word) => _commands.GetValueOrDefault(word);

    /// <summary>The same of the word behind a command, as in <c>prisma migrate deploy</c>.</summary>
    public static string? Find(GodwitCommand? command, string word) =>
        command is null ? Find(word)
        : command is not MigrateCommand ? null
        : word switch
        {
            "dev" => "`godwit dev NAME` writes a migration and applies it.",
            "reset" or "status" or "diff" => $"The command is `godwit {word}`.",
            _ => Find(word),
        };
}
