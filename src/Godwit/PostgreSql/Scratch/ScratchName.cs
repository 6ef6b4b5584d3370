using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>
/// The name of a scratch database says who made it and when, so that it can be dropped once its maker is gone:
/// <c>godwit_HOST_PID_SECONDS_NUMBER</c>.
/// </summary>
/// <param name="Host">Which machine, hashed.</param>
/// <param name="ProcessId">Which process of it.</param>
/// <param name="Created">When, to the second.</param>
/// <param name="Number">Which of its databases.</param>
sealed record ScratchName(string Host, int ProcessId, DateTimeOffset Created, int Number)
{
    public const string Prefix = "godwit_";

    /// <summary>Kept databases are named after their key.</summary>
    public const string KeptPrefix = Prefix + "kept_";

    // Processes of other machines are not seen from here; nobody works on one state for so long.
    static readonly TimeSpan _longestUse = TimeSpan.FromHours(24);

    static int _last;

    static string ThisHost { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)).AsSpan(0, 4));

    public static ScratchName New() =>
        new(ThisHost, Environment.ProcessId, TimeProvider.System.GetUtcNow(), Interlocked.Increment(ref _last));

    /// <summary>Reads a name; <see langword="null"/> for every other.</summary>
    public static ScratchName? TryParse(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        return
            name[Prefix.Length..].Split('_') is [{ Length: 8 } host, var process, var seconds, var number]
            && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && time < int.MaxValue
            ? new(host, id, DateTimeOffset.FromUnixTimeSeconds(time), count)
            : null;
    }

    /// <summary>True when whoever made it is gone.</summary>
    public bool IsOrphan(DateTimeOffset now)
    {
        if (Host != ThisHost)
            return now - Created > _longestUse;
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            // The number may have gone to another process since.
            return process.StartTime.ToUniversalTime() > Created.UtcDateTime.AddSeconds(2);
        }
        catch (Exception e)
            when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // Gone; or alive and not ours to look at, which a process that runs Godwit under another user may be.
            return e is not System.ComponentModel.Win32Exception || now - Created > _longestUse;
        }
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}{Host}_{ProcessId}_{Created.ToUnixTimeSeconds()}_{Number}"
        );
}
