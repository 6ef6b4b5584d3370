using Godwit.Cli;

namespace Godwit;

public class DatabaseUrls
{
    static DatabaseTarget Parse(string text, Dialect? dialect = null) =>
        DatabaseUrl.Parse(new(ConfigurationKey.Url, [text], "--url", "/home/app"), dialect, path => path);

    [Theory]
    [InlineData("postgres://u:p@h:5433/d", "h", 5433, "u", "p", "d")]
    [InlineData("postgresql://u:p@h/d", "h", 5432, "u", "p", "d")]
    [InlineData("POSTGRES://u@h/d", "h", 5432, "u", null, "d")]
    [InlineData("postgres://h", "h", 5432, null, null, null)]
    [InlineData("postgres://h/", "h", 5432, null, null, null)]
    [InlineData("postgres://", "localhost", 5432, null, null, null)]
    [InlineData("postgres:///d", "localhost", 5432, null, null, "d")]
    [InlineData("postgres://u:@h:/d", "h", 5432, "u", null, "d")]
    [InlineData("postgres://u%40x:p%2F%3a%25@h/a%20b", "h", 5432, "u@x", "p/:%", "a b")]
    [InlineData("postgres://u:p@ss:w@h/d", "h", 5432, "u", "p@ss:w", "d")]
    [InlineData("postgres://u:p+q@h/d", "h", 5432, "u", "p+q", "d")]
    [InlineData("postgres://[::1]:5433/d", "::1", 5433, null, null, "d")]
    [InlineData("postgres://[2001:db8::7]/d", "2001:db8::7", 5432, null, null, "d")]
    [InlineData("postgres://%2Fvar%2Frun%2Fpostgresql/d", "/var/run/postgresql", 5432, null, null, "d")]
    [InlineData("postgres:///d?host=/tmp/pg&port=5433&user=u&password=p", "/tmp/pg", 5433, "u", "p", "d")]
    [InlineData("postgres://h/x?dbname=d", "h", 5432, null, null, "d")]
    [InlineData("postgres://a,b:5433,[::1]/d", "a:5432,b:5433,[::1]:5432", 5432, null, null, "d")]
    [InlineData("Host=h;Port=5433;Username=u;Password='p;x';Database=d", "h", 5433, "u", "p;x", "d")]
    [InlineData("server=h;user id=u;database=d", "h", 5432, "u", null, "d")]
    public void A_PostgreSql_url_says_where_to_connect(
        string url,
        string host,
        int port,
        string? user,
        string? password,
        string? database
    )
    {
        var settings = Assert.IsType<DatabaseTarget.PostgreSql>(Parse(url)).Settings;
        Assert.Equal(
            (host, port, user, password, database),
            (settings.Host, settings.Port, settings.Username, settings.Password, settings.Database)
        );
    }

    [Theory]
    [InlineData("postgres://h/d?sslmode=disable", "SSL Mode=Disable")]
    [InlineData("postgres://h/d?sslmode=require", "SSL Mode=Require")]
    [InlineData("postgres://h/d?sslmode=verify-ca", "SSL Mode=VerifyCA")]
    [InlineData("postgres://h/d?sslmode=verify-full", "SSL Mode=VerifyFull")]
    [InlineData("postgres://h/d?application_name=my%20app", "Application Name=\"my app\"")]
    [InlineData("postgres://h/d", "Application Name=godwit")]
    [InlineData("postgres://h/d?connect_timeout=7", "Timeout=7")]
    [InlineData("postgres://h/d?options=-c%20search_path%3Dx", "Options=\"-c search_path=x\"")]
    [InlineData("postgres://h/d?target_session_attrs=read-write", "Target Session Attributes=read-write")]
    [InlineData("postgres://h/d?channel_binding=require", "Channel Binding=Require")]
    [InlineData("postgres://h/d", "Include Failed Batched Command=True")]
    [InlineData("postgres://h/d", "Command Timeout=0")]
    [InlineData("postgres://h/d", "Include Error Detail=True")]
    [InlineData("Host=h;Database=d;Include Error Detail=false", "Include Error Detail=False")]
    [InlineData("postgres://h/d", "TCP Keepalive=True")]
    public void A_PostgreSql_url_sets_the_driver_up(string url, string expected) =>
        Assert.Contains(
            expected,
            ";" + Assert.IsType<DatabaseTarget.PostgreSql>(Parse(url)).Settings.ConnectionString,
            StringComparison.OrdinalIgnoreCase
        );

