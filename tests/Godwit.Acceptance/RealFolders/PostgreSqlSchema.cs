namespace Godwit;

/// <summary>The objects of a PostgreSQL database in the server's own words, for comparing two databases.</summary>
static class PostgreSqlSchema
{
    // Each row: a kind, the object's name, what the server says about it. Objects of extensions come with their
    // extension; the sequences and types that a table brings with it are told by the table.
    const string Query = """
        WITH own AS (
            SELECT c.*, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname !~ '^godwit_history'
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        )
        SELECT 'schema' AS kind, nspname::text AS name, coalesce(nspacl::text, '') AS definition
          FROM pg_namespace WHERE nspname !~ '^pg_'
        UNION ALL SELECT 'extension', extname::text, extversion FROM pg_extension
        UNION ALL SELECT 'relation', oid::regclass::text,
            concat_ws(' ', relkind, relpersistence, relrowsecurity, relforcerowsecurity, relreplident, reloptions::text,
                coalesce(relacl::text, ''), pg_get_partkeydef(oid), pg_get_expr(relpartbound, oid), pg_get_userbyid(relowner))
          FROM own
        UNION ALL SELECT 'parent', i.inhrelid::regclass::text, i.inhparent::regclass::text || ' ' || i.inhseqno
          FROM pg_inherits i JOIN own ON own.oid = i.inhrelid
        UNION ALL SELECT 'column', own.oid::regclass::text || '.' || a.attname,
            concat_ws(' ', row_number() OVER (PARTITION BY own.oid ORDER BY a.attnum), format_type(a.atttypid, a.atttypmod), a.attnotnull,
                a.attidentity, a.attgenerated, a.attcollation::regcollation::text, a.attstorage, a.attacl::text, pg_get_expr(d.adbin, d.adrelid))
          FROM own JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_attrdef d ON d.adrelid = own.oid AND d.adnum = a.attnum
        UNION ALL SELECT 'index', i.indexrelid::regclass::text, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready)
          FROM pg_index i JOIN own ON own.oid = i.indexrelid
        UNION ALL SELECT 'constraint', coalesce(k.conrelid::regclass::text, k.contypid::regtype::text) || '.' || k.conname,
            concat_ws(' ', pg_get_constraintdef(k.oid), k.convalidated)
          FROM pg_constraint k LEFT JOIN own ON own.oid = k.conrelid WHERE own.oid IS NOT NULL OR k.contypid <> 0
        UNION ALL SELECT 'view', oid::regclass::text, pg_get_viewdef(oid) FROM own WHERE relkind IN ('v', 'm')
        UNION ALL SELECT 'sequence', s.seqrelid::regclass::text,
            concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
          FROM pg_sequence s JOIN own ON own.oid = s.seqrelid
        UNION ALL SELECT 'trigger', own.oid::regclass::text || '.' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
          FROM pg_trigger t JOIN own ON own.oid = t.tgrelid WHERE NOT t.tgisinternal
        UNION ALL SELECT 'rule', own.oid::regclass::text || '.' || r.rulename, pg_get_ruledef(r.oid)
          FROM pg_rewrite r JOIN own ON own.oid = r.ev_class WHERE r.rulename <> '_RETURN'
        UNION ALL SELECT 'policy', own.oid::regclass::text || '.' || p.polname,
            concat_ws(' ', p.polcmd, p.polpermissive, p.polroles::regrole[]::text, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
          FROM pg_policy p JOIN own ON own.oid = p.polrelid
        UNION ALL SELECT 'routine', p.oid::regprocedure::text,
            CASE WHEN p.prokind = 'a' THEN (SELECT to_jsonb(a)::text FROM (SELECT g.aggtransfn, g.aggfinalfn, g.aggtranstype::regtype, g.agginitval
                FROM pg_aggregate g WHERE g.aggfnoid = p.oid) a) ELSE pg_get_functiondef(p.oid) END || coalesce(p.proacl::text, '')
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        UNION ALL SELECT 'type', t.oid::regtype::text,
            concat_ws(' ', t.typtype, format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault,
                (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
          FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND t.typtype IN ('e', 'd', 'r')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
        UNION ALL SELECT 'comment', pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description
          FROM pg_description d WHERE d.objoid >= 16384
            AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')
        UNION ALL SELECT 'statistics', stxname::text, pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
        ORDER BY kind, name, definition
        """;

    /// <summary>One line an object, sorted; two databases of one server are alike when the lines are.</summary>
    public static Task<IReadOnlyList<string>> ReadAsync(TestDatabase database) => database.RowsAsync(Query);

    /// <summary>What pg_dump says, without the history table and without its random keys.</summary>
    public static async Task<string> DumpAsync(TestDatabase database)
    {
        var text = await Command.RequireAsync(
            PostgreSqlBinaries.Client("pg_dump"),
            "--schema-only",
            "--exclude-table=godwit_history",
            "--dbname",
            database.Url
        );
        var lines = text.Split('\n').Where(line => !line.StartsWith(@"\restrict", StringComparison.Ordinal));
        return string.Join('\n', lines.Where(line => !line.StartsWith(@"\unrestrict", StringComparison.Ordinal)));
    }
}
