using System.Reflection;

namespace Godwit;

/// <summary>A folder of migration files, or the migrations embedded in an assembly.</summary>
public sealed class MigrationFolder
{
    MigrationFolder(string name) => Name = name;

    /// <summary>The folder as the user knows it.</summary>
    public string Name { get; }

    /// <summary>A folder on disk. It is read when it is used, not now.</summary>
    public static MigrationFolder Open(string path) => new(path);

    /// <summary>The migrations that a <c>GodwitMigrations</c> item with <c>Embed="true"</c> put into an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">The folder as the item names it; needed only when the assembly carries several.</param>
    public static MigrationFolder Embedded(Assembly assembly, string? folder = null) =>
        throw new NotImplementedException();

    /// <summary>Lists and hashes the files, ordered by version.</summary>
    /// <exception cref="InvalidMigrationFolderException">The folder is missing, or a file in it is not a migration.</exception>
    public ValueList<Migration> Read() => throw new NotImplementedException();
}
