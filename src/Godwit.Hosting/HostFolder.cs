using Microsoft.Extensions.Hosting;

namespace Godwit;

/// <summary>Finds the migration folder of an application.</summary>
static class HostFolder
{
    /// <summary>
    /// The content root comes first, so that a migration written during development is seen without a build; the
    /// application's own folder covers a process that was started from elsewhere.
    /// </summary>
    public static MigrationFolder Open(string folder, IHostEnvironment environment)
    {
        var underContentRoot = Path.GetFullPath(folder, Path.GetFullPath(environment.ContentRootPath));
        if (Directory.Exists(underContentRoot))
            return MigrationFolder.Open(underContentRoot);
        var besideApplication = Path.GetFullPath(folder, AppContext.BaseDirectory);
        return Directory.Exists(besideApplication)
            ? MigrationFolder.Open(besideApplication)
            : throw HostingException.NoFolder(folder, underContentRoot, besideApplication);
    }
}
