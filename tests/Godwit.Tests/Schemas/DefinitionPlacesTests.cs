namespace Godwit;

/// <summary>Where a schema source defines an object, for messages.</summary>
public class DefinitionPlacesTests
{
    const string Text = """
        CREATE TYPE mood AS ENUM ('sad');
        CREATE TYPE small;
        CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal AS 'int4in';
        CREATE TYPE small (INPUT = small_in, OUTPUT = small_out);
        CREATE TABLE "Heir" () INHERITS (parent);
        CREATE TABLE app.mood (id int);
        CREATE DOMAIN twice AS text;
        CREATE DOMAIN app.twice AS text;
        CREATE TABLE IF NOT EXISTS two (id int);
        CREATE TABLE IF NOT EXISTS two (id int);
        CREATE TYPE pair AS (one int);
        """;

    [Theory]
    [InlineData(ObjectKind.Enum, "public", "mood", null, 1)]
    [InlineData(ObjectKind.BaseType, "public", "small", null, 4)]
    [InlineData(ObjectKind.Column, "public", "name", "Heir", 5)]
    [InlineData(ObjectKind.Table, "app", "mood", null, 6)]
    [InlineData(ObjectKind.Domain, "public", "twice", null, 7)]
    [InlineData(ObjectKind.Domain, "app", "twice", null, 8)]
    [InlineData(ObjectKind.Constraint, "app", "short", "twice", 8)]
    [InlineData(ObjectKind.Column, "public", "one", "pair", 11)]
    [InlineData(ObjectKind.Table, "public", "two", null, null)]
    [InlineData(ObjectKind.Table, "public", "heir", null, null)]
    [InlineData(ObjectKind.Cast, "", "(text AS mood)", null, null)]
    public void The_line_is_that_of_the_statement_where_it_is_certain(
        ObjectKind kind,
        string schema,
        string name,
        string? owner,
        int? line
    )
    {
        var pieces = SchemaPieces.Read([new("schema.sql", Text)], Dialect.PostgreSql);

        var place = new DefinitionPlaces(pieces.Statements).Find(new(kind, schema, name) { Owner = owner });

        Assert.Equal(line is { } number ? new SourceLocation("schema.sql", number, 1) : null, place);
    }
}
