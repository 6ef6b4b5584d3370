namespace Godwit;

/// <summary>A migration file taken apart: its steps and what its directives say of the whole file.</summary>
public sealed record MigrationScript
{
    /// <summary>The text it was read from.</summary>
    public required SqlScript Source { get; init; }

    /// <summary>The steps, in order; empty for a file without statements.</summary>
    public required ValueList<MigrationStep> Steps { get; init; }

    /// <summary>True for a file whose first line is <c>-- godwit: phase contract</c>.</summary>
    public bool IsContract { get; init; }

    /// <summary>
    /// From <c>-- godwit: after VERSION</c>: the expand migration that an earlier deployment must have run.
    /// </summary>
    public MigrationVersion? After { get; init; }

    /// <summary>The hazards that <c>-- godwit: allow</c> accepts, in the order of their statements.</summary>
    public ValueList<HazardAllowance> Allowances { get; init; } = [];

    /// <summary>Takes a migration file apart.</summary>
    /// <exception cref="InvalidMigrationException">
    /// An unknown or misplaced directive, an unterminated quote or comment, or a statement that a migration may not
    /// hold; names the line.
    /// </exception>
    public static MigrationScript Parse(SqlScript source, Dialect dialect) =>
        Parse(source, dialect, isWithoutTransaction: false);

    /// <summary>The same, with <c>-- godwit: no-transaction</c> said for the file.</summary>
    internal static MigrationScript Parse(SqlScript source, Dialect dialect, bool isWithoutTransaction) =>
        new MigrationReader(source, dialect, isDown: false, isWithoutTransaction).Read();

    /// <summary>
    /// Takes the way back apart that stands in the migration's own file, as goose and dbmate write it.
    /// </summary>
    /// <returns><see langword="null"/> when the file has no such part.</returns>
    /// <exception cref="InvalidMigrationException">As for <see cref="Parse(SqlScript, Dialect)"/>.</exception>
    internal static MigrationScript? ParseDownSection(SqlScript source, Dialect dialect)
    {
        var reader = new MigrationReader(source, dialect, isDown: true);
        var script = reader.Read();
        return reader.HasDownSection ? script : null;
    }
}
