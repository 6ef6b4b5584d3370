using System.IO.Compression;

namespace Godwit.Cli;

/// <summary>What a bundle carries.</summary>
/// <param name="Settings">Configuration as written.</param>
/// <param name="Files">The files of the migration folder, by their paths in it.</param>
/// <param name="SqliteLibrary">SQLite itself; empty where the database is another.</param>
sealed record Bundle(
    ValueList<KeyValuePair<string, string>> Settings,
    ValueList<KeyValuePair<string, byte[]>> Files,
    byte[] SqliteLibrary
)
{
    const string FlywayPrefix = "flyway.";
    const char Separator = '\u001f';

    /// <summary>What a bundle decides; the rest may be said when it runs.</summary>
    public static readonly ValueList<ConfigurationKey> FixedKeys =
    [
        ConfigurationKey.Database,
        ConfigurationKey.Layout,
        ConfigurationKey.Migrations,
        ConfigurationKey.History,
    ];

    /// <summary>What has a default in a bundle, and may be said anew when it runs.</summary>
    public static readonly ValueList<ConfigurationKey> RunKeys =
    [
        ConfigurationKey.Url,
        ConfigurationKey.LockTimeout,
        ConfigurationKey.Retries,
        ConfigurationKey.Wait,
        ConfigurationKey.StatementTimeout,
    ];

    /// <summary>Whether it needs SQLite itself.</summary>
    public bool IsForSqlite =>
        Settings.Contains(KeyValuePair.Create(ConfigurationKey.Database.Name, Dialect.Sqlite.Name));

    /// <summary>The bundle that this process is; absent: it is the plain command.</summary>
    public static Bundle? OfThisProcess()
    {
        var path = Environment.ProcessPath;
        return BundleFile.ReadOwn(path) is { } payload ? Parse(payload) : null;
    }

    /// <summary>The configuration that it carries.</summary>
    /// <param name="folder">What paths are relative to.</param>
    public Dictionary<ConfigurationKey, ConfigurationValue> Values(string folder) =>
        ConfigurationKey
            .All.SelectMany(
                key => Settings.Where(setting => setting.Key == key.Name),
                (key, setting) => new ConfigurationValue(key, [setting.Value], $"{key.Name} of the bundle", folder)
            )
            .ToDictionary(value => value.Key);

    /// <summary>The configuration of Flyway that it carries, with the variables of here, and with its files.</summary>
    public FlywaySettings ReadFlyway(Shell shell)
    {
        var values = Settings
            .Where(setting => setting.Key.StartsWith(FlywayPrefix, StringComparison.Ordinal))
            .Select(setting => new FlywayValue(
                setting.Key[FlywayPrefix.Length..],
                setting.Value.Split(Separator).ToValueList(),
                $"{setting.Key} of the bundle"
            ))
            .ToValueList();
        var own = values.Where(value => !FlywayKeys.OfPlace.Contains(value.Key)).ToValueList();
        return FlywayProject.ReadWritten(own, shell.Folder, shell.Variables().ToValueList()) with
        {
            Locations = values.First(value => value.Key == "locations").Items,
            CallbackLocations = values.FirstOrDefault(value => value.Key == "callbackLocations")?.Items ?? [],
            Carried = Files.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>A value of Flyway's as a setting.</summary>
    public static KeyValuePair<string, string> FlywaySetting(string key, ValueList<string> items) =>
        new(FlywayPrefix + key, string.Join(Separator, items));

    /// <summary>The migrations.</summary>
    public MigrationFolder Open(LayoutChoice layout, Settings settings)
    {
        if (layout.Name == LayoutChoice.Flyway && settings.Flyway is { } flyway)
            return MigrationFolder.Of(new FlywayLayout(flyway));
        var name = Settings.First(setting => setting.Key == ConfigurationKey.Migrations.Name).Value;
        var source = new TextSource(name, Files);
        return layout.Name switch
        {
            LayoutChoice.Drizzle => MigrationFolder.Of(
                new DrizzleLayout(source, settings.DrizzleTable?.Schema, settings.DrizzleTable?.Name)
            ),
            LayoutChoice.Prisma => MigrationFolder.Of(new PrismaLayout(source, settings.PrismaSchema)),
            _ => MigrationFolder.Of(source),
        };
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var compressed = new DeflateStream(bytes, CompressionLevel.Optimal))
        using (var writer = new BinaryWriter(compressed))
        {
            writer.Write(Settings.Count);
            foreach (var (key, text) in Settings)
            {
                writer.Write(key);
                writer.Write(text);
            }
            writer.Write(Files.Count);
            foreach (var (path, content) in Files)
            {
                writer.Write(path);
                Write(writer, content);
            }
            Write(writer, SqliteLibrary);
        }
        return bytes.ToArray();
    }

    // What is read was checked: it is what ToBytes wrote.
    public static Bundle Parse(byte[] payload)
    {
        using var reader = new BinaryReader(new DeflateStream(new MemoryStream(payload), CompressionMode.Decompress));
        var settings = new KeyValuePair<string, string>[reader.ReadInt32()];
        for (var i = 0; i < settings.Length; i++)
            settings[i] = new(reader.ReadString(), reader.ReadString());
        var files = new KeyValuePair<string, byte[]>[reader.ReadInt32()];
        for (var i = 0; i < files.Length; i++)
            files[i] = new(reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        return new(new(settings), new(files), reader.ReadBytes(reader.ReadInt32()));
    }

    static void Write(BinaryWriter writer, byte[] content)
    {
        writer.Write(content.Length);
        writer.Write(content);
    }
}
