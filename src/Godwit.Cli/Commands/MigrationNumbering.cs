namespace Godwit.Cli;

/// <summary>The version of the next file.</summary>
static class MigrationNumbering
{
    // As in 0000_init.sql.
    const int SequenceWidth = 4;

    /// <summary>The later of now and the newest version + 1.</summary>
    public static MigrationVersion NextByTime(MigrationVersion? newest, MigrationVersion now) =>
        newest is null || now > newest ? now : Increment(newest);

    /// <summary>The newest version + 1, as wide as it; <c>0000</c> first.</summary>
    public static MigrationVersion NextInSequence(MigrationVersion? newest) =>
        newest is null ? MigrationVersion.Parse(new string('0', SequenceWidth)) : Increment(newest);

    /// <summary>Adds one, digit by digit: versions may be longer than any number type.</summary>
    static MigrationVersion Increment(MigrationVersion version)
    {
        // The part behind a hyphen (20251119091444-0000) only orders versions of the same second.
        var digits = version.Text.Split('-')[0].ToCharArray();
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            if (digits[i] != '9')
            {
                digits[i]++;
                return MigrationVersion.Parse(new string(digits));
            }
            digits[i] = '0';
        }
        return MigrationVersion.Parse("1" + new string(digits));
    }
}
