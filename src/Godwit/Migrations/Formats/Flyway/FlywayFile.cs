using System.Globalization;

namespace Godwit;

/// <summary>A file of Flyway's as a migration: its version, its text, and its way back.</summary>
sealed class FlywayFile(FlywayMigration file, FlywayMigration? undo, FlywayLayout layout) : ToolFile
{
    /// <summary>The file; a repeatable one with the checksum that it has in the connected database.</summary>
    public FlywayMigration File => file.Kind == FlywayFileKind.Repeatable && file.IsSql ? layout.Hashed(file) : file;

    public FlywayFileKind Kind => file.Kind;

    /// <summary>The file that takes it back.</summary>
    public FlywayMigration? Undo => undo;

    /// <summary>It is configured to run outside a transaction.</summary>
    public bool IsAlone => !(file.Options.ExecuteInTransaction ?? layout.Settings.ExecuteInTransaction);

    public override MigrationVersion Version { get; } =
        file.Version is { } version ? MigrationVersion.Dotted(version) : MigrationVersion.Repeatable(file.Description);

    public override string Name => file.Description;

    public override string Path => file.File;

    public override string Checksum => File.Checksum?.ToString(CultureInfo.InvariantCulture) ?? "";

    public override string Title => file.Script;

    public override bool Accepts(string recorded) =>
        recorded.Length == 0
            ? File.HasChecksum(null)
            : int.TryParse(recorded, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var checksum)
                && File.HasChecksum(checksum);

    public override SqlScript ReadScript() => layout.ReadScript(file);

    public override SqlScript? ReadDownScript() => undo is null ? null : layout.ReadScript(undo);

    public override MigrationScript Parse(SqlScript script, Dialect dialect) =>
        FlywayScript.Parse(script, script.Name == undo?.File ? undo : file, layout, dialect);

    public override ToolRow? RowOf(bool isUndo) => FlywayRow.Of(isUndo && undo is not null ? undo : File, 0);
}
