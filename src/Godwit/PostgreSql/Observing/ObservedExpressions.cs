namespace Godwit;

/// <summary>How columns of the type <c>pg_node_tree</c> become SQL.</summary>
static class ObservedExpressions
{
    public static ObservedColumn Of(SystemCatalog catalog, SystemColumn column)
    {
        var (sql, context) = column.Name switch
        {
            "adbin" => ($"pg_catalog.pg_get_expr(row.adbin, {OwnerOfDefault})", ObservedContext.Owner),
            "relpartbound" => ("pg_catalog.pg_get_expr(row.relpartbound, row.oid)", ObservedContext.None),
            "typdefaultbin" => ("pg_catalog.pg_get_expr(row.typdefaultbin, 0)", ObservedContext.None),
            "proargdefaults" => ("pg_catalog.pg_get_expr(row.proargdefaults, 0)", ObservedContext.None),
            "prosqlbody" => ("pg_catalog.pg_get_function_sqlbody(row.oid)", ObservedContext.Body),
            // Conditions of triggers and rules speak of two rows, which pg_get_expr cannot.
            "tgqual" => (
                "CASE WHEN row.tgqual IS NOT NULL THEN pg_catalog.pg_get_triggerdef(row.oid) END",
                ObservedContext.Definition
            ),
            "ev_action" => (
                "CASE WHEN row.rulename = '_RETURN' THEN pg_catalog.pg_get_viewdef(row.ev_class) "
                    + "ELSE pg_catalog.pg_get_ruledef(row.oid) END",
                ObservedContext.Definition
            ),
            "stxexprs" => (
                "pg_catalog.array_to_string(pg_catalog.pg_get_statisticsobjdef_expressions(row.oid), ', ')",
                ObservedContext.Owner
            ),
            // A catalog of a later version: its expressions speak of the table that it points to first.
            _ => ($"pg_catalog.pg_get_expr(row.{column.Name}, {RelationOf(catalog)})", ObservedContext.Owner),
        };
        return new(column.Name, sql, ObservedForm.Expression) { Context = context };
    }

    // The server opens the table for the names of columns, which costs more than all the rest. Only what is
    // generated has columns in it, as `{VAR …}`.
    const string OwnerOfDefault =
        "CASE WHEN pg_catalog.strpos(row.adbin::pg_catalog.text, '{VAR ') > 0 THEN row.adrelid ELSE 0 END";

    static string RelationOf(SystemCatalog catalog)
    {
        var owner = ObservedOwners.ColumnOf(catalog);
        return owner is null ? "0" : $"row.{owner}";
    }
}
