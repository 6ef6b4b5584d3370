using System.Data.Common;

namespace Godwit;

/// <summary>Why there is no server of Godwit's own.</summary>
static class PostgreSqlScratchFailures
{
    public static ScratchException NotFound(PostgreSqlProgramSearch search, int? major)
    {
        var isChosen = search.Looked.Count == 1;
        return new(
            ScratchErrors.NoServer,
            isChosen
                ? $"There are no PostgreSQL server programs (postgres, initdb) that run in {search.Looked[0]}."
                : "There is no scratch database to be had: no PostgreSQL server programs (postgres, initdb) were "
                    + $"found. Looked in {string.Join(", ", search.Looked)}."
        )
        {
            Hint =
                $"Install PostgreSQL{(major is null ? "" : $" {major}")} on this machine (it need not "
                + "run); or name the folder of its programs with --postgres-bin or "
                + $"{PostgreSqlProgramSearch.Variable}; or name a server on which databases may be created and "
                + "dropped with --scratch (not production; a container will do).",
        };
    }

    public static ScratchException UnusableCache(PostgreSqlScratchOptions options, Exception error) =>
        new(ScratchErrors.Cache, $"The cache folder {options.CacheFolder} cannot be used: {error.Message}", error)
        {
            Hint = $"Name another folder with {CacheFolder.Variable} in the environment.",
        };

    public static ScratchException NotReached(DbException error) =>
        new(ScratchErrors.NotStarted, $"The scratch server was started and cannot be reached: {error.Message}", error)
        {
            Hint = "Name a server with --scratch.",
        };
}
