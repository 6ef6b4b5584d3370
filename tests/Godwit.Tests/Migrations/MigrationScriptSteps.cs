namespace Godwit;

public class MigrationScriptSteps
{
    // Steps as T(ransaction), A(lone), B(atches) with their statements; `␤` stands for LF.
    [Theory]
    [InlineData("", "")]
    [InlineData("a; b; c", "T[a,b,c]")]
    [InlineData("a;␤-- godwit: commit␤b;", "T[a] T[b]")]
    [InlineData("a;␤--godwit:commit␤b;", "T[a] T[b]")]
    [InlineData("a;␤  --  GODWIT :  Commit  ␤b;", "T[a] T[b]")]
    [InlineData("a;␤-- godwit: commit␤", "T[a]")]
    [InlineData("-- godwit: no-transaction␤a; b;", "A[a] A[b]")]
    [InlineData("-- godwit: no-transaction␤a;␤-- godwit: commit␤b;", "A[a] A[b]")]
    [InlineData("a; vacuum; b; c", "T[a] A[vacuum] T[b,c]")]
    [InlineData("a; vacuum;␤-- godwit: commit␤b; c", "T[a] A[vacuum] T[b,c]")]
    [InlineData("a;␤-- godwit: commit␤vacuum; vacuum", "T[a] A[vacuum] A[vacuum]")]
    [InlineData("a;␤-- godwit: batches of t␤delete from t where $1=$2; c", "T[a] B[delete from t where $1=$2] T[c]")]
    [InlineData("-- godwit is a bird␤a;␤/* godwit */ b; -- godwit", "T[a,b]")]
    [InlineData("-- godwit: rename column users.name to full_name␤a; b", "T[a,b]")]
    public void Statements_are_grouped_into_steps(string text, string steps)
    {
        foreach (var dialect in (Dialect[])[Dialect.PostgreSql, Dialect.Sqlite])
        {
            var script = Parse(text, dialect);
            Assert.Equal(steps, string.Join(' ', script.Steps.Select(Describe)));
            Assert.Equal(Enumerable.Range(1, script.Steps.Count), script.Steps.Select(step => step.Number));
        }
    }

    static MigrationScript Parse(string text, Dialect dialect) =>
        MigrationScript.Parse(new("a.sql", text.Replace('␤', '\n')), dialect);

    static string Describe(MigrationStep step) =>
        $"{step.Kind.ToString()[0]}[{string.Join(',', step.Statements.Select(statement => statement.Sql))}]";
}
