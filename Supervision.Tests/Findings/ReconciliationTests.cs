using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Findings;

public sealed class ReconciliationTests : FeatureTest
{
    private Guid _campaign;

    [SetUp]
    public async Task SendPlan() => (_campaign, _) = await World.SentCampaign();

    [Test]
    public async Task A_unit_sees_a_finding_about_itself_only_from_the_day_it_was_sent_to_it()
    {
        var finding = await Record();
        Assert.That((await World.Refused(World.UnitHead, new FindingDetails(finding))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.UnitHead, new CampaignFindings { CampaignId = _campaign })).Items, Is.Empty);

        await Send(finding);

        var seen = await World.Send(World.UnitHead, new FindingDetails(finding));
        Assert.That((seen.Text, seen.Severity, seen.AuthorName, seen.Allowed.Count), Is.EqualTo(("Hồ sơ giải quyết quá hạn", (Severity?)null, (string?)null, 0)));
        Assert.That((await World.Send(World.UnitHead, new CampaignFindings { CampaignId = _campaign })).Items.Single().Severity, Is.Null);
        Assert.That((await World.Refused(World.OtherUnitHead, new FindingDetails(finding))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.OtherUnitHead, new CampaignFindings { CampaignId = _campaign })).Items, Is.Empty);
    }

    [Test]
    public async Task A_unit_disagrees_only_with_an_explanation_and_the_head_settles_it()
    {
        var finding = await Record();
        await Send(finding);

        var mute = await World.Refused(World.UnitHead, new AnswerFinding { FindingId = finding, Version = 2, Agrees = false });
        Assert.That(mute.Fields.Keys, Is.EqualTo(new[] { "Explanation" }));

        var answered = await World.Send(World.UnitHead, new AnswerFinding { FindingId = finding, Version = 2, Agrees = false, Explanation = "Do lỗi phần mềm." });
        Assert.That((await World.Refused(World.Head, new SettleFinding { FindingId = finding, Version = answered.Version })).Code, Is.EqualTo("finding.unweighed"));
        var settled = await World.Send(World.Head, new SettleFinding { FindingId = finding, Version = answered.Version, Note = "Giữ nguyên" });

        var details = await World.Send(World.Secretary, new FindingDetails(finding));
        Assert.That((details.Status, details.UnitAgrees, details.UnitExplanation, details.Version),
            Is.EqualTo((FindingStatus.Reconciled, (bool?)false, "Do lỗi phần mềm.", settled.Version)));
        Assert.That(details.Allowed, Is.EqualTo(new[] { FindingStep.EnterReport, FindingStep.LeaveOut }));
        Assert.That((details.SettleNote, (await World.Send(World.UnitHead, new FindingDetails(finding))).SettleNote), Is.EqualTo(("Giữ nguyên", "Giữ nguyên")), "the answer to what the unit said");
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @finding AND Event = 'FindingAnswered' AND CouncilId = @CouncilId", new { finding }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_silent_units_finding_is_settled_only_with_the_reason()
    {
        var finding = await Record();
        await Send(finding);

        Assert.That((await World.Refused(World.Head, new SettleFinding { FindingId = finding, Version = 2 })).Code, Is.EqualTo("finding.unanswered"));

        await World.Send(World.Head, new SettleFinding { FindingId = finding, Version = 2, Note = "Đơn vị không có ý kiến sau 5 ngày." });
        var details = await World.Send(World.Head, new FindingDetails(finding));
        Assert.That((details.Status, details.SettleNote), Is.EqualTo((FindingStatus.Reconciled, "Đơn vị không có ý kiến sau 5 ngày.")));
        Assert.That((await World.Send(World.UnitHead, new FindingDetails(finding))).SettleNote, Is.Null, "a reason of the delegation's own");
    }

    [Test]
    public async Task Findings_are_sent_all_or_none()
    {
        var first = await Record();
        var second = await Record();
        await Send(second);

        var refusal = await World.Refused(World.Secretary, new SendForReconciliation { CampaignId = _campaign, Findings = [new SeenFinding(first, 1), new SeenFinding(second, 2)] });

        Assert.That(refusal.Code, Is.EqualTo("finding.step"));
        Assert.That((await World.Send(World.Head, new FindingDetails(first))).Status, Is.EqualTo(FindingStatus.Recorded));
    }

    [Test]
    public async Task A_finding_about_no_unit_and_a_plain_member_send_nothing()
    {
        var general = (await World.Send(World.Member, Shortcoming() with { UnitId = null })).Id;
        var finding = await Record();

        var noUnit = await World.Refused(World.Secretary, new SendForReconciliation { CampaignId = _campaign, Findings = [new SeenFinding(general, 1)] });
        var member = await World.Refused(World.Member, new SendForReconciliation { CampaignId = _campaign, Findings = [new SeenFinding(finding, 1)] });

        Assert.That((noUnit.Code, member.Code), Is.EqualTo(("finding.no_unit", "finding.member_sends")));
    }

    [Test]
    public async Task Only_the_unit_answers_and_only_what_was_sent_to_it()
    {
        var finding = await Record();
        Assert.That((await World.Refused(World.UnitHead, new AnswerFinding { FindingId = finding, Version = 1, Agrees = true })).Kind, Is.EqualTo(RefusalKind.NotFound));
        await Send(finding);

        Assert.That((await World.Refused(World.Expert, new AnswerFinding { FindingId = finding, Version = 2, Agrees = true })).Code, Is.EqualTo("finding.not_unit"));
        Assert.That((await World.Refused(World.OtherUnitHead, new AnswerFinding { FindingId = finding, Version = 2, Agrees = true })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_finding_left_out_keeps_its_reason_and_the_unit_does_not_see_it()
    {
        var finding = await Record();
        await Send(finding);

        Assert.That((await World.Refused(World.Secretary, new LeaveOutFinding { FindingId = finding, Version = 2, Reason = "x" })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(World.Head, new LeaveOutFinding { FindingId = finding, Version = 2, Reason = "Ngoài phạm vi" });

        Assert.That((await World.Send(World.Head, new FindingDetails(finding))).LeftOutReason, Is.EqualTo("Ngoài phạm vi"));
        Assert.That((await World.Refused(World.UnitHead, new FindingDetails(finding))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Head, new LeaveOutFinding { FindingId = finding, Version = 3, Reason = "x" })).Code, Is.EqualTo("finding.step"));
    }

    [Test]
    public async Task The_journal_keeps_each_draft_of_an_answer_beside_the_draft_before()
    {
        var finding = await Record();
        await Send(finding);
        await World.Send(World.UnitHead, new AnswerFinding { FindingId = finding, Version = 2, Agrees = true, Explanation = "Đã gửi" });

        await World.Send(World.UnitContact, new AnswerFinding { FindingId = finding, Version = 3, Agrees = false, Explanation = "Bản nháp một" });
        await World.Send(World.UnitContact, new AnswerFinding { FindingId = finding, Version = 4, Agrees = false, Explanation = "Bản nháp hai" });

        var before = await World.Journalled(finding, nameof(FindingAnswerDrafted), "Before");
        Assert.That((before[0].Contains("Đã gửi", StringComparison.Ordinal), before[1].Contains("Bản nháp một", StringComparison.Ordinal)), Is.EqualTo((false, true)));
    }

    private async Task<Guid> Record() => (await World.Send(World.Member, Shortcoming())).Id;

    private RecordFinding Shortcoming() => new()
    {
        CampaignId = _campaign,
        UnitId = World.Unit,
        Kind = FindingKind.Shortcoming,
        Text = "Hồ sơ giải quyết quá hạn",
        Severity = Severity.High,
    };

    private Task<SentFindings> Send(Guid finding) =>
        World.Send(World.Secretary, new SendForReconciliation { CampaignId = _campaign, Findings = [new SeenFinding(finding, 1)] });
}
