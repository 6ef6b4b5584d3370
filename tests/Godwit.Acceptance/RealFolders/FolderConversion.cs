using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Godwit;

/// <summary>What a user does once to a folder written for a tool whose markers or numbering Godwit does not read.</summary>
static partial class FolderConversion
{
    /// <summary>The way forward alone, as psql and sqlite3 have to be given it; Godwit reads the files as they stand.</summary>
    public static IEnumerable<ConvertedFile> FromGoose(string folder)
    {
        foreach (var file in SqlFiles(folder))
        {
            var text = new StringBuilder();
            var isUp = false;
            foreach (var line in File.ReadLines(file))
            {
                if (Goose().Match(line) is not { Success: true } marker)
                {
                    text.Append(isUp ? line + "\n" : "");
                    continue;
                }

                var word = marker.Groups[1].Value.ToUpperInvariant();
                isUp = word == "UP" || (isUp && word != "DOWN");
            }

            yield return new(Path.GetFileName(file), text.ToString());
        }
    }

    /// <summary>
    /// Yuniql has a folder for each release, v0.00 to v0.92, whose files count from 01: they are numbered through.
    /// The folder of functions beside them is what a build tool makes the release files from.
    /// </summary>
    public static IEnumerable<ConvertedFile> FromYuniql(string folder) =>
        Numbered(
            Directory
                .EnumerateDirectories(folder, "v*")
                .Order(StringComparer.Ordinal)
                .SelectMany(release => SqlFiles(release)),
            file => $"{Path.GetFileName(Path.GetDirectoryName(file))}_{Path.GetFileNameWithoutExtension(file)}"
        );

    /// <summary>Several files share a version, some have no name, and some say _up where others say .up.</summary>
    public static IEnumerable<ConvertedFile> NumberedAnew(string folder) =>
        Numbered(
            SqlFiles(folder).Where(file => Path.GetFileName(file) is var name && EndOfUp().IsMatch(name)),
            file => EndOfUp().Replace(Path.GetFileName(file), "")
        );

    /// <summary>Files that begin and commit a transaction of their own, which Godwit refuses: it has one already.</summary>
    public static IEnumerable<ConvertedFile> WithoutOwnTransactions(string folder) =>
        SqlFiles(folder)
            .Where(file => !file.EndsWith(".down.sql", StringComparison.Ordinal))
            .Select(file => new ConvertedFile(
                Path.GetFileName(file),
                OwnTransaction().Replace(File.ReadAllText(file), "")
            ));

    /// <summary>A template whose only gap is filled in.</summary>
    public static Func<string, IEnumerable<ConvertedFile>> FilledIn(string gap, string value)
    {
        var pattern = Regex.Escape(gap).Replace(@"\ ", @"\s*", StringComparison.Ordinal);
        return folder =>
            SqlFiles(folder)
                .Select(file => new ConvertedFile(
                    Path.GetFileName(file),
                    Regex.Replace(File.ReadAllText(file), pattern, value)
                ));
    }

    static IEnumerable<ConvertedFile> Numbered(IEnumerable<string> files, Func<string, string> name) =>
        files.Select(
            (file, index) =>
                new ConvertedFile(
                    string.Create(CultureInfo.InvariantCulture, $"{index + 1:0000}_{name(file)}.sql"),
                    File.ReadAllText(file)
                )
        );

    static IOrderedEnumerable<string> SqlFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\s*--\s*\+goose\s+(.*?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Goose();

    [GeneratedRegex(@"[._]up\.sql$")]
    private static partial Regex EndOfUp();

    [GeneratedRegex(@"^(BEGIN|COMMIT);[ \t]*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex OwnTransaction();
}
