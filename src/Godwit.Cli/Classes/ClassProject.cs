using System.Text.RegularExpressions;

namespace Godwit.Cli;

/// <summary>The project that classes are written into.</summary>
/// <param name="Namespace">The namespace of a file in the folder of the classes.</param>
/// <param name="Assembly">Where its assembly will be; absent without a project.</param>
sealed partial record ClassProject(string Namespace, string? Assembly)
{
    const string DefaultFramework = "net10.0";

    /// <summary>Finds the project whose folder this is in.</summary>
    /// <param name="folder">The folder of the classes; need not exist.</param>
    public static ClassProject Of(string folder)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (Directory.Exists(above) && Directory.GetFiles(above, "*.csproj") is [var file])
                return Of(folder, file);
        }
        return new(ClassNaming.Pascal(Path.GetFileName(folder)), null);
    }

    /// <summary>True for names with dots between them.</summary>
    public static bool IsNamespace(string text) => Dotted().IsMatch(text);

    static ClassProject Of(string folder, string file)
    {
        var text = File.ReadAllText(file);
        var name = Path.GetFileNameWithoutExtension(file);
        var home = Path.GetDirectoryName(file)!; // a file has a folder
        var root = Property(text, "RootNamespace") ?? string.Join('.', name.Split('.').Select(Identifier));
        var below = Path.GetRelativePath(home, folder).Split(Path.DirectorySeparatorChar).Where(one => one != ".");
        var framework = Property(text, "TargetFramework") ?? DefaultFramework;
        return new(
            string.Join('.', below.Select(Identifier).Prepend(root)),
            Path.Combine(home, "bin", "Debug", framework, (Property(text, "AssemblyName") ?? name) + ".dll")
        );
    }

    static string Identifier(string name) =>
        NoIdentifier().Replace(char.IsDigit(name[0]) ? "_" + name : name, static _ => "_");

    static string? Property(string project, string name) =>
        Element().Matches(project).FirstOrDefault(one => one.Groups[1].Value == name)?.Groups[2].Value;

    [GeneratedRegex(@"<(\w+)>\s*([^<$]+?)\s*</\1>")]
    private static partial Regex Element();

    [GeneratedRegex(@"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"[^\w]")]
    private static partial Regex NoIdentifier();
}
