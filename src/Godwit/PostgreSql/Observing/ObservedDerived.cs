namespace Godwit;

/// <summary>Objects that the server makes for others, and names by numbers.</summary>
static class ObservedDerived
{
    public const string Trigger = "constraint trigger";

    public const string Constraint = "partition constraint";

    /// <summary>
    /// The NOT NULL that a partition or heir has from its parent alone (18): it cannot be renamed or dropped,
    /// and has the parent's name, or one of its own where the table was made first and attached.
    /// </summary>
    public const string NotNull = "inherited NOT NULL";

    /// <summary>True for those.</summary>
    public static bool IsInheritedNotNull(ObservedRow constraint) =>
        constraint["contype"] == "n" && constraint["conislocal"] is null;

    /// <summary>True for the triggers behind foreign keys and deferrable keys.</summary>
    public static bool IsDerived(ObservedRow trigger) =>
        trigger["tgisinternal"] == "true"
        // The server keeps no NULL in it.
        && trigger["tgname"]!.EndsWith($"_{trigger.Values[0]}", StringComparison.Ordinal);

    /// <summary>True for objects of which <see cref="IsMadeUp"/> knows something.</summary>
    public static bool HasMadeUp(ObservedObject named) =>
        named.Kind is Trigger or Constraint or NotNull or "index column";

    /// <summary>True for a name that the server made up, and for what an index has from its table.</summary>
    public static bool IsMadeUp(ObservedColumn column, ObservedObject named) =>
        column.Name switch
        {
            "tgname" => named.Kind == Trigger,
            "conname" when named.Kind == NotNull => true,
            // Until 17 the server does not validate them when it validates the one that they are for.
            "conname" or "convalidated" => named.Kind == Constraint,
            "attname" or "attstorage" or "attcompression" => named.Kind == "index column",
            _ => false,
        };

    /// <summary>
    /// True for <c>connoinherit</c> of keys: they cannot be declared <c>NO INHERIT</c>,
    /// and it tells whether the key of a partition was made with its parent's or attached to it.
    /// </summary>
    public static bool IsHistory(ObservedColumn column, ObservedRow row) =>
        column.Name == "connoinherit" && row["contype"] is not ("c" or "n");
}
