using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Findings;

public sealed class ReviseFindingTests : FeatureTest
{
    private Guid _campaign;
    private Guid _finding;

    [SetUp]
    public async Task RecordOne()
    {
        (_campaign, _) = await World.SentCampaign();
        _finding = (await World.Send(World.Member, Shortcoming("Hồ sơ giải quyết quá hạn"))).Id;
    }

    [Test]
    public async Task Its_author_and_the_head_rewrite_a_finding_and_the_journal_keeps_what_stood_there()
    {
        await World.Send(World.Member, Revision(1, "Hồ sơ đất đai quá hạn"));
        await World.Send(World.Head, Revision(2, "Hồ sơ hộ tịch quá hạn"));

        var details = await World.Send(World.Office, new FindingDetails(_finding));
        Assert.That((details.Text, details.Version, details.CauseGroups.Count), Is.EqualTo(("Hồ sơ hộ tịch quá hạn", 3, 0)));
        Assert.That(await World.Value<string>("""
            SELECT MAX(Before) FROM Journal
            WHERE CouncilId = @CouncilId AND Seq = (SELECT MAX(x.Seq) FROM Journal x WHERE x.SubjectId = @_finding AND x.CouncilId = @CouncilId)
            """, new { _finding }), Does.Contain("Hồ sơ đất đai quá hạn"));
    }

    [Test]
    public async Task Somebody_else_and_a_stale_sender_change_nothing()
    {
        Assert.That((await World.Refused(World.Secretary, Revision(1, "x"))).Code, Is.EqualTo("finding.not_author"));
        Assert.That((await World.Refused(World.Member, Revision(7, "x"))).Kind, Is.EqualTo(RefusalKind.Stale));
    }

    [Test]
    public async Task What_was_sent_to_the_unit_is_rewritten_no_more()
    {
        await World.Send(World.Secretary, new SendForReconciliation { CampaignId = _campaign, Findings = [new SeenFinding(_finding, 1)] });

        Assert.That((await World.Refused(World.Member, Revision(2, "x"))).Code, Is.EqualTo("finding.revised_late"));
    }

    [Test]
    public async Task Evidence_that_is_not_of_the_campaign_is_not_found()
    {
        var evidence = new AddFindingEvidence { FindingId = _finding, Evidence = [new FindingEvidence(EvidenceKind.Opinion, Guid.NewGuid())] };

        Assert.That((await World.Refused(World.Member, evidence)).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task Findings_are_searched_with_and_without_diacritics_and_paged()
    {
        await World.Send(World.Member, Shortcoming("Tỷ lệ đạt 100% không có mẫu số") with { Field = "Thủ tục hành chính" });
        await World.Send(World.Member, Shortcoming("Đã niêm yết công khai") with { Kind = FindingKind.Strength });

        Assert.Multiple(async () =>
        {
            Assert.That(await Texts(q => q with { Search = "quá hạn" }), Is.EqualTo(new[] { "Hồ sơ giải quyết quá hạn" }));
            Assert.That(await Texts(q => q with { Search = "DA NIEM" }), Is.EqualTo(new[] { "Đã niêm yết công khai" }));
            Assert.That(await Texts(q => q with { Search = "100%" }), Is.EqualTo(new[] { "Tỷ lệ đạt 100% không có mẫu số" }));
            Assert.That(await Texts(q => q with { Search = "_" }), Is.Empty);
            Assert.That(await Texts(q => q with { Kind = FindingKind.Strength }), Has.Length.EqualTo(1));
            Assert.That(await Texts(q => q with { Field = "Thủ tục hành chính" }), Has.Length.EqualTo(1));
            Assert.That(await Texts(q => q with { Status = FindingStatus.InReport }), Is.Empty);
            Assert.That(await Texts(q => q with { UnitId = World.OtherUnit }), Is.Empty);
        });
        var first = await World.Send(World.Office, new CampaignFindings { CampaignId = _campaign, Take = 2 });
        var second = await World.Send(World.Office, new CampaignFindings { CampaignId = _campaign, Take = 2, After = first.Next });
        Assert.That((first.Items.Count, second.Items.Count, second.Next), Is.EqualTo((2, 1, (string?)null)));

        async Task<string[]> Texts(Func<CampaignFindings, CampaignFindings> filter) =>
            [.. (await World.Send(World.Office, filter(new CampaignFindings { CampaignId = _campaign }))).Items.Select(f => f.Text)];
    }

    private ReviseFinding Revision(int version, string text) => new()
    {
        FindingId = _finding, Version = version, Kind = FindingKind.Shortcoming, Text = text, UnitId = World.Unit,
    };

    private RecordFinding Shortcoming(string text) => new() { CampaignId = _campaign, UnitId = World.Unit, Kind = FindingKind.Shortcoming, Text = text };
}
