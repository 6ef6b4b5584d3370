namespace Godwit;

/// <summary>What can be wrong with the choice of a layout.</summary>
static class LayoutErrors
{
    /// <summary>A folder fits two layouts.</summary>
    public const string Ambiguous = "GDW0901";

    /// <param name="folder">The folder.</param>
    /// <param name="one">A layout.</param>
    /// <param name="oneSign">What speaks for it.</param>
    /// <param name="other">Another layout.</param>
    /// <param name="otherSign">What speaks for that.</param>
    public static InvalidMigrationFolderException Two(
        string folder,
        string one,
        string oneSign,
        string other,
        string otherSign
    )
    {
        var next = "Keep one of the two in a folder of its own, and name the layout (`layout`, --layout).";
        return new(
            Ambiguous,
            $"{folder} fits two layouts: {one} ({oneSign}) and {other} ({otherSign}). Nothing was changed.\n{next}"
        )
        {
            Hint = next,
        };
    }
}
