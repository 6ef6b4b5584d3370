namespace Godwit;

/// <summary>Codes of errors while a migration is planned and proven.</summary>
static class PlanErrors
{
    /// <summary>A type cannot be changed while a table holds values of it.</summary>
    public const string TypeInUse = "GDW0808";

    /// <summary>A value that only a person knows is missing.</summary>
    public const string Question = "GDW0820";

    /// <summary>A rename does not fit, or something looks like a rename and nobody said so.</summary>
    public const string Rename = "GDW0821";

    /// <summary>A statement would lose data, and nobody allowed it.</summary>
    public const string Hazard = "GDW0822";

    /// <summary>The plan does not lead to the schema.</summary>
    public const string NotProven = "GDW0823";

    /// <summary>A difference that Godwit sees and does not manage.</summary>
    public const string NotManaged = "GDW0824";

    /// <summary>The plan loses rows or values that should have stayed.</summary>
    public const string RowsLost = "GDW0825";

    /// <summary>The engine has no statement that leads there.</summary>
    public const string NoStatement = "GDW0826";

    /// <summary>A squashed migration does not do what the old ones do.</summary>
    public const string NotSquashed = "GDW0831";
}
