namespace Godwit;

/// <summary>A version was named that no migration file has; nothing was run.</summary>
public sealed class UnknownVersionException : GodwitException
{
    internal UnknownVersionException(MigrationVersion version, string hint)
        : base("GDW0306", $"No migration file has the version {version}. Nothing was run.\n{hint}")
    {
        Version = version;
        Hint = hint;
    }

    /// <summary>The version.</summary>
    public MigrationVersion Version { get; }
}
