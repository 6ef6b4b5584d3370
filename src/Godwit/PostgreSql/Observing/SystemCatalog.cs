namespace Godwit;

/// <summary>One of the server's system catalogs, as the server itself describes it.</summary>
/// <param name="Name">Its name, in <c>pg_catalog</c>.</param>
/// <param name="Oid">Its own number: the class of the objects in it.</param>
/// <param name="Columns">Its columns, in order; <c>oid</c> included.</param>
/// <param name="References">Where its columns point.</param>
/// <param name="UniqueKeys">Columns that identify a row, the primary key first.</param>
sealed record SystemCatalog(
    string Name,
    uint Oid,
    ValueList<SystemColumn> Columns,
    ValueList<SystemReference> References,
    ValueList<ValueList<string>> UniqueKeys
)
{
    public bool HasOid => Has("oid");

    public bool Has(string column) => Columns.Any(one => one.Name == column);

    /// <summary>The catalog that a column's oid, or list of oids, points into.</summary>
    public SystemReference? ReferenceOf(string column) =>
        References.FirstOrDefault(one => one.Columns is [var single] && single == column);

    /// <summary>Set for a number, or list of numbers, of columns of the table that another column names.</summary>
    public SystemReference? ColumnReferenceOf(string column) =>
        References.FirstOrDefault(one => one.Columns is [_, var second] && second == column);
}

/// <summary>A column of a system catalog.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as <c>format_type</c> writes it.</param>
/// <param name="IsNotNull">True where the server keeps no NULL in it.</param>
/// <param name="IsReadable">True where this session may read it.</param>
sealed record SystemColumn(string Name, string Type, bool IsNotNull, bool IsReadable);

/// <summary>Numbers in a catalog that stand for rows of another.</summary>
/// <param name="Catalog">Where the numbers are.</param>
/// <param name="Columns">
/// The column with the oid; or the column with the oid of a table, and the one with numbers of its columns.
/// </param>
/// <param name="Target">The catalog that they point into.</param>
/// <param name="IsList">True for an array or vector in the last of the columns.</param>
sealed record SystemReference(string Catalog, ValueList<string> Columns, string Target, bool IsList);
