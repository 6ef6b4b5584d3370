namespace Godwit;

/// <summary>SQLite databases as files.</summary>
static class SqliteDatabases
{
    // https://www.sqlite.org/tempfiles.html: what may stand beside a database file.
    static readonly string[] _companions = ["-wal", "-shm", "-journal"];

    /// <summary>Deletes a database with the files beside it; where there is none, nothing happens.</summary>
    /// <param name="path">The file; a link is followed, as SQLite does.</param>
    /// <exception cref="IOException">A file is in use, or the system refuses.</exception>
    public static void Delete(string path)
    {
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        // The database first: a journal without its database is harmless, a database without its journal may be torn.
        File.Delete(file);
        foreach (var companion in _companions)
            File.Delete(file + companion);
    }
}
