namespace Godwit;

/// <summary>Something that yields the SQL of a schema: files, or whatever prints it.</summary>
abstract class SchemaSource
{
    /// <summary>The source as the user wrote it.</summary>
    public abstract string Name { get; }

    /// <summary>Reads the texts, in the order in which they are tried first.</summary>
    /// <exception cref="SchemaSourceException">There is nothing to read, or it is not text.</exception>
    public abstract Task<ValueList<SqlScript>> ReadAsync(CancellationToken cancellationToken);
}
