using System.Data.Common;

namespace Godwit;

/// <summary>The detail of a server's error, such as the key that is there twice.</summary>
static class ServerDetail
{
    // What Npgsql has in its place, unless the connection string asks for it.
    const string KeptBack = "Detail redacted";

    /// <summary>The detail; where the driver keeps it back, how to see it.</summary>
    public static string? Of(DbException? error) =>
        error?.Data["Detail"] is not string detail ? null
        : detail.StartsWith(KeptBack, StringComparison.Ordinal)
            ? "kept back by the driver, as values of rows may be in it; \"Include Error Detail=true\" in the "
                + "connection string shows it"
        : detail;
}
