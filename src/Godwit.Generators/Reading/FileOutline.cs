namespace Godwit.Generators;

/// <summary>What stands in a file, as far as the tables of a project may depend on it: by its syntax alone.</summary>
/// <param name="File">Its path.</param>
/// <param name="Shared">What every class may depend on, wherever it stands: names, constants, enums.</param>
/// <param name="Content">A hash of the whole text.</param>
/// <param name="Types">The types that are declared in it.</param>
/// <param name="Aliases">What <c>using X = Y</c> says.</param>
sealed record FileOutline(
    string File,
    string Shared,
    string Content,
    ValueList<TypeOutline> Types,
    ValueList<AliasOutline> Aliases
);

/// <summary>The declaration of a type, or of one of its parts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FullName">Its name with all that it stands in: the same for all parts.</param>
/// <param name="Start">Where it begins in the file.</param>
/// <param name="Bases">All names in the list of what it derives from.</param>
/// <param name="Attributes">The names that its attributes may have.</param>
sealed record TypeOutline(
    string Name,
    string FullName,
    int Start,
    ValueList<string> Bases,
    ValueList<string> Attributes
);

/// <summary>Another name for a type.</summary>
/// <param name="Targets">All names in what it stands for.</param>
sealed record AliasOutline(string Name, ValueList<string> Targets);
