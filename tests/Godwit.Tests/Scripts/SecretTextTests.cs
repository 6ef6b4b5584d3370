namespace Godwit;

public class SecretTextTests
{
    [Theory]
    [InlineData("CREATE ROLE a PASSWORD 'hunter22'", "CREATE ROLE a PASSWORD '***'")]
    [InlineData(
        "alter user a with encrypted password  'hunter22' login",
        "alter user a with encrypted password  '***' login"
    )]
    [InlineData("ALTER ROLE a PASSWORD\n'hunter22';", "ALTER ROLE a PASSWORD\n'***';")]
    [InlineData("PASSWORD 'it''s hunter22'", "PASSWORD '***'")]
    [InlineData("PASSWORD E'a\\'hunter22'", "PASSWORD E'***'")]
    [InlineData("PASSWORD U&'hunter22'", "PASSWORD U&'***'")]
    [InlineData("PASSWORD $$hunter22$$", "PASSWORD $$***$$")]
    [InlineData("PASSWORD $a$hunter22$a$ x", "PASSWORD $a$***$a$ x")]
    [InlineData("PASSWORD 'hunter22", "PASSWORD '***")]
    [InlineData("PASSWORD 'hunter22' … syntax error at \"hunter22\"", "PASSWORD '***' … syntax error at \"***\"")]
    [InlineData("Host=h;Password=hunter22;Port=1", "Host=h;Password=***;Port=1")]
    [InlineData("Host=h;pwd = 'hunter 22';Port=1", "Host=h;pwd = '***';Port=1")]
    [InlineData("postgres://u:hunter22@h/d", "postgres://u:***@h/d")]
    [InlineData("x postgres://u:hunt@er22@h/d, y", "x postgres://u:***@h/d, y")]
    [InlineData("postgres://h/d?user=u&password=hunter22&sslmode=x", "postgres://h/d?user=u&password=***&sslmode=x")]
    [InlineData(
        "CREATE SUBSCRIPTION s CONNECTION 'host=h password=hunter22 user=u'",
        "CREATE SUBSCRIPTION s CONNECTION 'host=h password=*** user=u'"
    )]
    [InlineData("OPTIONS (user 'u', password 'hunter22')", "OPTIONS (user 'u', password '***')")]
    public void A_password_is_taken_out(string text, string expected) =>
        Assert.Equal(expected, SecretText.Redact(text));

    [Theory]
    [InlineData("password authentication failed for user \"a\"")]
    [InlineData("ALTER TABLE users ADD COLUMN password text NOT NULL")]
    [InlineData("CREATE TABLE passwords (id int)")]
    [InlineData("ALTER ROLE a PASSWORD NULL")]
    [InlineData("postgres://h:5432/d")]
    [InlineData("postgres://u@h/d")]
    [InlineData("see https://example.com/a:b")]
    [InlineData("password")]
    [InlineData("password e")]
    [InlineData("password u")]
    [InlineData("password $")]
    [InlineData("password '")]
    public void Other_text_stays_as_it_is(string text) => Assert.Equal(text, SecretText.Redact(text));
}
