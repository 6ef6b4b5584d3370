using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Problems as the compiler reports them.</summary>
static class Diagnostics
{
    // Where the pages stand in the repository; the project has no address on the web yet.
    const string Pages = "docs/errors/";

    static readonly Dictionary<string, DiagnosticDescriptor> _descriptors = new[]
    {
        Describe(ProblemCodes.UnknownTable, "A class without [Table] is referenced"),
        Describe(ProblemCodes.UnknownColumn, "A property is named that is no column"),
        Describe(ProblemCodes.UnmappedType, "A type has no type of the database"),
        Describe(ProblemCodes.TypeMismatch, "A foreign key and what it references have different types"),
        Describe(ProblemCodes.DuplicateName, "A name is given twice"),
        Describe(ProblemCodes.LongName, "A name is longer than the server keeps"),
        Describe(ProblemCodes.NullableKey, "A column of the primary key may be null"),
        Describe(ProblemCodes.NotInDialect, "The dialect does not have this"),
        Describe(ProblemCodes.Contradiction, "Annotations do not fit together"),
        Describe(ProblemCodes.NoSuchKey, "The referenced columns are no key"),
        Describe(ProblemCodes.Unread, "A part of a class says nothing to Godwit", DiagnosticSeverity.Warning),
        Describe(ProblemCodes.NoKey, "A table has no primary key", DiagnosticSeverity.Warning),
    }.ToDictionary(one => one.Id);

    /// <summary>All that the generator may report.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => _descriptors.Values;

    public static Diagnostic ToDiagnostic(this Problem problem) =>
        Diagnostic.Create(_descriptors[problem.Code], problem.Place?.ToLocation(), problem.Message);

    static DiagnosticDescriptor Describe(
        string id,
        string title,
        DiagnosticSeverity severity = DiagnosticSeverity.Error
    ) => new(id, title, "{0}", "Godwit", severity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
