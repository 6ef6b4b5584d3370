namespace Godwit;

/// <summary>Where migration files lie: a folder on disk, or the resources of an assembly.</summary>
abstract class MigrationSource
{
    /// <summary>The folder as the user knows it.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The <c>.sql</c> files of the folder and of the folders directly in it, in no order; hidden ones are left out.
    /// </summary>
    /// <exception cref="InvalidMigrationFolderException">
    /// The folder is missing, cannot be read, or has a link that leads out of it.
    /// </exception>
    public abstract IReadOnlyList<SqlFile> List();

    /// <summary>
    /// What lies directly in the folder; absent where a link is among it, or where there is no quicker way to it than
    /// <see cref="List"/>.
    /// </summary>
    /// <exception cref="InvalidMigrationFolderException">The folder is missing or cannot be read.</exception>
    public virtual SourceTop? ListTop() => null;

    /// <summary>A file below the folder, named with <c>/</c>; absent where it is not there.</summary>
    /// <param name="relative">Its path.</param>
    /// <param name="isDoubtful">It is a link or a folder, so that <see cref="List"/> must look at it.</param>
    public virtual string? FindPlain(string relative, out bool isDoubtful)
    {
        isDoubtful = true;
        return null;
    }

    /// <summary>
    /// The path of a file that is not SQL, named below the folder with <c>/</c>; absent where it is not there.
    /// </summary>
    public virtual string? Find(string relative) => null;

    /// <summary>The names of the folders directly in it; hidden ones are left out.</summary>
    public virtual IReadOnlyList<string> ListFolders() => [];

    /// <summary>Feeds the bytes of a file to the builder.</summary>
    /// <exception cref="InvalidMigrationFolderException">The file cannot be read.</exception>
    public abstract void Read(string path, ChecksumBuilder into);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidMigrationFolderException">The file cannot be read.</exception>
    public abstract byte[] ReadBytes(string path);
}

/// <summary>What lies directly in a folder, without links; hidden entries are left out.</summary>
/// <param name="Files">The <c>.sql</c> files.</param>
/// <param name="Folders">The names of the folders.</param>
sealed record SourceTop(List<SqlFile> Files, List<string> Folders);

/// <summary>A file of a <see cref="MigrationSource"/>.</summary>
/// <param name="Path">The file as the user knows it.</param>
/// <param name="RelativeStart">
/// Where the part below the folder begins: <c>0001_a.sql</c> or <c>0001_a/up.sql</c>.
/// </param>
sealed record SqlFile(string Path, int RelativeStart)
{
    public ReadOnlySpan<char> Relative => Path.AsSpan(RelativeStart);
}
