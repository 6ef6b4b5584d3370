namespace Godwit.Generators;

/// <summary>The ids of the compiler errors. Each has a page in <c>docs/errors</c>.</summary>
static class ProblemCodes
{
    public const string UnknownTable = "GDW1101";
    public const string UnknownColumn = "GDW1102";
    public const string UnmappedType = "GDW1103";
    public const string TypeMismatch = "GDW1104";
    public const string DuplicateName = "GDW1105";
    public const string LongName = "GDW1106";
    public const string NullableKey = "GDW1107";
    public const string NotInDialect = "GDW1108";
    public const string Contradiction = "GDW1109";
    public const string NoSuchKey = "GDW1110";
    public const string Unread = "GDW1111";
    public const string NoKey = "GDW1112";
}
