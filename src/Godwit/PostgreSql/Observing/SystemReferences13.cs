namespace Godwit;

/// <summary>Where the numbers in system catalogs point, as far as the server cannot be asked.</summary>
static class SystemReferences13
{
    // What pg_get_catalog_foreign_keys() says on PostgreSQL 15. On 13, which has no such function, columns and catalogs
    // that it does not have yet are not looked for.
    const string Known = """
        pg_aggregate: aggcombinefn>proc aggdeserialfn>proc aggfinalfn>proc aggfnoid>proc aggmfinalfn>proc
        pg_aggregate: aggminvtransfn>proc aggmtransfn>proc aggmtranstype>type aggserialfn>proc
        pg_aggregate: aggsortop>operator aggtransfn>proc aggtranstype>type
        pg_am: amhandler>proc
        pg_amop: amopfamily>opfamily amoplefttype>type amopmethod>am amopopr>operator amoprighttype>type
        pg_amop: amopsortfamily>opfamily
        pg_amproc: amproc>proc amprocfamily>opfamily amproclefttype>type amprocrighttype>type
        pg_attrdef: adrelid>class adrelid+adnum>attribute
        pg_attribute: attcollation>collation attrelid>class atttypid>type
        pg_cast: castfunc>proc castsource>type casttarget>type
        pg_class: relam>am relnamespace>namespace reloftype>type relowner>authid relrewrite>class
        pg_class: reltablespace>tablespace reltoastrelid>class reltype>type
        pg_collation: collnamespace>namespace collowner>authid
        pg_constraint: conexclop*>operator conffeqop*>operator confrelid>class confrelid+confkey*>attribute
        pg_constraint: conindid>class connamespace>namespace conparentid>constraint conpfeqop*>operator
        pg_constraint: conppeqop*>operator conrelid>class conrelid+conkey*>attribute contypid>type
        pg_conversion: connamespace>namespace conowner>authid conproc>proc
        pg_default_acl: defaclnamespace>namespace defaclrole>authid
        pg_enum: enumtypid>type
        pg_event_trigger: evtfoid>proc evtowner>authid
        pg_extension: extconfig*>class extnamespace>namespace extowner>authid
        pg_foreign_data_wrapper: fdwhandler>proc fdwowner>authid fdwvalidator>proc
        pg_foreign_server: srvfdw>foreign_data_wrapper srvowner>authid
        pg_foreign_table: ftrelid>class ftserver>foreign_server
        pg_index: indclass*>opclass indcollation*>collation indexrelid>class indrelid>class
        pg_index: indrelid+indkey*>attribute
        pg_inherits: inhparent>class inhrelid>class
        pg_language: laninline>proc lanowner>authid lanplcallfoid>proc lanvalidator>proc
        pg_namespace: nspowner>authid
        pg_opclass: opcfamily>opfamily opcintype>type opckeytype>type opcmethod>am opcnamespace>namespace
        pg_opclass: opcowner>authid
        pg_operator: oprcode>proc oprcom>operator oprjoin>proc oprleft>type oprnamespace>namespace
        pg_operator: oprnegate>operator oprowner>authid oprrest>proc oprresult>type oprright>type
        pg_opfamily: opfmethod>am opfnamespace>namespace opfowner>authid
        pg_partitioned_table: partclass*>opclass partcollation*>collation partdefid>class partrelid>class
        pg_partitioned_table: partrelid+partattrs*>attribute
        pg_policy: polrelid>class polroles*>authid
        pg_proc: proallargtypes*>type proargtypes*>type prolang>language pronamespace>namespace proowner>authid
        pg_proc: prorettype>type prosupport>proc protrftypes*>type provariadic>type
        pg_publication: pubowner>authid
        pg_publication_rel: prpubid>publication prrelid>class
        pg_range: rngcanonical>proc rngcollation>collation rngmultitypid>type rngsubdiff>proc rngsubopc>opclass
        pg_range: rngsubtype>type rngtypid>type
        pg_rewrite: ev_class>class
        pg_sequence: seqrelid>class seqtypid>type
        pg_statistic_ext: stxnamespace>namespace stxowner>authid stxrelid>class stxrelid+stxkeys*>attribute
        pg_subscription: subdbid>database subowner>authid
        pg_transform: trffromsql>proc trflang>language trftosql>proc trftype>type
        pg_trigger: tgconstraint>constraint tgconstrindid>class tgconstrrelid>class tgfoid>proc
        pg_trigger: tgparentid>trigger tgrelid>class tgrelid+tgattr*>attribute
        pg_ts_config: cfgnamespace>namespace cfgowner>authid cfgparser>ts_parser
        pg_ts_config_map: mapcfg>ts_config mapdict>ts_dict
        pg_ts_dict: dictnamespace>namespace dictowner>authid dicttemplate>ts_template
        pg_ts_parser: prsend>proc prsheadline>proc prslextype>proc prsnamespace>namespace prsstart>proc
        pg_ts_parser: prstoken>proc
        pg_ts_template: tmplinit>proc tmpllexize>proc tmplnamespace>namespace
        pg_type: typanalyze>proc typarray>type typbasetype>type typcollation>collation typelem>type
        pg_type: typinput>proc typmodin>proc typmodout>proc typnamespace>namespace typoutput>proc
        pg_type: typowner>authid typreceive>proc typrelid>class typsend>proc typsubscript>proc
        pg_user_mapping: umserver>foreign_server umuser>authid
        """;

    /// <summary>All references, for PostgreSQL 13.</summary>
    public static ValueList<SystemReference> All { get; } = Parse(Known);

    /// <summary>References that the server does not tell in any version: optional lists of columns.</summary>
    public static ValueList<SystemReference> Unsaid { get; } =
        Parse(
            """
            pg_constraint: conrelid+confdelsetcols*>attribute
            pg_publication_rel: prrelid+prattrs*>attribute
            """
        );

    // table: column>target list*>target table+column>target table+list*>target
    static ValueList<SystemReference> Parse(string text) =>
        text.Split('\n')
            .Select(line => line.Split(": "))
            .SelectMany(line => line[1].Split(' ').Select(one => Read(line[0], one)))
            .ToValueList();

    static SystemReference Read(string catalog, string text)
    {
        var sides = text.Split('>');
        var columns = sides[0].TrimEnd('*').Split('+').ToValueList();
        return new(catalog, columns, $"pg_{sides[1]}", sides[0].EndsWith('*'));
    }
}
