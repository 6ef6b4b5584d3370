namespace Godwit.Cli;

/// <summary>Errors of bundles.</summary>
static class BundleErrors
{
    public static CommandException NotHere(string why) =>
        new("GDW1201", ExitCodes.Failed, $"{why} Nothing was written.")
        {
            Hint =
                "On Linux and Windows, the native godwit makes bundles: `dotnet tool install Godwit.Cli`. "
                + "Without one, embed the "
                + "migrations in the application, or ship the folder beside godwit and run `godwit migrate`.",
        };

    public static CommandException Damaged(string path, string what) =>
        new("GDW1202", ExitCodes.Refused, $"{path} is damaged: {what}. Nothing was run.")
        {
            Hint = "Copy it anew, or make it again with `godwit bundle`.",
        };

    public static CommandException InTheWay(string path) =>
        new("GDW1203", ExitCodes.Usage, $"{path} is there and is not a bundle. Nothing was written.")
        {
            Hint = "Name another file with --output, or delete it. A bundle that was made before is replaced.",
        };

    public static CommandException Empty(string folder) =>
        new("GDW1204", ExitCodes.Usage, $"There are no migrations in {folder}: a bundle of it would do nothing.")
        {
            Hint = "Write one with `godwit generate NAME`, or name the folder with --migrations.",
        };
}
