namespace Godwit;

/// <summary>Comments, owners and privileges of objects of all kinds, and default privileges.</summary>
sealed class ObjectDetails(SchemaBuilder schema)
{
    // Roles that every server has: a scratch server that is named must have those of a schema.
    static readonly string[] _roles = ["pg_monitor", "pg_signal_backend"];

    // The item that makes an object, how statements name it, and what may be granted on it.
    static readonly (string Id, string Object, string? Privilege)[] _objects =
    [
        ("mood1", "TYPE mood1", "USAGE"),
        ("dom1", "DOMAIN dom1", "USAGE"),
        ("pair", "TYPE pair", "USAGE"),
        ("range", "TYPE span", "USAGE"),
        ("base", "TYPE small", "USAGE"),
        ("seq1", "SEQUENCE seq1", "USAGE"),
        ("seq2", "SEQUENCE seq2", "SELECT"),
        ("fn1", "FUNCTION fn1(integer)", "EXECUTE"),
        ("trg", "FUNCTION trg()", "EXECUTE"),
        ("detailed", "FUNCTION detailed(integer[])", "EXECUTE"),
        ("proc", "PROCEDURE proc(integer)", "EXECUTE"),
        ("agg", "AGGREGATE agg(integer)", null),
        ("op", "OPERATOR === (integer, integer)", null),
        ("class", "OPERATOR CLASS backwards USING btree", null),
        ("family", "OPERATOR FAMILY fam USING btree", null),
        ("collation", "COLLATION coll", null),
        ("conversion", "CONVERSION conv", null),
        ("language", "LANGUAGE pl", null),
        ("dict", "TEXT SEARCH DICTIONARY dict", null),
        ("config", "TEXT SEARCH CONFIGURATION config", null),
        ("wrapper", "FOREIGN DATA WRAPPER wrapper", "USAGE"),
        ("server", "SERVER server", "USAGE"),
        ("foreign", "FOREIGN TABLE far", null),
        ("publication", "PUBLICATION pub", null),
        ("event trigger", "EVENT TRIGGER watch", null),
        ("other", "SCHEMA other", "CREATE"),
        ("t1", "TABLE t1", null),
        ("t2", "TABLE t2", null),
        ("parted", "TABLE parted", null),
        ("tree_a", "TABLE tree_a", null),
        ("heir", "TABLE heir", null),
        ("v1", "VIEW v1", null),
        ("v2", "VIEW v2", null),
        ("v3", "MATERIALIZED VIEW v3", null),
        ("t1 statistics", "STATISTICS t1_st", null),
    ];

    // What has a comment, and neither an owner nor privileges of its own.
    static readonly (string Id, string Object)[] _parts =
    [
        ("t1 key", "CONSTRAINT t1_pkey ON t1"),
        ("t1 index 1", "INDEX t1_i1"),
        ("t1 trigger", "TRIGGER t1_tr ON t1"),
        ("t1 policy", "POLICY t1_po ON t1"),
        ("t1 rule", "RULE t1_ru ON t1"),
        ("cast", "CAST (castable AS integer)"),
        ("transform", "TRANSFORM FOR castable LANGUAGE plpgsql"),
        ("table method", "ACCESS METHOD heap2"),
        ("citext", "EXTENSION citext"),
    ];

    public void Add()
    {
        foreach (var (id, name, privilege) in _objects)
        {
            if (!schema.Has(id))
                continue;
            Comment(id, name);
            if (schema.Chance(0.15))
                schema.Add($"{id} owner", $"ALTER {name} OWNER TO {schema.Any(_roles)}", id);
            if (privilege is not null && schema.Chance(0.2))
                Grant(id, name, privilege);
        }
        foreach (var (id, name) in _parts.Where(one => schema.Has(one.Id)))
            Comment(id, name);
        foreach (var table in schema.Tables.Where(_ => schema.Chance(0.15)))
            schema.Add(
                $"{table} column grant",
                $"GRANT {schema.Any(["SELECT (id)", "UPDATE (id), SELECT (id)"])} ON {table} TO {schema.Any(_roles)}",
                $"{table}.id"
            );
        DefaultPrivileges();
    }

    void Comment(string id, string name)
    {
        if (schema.Chance(0.1))
            schema.Add($"{id} remark", $"COMMENT ON {name} IS '{schema.Any(["one", "two", "it''s"])}'", id);
    }

    void Grant(string id, string name, string privilege)
    {
        var on = name.Replace("SERVER", "FOREIGN SERVER", StringComparison.Ordinal);
        schema.Add(
            $"{id} privilege",
            schema.Any([
                $"GRANT {privilege} ON {on} TO {schema.Any(_roles)}",
                $"GRANT {privilege} ON {on} TO {schema.Any(_roles)} WITH GRANT OPTION",
                $"REVOKE ALL ON {on} FROM PUBLIC",
            ]),
            id
        );
    }

    // They speak of what is created later: the last of all.
    void DefaultPrivileges()
    {
        if (schema.Chance(0.15))
            schema.Add(
                "default privileges",
                $"ALTER DEFAULT PRIVILEGES {schema.Any(["", "IN SCHEMA public "])}GRANT {schema.Any(["SELECT ON TABLES", "EXECUTE ON FUNCTIONS", "USAGE ON SEQUENCES"])} TO pg_monitor"
            );
    }
}
