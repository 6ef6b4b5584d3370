using System.Text.Json;

namespace Godwit.Cli;

/// <summary>Says what is taken over, and what to do next.</summary>
sealed class AdoptionReport(Report report, FoundHistory found, AdoptedFolder folder)
{
    /// <summary>What was found, for the object that is written also where the command fails later.</summary>
    public static void Begin(Report report, FoundHistory found, AdoptedFolder folder)
    {
        report.Field("tool", json => json.WriteStringValue(found.Find.Tool.Name));
        report.Field("table", json => json.WriteStringValue(found.Find.Table.ToString()));
        report.Field("folder", json => json.WriteStringValue(folder.Name));
        report.Field("migrations", json => json.WriteArray(found.Adoption.Migrations, one => Write(json, one)));
    }

    /// <summary>What was written, or would be.</summary>
    public void End(ValueList<ObservedDifference> drift, bool isDryRun, bool isRecorded)
    {
        var (adoption, find) = (found.Adoption, found.Find);
        foreach (var one in adoption.Migrations)
            report.Result($"{Word(one)}  {folder.Name}/{one.UpName}  <- {one.File.Origin}");
        foreach (var one in drift)
            report.Note($"drift: {one.ToString("database")}");
        var applied = adoption.Applied.Count;
        report.Result(
            $"{(isDryRun ? "Would take over" : "Took over")} {applied} applied and "
                + $"{adoption.Migrations.Count - applied} pending from {find.Tool.Name} ({find.Table})."
        );
        foreach (var note in found.Notes)
            report.Note(note);
        if (isRecorded)
            report.Note("The history was recorded already, by a run that was stopped; only the folder was missing.");
        var next = found.Configuration(folder);
        report.Field("configuration", json => json.WriteRawValue(next));
        report.Note($"{(isDryRun ? "Then put" : "Put")} into godwit.json: {next}");
        report.Note(
            $"{find.Table} and the files of {find.Tool.Name} stay as they are; "
                + "do not run it on this database any more. Until the next migration is applied, "
                + "`godwit adopt --undo` takes this back."
        );
    }

    static string Word(AdoptedMigration one) => one.IsApplied ? "applied" : "pending";

    static void Write(Utf8JsonWriter json, AdoptedMigration one)
    {
        json.WriteStartObject();
        json.WriteString("version", one.Version.Text);
        json.WriteString("name", one.Name);
        json.WriteString("state", Word(one));
        json.WriteString("from", one.File.Origin);
        json.WriteBoolean("down", one.File.Down is not null);
        json.WriteEndObject();
    }
}
