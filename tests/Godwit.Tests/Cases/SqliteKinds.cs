namespace Godwit;

/// <summary>The kinds of objects that SQLite has.</summary>
static class SqliteKinds
{
    public static readonly ObjectKind[] All =
    [
        ObjectKind.Table,
        ObjectKind.VirtualTable,
        ObjectKind.Column,
        ObjectKind.Constraint,
        ObjectKind.Index,
        ObjectKind.View,
        ObjectKind.Trigger,
    ];
}
