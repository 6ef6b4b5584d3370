namespace Godwit.Cli;

/// <summary>The version of this build.</summary>
static class ProductVersion
{
    public static string Text => typeof(ProductVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
