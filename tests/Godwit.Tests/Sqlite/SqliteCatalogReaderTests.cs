using System.Text;

namespace Godwit;

/// <summary>What is read of a schema, written one object a line.</summary>
public class SqliteCatalogReaderTests
{
    [Fact]
    public async Task Everything_that_a_table_can_say_is_read() =>
        await AssertReadAsync(
            """
            create table if not exists parent (a, b, primary key (a, b) on conflict replace);
            CREATE TABLE "my table" ( -- a comment
                Id integer constraint pk primary key autoincrement,
                [Name] varchar ( 20 ) NOT NULL ON CONFLICT IGNORE DEFAULT 'it''s' COLLATE NOCASE,
                `e-mail` text UNIQUE ON CONFLICT REPLACE CHECK ("e-mail" LIKE '%@%'),
                n DECIMAL(10,2) DEFAULT -1.5 CONSTRAINT positive CHECK ("my table".n > 0),
                at TEXT DEFAULT CURRENT_TIMESTAMP, word DEFAULT abc, expr DEFAULT (1 + abs(-2)), none DEFAULT NULL,
                double AS (n * 2) STORED, half INT GENERATED ALWAYS AS (n / 2) VIRTUAL NOT NULL,
                pa REFERENCES parent (a) ON DELETE SET NULL ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED,
                blob BLOB DEFAULT x'0F' NULL,
                CONSTRAINT both UNIQUE (Name COLLATE RTRIM DESC, n ASC),
                CHECK (n <> 3) CHECK (n IN (1, 'x')),
                FOREIGN KEY (n, NAME) REFERENCES Parent MATCH FULL ON UPDATE CASCADE NOT DEFERRABLE
            );
            """,
            """
            table my table: 
            column my table.Id: type=INTEGER
            column my table.Name: collate=nocase; default='it''s'; not null=on conflict ignore; type=VARCHAR(20)
            column my table.e-mail: type=TEXT
            column my table.n: default=-1.5; type=DECIMAL(10, 2)
            column my table.at: default=current_timestamp; type=TEXT
            column my table.word: default='abc'
            column my table.expr: default=1 + abs(-2)
            column my table.none: 
            column my table.double: generated=n * 2; stored=yes
            column my table.half: generated=n / 2; not null=yes; type=INT
            column my table.pa: 
            column my table.blob: default=x'0F'; type=BLOB
            constraint my table.pk: autoincrement=yes; columns=Id; type=primary key
            constraint my table.UNIQUE ("e-mail"): columns="e-mail"; conflict=replace; type=unique
            constraint my table.CHECK ("e-mail" like '%@%'): expression="e-mail" like '%@%'; type=check
            constraint my table.positive: expression=n > 0; type=check
            constraint my table.FOREIGN KEY (pa) REFERENCES parent: columns=pa; deferrable=initially deferred; on delete=set null; referenced columns=a; references=parent; type=foreign key
            constraint my table.both: columns=Name collate rtrim desc, n; type=unique
            constraint my table.CHECK (n <> 3): expression=n <> 3; type=check
            constraint my table.CHECK (n in (1, 'x')): expression=n in (1, 'x'); type=check
            constraint my table.FOREIGN KEY (n, Name) REFERENCES parent: columns=n, Name; match=full; on update=cascade; references=parent; type=foreign key
            table parent: 
            column parent.a: 
            column parent.b: 
            constraint parent.PRIMARY KEY: columns=a, b; conflict=replace; type=primary key
            constraint my table.FOREIGN KEY (n, Name) REFERENCES parent -> table parent
            constraint my table.FOREIGN KEY (pa) REFERENCES parent -> table parent
            """
        );

    [Fact]
    public async Task Everything_beside_ordinary_tables_is_read() =>
        await AssertReadAsync(
            """
            CREATE TABLE t (a ANY, b TEXT, PRIMARY KEY (a)) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX main.i ON t (b COLLATE NOCASE DESC, lower("b") ASC) WHERE t.a IS NOT NULL;
            CREATE VIEW v AS SELECT a, b AS "Full Name" FROM t /* all */ WHERE a <> 'X';
            CREATE TRIGGER r INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (NEW.a, 'x'); END;
            CREATE TRIGGER s AFTER DELETE ON T BEGIN SELECT 1; END;
            CREATE TEMP TRIGGER temporary AFTER DELETE ON t BEGIN SELECT 1; END;
            CREATE VIRTUAL TABLE f USING fts5(title, body, tokenize = 'porter ascii');
            CREATE VIRTUAL TABLE r3 USING rtree(id, x0, x1);
            CREATE VIEW broken AS SELECT * FROM nowhere;
            """,
            """
            view broken: query=as select * from nowhere
            virtual table f: arguments=title, body, tokenize = 'porter ascii'; columns=title|body; module=fts5
            virtual table r3: arguments=id, x0, x1; columns=id|x0|x1; module=rtree
            table t: strict=yes; without rowid=yes
            column t.a: type=ANY
            column t.b: type=TEXT
            constraint t.PRIMARY KEY: columns=a; type=primary key
            index i: columns=b collate nocase desc, lower(b); unique=yes; where=a is not null
            trigger t.s: definition=after delete on t begin select 1; end
            view v: columns=Full Name|a; query=as select a, b as "full name" from t where a <> 'X'
            trigger v.r: definition=instead of insert on v begin insert into t values (new.a, 'x'); end
            view v -> table t
            trigger v.r -> table t
            """
        );

    [Fact]
    public async Task Formatting_comments_case_and_quotes_are_no_differences()
    {
        await using var one = await SqliteMemory.CreateAsync(
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT ('x') CHECK (length(name) > 0), n REFERENCES t (id));
            CREATE INDEX i ON t (name) WHERE n IS NOT NULL;
            CREATE VIEW v AS SELECT name FROM t WHERE n=1;
            """
        );
        await using var other = await SqliteMemory.CreateAsync(
            """
            create table [t] (
                -- the key
                "id" integer, `name` text not null on conflict abort default 'x',
                "n" /* parent */, primary key ("id" asc),
                check (Length("t"."name")>0), foreign key (n) references "T"("ID") on delete no action not deferrable
            );
            create index "i" on "t" ("name" asc) where "t"."n" is not null;
            create view "v" as select "name" from "t" where "n" = 1;
            """
        );

        Assert.Equal([], CatalogDiff.Compare(await one.ReadAsync(), await other.ReadAsync()));
    }

    static async Task AssertReadAsync(string sql, string expected)
    {
        await using var memory = await SqliteMemory.CreateAsync(sql);
        var catalog = await memory.ReadAsync();
        var text = new StringBuilder();
        foreach (var one in catalog.Objects)
        {
            var settings = one.Settings.Select(setting => $"{setting.Name}={setting.Value.Replace('\n', '|')}");
            text.Append($"{one.Name}: {string.Join("; ", settings)}\n");
        }
        foreach (var one in catalog.Dependencies)
            text.Append($"{one.Dependent} -> {one.Referenced}\n");
        Assert.Equal(expected.ReplaceLineEndings("\n").Trim(), text.ToString().Trim());
    }
}
