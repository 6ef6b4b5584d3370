using Microsoft.AspNetCore.Connections;
using Storefront;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

ShopDatabase database;
try
{
    database = ShopDatabase.FromUrl(builder.Configuration["DATABASE_URL"], builder.Environment.ContentRootPath);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

builder.Services.AddSingleton(_ => database.CreateDataSource());
builder.Services.AddGodwit(database.Dialect, godwit => godwit.MigrationsFrom($"db/migrations/{database.Dialect}"));
builder.Services.AddHealthChecks().AddGodwit();
builder.Services.AddSingleton<Shop>();

await using var app = builder.Build();
try
{
    var migrated = await app.MigrateDatabaseAsync();
    app.MapShop(migrated[0]);
    app.MapHealthChecks("/health");
    await app.RunAsync();
    return 0;
}
catch (GodwitException)
{
    return 1; // Godwit logged what happened, where, and what to do
}
catch (OperationCanceledException)
{
    return 130; // Ctrl-C while migrating; the next start continues
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{e.Message} Is the shop running already? Another address: --urls http://localhost:5001");
    return 1;
}
