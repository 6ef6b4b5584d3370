namespace Godwit;

/// <summary>How the text that the server sends for a column is read.</summary>
enum ObservedForm
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>The oid of a row of another catalog, or several.</summary>
    Reference,

    /// <summary>Numbers of columns of a table.</summary>
    Columns,

    /// <summary>The number of the column itself: a note, because gaps and order are no difference.</summary>
    Place,

    /// <summary>SQL that the server writes from a parsed expression.</summary>
    Expression,
}

/// <summary>A column of a system catalog, as it is observed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">What is selected, as text.</param>
/// <param name="Form">How that text is read.</param>
sealed record ObservedColumn(string Name, string Sql, ObservedForm Form)
{
    /// <summary>For references: the catalog that they point into.</summary>
    public string Target { get; init; } = "";

    /// <summary>For columns of a table: which selected value is the table.</summary>
    public int Table { get; init; } = -1;

    /// <summary>True for an array or a vector of numbers.</summary>
    public bool IsList { get; init; }

    /// <summary>True for lists whose order means nothing.</summary>
    public bool IsSet { get; init; }

    /// <summary>True for what only identifies the row.</summary>
    public bool IsHidden { get; init; }

    /// <summary>For expressions: what the reparser needs to parse the text once more.</summary>
    public ObservedContext Context { get; init; } = ObservedContext.None;
}

/// <summary>What an expression speaks of.</summary>
enum ObservedContext
{
    /// <summary>Nothing: it stands for itself.</summary>
    None,

    /// <summary>The columns of the relation that the row belongs to, or the value of the domain.</summary>
    Owner,

    /// <summary>It is a whole query.</summary>
    Query,

    /// <summary>It is the statement that makes the object.</summary>
    Definition,

    /// <summary>It is the body of the routine.</summary>
    Body,
}
