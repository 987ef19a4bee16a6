using System.Text.RegularExpressions;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>What the source itself must keep to.</summary>
public sealed partial class SourceRulesTests
{
    private static readonly string[] Product = ["Supervision.Core", "Supervision.Infrastructure", "Supervision.Api"];

    /// <summary>Files that may read the machine's clock, with the reason.</summary>
    private static readonly Dictionary<string, string> ReadTheClock = new()
    {
        ["Supervision.Infrastructure/Storage/Migrator.cs"] = "scripts are applied before there is a container, and are dated by when they really were",
        ["Supervision.Infrastructure/Files/LocalPassingFile.cs"] = "compared with the time of a file, which is the machine's",
    };

    /// <summary>Every statement that is not limited to one council: where it stands and why that is right.</summary>
    private static readonly HashSet<(string File, string Reason)> AcrossCouncils =
    [
        ("Supervision.Core/Audit/JournalSealRows.cs", "a chain is named by the council whose it is; people of a council check their own"),
        ("Supervision.Core/Audit/JournalSealRows.cs", "the heads of all chains are anchored together"),
        ("Supervision.Core/Audit/JournalSealRows.cs", "the system seals the journal of every council"),
        ("Supervision.Core/Audit/JournalSealRows.cs", "times at which the system sealed, no council's content"),
        ("Supervision.Core/Audit/JournalSealRows.cs", "which of them are demonstrations, no content"),
        ("Supervision.Core/Audit/AccessBuffer.cs", "looks of people of all councils are written together"),
        ("Supervision.Api/Hosting/SearchCatchUp.cs", "whether any council's things were never looked through, no content"),
        ("Supervision.Core/Checking/CheckPaper.cs", "whoever holds a paper belongs to no council; its code is all that is known"),
        ("Supervision.Core/Councils/CommuneComparison.cs", "what communes sent out is counted for the province that they themselves named"),
        ("Supervision.Core/Councils/CommuneResults.cs", "what a commune sent out is read by the province that the commune itself named"),
        ("Supervision.Core/Councils/CommuneResults.cs", "what is under way in a commune is read by the province that the commune itself lets read it"),
        ("Supervision.Core/Councils/CouncilParent.cs", "a commune names its province by the code that the province gave it"),
        ("Supervision.Core/Councils/SetUpCouncil.cs", "a council is opened before anybody belongs to it"),
        ("Supervision.Core/Evidence/Uploads/UntouchedUploads.cs", "unfinished files of all councils are tidied away together"),
        ("Supervision.Core/Files/StrayFiles.cs", "content is kept once for the whole installation"),
        ("Supervision.Core/Health/OutboxReadiness.cs", "whether the installation sends what is due; counts and an age, no council's content"),
        ("Supervision.Core/Jobs/IScheduledJob.cs", "a job goes through one council after another"),
        ("Supervision.Core/Jobs/JobRunRows.cs", "a job runs for the whole installation"),
        ("Supervision.Core/Jobs/JobRunRows.cs", "a run holds counts and times, no council's content; what went wrong is told only to those who may run jobs"),
        ("Supervision.Core/Publishing/PublicPages.cs", "those that opened their public pages are named to everybody"),
        ("Supervision.Core/Publishing/PublicPages.cs", "what a council itself published is anybody's to read"),
        ("Supervision.Core/Publishing/PublicPages.cs", "whoever reads public pages belongs to none"),
        ("Supervision.Core/SignIn/External/BeginExternalSignIn.cs", "this is where the council becomes known"),
        ("Supervision.Core/SignIn/External/IdentityProviderList.cs", "who signs in is not known yet; the sign-in page names every way in"),
        ("Supervision.Core/SignIn/Identities.cs", "this is where the council becomes known"),
        ("Supervision.Core/SignIn/AccountLinks.cs", "whoever opens a link is not known yet; its 256 bits say whose it is"),
        ("Supervision.Core/UnitLinks/LinkSessions.cs", "this is where the council becomes known"),
        ("Supervision.Core/UnitLinks/UnitLinkRows.cs", "whoever opens a link is not known yet; its 256 bits say whose it is"),
        ("Supervision.Core/SignIn/SetupCodes.cs", "there is none yet"),
        ("Supervision.Core/SignIn/AccountStore.cs", "who signs in is not known yet"),
        ("Supervision.Core/SignIn/AccountStore.cs", "who signs in is not known yet; user names are unique in the installation"),
        ("Supervision.Core/SignIn/AccountStore.Passkeys.cs", "who signs in is not known yet"),
        ("Supervision.Core/SignIn/Lockout.cs", "failures are counted for names that may belong to nobody"),
    ];

