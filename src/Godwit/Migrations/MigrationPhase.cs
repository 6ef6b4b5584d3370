namespace Godwit;

/// <summary>Which migrations a run applies, by their phase (<c>-- godwit: phase contract</c>).</summary>
public enum MigrationPhase
{
    /// <summary>All.</summary>
    All,

    /// <summary>Stops before the first pending contract migration.</summary>
    Expand,

    /// <summary>As <see cref="All"/>; says that the new version is live.</summary>
    Contract,

    /// <summary>
    /// As <see cref="Expand"/>, but everything while the history is empty: what an application does at its start.
    /// </summary>
    ExpandUnlessEmpty,
}
