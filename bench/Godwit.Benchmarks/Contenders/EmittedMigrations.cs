using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace Godwit.Benchmarks;

/// <summary>
/// An assembly with a class for each migration, for the tools whose migrations are classes. It is emitted rather than
/// written out; the tools find and run it like a compiled one.
/// </summary>
static class EmittedMigrations
{
    /// <summary>
    /// Derives public classes <c>M0001</c> and so on from a base that takes its number from its name.
    /// </summary>
    public static Assembly Create(string name, Type parent, int count, Func<int, CustomAttributeBuilder[]> attributes)
    {
        var builder = new PersistedAssemblyBuilder(new(name), typeof(object).Assembly);
        var module = builder.DefineDynamicModule(name);
        for (var number = 1; number <= count; number++)
        {
            var type = module.DefineType($"M{number:D4}", TypeAttributes.Public | TypeAttributes.Sealed, parent);
            foreach (var attribute in attributes(number))
                type.SetCustomAttribute(attribute);
            type.CreateType();
        }

        using var image = new MemoryStream();
        builder.Save(image);
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }

    public static CustomAttributeBuilder Attribute(Type type, params object[] arguments)
    {
        var types = arguments.Select(argument => argument is Type ? typeof(Type) : argument.GetType()).ToArray();
        var constructor =
            type.GetConstructor(types)
            ?? throw new ArgumentException($"{type} has no constructor for these arguments.", nameof(arguments));
        return new(constructor, arguments);
    }

    /// <summary>The number in the name of an emitted class.</summary>
    public static string TableOf(object migration) => $"t{migration.GetType().Name[1..]}";
}
