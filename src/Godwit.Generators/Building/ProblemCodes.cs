using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>The ids of the compiler errors. Each has a page in <c>docs/errors</c>.</summary>
static class ProblemCodes
{
    public const string UnknownTable = "GDW1101";
    public const string UnknownColumn = "GDW1102";
    public const string UnmappedType = "GDW1103";
    public const string TypeMismatch = "GDW1104";
    public const string DuplicateName = "GDW1105";
    public const string LongName = "GDW1106";
    public const string NullableKey = "GDW1107";
    public const string NotInDialect = "GDW1108";
    public const string Contradiction = "GDW1109";
    public const string NoSuchKey = "GDW1110";

    // Where the pages stand in the repository; the project has no address on the web yet.
    const string Pages = "docs/errors/";

    static readonly Dictionary<string, DiagnosticDescriptor> _descriptors = new[]
    {
        Describe(UnknownTable, "A class without [Table] is referenced"),
        Describe(UnknownColumn, "A property is named that is no column"),
        Describe(UnmappedType, "A type has no type of the database"),
        Describe(TypeMismatch, "A foreign key and what it references have different types"),
        Describe(DuplicateName, "A name is given twice"),
        Describe(LongName, "A name is longer than the server keeps"),
        Describe(NullableKey, "A column of the primary key may be null"),
        Describe(NotInDialect, "The dialect does not have this"),
        Describe(Contradiction, "Annotations do not fit together"),
        Describe(NoSuchKey, "The referenced columns are no key"),
    }.ToDictionary(one => one.Id);

    public static Diagnostic ToDiagnostic(this Problem problem) =>
        Diagnostic.Create(_descriptors[problem.Code], problem.Place?.ToLocation(), problem.Message);

    static DiagnosticDescriptor Describe(string id, string title) =>
        new(
            id,
            title,
            "{0}",
            "Godwit",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: $"{Pages}{id}.md"
        );
}
