namespace Godwit.Benchmarks;

/// <summary>Where the databases of a run come from.</summary>
interface IBenchmarkEngine
{
    string Name { get; }

    /// <summary>Makes an empty database; returns its name.</summary>
    Task<string> CreateAsync();

    /// <summary>A connection string that no pool has seen yet, as when an application starts.</summary>
    string FreshConnectionString(string database);

    /// <summary>Closes what the drivers keep open, so that the next run opens its own.</summary>
    Task CloseConnectionsAsync();

    Task DropAsync(string database);
}
