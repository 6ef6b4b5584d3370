namespace Godwit;

/// <summary>What a private scratch server is made from.</summary>
sealed record PostgreSqlScratchOptions
{
    /// <summary>Prepares connections, without a pool.</summary>
    public required OpenScratchDatabase Open { get; init; }

    /// <summary>Where data folders are kept.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The folder of the server programs; absent: they are looked for.</summary>
    public string? Programs { get; init; }

    /// <summary>
    /// Asks the target for its major version, where there are several to choose from;
    /// absent, or nobody knows: the newest that is found.
    /// </summary>
    public Func<CancellationToken, Task<int?>>? FindMajorAsync { get; init; }

    /// <summary>False: listen on a loopback address. Default: true where the system has Unix sockets for it.</summary>
    public bool IsOnSocket { get; init; } = !OperatingSystem.IsWindows();
}
