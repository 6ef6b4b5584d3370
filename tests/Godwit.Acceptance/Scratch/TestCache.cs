namespace Godwit;

/// <summary>A cache folder of its own for one test, which the unprivileged user can enter too.</summary>
sealed class TestCache : IDisposable
{
    public TestCache(string name = "cache")
    {
        Root = Directory.CreateTempSubdirectory("godwit-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
        Folder = Path.Combine(Root, name);
    }

    public string Root { get; }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
