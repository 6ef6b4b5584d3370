namespace Godwit;

/// <summary>Compares the folder of a branch with that of the branch it goes into.</summary>
static class BaseCheck
{
    /// <summary>
    /// What must not go into the base: files of it that are changed or gone, and new ones that do not come after it.
    /// </summary>
    /// <param name="baseFiles">The migrations of the base, ordered by version.</param>
    /// <param name="files">Those of the branch, ordered by version.</param>
    /// <param name="baseName">How the base is called, as in <c>origin/main</c>.</param>
    public static ValueList<BaseProblem> Compare(
        ValueList<Migration> baseFiles,
        ValueList<Migration> files,
        string baseName
    )
    {
        var byVersion = files.ToDictionary(file => file.Version);
        var replaced = files.SelectMany(file => file.Replaces.Select(one => (one.Version, one.Hash))).ToHashSet();
        var inBase = baseFiles.Select(file => file.Version).ToHashSet();
        var problems = new List<BaseProblem>();
        foreach (var old in baseFiles)
        {
            // A squash that says so replaces it, and keeps databases working that applied it.
            if (replaced.Contains((old.Version, old.Hash)))
                continue;
            if (!byVersion.TryGetValue(old.Version, out var file))
                problems.Add(Removed(old, baseName));
            else if (file.Checksum != old.Checksum)
                problems.Add(Changed(file, baseName));
        }
        if (baseFiles.Count == 0)
            return problems.ToValueList();
        var newest = baseFiles[^1];
        problems.AddRange(
            files
                .Where(file => file.Version < newest.Version && !inBase.Contains(file.Version))
                .Select(file => Behind(file, newest, baseName))
        );
        return problems.ToValueList();
    }

    static BaseProblem Removed(Migration old, string baseName) =>
        new(
            BaseProblemKind.Removed,
            old,
            $"Removed: {old} is in {baseName}, and databases may have applied it, but it is not in this folder.",
            $"Restore it: git checkout {baseName} -- <its path>."
        );

    static BaseProblem Changed(Migration file, string baseName) =>
        new(
            BaseProblemKind.Changed,
            file,
            $"Changed: {file.File} is not as it is in {baseName}, and databases may have applied it.",
            "Restore the file as it was, and write the change as a new migration."
        );

    static BaseProblem Behind(Migration file, Migration newest, string baseName) =>
        new(
            BaseProblemKind.Behind,
            file,
            $"Out of order: {file.File} is new, but older than {newest} of {baseName}: databases that have "
                + "applied that one would refuse it.",
            file.Tool is null
                ? $"`godwit rebase --base {baseName}` puts it behind."
                : $"Give it a version newer than that of {newest}."
        );
}

/// <summary>A migration that must not go into the base as it is.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Migration">The file of the branch; that of the base, where the branch has none.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Fix">What to do.</param>
sealed record BaseProblem(BaseProblemKind Kind, Migration Migration, string Message, string Fix);

/// <summary>What is wrong with a migration of a branch.</summary>
enum BaseProblemKind
{
    /// <summary>The base has another text for it.</summary>
    Changed,

    /// <summary>The base has it, the branch does not.</summary>
    Removed,

    /// <summary>It is new, and older than the newest of the base.</summary>
    Behind,
}
