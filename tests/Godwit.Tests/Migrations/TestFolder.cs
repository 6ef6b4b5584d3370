using System.Text;

namespace Godwit;

/// <summary>A folder on disk for one test.</summary>
sealed class TestFolder : IDisposable
{
    public TestFolder(params string[] files)
    {
        foreach (var file in files)
            Write(file, $"select '{file}';\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("godwit-folder-").FullName;

    public MigrationFolder Migrations => MigrationFolder.Open(Path);

    public ValueList<Migration> Read() => Migrations.Read();

    /// <summary>The error of reading, its paths made relative.</summary>
    public InvalidMigrationFolderException ReadError() => Assert.Throws<InvalidMigrationFolderException>(Read);

    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public void Write(string file, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!); // the path is in the folder
        File.WriteAllBytes(path, bytes);
    }

    public void Link(string link, string target) => File.CreateSymbolicLink(System.IO.Path.Combine(Path, link), target);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
