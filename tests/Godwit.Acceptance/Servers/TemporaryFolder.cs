namespace Godwit;

/// <summary>A folder that is gone with everything in it when the test is done.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("godwit-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