    private static readonly Dictionary<string, string[]> Forbidden = new()
    {
        ["Supervision.Core"] = ["Microsoft.Data.", "System.Data.SqlClient", "Microsoft.AspNetCore", "Supervision.Infrastructure", "Supervision.Api", "DocumentFormat.OpenXml", "Quartz"],
        ["Supervision.Infrastructure"] = ["Microsoft.AspNetCore", "Supervision.Api"],
    };

    [Test]
    public void Nothing_reads_the_machines_clock_past_the_one_that_is_injected() => House.None(
        from file in House.Source(Product)
        where !ReadTheClock.ContainsKey(file.Path)
        from line in file.Lines.Select((text, i) => (Text: text, Number: i + 1))
        where MachineClock().IsMatch(line.Text) && !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
        select $"{file.Path}:{line.Number} reads the machine's clock: {line.Text.Trim()}");

    [Test]
    public void Statements_across_councils_are_the_named_ones()
    {
        var found = (from file in House.Source(Product)
                     from line in file.Lines
                     where line.TrimStart().StartsWith(Excuse, StringComparison.Ordinal)
                     select (File: file.Path, Reason: line.Trim()[Excuse.Length..])).ToHashSet();
        House.None(found.Except(AcrossCouncils).Select(f => $"{f.File} has a statement across councils that is not on the list: {f.Reason}")
            .Concat(AcrossCouncils.Except(found).Select(f => $"the list names a statement that is no longer there: {f.File}: {f.Reason}")));
    }

    [Test]
    public void Two_people_are_asked_for_in_one_place_that_knows_how_strict_a_council_is() => House.None(
        from file in House.Source(Product)
        where file.Path != "Supervision.Core/Councils/FourEyesRules.cs"
        from line in file.Lines
        where line.Contains("\"four_eyes\"", StringComparison.Ordinal)
        select $"{file.Path} refuses for four eyes by itself: {line.Trim()}");

    [Test]
    public void No_assembly_refers_to_what_lies_outside_it() => House.None(
        from assembly in new[] { House.Core, typeof(Infrastructure.DatabaseOptions).Assembly }
        from reference in assembly.GetReferencedAssemblies()
        from prefix in Forbidden[assembly.GetName().Name!]
        where reference.Name!.StartsWith(prefix, StringComparison.Ordinal)
        select $"{assembly.GetName().Name} refers to {reference.Name}");

    [Test]
    public void No_file_grows_past_what_one_reads_at_once()
    {
        var longer = House.Source([.. Product, "Supervision.Tests"]).Where(f => f.Lines.Length > 300).Select(f => $"{f.Path}: {f.Lines.Length} lines").ToList();
        foreach (var file in longer) TestContext.Out.WriteLine(file);
        House.None(House.Source([.. Product, "Supervision.Tests"]).Where(f => f.Lines.Length > 400).Select(f => $"{f.Path} has {f.Lines.Length} lines, more than 400"));
    }

    [Test]
    public void Nothing_is_left_for_later() => House.None(
        from file in House.Source([.. Product, "Supervision.Tests"])
        where !file.Path.EndsWith("SourceRulesTests.cs", StringComparison.Ordinal)
        from line in file.Lines.Select((text, i) => (Text: text, Number: i + 1))
        where LeftForLater().IsMatch(line.Text)
        select $"{file.Path}:{line.Number}: {line.Text.Trim()}");

    [Test]
    public void Text_is_stored_composed() => House.None(
        from file in House.Source([.. Product, "Supervision.Tests"])
        from line in file.Lines.Select((text, i) => (Text: text, Number: i + 1))
        where !line.Text.IsNormalized()
        select $"{file.Path}:{line.Number} holds decomposed text");

    private const string Excuse = "-- across councils: ";

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex MachineClock();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|#nullable disable|NotImplementedException|catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex LeftForLater();
}
