using Microsoft.Data.Sqlite;
using Npgsql;

namespace Godwit.Cli;

/// <summary>The database that a URL names, in its driver's terms.</summary>
abstract record DatabaseTarget
{
    DatabaseTarget() { }

    /// <summary>The engine.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>The database as errors and <c>--confirm</c> name it: its name, or the file.</summary>
    public abstract string Name { get; }

    /// <summary>Where it is, without a password.</summary>
    public abstract string Description { get; }

    /// <summary>True for a file, memory, or a server on this machine.</summary>
    public abstract bool IsLocal { get; }

    public sealed record PostgreSql(NpgsqlConnectionStringBuilder Settings) : DatabaseTarget
    {
        public override Dialect Dialect => Godwit.Dialect.PostgreSql;

        // The server's rule: without a database name it is the user's name.
        public override string Name => Settings.Database ?? Settings.Username ?? "";

        public override string Description =>
            $"database \"{Name}\" on {HostAndPort}{(Settings.Username is { } user ? $" as user \"{user}\"" : "")}";

        public override bool IsLocal => Hosts.All(IsThisMachine);

        string[] Hosts => (Settings.Host ?? "").Split(',');

        string HostAndPort =>
            Hosts is [['/' or '@', ..]] ? $"socket {Settings.Host}"
            : Hosts is [var host] ? $"{host}:{Settings.Port}"
            : Settings.Host ?? "";

        static bool IsThisMachine(string host)
        {
            if (host is ['/' or '@', ..])
                return true;
            var name = host;
            if (host.StartsWith('['))
                name = host[1..Math.Max(1, host.IndexOf(']'))];
            else if (host.Count(c => c == ':') == 1)
                name = host[..host.IndexOf(':')];
            return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (System.Net.IPAddress.TryParse(name, out var address) && System.Net.IPAddress.IsLoopback(address));
        }
    }

    /// <param name="Settings">The driver's settings; the path in them is a full path.</param>
    /// <param name="Display">The file as the user wrote it; <c>:memory:</c>.</param>
    public sealed record Sqlite(SqliteConnectionStringBuilder Settings, string Display) : DatabaseTarget
    {
        public override Dialect Dialect => Godwit.Dialect.Sqlite;

        public override string Name => IsMemory ? Display : Path.GetFileName(Settings.DataSource);

        public override string Description => IsMemory ? "a database in memory" : $"file {Display}";

        public override bool IsLocal => true;

        public bool IsMemory => Settings.DataSource == ":memory:" || Settings.Mode == SqliteOpenMode.Memory;
    }
}
