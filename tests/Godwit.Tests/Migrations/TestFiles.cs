using System.Text;

namespace Godwit;

/// <summary>Migration files in memory.</summary>
sealed class TestFiles(params (string Name, byte[] Bytes)[] files) : MigrationSource
{
    public override string Name => "db";

    /// <summary>Files with the given versions; each holds its own name.</summary>
    public static ValueList<Migration> WithVersions(params string[] versions) =>
        Read([.. versions.Select(version => ($"{version}_m.sql", Encoding.UTF8.GetBytes($"select {version}")))]);

    public static ValueList<Migration> Read(params (string Name, byte[] Bytes)[] files)
    {
        var source = new TestFiles(files);
        using var builder = new ChecksumBuilder();
        return MigrationLayout
            .Arrange(source.List())
            .Select(found =>
            {
                var bytes = source.ReadBytes(found.Up);
                var replaces = ReplacedMigration.ReadAll(Encoding.UTF8.GetString(bytes));
                return new Migration(source, found, builder.Compute(bytes, out _), replaces);
            })
            .ToValueList();
    }

    public static HistoryEntry Row(Migration migration, MigrationState state, bool isEdited = false) =>
        Row(migration.Version.Text, state) with
        {
            Checksum = isEdited ? new string('0', 64) : migration.Checksum,
        };

    public static HistoryEntry Row(string version, MigrationState state) =>
        new()
        {
            Version = MigrationVersion.Parse(version),
            Name = "m",
            Checksum = new string('0', 64),
            Steps = 3,
            StepsApplied = state is MigrationState.Applied ? 3 : 1,
            State = state,
            StartedAt = new(2026, 11, 23, 14, 45, 0, TimeSpan.Zero),
            AppliedBy = "app@web-1",
            Error = state is MigrationState.Failed ? "relation \"users\" does not exist" : null,
        };

    public override IReadOnlyList<SqlFile> List() => [.. files.Select(file => new SqlFile($"db/{file.Name}", 3))];

    public override void Read(string path, ChecksumBuilder into) => throw new NotSupportedException();

    public override byte[] ReadBytes(string path) => files.Single(file => $"db/{file.Name}" == path).Bytes;
}
