using System.Data.Common;

namespace Godwit;

/// <summary>What a database may be compared with, or made into.</summary>
abstract record SchemaState
{
    SchemaState(string name) => Name = name;

    /// <summary>
    /// As people write it: <c>empty</c>, <c>schema</c>, <c>sql:db/schema.sql</c>; a URL without password.
    /// </summary>
    public string Name { get; }

    /// <summary>A database without objects.</summary>
    public sealed record Empty() : SchemaState("empty");

    /// <summary>A schema as its sources declare it.</summary>
    public sealed record Declared(string Written, ValueList<SchemaSource> Sources) : SchemaState(Written)
    {
        /// <summary>Schemas that are there before; names without a schema are meant in the last one.</summary>
        public ValueList<string> Schemas { get; init; } = [];
    }

    /// <summary>A folder of migrations, replayed from empty.</summary>
    public sealed record Replayed(MigrationFolder Folder) : SchemaState($"migrations:{Folder.Name}");

    /// <summary>A database that is only read.</summary>
    public sealed record Live(string Description, DbDataSource DataSource) : SchemaState(Description);
}
