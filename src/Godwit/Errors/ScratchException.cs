namespace Godwit;

/// <summary>
/// There is no scratch database to be had, or it lacks what the schema needs: an extension, a role. No other database
/// was touched.
/// </summary>
public sealed class ScratchException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException);
