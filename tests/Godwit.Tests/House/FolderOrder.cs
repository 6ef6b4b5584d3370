namespace Godwit.House;

/// <summary>The folders of the library in the order of their dependencies: each uses only those before it.</summary>
static class FolderOrder
{
    static readonly string[] _shared =
    [
        "Errors",
        "Annotations",
        "Catalogs",
        "Changes",
        "Scripts",
        "Migrations",
        "Planning",
        "Dialects",
        "Schemas",
        "Flows",
    ];
    static readonly string[] _engines = ["PostgreSql", "Sqlite"];

    // A folder may name a type of a later one only for a reason written here.
    static readonly (string Folder, string Type)[] _exceptions =
    [
        ("Errors", "SourceLocation"), // the place in a file is part of what an error says
        ("Migrations", "Dialect"), // a folder is split by the rules of the dialect that it takes as a parameter
    ];

    /// <summary>What stands against the order, one sentence each.</summary>
    public static IEnumerable<string> Offences(IReadOnlyList<SourceFile> files)
    {
        var home = files
            .SelectMany(file => file.DeclaredTypes().Select(type => (type, file.Folder)))
            .GroupBy(one => one.type, one => one.Folder)
            .ToDictionary(group => group.Key, group => group.MinBy(Rank)!); // a group has a member
        foreach (var file in files)
        {
            if (Rank(file.Folder) < 0)
            {
                yield return $"{file.Path}: the folder '{file.Folder}' has no place in the order of folders";
                continue;
            }

            foreach (var (name, line) in file.UsedNames().DistinctBy(one => one.Name))
            {
                if (home.TryGetValue(name, out var other) && !MayUse(file.Folder, other, name))
                {
                    yield return $"{file.Path}:{line}: {file.Folder} may not use {name} of {other}";
                }
            }
        }
    }

    static bool MayUse(string folder, string other, string type) =>
        folder == other || (Rank(other) < Rank(folder) && Rank(other) >= 0) || _exceptions.Contains((folder, type));

    // All engines have one rank: none may use another.
    static int Rank(string folder) => _engines.Contains(folder) ? _shared.Length : Array.IndexOf(_shared, folder);
}
