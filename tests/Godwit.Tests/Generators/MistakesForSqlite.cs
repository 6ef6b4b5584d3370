namespace Godwit;

/// <summary>What is wrong with classes for SQLite alone; <see cref="Mistakes"/> runs them.</summary>
static class MistakesForSqlite
{
    // As there, behind the attribute that names the dialect.
    public static readonly (string Id, string Message, string Code)[] Cases =
    [
        (
            "GDW1108",
            "sqlite has no arrays",
            """[assembly: GodwitSchema("sqlite")] [Table("a")] class A { public int Id { get; set; } public int[] ⟦B⟧ { get; set; } = []; }"""
        ),
        (
            "GDW1108",
            "sqlite has no exclusion constraints",
            """[assembly: GodwitSchema("sqlite")] [Table("a"), ⟦Exclude("Id WITH =")⟧] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1108",
            "sqlite has no row-level security",
            """[assembly: GodwitSchema("sqlite")] [Table("a"), ⟦RowLevelSecurity⟧] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1108",
            "sqlite has no partitions",
            """[assembly: GodwitSchema("sqlite")] [Table("a"), ⟦PartitionBy(PartitionMethod.Hash, "Id")⟧] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1108",
            "indexes of sqlite have no Method",
            """[assembly: GodwitSchema("sqlite")] [Table("a")] class A { [⟦Index(Method = "gin")⟧] public int Id { get; set; } }"""
        ),
        (
            "GDW1108",
            "sqlite has no deferrable keys",
            """[assembly: GodwitSchema("sqlite")] [Table("a")] class A { public int Id { get; set; } [⟦Unique(IsDeferrable = true)⟧] public int B { get; set; } }"""
        ),
        (
            "GDW1108",
            "sqlite does not know the type citext",
            """[assembly: GodwitSchema("sqlite")] [Table("a")] class A { public int Id { get; set; } [SqlType("citext")] public string ⟦B⟧ { get; set; } = ""; }"""
        ),
        (
            "GDW1108",
            "sqlite cannot compute now()",
            """[assembly: GodwitSchema("sqlite")] [Table("a")] class A { public int Id { get; set; } [⟦Default("now()")⟧] public DateTime B { get; set; } }"""
        ),
        (
            "GDW1108",
            "System.Net.IPAddress has no type in sqlite",
            """[assembly: GodwitSchema("sqlite")] [Table("a")] class A { public int Id { get; set; } public System.Net.IPAddress? ⟦B⟧ { get; set; } }"""
        ),
        (
            "GDW1108",
            "only the one column of the primary key",
            """[assembly: GodwitSchema("sqlite")] [Table("a")] class A { public int Id { get; set; } [⟦Identity⟧] public int B { get; set; } }"""
        ),
        (
            "GDW1108",
            "tells no names apart by schema or case",
            """[assembly: GodwitSchema("sqlite")] [Table("a", Schema = "x")] class A { public int Id { get; set; } } [Table("a", Schema = "y")] class ⟦B⟧ { public int Id { get; set; } }"""
        ),
        (
            "GDW1108",
            "tells no names apart by schema or case",
            """[assembly: GodwitSchema("sqlite")] [Table("a")] class A { public int Id { get; set; } [Column("ID")] public int ⟦B⟧ { get; set; } }"""
        ),
        (
            "GDW1108",
            "not those of OnDeleteColumns",
            """[assembly: GodwitSchema("sqlite")] [Table("a")] class A { public int Id { get; set; } [⟦References(typeof(A), OnDelete = ReferentialAction.SetNull, OnDeleteColumns = ["B"])⟧] public int? B { get; set; } }"""
        ),
    ];
}
