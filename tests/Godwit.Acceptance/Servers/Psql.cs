namespace Godwit;

/// <summary>The client <c>psql</c>, which reads nobody's settings.</summary>
static class Psql
{
    /// <summary>The distribution's own, where there is one.</summary>
    public static string Program { get; } = PostgreSqlBinaries.Client("psql");

    /// <summary>Runs it on a database, by its URL; the first statement that fails ends it, and fails the test.</summary>
    public static Task RequireAsync(string database, params IEnumerable<string> arguments) =>
        Command.RequireAsync([Program, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, .. arguments]);

    /// <summary>Runs it on a database, by its URL; statements may fail.</summary>
    public static Task<Command.Outcome> RunAsync(string database, params IEnumerable<string> arguments) =>
        Command.RunAsync([Program, "-X", "-q", "-d", database, .. arguments]);
}
