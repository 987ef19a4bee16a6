using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Audit;
using Supervision.Core.Evidence;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Web;

namespace Supervision.Tests.Audit;

/// <summary>Who looked at what.</summary>
public sealed class AccessLogTests : FeatureTest
{
    /// <summary>Every query whose answers are kept, by why.</summary>
    private static readonly Dictionary<SensitiveKind, string[]> Marked = new()
    {
        [SensitiveKind.Draft] =
        [
            "ConclusionOpinions", "DelegationReportDetails", "DraftEdit", "EditedDraftFile", "MinutesToSign", "PaperOpinions", "PaperWording", "PreparedPaper", "PrintConclusion", "PrintDelegationReport", "PrintPaper",
            "ReportOpinions", "VisitMinutes",
        ],
        [SensitiveKind.Evidence] = ["DownloadEvidence", "DownloadUnitReportFile", "EvidenceList", "FindingFiles", "FindingPhoto", "HandSignedScan", "IncomingScan", "SignedMinutesFile"],
        [SensitiveKind.PersonalData] = ["DeadLetters", "JournalList", "PersonalDataOf", "PersonalDataSheet"],
        [SensitiveKind.Export] =
        [
            "AgendaSheet", "CampaignBoardSheet", "CampaignFindingsSheet", "CampaignSheet", "ChaseBookSheet", "ClerkQueueSheet", "CommuneComparisonSheet", "CommuneResultsSheet",
            "DossierPackage", "ExportArchiveList", "ExportRegister", "ExtensionSheet", "JobRunSheet", "JobSheet", "LedgerSheet", "LetterBatchSheet", "MeasureSheet", "MeetingSheet", "NoticeSheet", "OutsideCheckSheet", "PaperSheet", "PersonSheet",
            "PrintCampaignPack", "PrintChaseBook", "PrintMeetingPack", "PrintRegister", "PrintUnitProfile", "PrintVisitPack", "ReferenceListSheet", "PublicationSheet", "RemediationReportSheet",
            "ReminderLetterSheet", "RepeatedFindingsSheet", "RightsAlertSheet", "SearchSheet", "SourcePaperSheet", "UnitCountsSheet", "UnitFieldFindingsSheet", "UnitLinkSheet", "UnitReportSheet", "UnitSheet",
        ],
    };

    [Test]
    public void The_marked_queries_are_the_named_ones()
    {
        var found = House.Requests.Select(r => (r.Name, Kind: r.GetCustomAttribute<SensitiveAttribute>()?.Kind)).Where(r => r.Kind is not null).Select(r => $"{r.Kind} {r.Name}").ToHashSet();
        var named = Marked.SelectMany(m => m.Value.Select(name => $"{m.Key} {name}")).ToHashSet();
        House.None(found.Except(named).Select(f => $"{f} is marked and not on the list").Concat(named.Except(found).Select(n => $"{n} is on the list and not marked")));
    }

    [Test]
    public void Each_of_them_is_told_in_words()
    {
        var named = Marked.SelectMany(m => m.Value).ToHashSet();
        House.None(named.Except(AccessWords.Known).Select(name => $"{name} has no line in Supervision.Core/Audit/access-words.csv").Concat(AccessWords.Known.Except(named).Select(name => $"access-words.csv has words for {name}, which is not kept")));
        Assert.That(AccessWords.Say("PrintPaper", SensitiveKind.Draft), Is.EqualTo("in văn bản"));
    }

    [Test]
    public async Task A_look_is_kept_with_who_when_from_where_and_at_what()
    {
        World.Know(World.Identity(World.Clerk) with { Origin = "192.0.2.7" });
        await World.Send(World.Clerk, new ExportRegister { Register = Register.Outgoing, Year = 2026 });

        var look = (await World.Send(World.Administrator, new AccessList { Kind = SensitiveKind.Export })).Items.Single();

        Assert.That((look.PersonId, look.At, look.Origin, look.Request, look.Kind), Is.EqualTo((World.Clerk, World.Clock.GetUtcNow(), "192.0.2.7", "ExportRegister", SensitiveKind.Export)));
    }

    [Test]
    public async Task What_was_refused_is_no_look_and_what_the_system_does_is_none()
    {
        await World.Refused(World.Office, new JournalList());
        await World.Refused(World.Administrator, new DownloadEvidence { TaskId = Guid.CreateVersion7(), AttachmentId = Guid.CreateVersion7() });

        Assert.That((await World.Send(World.Administrator, new AccessList())).Items, Is.Empty);
    }

    [Test]
    public async Task Nothing_is_dropped_when_more_come_than_wait()
    {
        const int count = AccessBuffer.Most + 321;
        await World.With(World.Administrator, async services =>
        {
            var buffer = services.GetRequiredService<AccessBuffer>();
            await Parallel.ForAsync(0, count, async (_, ct) => await buffer.Add(Entry(), mayWait: true, ct));
            Assert.That(buffer.Waiting, Is.LessThan(AccessBuffer.Most));
            await buffer.Flush(CancellationToken.None);
            return 0;
        });

        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM AccessLog WHERE CouncilId = @CouncilId"), Is.EqualTo(count));
    }

    [Test]
    public async Task What_waits_is_written_when_the_server_ends()
    {
        await using (var site = await Site.Open(World))
        {
            await site.Services.GetRequiredService<AccessBuffer>().Add(Entry(), mayWait: false, CancellationToken.None);
        }

        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM AccessLog WHERE CouncilId = @CouncilId AND Request = 'Test'"), Is.EqualTo(1));
    }

    [Test]
    public async Task Rows_are_never_changed_and_removed_by_nobody_in_their_first_year()
    {
        // The database judges by its own clock.
        World.Clock.Set(DateOnly.FromDateTime(DateTime.UtcNow), new TimeOnly(8, 0));
        await World.Send(World.Administrator, new JournalList());
        await World.Send(World.Administrator, new AccessList());

        foreach (var sql in new[] { "UPDATE AccessLog SET Request = 'x'", "DELETE FROM AccessLog" })
            Assert.That(async () => await World.Behind(sql), Throws.InstanceOf<System.Data.Common.DbException>().With.Message.Contains("immutable"), sql);
    }

    private AccessEntry Entry() => new()
    {
        Id = Guid.CreateVersion7(), CouncilId = World.Council.CouncilId, At = World.Clock.GetUtcNow(), PersonId = World.Administrator, Kind = SensitiveKind.Draft, Request = "Test",
    };
}
