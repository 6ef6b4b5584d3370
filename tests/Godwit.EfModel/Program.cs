using Godwit.EfModel;
using Microsoft.EntityFrameworkCore;

// Writes the SQL that EF makes of every state of the model, the same that `dotnet ef dbcontext script` writes.
foreach (var provider in new[] { "postgresql", "sqlite" })
{
    for (var step = 0; step <= ShopContext.Steps; step++)
    {
        using var context = new ShopContext(step, provider);
        File.WriteAllText(Path.Combine(args[0], $"{provider}-{step}.sql"), context.Database.GenerateCreateScript());
    }
}
