namespace Godwit.Benchmarks;

/// <summary>A tool on one engine.</summary>
/// <param name="Name">As it stands in the tables.</param>
/// <param name="MigrateAsync">
/// Applies what is pending to the database of the connection string, as an application does when it starts: with no
/// connection open yet, and none left open.
/// </param>
sealed record Contender(string Name, Func<string, Task> MigrateAsync)
{
    /// <summary>The floor's name, to which the others are set in proportion.</summary>
    public const string Floor = "raw";
}
