using Supervision.Core.Findings;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Tests.Ledger;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.Findings;

/// <summary>What a unit answered waits on the first page of whoever settles it.</summary>
public sealed class FindingsToSettleTests : SiteTest
{
    [Test]
    public async Task An_answered_finding_waits_before_the_head_until_it_is_settled()
    {
        var (campaign, _) = await World.SentCampaign();
        var finding = (await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, Kind = FindingKind.Shortcoming, Text = "Hồ sơ giải quyết quá hạn", UnitId = World.Unit })).Id;
        await World.Send(World.Secretary, new SendForReconciliation { CampaignId = campaign, Findings = [new SeenFinding(finding, 1)] });
        var head = new FormBrowser(await Site.BrowserOf(World.Head));
        Assert.That((await head.Open("/")).QuerySelector("#cho-chot"), Is.Null, "the unit is asked");

        var answered = await World.Send(World.UnitHead, new AnswerFinding { FindingId = finding, Version = 2, Agrees = false, Explanation = "Do lỗi phần mềm." });

        var card = (await head.Open("/")).QuerySelector("#cho-chot")!;
        Assert.That((card.QuerySelector("h2")!.TextContent, card.QuerySelector($"a[href='/doi-chieu/{campaign}']")!.TextContent), Is.EqualTo(("Nội dung đơn vị đã trả lời, chờ chốt", "Ủy ban nhân dân xã Hòa Bình: 1 nội dung")));
        Assert.That(card.TextContent, Does.Contain("1 nội dung đơn vị không đồng ý"));
        foreach (var person in new[] { World.Secretary, World.Member, World.Office, World.UnitHead }) Assert.That(await World.Send(person, new FindingsToSettle()), Is.Empty);

        await World.Send(World.Head, new SettleFinding { FindingId = finding, Version = answered.Version, Note = "Giữ nguyên" });
        Assert.That((await head.Open("/")).QuerySelector("#cho-chot"), Is.Null);
        foreach (var person in new[] { World.UnitHead, World.UnitContact })
            Assert.That((await World.Send(person, new NoticeList())).Items.Single(notice => notice.Link == $"/doi-chieu/{campaign}#nd-1") is { Title: "Đoàn giám sát đã chốt nội dung số 1 mà đơn vị không đồng ý" } told && told.Text.EndsWith("Ý kiến của Đoàn về giải trình của đơn vị: Giữ nguyên", StringComparison.Ordinal));
    }

    [Test]
    public async Task What_is_about_a_unit_that_has_ended_is_not_sent_to_it_and_the_head_settles_it_with_the_reason()
    {
        var (campaign, _) = await World.SentCampaign();
        var ids = new Dictionary<Guid, Guid>();
        foreach (var unit in new[] { World.Unit, World.OtherUnit })
            ids[unit] = (await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, Kind = FindingKind.Shortcoming, Text = "Hồ sơ giải quyết quá hạn", UnitId = unit })).Id;
        var (ended, active) = (ids[World.Unit], ids[World.OtherUnit]);
        await World.EndUnit();

        var refused = await World.Refused(World.Secretary, new SendForReconciliation { CampaignId = campaign, Findings = [new SeenFinding(active, 1), new SeenFinding(ended, 1)] });
        Assert.That((refused.Code, refused.Fields["Findings"].Single()), Is.EqualTo(("unit.ended",
            "Ủy ban nhân dân xã Hòa Bình đã kết thúc hoạt động ngày 08/3/2026 nên không gửi đối chiếu được nội dung số 1: Trưởng đoàn chốt khi không có ý kiến của đơn vị, ghi rõ lý do.")));
        Assert.That((await World.Send(World.Head, new FindingDetails(active))).Status, Is.EqualTo(FindingStatus.Recorded), "all are sent or none");

        var (secretary, head, path) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.Head)), $"/doi-chieu/{campaign}");
        var page = await secretary.Open(path);
        Assert.That(page.QuerySelectorAll("input[name='send.Findings']").Select(box => box.GetAttribute("value")), Is.EqualTo(new[] { $"{active}/1" }));
        Assert.That(page.QuerySelector("#nd-1 .notice")!.TextContent, Is.EqualTo("Đơn vị kết thúc hoạt động ngày 08/3/2026: không gửi đối chiếu được. Trưởng đoàn chốt khi không có ý kiến của đơn vị, ghi rõ lý do."));
        Assert.That(page.QuerySelector("#nd-1 form"), Is.Null, "settling is the head's");
        Assert.That((await secretary.Open($"/noi-dung-ghi/{ended}")).QuerySelector($"a[href='{path}#nd-1']"), Is.Not.Null);
        Assert.That((await World.Refused(World.Head, new SettleFinding { FindingId = active, Version = 1, Note = "Không cần hỏi" })).Code, Is.EqualTo("finding.step"), "a unit that is there is heard");
        Assert.That((await World.Refused(World.Head, new SettleFinding { FindingId = ended, Version = 1 })).Code, Is.EqualTo("finding.unanswered"));

        await head.Do(path, $"#settle-{ended:N}", ("settle.Note", "Đơn vị đã kết thúc hoạt động, không còn ai trả lời."));
        var settled = await World.Send(World.Secretary, new FindingDetails(ended));
        Assert.That((settled.Status, settled.SettleNote, settled.Allowed.Contains(FindingStep.EnterReport)), Is.EqualTo((FindingStatus.Reconciled, "Đơn vị đã kết thúc hoạt động, không còn ai trả lời.", true)));
    }

    [Test]
    public async Task What_units_agree_with_is_settled_at_once_and_what_they_dispute_one_by_one()
    {
        var (campaign, _) = await World.SentCampaign();
        var findings = new List<SeenFinding>();
        foreach (var text in new[] { "Chưa niêm yết phí", "Chưa mở sổ", "Hồ sơ quá hạn", "Thu sai mức" })
            findings.Add(new SeenFinding((await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, Kind = FindingKind.Shortcoming, Text = text, UnitId = World.Unit })).Id, 1));
        await World.Send(World.Secretary, new SendForReconciliation { CampaignId = campaign, Findings = findings });
        foreach (var (finding, agrees) in findings.Zip([true, false, true]))
            await World.Send(World.UnitHead, new AnswerFinding { FindingId = finding.FindingId, Version = 2, Agrees = agrees, Explanation = agrees ? null : "Sổ mở từ năm 2024" });
        var (path, head, secretary) = ($"/doi-chieu/{campaign}", new FormBrowser(await Site.BrowserOf(World.Head)), new FormBrowser(await Site.BrowserOf(World.Secretary)));
        var (agreed, disputed, silent) = (findings[0].FindingId, findings[1].FindingId, findings[3].FindingId);

        foreach (var (other, word) in new[] { (disputed, "không đồng ý với"), (silent, "chưa có ý kiến về") })
        {
            var refusal = await World.Refused(World.Head, new SettleFindings { CampaignId = campaign, Findings = [new SeenFinding(agreed, 3), new SeenFinding(other, other == silent ? 2 : 3)] });
            Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("finding.not_agreed", $"Đơn vị {word} nội dung số {(other == silent ? 4 : 2)}; hãy chốt riêng nội dung đó và ghi rõ lý do.")));
        }
        Assert.That((await World.Send(World.Head, new FindingDetails(agreed))).Status, Is.EqualTo(FindingStatus.Reconciling), "all or none");
        Assert.That((await World.Refused(World.Secretary, new SettleFindings { CampaignId = campaign, Findings = [new SeenFinding(agreed, 3)] })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await secretary.Open(path)).QuerySelector("#settleAgreed"), Is.Null, "whoever sends does not decide");

        var page = await head.Open(path);
        Assert.That(page.QuerySelectorAll("#settleAgreed label.check").Select(label => label.TextContent.Trim()), Is.EqualTo(new[] { "Số 1, tồn tại, hạn chế, Ủy ban nhân dân xã Hòa Bình: Chưa niêm yết phí", "Số 3, tồn tại, hạn chế, Ủy ban nhân dân xã Hòa Bình: Hồ sơ quá hạn" }));
        var done = await head.Do(path, "#settleAgreed");

        Assert.That(done.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã chốt 2 nội dung đơn vị đồng ý."));
        Assert.That((await World.Send(World.Secretary, new CampaignFindings { CampaignId = campaign })).Items.Select(line => line.Status), Is.EqualTo(new[] { FindingStatus.Reconciled, FindingStatus.Reconciling, FindingStatus.Reconciled, FindingStatus.Reconciling }));
        Assert.That(done.QuerySelector("#settleAgreed"), Is.Null);
    }

    [Test]
    public async Task The_draft_of_a_units_answer_and_what_the_delegation_notes_of_silence_stay_with_their_own_side_in_the_list_too()
    {
        var (campaign, _) = await World.SentCampaign();
        var finding = (await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, Kind = FindingKind.Shortcoming, Text = "Chưa mở sổ", UnitId = World.Unit })).Id;
        await World.Send(World.Secretary, new SendForReconciliation { CampaignId = campaign, Findings = [new SeenFinding(finding, 1)] });
        var drafted = await World.Send(World.UnitContact, new AnswerFinding { FindingId = finding, Version = 2, Agrees = false, Explanation = "Sổ mở từ năm 2024" });

        Assert.That((await Line(World.UnitHead)).UnitDraftExplanation, Is.EqualTo("Sổ mở từ năm 2024"));
        Assert.That((await Line(World.Head)) is { UnitDraftAgrees: null, UnitDraftExplanation: null });

        await World.Send(World.Head, new SettleFinding { FindingId = finding, Version = drafted.Version, Note = "Đơn vị không có ý kiến sau 5 ngày." });
        Assert.That(((await Line(World.Head)).SettleNote, (await Line(World.UnitHead)).SettleNote), Is.EqualTo(("Đơn vị không có ý kiến sau 5 ngày.", (string?)null)));

        async Task<FindingLine> Line(Guid person) => (await World.Send(person, new CampaignFindings { CampaignId = campaign })).Items.Single();
    }
}
