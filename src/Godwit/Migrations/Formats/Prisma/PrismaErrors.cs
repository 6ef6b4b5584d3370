namespace Godwit;

/// <summary>Codes of what can be wrong in the layout of Prisma.</summary>
static class PrismaErrors
{
    /// <summary>The folder was made for another engine; Prisma's P3019.</summary>
    public const string Provider = "GDW0920";

    /// <summary>A folder without <c>migration.sql</c>; Prisma's P3015.</summary>
    public const string NoScript = "GDW0921";

    /// <summary>A name that Prisma's table cannot hold.</summary>
    public const string Name = "GDW0922";

    /// <summary>There are tables, but no history; Prisma's P3005.</summary>
    public const string NotEmpty = "GDW0923";

    /// <summary>The history table is not one of Prisma's.</summary>
    public const string HistoryTable = "GDW0924";

    public static InvalidMigrationFolderException Folder(string code, string what, string next) =>
        new(code, $"{what}\n{next}") { Hint = next };
}
