using System.Diagnostics;
using Godwit.GeneratorBenchmarks;
using Godwit.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

const int classes = 300;
var rounds = args is [var given] ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 11;

var project = new AnnotatedProject(classes);

// The first build of a compiler that has just started: the generator has to be compiled, too.
var first = project.Compile();
Emit(first);
var cold = Driver().RunGenerators(project.Compile());
Console.WriteLine($"First run in the process, as the driver counts it: {Own(cold):F0} ms");

var without = new List<(double Wall, double Processor)>();
var with = new List<(double Wall, double Processor)>();
var method = new List<(double Wall, double Processor)>();
var column = new List<(double Wall, double Processor)>();
for (var round = 0; round < rounds + 2; round++)
{
    var plain = Time(() => Emit(project.Compile()));
    var driver = Driver();
    var generated = Time(() =>
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out _);
        Emit(output);
    });
    var edited = project.Compile();
    Emit(edited);
    driver = driver.RunGenerators(edited);
    // As an editor does it: the rest is known.
    var one = AnnotatedProject.EditMethod(edited, round);
    var unrelated = Time(() => driver = driver.RunGenerators(one));
    var other = AnnotatedProject.EditClass(one, round);
    var second = Time(() => driver = driver.RunGenerators(other));
    // The first rounds warm everything up.
    if (round < 2)
        continue;
    without.Add(plain);
    with.Add(generated);
    method.Add(unrelated);
    column.Add(second);
}
Console.WriteLine($"{classes} annotated classes and {classes} other files, {rounds} rounds, milliseconds");
Console.WriteLine("| | best | median | processor, best | median |\n|---|--:|--:|--:|--:|");
Print("clean build without the generator", without);
Print("clean build with the generator", with);
var added = with.Zip(without, (one, other) => (one.Wall - other.Wall, one.Processor - other.Processor));
Print("the difference, round by round", added.ToList());
Print("incremental, another file edited", method);
Print("incremental, one class gets a column", column);

static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(new SchemaGenerator());

static double Own(GeneratorDriver driver) => driver.GetTimingInfo().GeneratorTimes[0].ElapsedTime.TotalMilliseconds;

static void Emit(Compilation compilation)
{
    var result = compilation.Emit(Stream.Null);
    if (!result.Success)
        throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(5)));
}

static (double Wall, double Processor) Time(Action action)
{
    GC.Collect();
    var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
    action();
    var processor = Environment.CpuUsage.TotalTime - used;
    return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, processor.TotalMilliseconds);
}

static void Print(string what, List<(double Wall, double Processor)> times)
{
    var wall = times.Select(one => one.Wall).Order().ToList();
    var processor = times.Select(one => one.Processor).Order().ToList();
    var middle = wall.Count / 2;
    Console.WriteLine($"| {what} | {wall[0]:F1} | {wall[middle]:F1} | {processor[0]:F1} | {processor[middle]:F1} |");
}
