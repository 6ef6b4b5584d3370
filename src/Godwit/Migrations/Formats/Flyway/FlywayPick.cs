namespace Godwit;

/// <summary>What <c>cherryPick</c> names: versions and descriptions, in the order in which they run.</summary>
/// <param name="names">As configured; none: everything, in its own order.</param>
sealed class FlywayPick(ValueList<string> names)
{
    public bool IsEmpty => names.Count == 0;

    /// <summary>Whether a file is among what is looked at; a row without one is, where nothing is picked.</summary>
    public bool Has(FlywayMigration? file) => IsEmpty || (file is not null && names.Any(name => IsMeant(name, file)));

    /// <summary>The place of a file in the list; the same for all where nothing is picked.</summary>
    public int PlaceOf(FlywayMigration? file) =>
        file is null || IsEmpty ? 0 : names.TakeWhile(name => !IsMeant(name, file)).Count();

    /// <summary>A name that is neither the version nor the description of a file; absent: there is none.</summary>
    public string? FirstUnknown(ValueList<FlywayMigration> files) =>
        names.FirstOrDefault(name => !files.Any(file => IsMeant(name, file)));

    static bool IsMeant(string name, FlywayMigration file) =>
        file.Version is { } version
            ? version.Equals(FlywayVersion.TryParse(name))
            : file.Description == name.Replace('_', ' ');
}
