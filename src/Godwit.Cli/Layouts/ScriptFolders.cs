using System.Text;

namespace Godwit.Cli;

/// <summary>
/// Folders <c>NAME/migration.sql</c> without a snapshot of Drizzle's or a lock file of Prisma's: both tools have such
/// folders, of migrations that people wrote or that were copied.
/// </summary>
static class ScriptFolders
{
    // Marks stand in almost every file that a tool wrote.
    const int MostFiles = 100;
    const int MostBytes = 64 * 1024;

    static readonly byte[][] _ofDrizzle =
    [
        "--> statement-breakpoint"u8.ToArray(),
        Encoding.UTF8.GetBytes(DrizzleFolder.CustomHeader),
    ];

    static readonly byte[][] _ofPrisma =
    [
        "-- CreateTable"u8.ToArray(),
        "-- AlterTable"u8.ToArray(),
        "-- CreateIndex"u8.ToArray(),
        "-- CreateEnum"u8.ToArray(),
        "-- AddForeignKey"u8.ToArray(),
        "-- This is an empty migration."u8.ToArray(),
    ];

    /// <summary>The scripts, as the folder shows them; none where it has no such folders.</summary>
    public static ValueList<string> ScriptsIn(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateDirectories(folder)
                .Select(one => $"{Path.GetFileName(one)}/{PrismaFolder.ScriptName}")
                .Where(script => File.Exists(Path.Combine(folder, script)))
                .Order(StringComparer.Ordinal)
                .ToValueList()
            : [];

    /// <summary>Whose the folder is: the tool's whose configuration names it, else by what is in it.</summary>
    /// <exception cref="InvalidMigrationFolderException">Nothing says it.</exception>
    public static IEnumerable<LayoutChoice> OwnersOf(string folder, string project, Shell shell)
    {
        folder = Path.TrimEndingDirectorySeparator(folder);
        var scripts = ScriptsIn(folder);
        if (scripts.Count == 0)
            return [];
        LayoutChoice[] configured =
        [
            .. Choice(LayoutChoice.Drizzle, DrizzleConfiguration.FindWithFolder(project, shell, folder), shell.Display),
            .. Choice(LayoutChoice.Prisma, PrismaProject.FindWithFolder(project, shell, folder), shell.Display),
        ];
        if (configured.Length > 0)
            return configured;
        var some = scripts.Take(MostFiles).ToList();
        LayoutChoice[] marked =
        [
            .. Choice(LayoutChoice.Drizzle, some.Find(script => HasAny(Path.Combine(folder, script), _ofDrizzle))),
            .. Choice(LayoutChoice.Prisma, some.Find(script => HasAny(Path.Combine(folder, script), _ofPrisma))),
        ];
        if (marked.Length > 0)
            return marked;
        var name = Path.GetFileName(folder);
        return name == LayoutChoice.Drizzle ? [new(LayoutChoice.Drizzle, name)]
            : name == "migrations" && Path.GetFileName(Path.GetDirectoryName(folder)) == LayoutChoice.Prisma
                ? [new(LayoutChoice.Prisma, "prisma/migrations")]
            : throw LayoutErrors.Either(shell.Display(folder), scripts[0]);
    }

    static IEnumerable<LayoutChoice> Choice(string name, string? sign, Func<string, string>? show = null) =>
        sign is null ? [] : [new(name, show is null ? sign : show(sign))];

    static bool HasAny(string path, byte[][] marks)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, MostBytes)];
        var text = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        foreach (var mark in marks)
        {
            if (text.IndexOf(mark) >= 0)
                return true;
        }
        return false;
    }
}
