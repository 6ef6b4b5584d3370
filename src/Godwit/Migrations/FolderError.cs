using System.Text;

namespace Godwit;

/// <summary>What can be wrong with a migration folder; found before anything is run.</summary>
static class FolderError
{
    const int MaxFilesShown = 10;

    public static InvalidMigrationFolderException MissingFolder(string folder) =>
        Create(
            "GDW0101",
            $"The migration folder {Quote(folder)} does not exist (looked in {Quote(Path.GetFullPath(folder))}).",
            "Check the path, and that the folder is deployed with the application; an empty folder is fine, "
                + "a missing one is not."
        );

    public static InvalidMigrationFolderException NotAFolder(string folder) =>
        Create(
            "GDW0101",
            $"{Quote(folder)} is a file, not a migration folder.",
            "Name the folder that holds the files."
        );

    public static InvalidMigrationFolderException Misnamed(IReadOnlyCollection<string> files) =>
        Create(
            "GDW0102",
            $"{Files(files, "file is", "files are")} not named as a migration:{List(files)}",
            $"Name it {MigrationFileName.ExpectedForm}, or move it out of the folder."
        );

    public static InvalidMigrationFolderException DuplicateVersion(
        MigrationVersion version,
        IReadOnlyCollection<string> files
    ) =>
        Create(
            "GDW0103",
            $"{files.Count} files have the version {version} (versions are compared as numbers):{List(files)}",
            "Give all but one a version of their own; one that was already applied must keep its version."
        );

    public static InvalidMigrationFolderException DiffersOnlyInCase(IReadOnlyCollection<string> files) =>
        Create(
            "GDW0104",
            $"The names of {files.Count} files differ only in case, which Windows and macOS cannot tell apart:"
                + List(files),
            "Remove or rename all but one; one that was already applied must keep its version."
        );

    public static InvalidMigrationFolderException ReplacedIsThere(string squashed, IReadOnlyCollection<string> files) =>
        Create(
            "GDW0115",
            $"{Quote(squashed)} replaces {Files(files, "file that is", "files that are")} still in the "
                + $"folder:{List(files)}",
            "Remove them: what they do is in the squashed migration."
        );

    public static InvalidMigrationFolderException LinkLeavesFolder(string link, string target) =>
        Create(
            "GDW0105",
            $"{Quote(link)} is a symbolic link that leads out of the migration folder, to {Quote(target)}.",
            "Put the file itself into the folder."
        );

    public static InvalidMigrationFolderException DanglingLink(string link) =>
        Create(
            "GDW0105",
            $"{Quote(link)} is a symbolic link that leads nowhere.",
            "Remove it, or put the file itself into the folder."
        );

    public static InvalidMigrationFolderException NotText(string file, TextFault fault) =>
        fault.Kind switch
        {
            TextFaultKind.Nul => Create(
                "GDW0107",
                $"{Quote(file)} holds a NUL character at byte offset {fault.Offset}.",
                "Remove it, or save the file as UTF-8: UTF-16 without a byte order mark looks like this."
            ),
            TextFaultKind.NotUtf8 => Create(
                "GDW0106",
                $"{Quote(file)} is not UTF-8: the byte 0x{fault.Value:X2} at offset {fault.Offset} "
                    + "does not belong there.",
                "Save the file as UTF-8, with or without byte order mark."
            ),
            _ => Create(
                "GDW0106",
                $"{Quote(file)} is {(fault.Kind == TextFaultKind.Utf16 ? "UTF-16" : "UTF-32")}, not UTF-8: "
                    + "it begins with that byte order mark at offset 0.",
                "Save the file as UTF-8, with or without byte order mark."
            ),
        };

    public static InvalidMigrationFolderException Unreadable(string path, Exception exception) =>
        Create(
            "GDW0108",
            $"{Quote(path)} cannot be read: {exception.Message}",
            "Check that it exists, and that the user who migrates may read it.",
            exception
        );

    public static InvalidMigrationFolderException NotAFile(string path) =>
        Create(
            "GDW0108",
            $"{Quote(path)} is a folder, but named as a file.",
            "Rename it or move it out of the folder."
        );

    public static InvalidMigrationFolderException NotARegularFile(string path) =>
        Create(
            "GDW0114",
            $"{Quote(path)} is not a regular file, but a pipe, a socket or a device.",
            "Remove it, or put a file in its place."
        );

    public static InvalidMigrationFolderException DownWithoutUp(IReadOnlyCollection<string> files) =>
        Create(
            "GDW0109",
            $"{Files(files, "file is", "files are")} the way back of a migration that is not there:{List(files)}",
            "Add the migration of that version, or remove the way back."
        );

    public static InvalidMigrationFolderException WouldBeSkipped(IReadOnlyCollection<string> files) =>
        Create(
            "GDW0110",
            $"{Files(files, "file", "files")} in sub-folders would be skipped, because only the folder itself is read "
                + $"(and VERSION_NAME/up.sql with its down.sql):{List(files)}",
            "Point Godwit at the folder that holds the migrations, or move these files into it or out of it."
        );

    public static InvalidMigrationFolderException ChangedWhileRunning(string file) =>
        Create(
            "GDW0111",
            $"{Quote(file)} was changed after this run had listed it. This file was not run.",
            "Run again when nothing writes to the folder."
        );

    public static InvalidMigrationFolderException NothingEmbedded(string assembly, string? folder) =>
        Create(
            "GDW0112",
            $"The assembly {assembly} carries no migrations"
                + (folder is null ? "." : $" of the folder {Quote(folder)}."),
            "Add <GodwitMigrations Include=\"FOLDER\" Embed=\"true\" /> to its project file, "
                + "and name the folder as it does."
        );

    public static InvalidMigrationFolderException SeveralEmbedded(
        string assembly,
        IReadOnlyCollection<string> folders
    ) =>
        Create(
            "GDW0112",
            $"The assembly {assembly} carries the migrations of {folders.Count} folders:{List(folders)}",
            "Say which: MigrationFolder.Embedded(assembly, folder)."
        );

    static InvalidMigrationFolderException Create(
        string code,
        string what,
        string next,
        Exception? innerException = null
    ) => new(code, $"{what}\n{next}", innerException) { Hint = next };

    static string Files(IReadOnlyCollection<string> files, string one, string several) =>
        files.Count == 1 ? $"1 {one}" : $"{files.Count} {several}";

    static string List(IReadOnlyCollection<string> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.Order(StringComparer.Ordinal).Take(MaxFilesShown))
            text.Append("\n  ").Append(Quote(file));
        if (files.Count > MaxFilesShown)
            text.Append($"\n  and {files.Count - MaxFilesShown} more");
        return text.ToString();
    }

    // A file name may hold line breaks and escape characters, which would forge lines in logs and terminals.
    static string Quote(string path) =>
        path.Any(char.IsControl) ? string.Concat(path.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : path;
}
