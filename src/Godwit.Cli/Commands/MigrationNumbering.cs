namespace Godwit.Cli;

/// <summary>The version of the next file.</summary>
static class MigrationNumbering
{
    // As in 0000_init.sql.
    const int SequenceWidth = 4;

    /// <summary>The later of now and the newest version + 1.</summary>
    public static MigrationVersion NextByTime(MigrationVersion? newest, MigrationVersion now) =>
        newest is null || now > newest ? now : newest.Next();

    /// <summary>The newest version + 1, as wide as it; <c>0000</c> first.</summary>
    public static MigrationVersion NextInSequence(MigrationVersion? newest) =>
        newest is null ? MigrationVersion.Parse(new string('0', SequenceWidth)) : newest.Next();
}
