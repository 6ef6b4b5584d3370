namespace Godwit;

/// <summary>Codes of errors about scratch databases.</summary>
static class ScratchErrors
{
    /// <summary>No server programs were found.</summary>
    public const string NoServer = "GDW0701";

    /// <summary>The server programs were found, and the server did not start.</summary>
    public const string NotStarted = "GDW0702";

    /// <summary>The server of <c>--scratch</c> cannot be used.</summary>
    public const string Unusable = "GDW0703";

    /// <summary>The schema needs extensions that the scratch server does not have.</summary>
    public const string MissingExtension = "GDW0704";

    /// <summary>The server of <c>--scratch</c> lacks a role, or has one that the schema creates.</summary>
    public const string Role = "GDW0705";

    /// <summary>The cache folder cannot be used.</summary>
    public const string Cache = "GDW0706";
}
