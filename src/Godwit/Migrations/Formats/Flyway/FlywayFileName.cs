namespace Godwit;

/// <summary>What a file of a Flyway folder is for.</summary>
enum FlywayFileKind
{
    /// <summary><c>V1__name.sql</c>: runs once.</summary>
    Versioned,

    /// <summary><c>U1__name.sql</c>: takes back the versioned one.</summary>
    Undo,

    /// <summary><c>B1__name.sql</c>: in place of everything up to its version, on an empty history.</summary>
    Baseline,

    /// <summary><c>R__name.sql</c>: runs whenever its text has changed.</summary>
    Repeatable,

    /// <summary><c>afterMigrate.sql</c>: runs when that happens.</summary>
    Callback,
}

/// <summary>What the name of a file says.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Version">The version; absent for repeatables and callbacks.</param>
/// <param name="Description">With spaces for underscores; may be empty.</param>
/// <param name="Event">The event of a callback.</param>
sealed record FlywayFileName(FlywayFileKind Kind, FlywayVersion? Version, string Description, string? Event = null)
{
    static readonly FilePrefix[] _callbacks =
    [
        .. FlywayEvent.All.Select(name => new FilePrefix(name, FlywayFileKind.Callback)),
    ];

    /// <summary>Reads a name; <see langword="null"/> and what is wrong when it is none.</summary>
    /// <param name="fileName">The name, without folder.</param>
    /// <param name="settings">Prefixes, separator and suffixes.</param>
    /// <param name="fault">Absent for a file that is none of Flyway's at all.</param>
    public static FlywayFileName? TryParse(string fileName, FlywaySettings settings, out string? fault)
    {
        fault = null;
        var suffix = settings
            .SqlMigrationSuffixes.Where(s => s.Length > 0 && fileName.EndsWith(s, StringComparison.Ordinal))
            .MaxBy(s => s.Length);
        if (suffix is null)
            return null;
        var stem = fileName[..^suffix.Length];
        return PrefixOf(stem, settings) is { Text: var prefix, Kind: var kind }
            ? Parse(stem[prefix.Length..], kind, prefix, settings, out fault)
            : null;
    }

    static FlywayFileName? Parse(
        string rest,
        FlywayFileKind kind,
        string prefix,
        FlywaySettings settings,
        out string? fault
    )
    {
        fault = null;
        var separator = settings.SqlMigrationSeparator;
        var at = rest.IndexOf(separator, StringComparison.Ordinal);
        var version = at < 0 ? rest : rest[..at];
        var description = at < 0 ? "" : rest[(at + separator.Length)..].Replace('_', ' ');
        if (kind is FlywayFileKind.Repeatable or FlywayFileKind.Callback)
        {
            if (version.Length == 0 && (at >= 0 || kind == FlywayFileKind.Callback))
                return new(kind, null, description, kind == FlywayFileKind.Callback ? prefix : null);
            // "Reports.sql" is no repeatable migration with a mistake in it, but "R1__x.sql" and "R_x.sql" are.
            if (at >= 0 || rest.StartsWith('_'))
                fault =
                    "it has no version, so its name is "
                    + $"{prefix}{separator}description{settings.SqlMigrationSuffixes[0]}";
            return null;
        }
        if (FlywayVersion.TryParse(version) is { } parsed)
            return new(kind, parsed, description);
        if (at >= 0 || (version.Length > 0 && char.IsAsciiDigit(version[0])))
            fault =
                $"'{version}' is not a version, which is numbers with dots or underscores between them: "
                + $"{prefix}1.2{separator}description{settings.SqlMigrationSuffixes[0]}";
        return null;
    }

    // The longest that fits, as Flyway tries them; an empty prefix takes what nothing else took.
    static FilePrefix? PrefixOf(string stem, FlywaySettings settings)
    {
        ReadOnlySpan<FilePrefix> own =
        [
            new(settings.SqlMigrationPrefix, FlywayFileKind.Versioned),
            new(settings.UndoSqlMigrationPrefix, FlywayFileKind.Undo),
            new(settings.BaselineMigrationPrefix, FlywayFileKind.Baseline),
            new(settings.RepeatableSqlMigrationPrefix, FlywayFileKind.Repeatable),
        ];
        return Longer(Longest(_callbacks, stem), Longest(own, stem));
    }

    static FilePrefix? Longest(ReadOnlySpan<FilePrefix> prefixes, string stem)
    {
        FilePrefix? found = null;
        foreach (var one in prefixes)
        {
            if (stem.StartsWith(one.Text, StringComparison.Ordinal))
                found = Longer(found, one);
        }
        return found;
    }

    static FilePrefix? Longer(FilePrefix? one, FilePrefix? other) =>
        one is null || other?.Text.Length > one.Text.Length ? other : one;

    sealed record FilePrefix(string Text, FlywayFileKind Kind);
}
