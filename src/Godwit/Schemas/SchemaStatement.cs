namespace Godwit;

/// <summary>A statement of a schema source, to be run when its time has come.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Settings">The settings of the session that its file made before it; absent: none.</param>
/// <param name="Defines">What it creates, as far as its tokens tell.</param>
/// <param name="Number">Its place in the order of the sources.</param>
sealed record SchemaStatement(SqlStatement Statement, SchemaSettings? Settings, DefinedObject? Defines, int Number);

/// <summary>A setting of the session, behind those that the file made before it.</summary>
/// <param name="Before">The earlier settings.</param>
/// <param name="Statement">What makes this one.</param>
sealed record SchemaSettings(SchemaSettings? Before, SqlStatement Statement)
{
    /// <summary>What has to be run, in order, where some are in force already.</summary>
    /// <returns><see langword="null"/>: the session has to be reset first.</returns>
    public static IEnumerable<SqlStatement>? Since(SchemaSettings? inForce, SchemaSettings? wanted)
    {
        var missing = new Stack<SqlStatement>();
        for (var one = wanted; !ReferenceEquals(one, inForce); one = one.Before)
        {
            if (one is null)
                return null;
            missing.Push(one.Statement);
        }
        return missing;
    }
}
