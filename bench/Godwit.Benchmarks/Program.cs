using Godwit.Benchmarks;

var arguments = Arguments.Parse(args);
var folder = Directory.CreateTempSubdirectory("godwit-bench");
try
{
    var corpus = new Corpus(Path.Combine(folder.FullName, "migrations"), arguments.Migrations);
    await using var postgreSql = await PostgreSqlEngine.StartAsync(arguments.Programs);
    await new Benchmarks(arguments, folder.FullName, corpus, postgreSql, new SqliteEngine(folder.FullName)).RunAsync();
}
finally
{
    folder.Delete(recursive: true);
}
