using System.Data.Common;

namespace Godwit.Cli;

/// <summary>Says which database could not be reached, and what may help.</summary>
static class ConnectionErrors
{
    public static CommandException Describe(DatabaseTarget target, GodwitException error) =>
        new(error.Code, ExitCodes.Of(error), $"{target.Description}: {error.Message}", error.InnerException)
        {
            SqlState = error.SqlState,
            Hint = Advice(error.SqlState) ?? error.Hint,
        };

    public static CommandException Describe(DatabaseTarget target, string code, string problem, DbException error) =>
        new(code, ExitCodes.Failed, $"{target.Description}: {problem}: {error.Message}", error)
        {
            SqlState = error.SqlState,
            Hint = Advice(error.SqlState),
        };

    static string? Advice(string? sqlState) =>
        sqlState switch
        {
            "3D000" => "`godwit migrate --create-database` creates it.",
            "28P01" or "28000" => "Check user and password of the URL, and pg_hba.conf of the server.",
            _ => null,
        };
}