    [Theory]
    [InlineData("sqlite:app.db", "/home/app/app.db", "app.db")]
    [InlineData("sqlite:./data/app.db", "/home/app/data/app.db", "app.db")]
    [InlineData("sqlite:../app.db", "/home/app.db", "app.db")]
    [InlineData("sqlite://app.db", "/home/app/app.db", "app.db")]
    [InlineData("sqlite:///abs/app.db", "/abs/app.db", "app.db")]
    [InlineData("sqlite:/abs/app.db", "/abs/app.db", "app.db")]
    [InlineData("sqlite:my%20app.db?mode=rw", "/home/app/my app.db", "my app.db")]
    [InlineData("SQLITE::memory:", ":memory:", ":memory:")]
    [InlineData("Data Source=app.db", "/home/app/app.db", "app.db")]
    [InlineData("DataSource=app.db;Mode=ReadOnly", "/home/app/app.db", "app.db")]
    [InlineData("Filename=/abs/app.db", "/abs/app.db", "app.db")]
    public void A_Sqlite_url_names_a_file(string url, string file, string name)
    {
        var target = Assert.IsType<DatabaseTarget.Sqlite>(Parse(url));
        Assert.Equal((file, name), (target.Settings.DataSource, target.Name));
    }

    [Theory]
    [InlineData("", "'url' is empty")]
    [InlineData("app.db", "'url' is not a database URL")]
    [InlineData("http://h/d", "'http://' is not a kind of URL")]
    [InlineData("postgres://h/d?ssmode=require", "unknown parameter 'ssmode'. Did you mean 'sslmode'?")]
    [InlineData("postgres://h/d?sslmode=sometimes", "value of 'sslmode' that cannot be used")]
    [InlineData("postgres://h/d?sslmode", "not written name=value")]
    [InlineData("postgres://h:port/d", "a port that is not a number")]
    [InlineData("postgres://h:65536/d", "a port that is not a number")]
    [InlineData("postgres://[::1/d", "without its closing bracket")]
    [InlineData("postgres://h/%zz", "hexadecimal digits")]
    [InlineData("Host=h;Prot=5432", "unknown keyword 'prot'")]
    [InlineData("Host=h;Port=x", "value of 'port' that cannot be used")]
    [InlineData("Host", "not a database URL")]
    [InlineData("Host='h;x=1", "not a well-formed connection string")]
    [InlineData("sqlite:", "names no SQLite file")]
    [InlineData("sqlite:a.db?mode=wr", "value of 'mode' that cannot be used")]
    [InlineData("sqlite:a.db?pragma=x", "unknown parameter 'pragma'")]
    [InlineData("Data Source=a.db;Host=h", "a keyword 'host' that SQLite does not know")]
    [InlineData("mysql://h/d", "not supported yet")]
    public void A_wrong_url_is_named(string url, string problem)
    {
        var error = Assert.Throws<CommandException>(() => Parse(url));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, error.ExitCode);
    }

    [Theory]
    [InlineData("postgres://u:hunter22@h:x/d")]
    [InlineData("postgres://u:hunter22/@h/d")]
    [InlineData("postgres://u:hunter22@h/d?what=1")]
    [InlineData("Host=h;Password=hunter22;Port=x")]
    [InlineData("Host=h;Password='hunter22")]
    [InlineData("Host=h;Password=hunter22;Nonsense=1")]
    [InlineData("pg://u:hunter22@h/d")]
    public void A_wrong_url_is_described_without_its_password(string url)
    {
        var error = Assert.Throws<CommandException>(() => Parse(url));
        Assert.DoesNotContain("hunter22", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_names_host_port_database_and_user_and_no_password() =>
        Assert.Equal("database \"d\" on h:5433 as user \"u\"", Parse("postgres://u:hunter22@h:5433/d").Description);

    [Theory]
    [InlineData("postgres://localhost/d", true)]
    [InlineData("postgres://LOCALHOST/d", true)]
    [InlineData("postgres://127.0.0.1/d", true)]
    [InlineData("postgres://127.8.9.10/d", true)]
    [InlineData("postgres://[::1]/d", true)]
    [InlineData("postgres:///d?host=/tmp", true)]
    [InlineData("postgres://localhost:5432,127.0.0.1:5433/d", true)]
    [InlineData("postgres://localhost,db.example.com/d", false)]
    [InlineData("postgres://localhost.example.com/d", false)]
    [InlineData("postgres://10.0.0.1/d", false)]
    [InlineData("postgres://0.0.0.0/d", false)]
    [InlineData("postgres://127.0.0.1.nip.io/d", false)]
    [InlineData("postgres://db/d", false)]
    [InlineData("sqlite:app.db", true)]
    public void Only_this_machine_is_local(string url, bool isLocal) => Assert.Equal(isLocal, Parse(url).IsLocal);

    [Fact]
    public void The_engine_that_is_configured_must_be_that_of_the_url()
    {
        var error = Assert.Throws<CommandException>(() => Parse("sqlite:app.db", Dialect.PostgreSql));
        Assert.Contains("'database' says postgresql", error.Message, StringComparison.Ordinal);
    }
}
