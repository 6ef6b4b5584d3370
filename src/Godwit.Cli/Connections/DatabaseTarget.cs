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

    /// <summary>The same for commands that must not create a file: a missing one is an empty database.</summary>
    public virtual DatabaseTarget WithoutCreating() => this;

    /// <summary>Says early, and better than the driver, that a database cannot be created.</summary>
    public virtual void CheckCanBeWritten() { }

    /// <summary>A URL for other programs; it holds the password.</summary>
    public abstract string Url { get; }

    /// <param name="Settings">The driver's settings.</param>
    /// <param name="Written">The URL or connection string as it was configured.</param>
    public sealed record PostgreSql(NpgsqlConnectionStringBuilder Settings, string Written) : DatabaseTarget
    {
        public override string Url => Written;

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
        public override string Url =>
            "sqlite:"
            + Settings
                .DataSource.Replace("%", "%25", StringComparison.Ordinal)
                .Replace("?", "%3F", StringComparison.Ordinal);

        public override Dialect Dialect => Godwit.Dialect.Sqlite;

        public override string Name => IsMemory ? Display : Path.GetFileName(Settings.DataSource);

        public override string Description => IsMemory ? "a database in memory" : $"file {Display}";

        public override bool IsLocal => true;

        public bool IsMemory => Settings.DataSource == ":memory:" || Settings.Mode == SqliteOpenMode.Memory;

        public override DatabaseTarget WithoutCreating()
        {
            if (IsMemory)
                return this;
            var settings = new SqliteConnectionStringBuilder(Settings.ConnectionString);
            if (!File.Exists(Settings.DataSource))
                settings.DataSource = ":memory:";
            else if (settings.Mode == SqliteOpenMode.ReadWriteCreate)
                settings.Mode = SqliteOpenMode.ReadWrite;
            return this with { Settings = settings };
        }

        public override void CheckCanBeWritten()
        {
            if (IsMemory || Directory.Exists(FolderPath))
                return;
            throw new CommandException(
                "GDW0511",
                ExitCodes.Failed,
                $"The folder of the SQLite file {Display} does not exist. Nothing was changed."
            )
            {
                Hint = $"Create {FolderPath}; `godwit migrate --create-database` does.",
            };
        }

        public string FolderPath => Path.GetDirectoryName(Settings.DataSource) ?? "/";
    }
}
