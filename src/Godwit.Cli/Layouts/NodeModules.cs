namespace Godwit.Cli;

/// <summary>Programs that npm installed.</summary>
static class NodeModules
{
    /// <summary>The program of that name, in the folder's packages or in those above it, as npm finds it.</summary>
    public static string? FindProgram(string folder, string name)
    {
        for (var place = folder; place is not null; place = Path.GetDirectoryName(place))
        {
            var program = Path.Combine(place, "node_modules", ".bin", name);
            if (File.Exists(program))
                return program;
        }
        return null;
    }
}
