namespace Godwit;

/// <summary>The PostgreSQL servers that tests run on.</summary>
public enum Server
{
    /// <summary>The newest one that the distribution's packages put on this machine: 15 on Debian 12.</summary>
    Distribution,

    /// <summary>PostgreSQL 18, which test.sh fetches into .tools; it has no psql and no pg_dump.</summary>
    PostgreSql18,
}
