namespace Godwit;

/// <summary>Text that stands in a file beside the tests; GODWIT_ACCEPT=1 writes what it is now.</summary>
static class Golden
{
    public static void Compare(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            File.WriteAllText(file, text);
        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(expected == text, $"{file} differs; GODWIT_ACCEPT=1 writes what it is now.\n{text}");
    }
}
