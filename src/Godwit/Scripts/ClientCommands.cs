using System.Buffers;

namespace Godwit;

/// <summary>Commands of psql and of the sqlite3 shell: their programs run them, no server does.</summary>
static class ClientCommands
{
    const int LongestShown = 40;

    static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\f;|");

    public static InvalidMigrationException Refusal(SqlScript script, int offset, SqlSyntax syntax)
    {
        var line = script.Text.AsSpan(offset);
        var end = line.IndexOfAny(Ends);
        var command = line[..Math.Min(end < 0 ? line.Length : end, LongestShown)].ToString();
        var program = syntax.HasBackslashCommands ? "psql" : "the sqlite3 shell";
        return ScriptErrors.At(
            script,
            offset,
            ScriptErrors.ClientCommand,
            $"{command} is a command of {program}, not SQL; Godwit sends the file to the database itself.",
            FixFor(command)
        );
    }

    static string FixFor(string command) =>
        command switch
        {
            @"\i" or @"\ir" or @"\include" or @"\include_relative" or ".read" =>
                "Put the text of the other file here, or make it a migration of its own.",
            @"\copy" or ".import" => "Use INSERT, or COPY from a file on the server.",
            @"\c" or @"\connect" or ".open" =>
                "Delete it: a migration runs in the one database that Godwit is connected to.",
            @"\set"
            or @"\unset"
            or @"\gset"
            or @"\if"
            or @"\elif"
            or @"\else"
            or @"\endif"
            or @"\prompt"
            or ".parameter" => "Write the value out: a migration is the same text for every database.",
            @"\gexec" => "Use a DO block with EXECUTE.",
            @"\g" or @"\gx" or @"\;" => "End the statement with a semicolon.",
            @"\restrict" or @"\unrestrict" => "Delete the line: pg_dump writes it for psql alone.",
            @"\." => "Rows of COPY cannot stand in a migration: use INSERT, or COPY from a file on the server.",
            _ => "Delete it.",
        };
}
