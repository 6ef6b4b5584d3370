namespace Godwit;

/// <summary>Reads the files of a tool, in the order in which the tool runs them.</summary>
/// <param name="tool">The tool.</param>
/// <param name="dialect">The engine.</param>
sealed class ForeignFiles(ForeignTool tool, Dialect dialect)
{
    static readonly string[] _code = [".go", ".rb", ".cs", ".fs", ".java", ".kt", ".rs"];

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder, as the user knows it.</param>
    /// <exception cref="GodwitException">A file cannot be read or translated.</exception>
    public ValueList<ForeignFile> Read(string path) =>
        tool.Form switch
        {
            ForeignForm.Files => ReadMigrations(path),
            ForeignForm.Scripts => ReadScripts(path),
            _ => throw new System.Diagnostics.UnreachableException($"{tool.Name} has no folder of that kind."),
        };

    /// <summary>Reads the migrations of a layout.</summary>
    public ValueList<ForeignFile> Read(IEnumerable<Migration> migrations) => migrations.Select(OfLayout).ToValueList();

    ValueList<ForeignFile> ReadMigrations(string path)
    {
        var migrations = MigrationFolder.Open(path).Read();
        RefuseCode(path);
        return migrations.Select(migration => OfFile(migration)).ToValueList();
    }

    ForeignFile OfFile(Migration migration)
    {
        var text = new NativeText(migration.ReadScript(), dialect, IsAlone(migration));
        var down = migration.ReadDownScript() is { } script
            ? new NativeText(script, dialect, IsAlone(migration)).Up
            : text.Down;
        var version = migration.Version.Text;
        // The counter of diesel's folders; several of one second are told apart by their order.
        var digits = version.Contains('-', StringComparison.Ordinal) ? version[..version.IndexOf('-')] : version;
        return new(ForeignFile.KeyOf(version), digits, migration.Name, migration.File, text.Up, down)
        {
            Checksums = ChecksumsOf(migration.File),
        };
    }

    ForeignFile OfLayout(Migration migration)
    {
        var file = migration.Tool as FlywayFile;
        if (file is { File.IsSql: false })
            throw IsCode([migration.File]);
        var isAlone = file?.IsAlone ?? false;
        var down = migration.ReadDownScript() is { } script ? new NativeText(script, dialect, isAlone).Up : null;
        var (version, name) = NameOf(migration);
        return new(
            migration.Version.Key,
            version,
            name,
            migration.File,
            new NativeText(migration.ReadScript(), dialect, isAlone).Up,
            down
        )
        {
            Checksums = ChecksumsOf(migration.File),
        };
    }

    static (string? Version, string Name) NameOf(Migration migration) =>
        migration.Tool switch
        {
            PrismaFile prisma => ForeignFile.Split(prisma.Title),
            FlywayFile => (MigrationVersion.TryParse(migration.Version.Text)?.Text, migration.Name),
            _ => (migration.Version.Text, migration.Name),
        };

    ValueList<ForeignFile> ReadScripts(string path)
    {
        if (!Directory.Exists(path))
            throw FolderError.MissingFolder(path);
        var scripts = Directory
            .EnumerateFiles(path, "*" + MigrationFileName.Extension, SearchOption.AllDirectories)
            .Select(file => (File: file, Relative: Path.GetRelativePath(path, file).Replace('\\', '/')))
            .OrderBy(one => one.Relative, StringComparer.Ordinal);
        return scripts.Select(one => OfScript(one.File, one.Relative)).ToValueList();
    }

    ForeignFile OfScript(string path, string relative)
    {
        var text = new NativeText(new(path, MigrationBytes.Read(path, File.ReadAllBytes(path))), dialect);
        var (version, name) = ForeignFile.Split(Path.GetFileNameWithoutExtension(path));
        return new(relative, version, name, path, text.Up, text.Down) { Checksums = ChecksumsOf(path) };
    }

    ValueList<string> ChecksumsOf(string path) => tool.Checksum?.Of(File.ReadAllBytes(path)) ?? [];

    /// <summary>diesel says beside a migration that it runs without a transaction.</summary>
    static bool IsAlone(Migration migration)
    {
        var metadata = Path.Combine(Path.GetDirectoryName(migration.File) ?? "", "metadata.toml");
        return File.Exists(metadata)
            && File.ReadLines(metadata)
                .Any(line =>
                    line.Replace(" ", "", StringComparison.Ordinal)
                        .StartsWith("run_in_transaction=false", StringComparison.Ordinal)
                );
    }

    /// <summary>A migration in code has a version, and would be missing.</summary>
    void RefuseCode(string path)
    {
        var code = Directory
            .EnumerateFiles(path)
            .Where(file => _code.Contains(Path.GetExtension(file)) && char.IsAsciiDigit(Path.GetFileName(file)[0]))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (code.Count > 0)
            throw IsCode(code);
    }

    AdoptException IsCode(List<string> files) =>
        new(
            AdoptErrors.Files,
            $"{files[0]} is a migration in code{(files.Count > 1 ? $" (and {files.Count - 1} more)" : "")}: "
                + $"{tool.Name} runs it, and nothing else can. Nothing was changed."
        )
        {
            Hint = AdoptErrors.BaselineInstead,
        };
}
