namespace Godwit;

/// <summary>
/// A schema source cannot be read, or what it says does not load. Only scratch databases were touched.
/// </summary>
public sealed class SchemaSourceException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException);
