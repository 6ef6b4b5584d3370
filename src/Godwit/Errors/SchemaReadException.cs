namespace Godwit;

/// <summary>The schema of a database cannot be read; nothing was changed.</summary>
public sealed class SchemaReadException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException);
