namespace Godwit;

public class SectionMarkerTests
{
    const string Goose = "-- +goose Up\nCREATE TABLE a (id int);\n-- +goose Down\nDROP TABLE a;\n";

    [Theory]
    [InlineData(Goose, "CREATE TABLE a (id int)", "DROP TABLE a")]
    [InlineData("-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT 2;\nSELECT 3;", "SELECT 1", "SELECT 2|SELECT 3")]
    [InlineData("-- +goose up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd\n", "SELECT 1", null)]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:down\n", "SELECT 1", "")]
    [InlineData("SELECT 1; -- about +goose Down\nSELECT 2;", "SELECT 1|SELECT 2", null)]
    public void A_file_with_both_ways_is_read_one_way_at_a_time(string text, string up, string? down)
    {
        var script = new SqlScript("1_a.sql", text);

        Assert.Equal(up, Sql(MigrationScript.Parse(script, Dialect.PostgreSql)));
        Assert.Equal(down, MigrationScript.ParseDownSection(script, Dialect.PostgreSql) is { } back ? Sql(back) : null);
    }

    [Theory]
    [InlineData("-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;\nSELECT 2;", 2)]
    [InlineData("-- migrate:up transaction:false\nSELECT 1;\nSELECT 2;\n-- migrate:down\nSELECT 3;", 2)]
    [InlineData("-- migrate:up\nSELECT 1;\nSELECT 2;\n-- migrate:down transaction:false\nSELECT 3;", 1)]
    public void The_markers_for_no_transaction_are_understood(string text, int steps) =>
        Assert.Equal(steps, MigrationScript.Parse(new("1_a.sql", text), Dialect.PostgreSql).Steps.Count);

    [Theory]
    [InlineData("-- +goose Down\nSELECT 1;\n-- +goose Up\nSELECT 2;", 1)]
    [InlineData("-- +goose Up\n-- +goose ENVSUB ON\nSELECT 1;", 2)]
    [InlineData("-- +goose Up\nSELECT 1\n-- +goose Down\nSELECT 2;", 3)]
    public void What_cannot_be_read_safely_is_an_error_with_its_line(string text, int line)
    {
        var error = Assert.Throws<InvalidMigrationException>(() =>
            MigrationScript.Parse(new("1_a.sql", text), Dialect.PostgreSql)
        );

        Assert.Equal(line, error.Location?.Line);
    }

    static string Sql(MigrationScript script) =>
        string.Join('|', script.Steps.SelectMany(s => s.Statements).Select(s => s.Sql));
}
