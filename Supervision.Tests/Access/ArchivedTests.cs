using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Storage;
using Supervision.Core.Visits;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.Access;

/// <summary>
/// What the archive took stays as it took it: every address that changes something is called by a person in every role that may, with the ids of a campaign that was archived. It answers that the
/// campaign is closed, unless it says itself why it may go on.
/// </summary>
public sealed class ArchivedTests : SiteTest
{
    private static readonly string[] NotOfACampaign = ["Notices", "NoticePreferences", "SourcePapers", "IncomingDocuments", "Dossiers"];

    private static readonly string[] GoesOn =
    [
        "AcknowledgeConclusion", "AcknowledgePaper", "AddToDossier", "CloseDossier", "DisposeDossier", "DraftPaper", "DraftPublication", "ExportDossier", "ExportJournal",
        "HandOverDossier", "NoteConclusionReceipt", "OpenDossier", "RecordExchangeAnswer", "RegisterIncoming", "RetryDispatch", "ReviseDossier",
    ];

    /// <summary>By request: why it does not come so far as to be refused, with rows that are made from the schema alone.</summary>
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Excused = new(() => Excuses.Read("archived-excuses.csv").ToDictionary(one => one[0], one => one[1]));

    private IReadOnlyList<Walker> _walkers = [];
    private IReadOnlyDictionary<string, List<Guid>> _ids = new Dictionary<string, List<Guid>>();

    [SetUp]
    public async Task ArchiveTheCampaign()
    {
        var committee = await Walker.Committee(World, "KTNS");
        var (campaign, delegation) = await World.SentCampaign();
        await World.Send(World.Secretary, Some.Visit(World, campaign, delegation));
        _walkers = await Walker.Of(World, Site, committee);
        _ids = await World.With(World.Administrator, async services =>
        {
            var filler = new TableFiller(services.GetRequiredService<Db>(), World.Council.CouncilId);
            await filler.Fill();
            return filler.Ids;
        });
        await SentOut.All(World, _ids, World.Unit);
        await World.With(World.Administrator, async services =>
        {
            var db = services.GetRequiredService<Db>();
            await db.Execute("UPDATE FollowUpTasks SET CampaignId = @campaign, SourcePaperId = NULL WHERE CouncilId = @CouncilId", new { campaign }, CancellationToken.None);
            await db.Execute("UPDATE OfficialPapers SET CampaignId = @campaign WHERE CouncilId = @CouncilId", new { campaign }, CancellationToken.None);
            await db.Execute("UPDATE ChaseSteps SET LetterId = @letter WHERE CouncilId = @CouncilId", new { letter = _ids["ReminderLetters"][0] }, CancellationToken.None);
            return await db.Execute("UPDATE Campaigns SET Status = 'Archived', BodyId = @committee WHERE CouncilId = @CouncilId", new { committee }, CancellationToken.None);
        });
    }

    [Test]
    public async Task Nothing_of_it_changes_any_more_by_whatever_command()
    {
        var samples = new ValidSamples(World, _ids);
        var (problems, unreached, calls) = (new List<string>(), new List<string>(), 0);
        foreach (var endpoint in WalkedEndpoint.Of(Site).Where(e => e.Requires is not null && ForArchivedAttribute.IsClosedTo(e.Request)))
        {
            var (request, tables) = await samples.Of(endpoint.Said);
            if (!tables.Any(table => Marks.IsWork(table) && !NotOfACampaign.Contains(table))) continue;
            var reached = false;
            foreach (var walker in _walkers.Where(w => PermissionMatrix.Allows(w.Role, endpoint.Requires!.Subject, endpoint.Requires.Act)))
            {
                using var message = endpoint.Message(request);
                var answer = await Answer.Of(await walker.Client.SendAsync(message));
                var code = (int)answer.Status < 400 ? null : (string?)(answer.Json as JsonObject)?["code"];
                calls++;
                reached |= code == "campaign.closed";
                if (code != "campaign.closed" && answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) problems.Add($"{walker.Role} {endpoint.Name} ({endpoint.Request.Name}) answers {(int)answer.Status} {code}");
            }
            if (!reached) unreached.Add(endpoint.Request.Name);
        }
        await TestContext.Out.WriteLineAsync($"{calls} calls");
        problems.RemoveAll(problem => Excused.Value.Keys.Any(name => problem.Contains($"({name})", StringComparison.Ordinal)));
        problems.AddRange(unreached.Distinct().Except(Excused.Value.Keys).Select(name => $"{name} is not refused because of the archive to anybody"));
        problems.AddRange(Excused.Value.Keys.Except(unreached).Select(name => $"{name} needs no excuse"));
        House.None(problems);
    }

    /// <summary>A command says itself that it goes on in what was archived, and is then not tried above: each is named here a second time, by whoever looked at it.</summary>
    [Test]
    public void What_goes_on_after_archiving_is_what_is_known_to() => Assert.That(
        typeof(ForArchivedAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ForArchivedAttribute))).Select(type => type.Name).Order(StringComparer.Ordinal), Is.EqualTo(GoesOn));

    [Test]
    public async Task Its_pages_offer_nothing_that_would_be_refused()
    {
        string[] pages = [$"/ket-luan/{_ids["Conclusions"][0]}", $"/bao-cao-doan/{_ids["DelegationReports"][0]}"];
        Assert.That(await Offered(pages), Is.Empty);

        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE Campaigns SET Status = 'FollowUp' WHERE CouncilId = @CouncilId", null, CancellationToken.None));

        Assert.That((await Offered(pages)).Select(offer => offer.Split('#')[0]).Distinct(), Is.EquivalentTo(pages), "or nothing was tried");
    }

    // The forms of a page's own work, as they are offered to the council's people; that a paper arrived is noted whenever it is said.
    private async Task<IReadOnlyList<string>> Offered(string[] pages)
    {
        var offered = new List<string>();
        foreach (var person in new[] { World.Secretary, World.Office, World.StandingBoard, World.Head, World.Clerk })
        {
            var browser = new FormBrowser(await Site.BrowserOf(person));
            foreach (var page in pages) offered.AddRange((await browser.Open(page)).QuerySelectorAll("#viec form").Select(form => $"{page}#{form.Closest("details")?.Id}").Where(offer => !offer.EndsWith("#receipt", StringComparison.Ordinal)));
        }
        return offered;
    }

    [Test]
    public async Task Nobody_is_asked_for_what_can_not_be_done_any_more()
    {
        Assert.That(await World.Send(World.Head, new UpcomingVisits()), Is.Empty, "its minutes are not signed any more");

        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE Campaigns SET Status = 'FollowUp' WHERE CouncilId = @CouncilId", null, CancellationToken.None));

        Assert.That((await World.Send(World.Head, new UpcomingVisits())).Select(visit => visit.Status), Has.Some.EqualTo(VisitStatus.AwaitingSignature));
    }
}
