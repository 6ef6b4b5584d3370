using System.Text.Json;

namespace Godwit.Cli;

/// <summary>Says what is taken over, and what to do next.</summary>
/// <param name="report">What the command prints.</param>
/// <param name="found">What was found.</param>
/// <param name="configuration">The keys of <c>godwit.json</c>.</param>
sealed class AdoptionReport(Report report, FoundHistory found, AdoptedConfiguration configuration)
{
    /// <summary>What was found, for the object that is written also where the command fails later.</summary>
    public static void Begin(Report report, FoundHistory found)
    {
        report.Field("tool", json => json.WriteStringValue(found.Find.Tool.Name));
        report.Field("table", json => json.WriteStringValue(found.Find.Table.ToString()));
        report.Field("folder", json => json.WriteStringValue(found.Place.Name));
        report.Field("folderIsThere", json => json.WriteBooleanValue(found.IsJoined));
        report.Field("migrations", json => json.WriteArray(found.Adoption.Migrations, one => Write(json, one)));
    }

    /// <summary>What was written, or would be.</summary>
    public void End(ValueList<ObservedDifference> drift, bool isDryRun, bool isRecorded)
    {
        var (adoption, find) = (found.Adoption, found.Find);
        foreach (var one in adoption.Migrations)
            report.Result($"{Word(one)}  {found.Place.Name}/{one.UpName}{Made(one)}");
        foreach (var one in adoption.Edited)
            report.Note($"edited since it ran: {one}");
        foreach (var one in drift)
            report.Note($"drift: {one.ToString("database")}");
        var applied = adoption.Applied.Count;
        report.Result(
            $"{(isDryRun ? "Would take over" : "Took over")} {applied} applied and "
                + $"{adoption.Migrations.Count - applied} pending from {find.Tool.Name} ({find.Table})"
                + (found.IsJoined ? $"; {found.Place.Name} is there and stays as it is." : ".")
        );
        foreach (var note in found.Notes)
            report.Note(note);
        if (isRecorded)
            report.Note(
                "The history was recorded already, by a run that was stopped; only "
                    + $"{(found.IsJoined ? configuration.Name : "the folder")} was missing."
            );
        EndConfiguration(isDryRun);
        report.Note(
            $"{find.Table} and the files of {find.Tool.Name} stay as they are; "
                + "do not run it on this database any more. Until the next migration is applied, "
                + "`godwit adopt --undo` takes this back."
        );
    }

    void EndConfiguration(bool isDryRun)
    {
        var keys = configuration.KeysFor(found.Place, found.Names);
        report.Field("configuration", json => json.WriteRawValue(AdoptedConfiguration.Show(keys)));
        if (keys.Count == 0)
            return;
        if (configuration.IsWritten)
            report.Note(
                $"{configuration.Name} has the keys of an earlier take-over, and stays as it is. For this one it would "
                    + "need "
                    + AdoptedConfiguration.Show(keys)
            );
        else
            report.Result(
                $"{(isDryRun ? "Would write" : "Wrote")} into {configuration.Name}: {AdoptedConfiguration.Show(keys)}"
            );
    }

    static string Made(AdoptedMigration one) => one.File.Origin.Length == 0 ? "" : $"  <- {one.File.Origin}";

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
