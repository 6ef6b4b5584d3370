namespace Godwit;

/// <summary>One difference between two catalogs.</summary>
public abstract record Change
{
    Change() { }

    /// <summary>The object, as it is afterwards; as it was, where it is dropped.</summary>
    public abstract SchemaObject Subject { get; }

    /// <summary>An object that only the second catalog has.</summary>
    /// <param name="To">The object.</param>
    public sealed record Create(SchemaObject To) : Change
    {
        /// <inheritdoc />
        public override SchemaObject Subject => To;
    }

    /// <summary>An object that only the first catalog has.</summary>
    /// <param name="From">The object.</param>
    public sealed record Drop(SchemaObject From) : Change
    {
        /// <inheritdoc />
        public override SchemaObject Subject => From;
    }

    /// <summary>An object that both catalogs have, with other settings.</summary>
    /// <param name="From">As it is in the first.</param>
    /// <param name="To">As it is in the second.</param>
    public sealed record Alter(SchemaObject From, SchemaObject To) : Change
    {
        /// <inheritdoc />
        public override SchemaObject Subject => To;

        /// <summary>The names of the settings that differ, sorted.</summary>
        public IEnumerable<string> Settings =>
            From
                .Settings.Except(To.Settings)
                .Concat(To.Settings.Except(From.Settings))
                .Select(setting => setting.Name)
                .Distinct()
                .Order(StringComparer.Ordinal);
    }
}

/// <summary>An object gets another name and stays the same object.</summary>
/// <param name="From">The name it has.</param>
/// <param name="To">The name it gets; of the same kind.</param>
public sealed record Rename(ObjectName From, ObjectName To);
