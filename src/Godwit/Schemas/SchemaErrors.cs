namespace Godwit;

/// <summary>Codes of errors about schema sources and states.</summary>
static class SchemaErrors
{
    /// <summary>A statement of a schema source fails, in whatever order.</summary>
    public const string Statement = "GDW0711";

    /// <summary>Two places define one object.</summary>
    public const string DefinedTwice = "GDW0712";

    /// <summary>Statements that wait for each other.</summary>
    public const string Circular = "GDW0713";

    /// <summary>A source without statements.</summary>
    public const string Empty = "GDW0714";

    /// <summary>No file is there, or a pattern matches none.</summary>
    public const string NoFiles = "GDW0715";

    /// <summary>A file cannot be read as text.</summary>
    public const string Unreadable = "GDW0716";

    /// <summary>A name that the server would cut.</summary>
    public const string LongName = "GDW0717";

    /// <summary>The command of a source failed.</summary>
    public const string Command = "GDW0718";

    /// <summary>A migration of a folder that is replayed fails.</summary>
    public const string Replay = "GDW0719";

    /// <summary>The assembly of a source is not there, or holds no schema for the dialect.</summary>
    public const string Assembly = "GDW0720";

    /// <summary>The project of an EF Core model is not there.</summary>
    public const string EfProject = "GDW0731";

    /// <summary>The SDK or <c>dotnet ef</c> is not there.</summary>
    public const string EfTool = "GDW0732";

    /// <summary>The project of an EF Core model does not build.</summary>
    public const string EfBuild = "GDW0733";

    /// <summary>There is no such context, or more than one.</summary>
    public const string EfContext = "GDW0734";

    /// <summary>The context is configured for another database.</summary>
    public const string EfProvider = "GDW0735";

    /// <summary><c>dotnet ef</c> could not make SQL of the model.</summary>
    public const string EfModel = "GDW0736";

    /// <summary>An error with a place in a file.</summary>
    public static SchemaSourceException At(SourceLocation location, string code, string what, string? fix = null) =>
        new(code, $"{location}: {what}") { Location = location, Hint = fix };
}
