using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Councils;

/// <summary>Where a council wants two people is its own decision within limits, and so is what its province reads.</summary>
public sealed class OversightTests : SiteTest
{
    private const string Basis = "Quy chế hoạt động của HĐND, Điều 12";

    [Test]
    public async Task What_a_council_relaxes_one_person_may_do_and_the_journal_says_on_what_grounds()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var (person, version) = await Approved(conclusion);
        Assert.That((await World.Refused(person, SomeConclusions.Issue(conclusion, version))).Code, Is.EqualTo("four_eyes"));
        var admin = await Site.As(World.Administrator);

        var set = await admin.Call(HttpMethod.Put, "/api/council/four-eyes/conclusionNumbering", Json(new { isStrict = false, basis = Basis }), "\"0\"");

        Assert.That(set.Status, Is.EqualTo(HttpStatusCode.OK), set.Text);
        await World.Send(person, SomeConclusions.Issue(conclusion, version));
        Assert.That((await World.Journalled(World.Council.CouncilId, nameof(FourEyesRuleSet), "Data")).Single(), Does.Contain("\"isStrict\":false").And.Contain(Basis));
        Assert.That((await World.Journalled(World.Council.CouncilId, nameof(FourEyesRuleSet), "Before")).Single(), Does.Contain("\"isStrict\":true"));
        Assert.That(typeof(IRightsChanged).IsAssignableFrom(typeof(FourEyesRuleSet)));
    }

    [Test]
    public async Task That_who_wrote_does_not_approve_is_relaxed_nowhere()
    {
        foreach (var line in (await World.Send(World.Office, new FourEyesList())).Where(line => line.IsCore))
        {
            var refused = await World.Refused(World.Administrator, new SetFourEyesRule { Duty = line.Duty, Version = 0, IsStrict = false, Basis = Basis });
            Assert.That((refused.Code, refused.Fields.Keys.Single()), Is.EqualTo(("four_eyes.core", "IsStrict")), $"{line.Duty}");
        }
        Assert.That((await World.Send(World.Office, new FourEyesList())).Where(line => !line.IsCore).Select(line => line.Duty),
            Is.EqualTo(new[] { FourEyesDuty.ConclusionNumbering, FourEyesDuty.LedgerImport, FourEyesDuty.ExtensionOpinion, FourEyesDuty.PublicationApproval }));
    }

    [Test]
    public async Task A_commune_begins_relaxed_where_it_may_and_can_be_strict()
    {
        await World.OpenCouncil(CouncilLevel.Commune);
        Assert.That((await World.Send(World.Office, new FourEyesList())).Where(line => !line.IsCore).Select(line => line.IsStrict), Is.All.False);

        await World.Send(World.Administrator, new SetFourEyesRule { Duty = FourEyesDuty.ConclusionNumbering, Version = 0, IsStrict = true, Basis = Basis });

        Assert.That((await World.Send(World.Office, new FourEyesList())).Single(line => line.Duty is FourEyesDuty.ConclusionNumbering).IsStrict);
    }

    [Test]
    public async Task A_rule_that_somebody_else_set_meanwhile_is_not_overwritten()
    {
        var rule = new SetFourEyesRule { Duty = FourEyesDuty.LedgerImport, Version = 0, IsStrict = false, Basis = Basis };
        await World.Send(World.Administrator, rule);

        Assert.That((await World.Refused(World.Administrator, rule)).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.Stale));
        Assert.That((await World.Send(World.Administrator, rule with { Version = 1, IsStrict = true })).Version, Is.EqualTo(2));
    }

    [Test]
    public async Task A_province_reads_what_its_commune_sent_out_and_no_draft_and_more_only_if_the_commune_says_so()
    {
        var province = (World.Council, World.Administrator, Board: World.StandingBoard, Unit: World.UnitHead);
        var code = await World.Value<string>("SELECT Code FROM Councils WHERE Id = @CouncilId");
        await World.OpenCouncil(CouncilLevel.Commune);
        var (ended, sent, _, _) = await World.SentConclusion();
        var draft = (await World.Send(World.Office, Some.Plan(World) with { Title = "Cuộc đang chuẩn bị" })).Id;
        var none = await World.Send(province.Board, new CommuneResults());

        await World.Send(World.Administrator, new SetCouncilParent { Version = 0, ParentCode = code, ParentSees = ParentSees.Published });
        var published = await World.Send(province.Board, new CommuneResults());
        var hidden = await World.Send(province.Board, new CommuneCampaigns());
        await World.Send(World.Administrator, new SetCouncilParent { Version = 1, ParentCode = code, ParentSees = ParentSees.UnderWay });
        var underWay = await World.Send(province.Board, new CommuneCampaigns());

        Assert.That(none.Items, Is.Empty);
        Assert.That(published.Items.Select(line => (line.Tasks, line.Done, line.Reference is not null)), Is.EqualTo(new[] { (1L, 0L, true) }));
        Assert.That(hidden.Items, Is.Empty);
        Assert.That(underWay.Items.Select(line => line.Title), Does.Not.Contain("Cuộc đang chuẩn bị").And.Not.Empty);
        Assert.That((await World.Refused(province.Unit, new CommuneResults())).Code, Is.EqualTo("communes.council"));
        var compared = await World.Send(province.Board, new CommuneComparison());
        Assert.That(compared.Select(commune => (commune.CouncilName, (long)commune.Tasks, (long)commune.Done)), Is.EqualTo(published.Items.Select(one => (one.CouncilName, one.Tasks, one.Done))), "one conclusion, one commune");
        Assert.That((await World.Refused(province.Unit, new CommuneComparison())).Code, Is.EqualTo("communes.council"));
        var tables = (Results: await World.Send(province.Board, new CommuneResultsSheet()), Compared: await World.Send(province.Board, new CommuneComparisonSheet()));
        Assert.That(tables.Results.Rows.Select(row => (row[0], row[2])), Is.EqualTo(published.Items.Select(line => (line.CouncilName, line.Reference!))));
        Assert.That(tables.Compared.Rows.Select(row => string.Join(' ', row)), Is.EqualTo(compared.Select(one => $"{one.CouncilName} {one.Conclusions} {one.Tasks} {one.Done} {one.Overdue} 0")), "the same rows as the page has");
        Assert.That((await World.Refused(province.Unit, new CommuneResultsSheet())).Code, Is.EqualTo("communes.council"));
        Assert.That((await World.Send(World.StandingBoard, new CommuneResults())).Items, Is.Empty, "A commune is nobody's province.");
        Assert.That(await World.Journalled(World.Council.CouncilId, nameof(CouncilParentSet), "Before"), Has.Count.EqualTo(2));
        _ = (ended, sent, draft);
    }

    [Test]
    public async Task Only_a_province_is_named_and_only_by_a_commune()
    {
        var code = await World.Value<string>("SELECT Code FROM Councils WHERE Id = @CouncilId");
        var itself = await World.Refused(World.Administrator, new SetCouncilParent { Version = 0, ParentCode = code, ParentSees = ParentSees.Published });
        await World.OpenCouncil(CouncilLevel.Commune);
        var commune = await World.Value<string>("SELECT Code FROM Councils WHERE Id = @CouncilId");

        Assert.That(itself.Code, Is.EqualTo("council.no_parent"));
        Assert.That((await World.Refused(World.Administrator, new SetCouncilParent { Version = 0, ParentCode = commune, ParentSees = ParentSees.Published })).Code, Is.EqualTo("council.parent"));
    }

    [Test]
    public async Task The_page_shows_who_may_do_both_and_relaxes_with_grounds()
    {
        var browser = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var before = await browser.Open("/quan-tri/kiem-soat");

        var (status, refused) = await browser.Send("/quan-tri/kiem-soat", "#rule-00000002000000000000000000000000", ("rule.Basis", ""));
        var after = await browser.Do("/quan-tri/kiem-soat", "#rule-00000002000000000000000000000000", ("rule.Basis", Basis));

        Assert.That(before.Body!.TextContent, Does.Contain("Người soạn văn bản không tự duyệt, ký").And.Contain("không nới lỏng"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.Body!.TextContent, Does.Contain("Căn cứ"));
        Assert.That(after.Body!.TextContent, Does.Contain($"theo {Basis}"));
    }

    /// <summary>The Standing Board's member, who is the records clerk too, has approved.</summary>
    private async Task<(Guid Person, int Version)> Approved(Guid conclusion)
    {
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        World.Know(World.Identity(World.StandingBoard) with { Roles = [Role.StandingBoard, Role.RecordsClerk] });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = 2 });
        return (World.StandingBoard, 3);
    }

    private static StringContent Json(object body) => new(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
}
