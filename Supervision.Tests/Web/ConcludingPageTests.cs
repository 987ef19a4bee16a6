using System.Net;
using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Core.Notices;
using Supervision.Tests.Conclusions;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Web;

/// <summary>From a unit's report to the conclusion and its reconsideration: through forms only.</summary>
public sealed partial class ConcludingPageTests : SiteTest
{
    [Test]
    public async Task A_units_report_is_checked_asked_to_be_completed_and_accepted_with_a_reservation()
    {
        var (_, report) = await World.OpenReport();
        await World.Send(World.UnitHead, await World.Submission(report, 1, 1));
        var path = $"/bao-cao-don-vi/{report}";
        var (secretary, unit) = (await Browser(World.Secretary), await Browser(World.UnitHead));
        Assert.That((await unit.Open(path)).QuerySelector("#check"), Is.Null, "the unit does not check itself");

        var check = await secretary.Do(path, "#check");
        Assert.That(check.QuerySelector("[role=status]")!.TextContent, Does.Contain("còn thiếu mục"));
        Assert.That(check.QuerySelector("#supplement textarea")!.TextContent, Does.Contain("Còn thiếu mục"), "what is missing need not be typed");
        var (status, refused) = await secretary.Send(path, "#accept");
        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(refused.QuerySelector("#accept-Reservation-loi")!.TextContent, Does.Contain("chỉ chấp nhận được khi ghi rõ nội dung bảo lưu"));

        await secretary.Do(path, "#supplement", ("supplement.Text", "Đề nghị bổ sung số liệu mục 2"), ("supplement.DueOn", "20/3/2026"));
        Assert.That((await unit.Open(path)).QuerySelector("main")!.TextContent, Does.Contain("Đề nghị bổ sung số liệu mục 2").And.Contain("20/3/2026"));
        var again = await unit.Open(path);
        Assert.That(again.QuerySelector("#submit"), Is.Not.Null, "the unit may send a supplement");
        var unanswered = await unit.Send(path, "#submit", ("submit.SignedBy", "Chủ tịch UBND xã"), ("submit.Answers[0].Text", "Bổ sung mục một"));
        await unit.Send(unanswered.Page, path, "#submit", ("submit.ConfirmsUnanswered", "true"));
        await secretary.Do(path, "#check");
        var accepted = await secretary.Do(path, "#accept", ("accept.Reservation", "Số liệu mục 2 chưa được kiểm tra"));
        Assert.That(accepted.QuerySelector("main")!.TextContent, Does.Contain("Chấp nhận có bảo lưu").And.Contain("Số liệu mục 2 chưa được kiểm tra"));
    }

    [Test]
    public async Task A_report_that_came_on_paper_is_entered_by_the_secretary_with_the_day_it_was_sent()
    {
        var (_, report) = await World.OpenReport();
        var path = $"/bao-cao-don-vi/{report}";
        var secretary = await Browser(World.Secretary);
        Assert.That((await (await Browser(World.Member)).Open(path)).QuerySelector("#submit"), Is.Null);

        var (status, refused) = await secretary.Send(path, "#submit", ("submit.Answers[0].Text", "Đã rà soát 12 cơ sở"));
        Assert.That((status, refused.QuerySelector("#submit-SignedBy-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "“Người ký (chức danh)” không được để trống.")));
        var entered = await secretary.Do(path, "#submit", ("submit.SignedBy", "Chủ tịch UBND xã"), ("submit.Reference", "45/BC-UBND"), ("submit.Answers[0].Text", "Đã rà soát 12 cơ sở"));

        Assert.That(entered.QuerySelector("main")!.TextContent, Does.Contain("Đã rà soát 12 cơ sở").And.Contain("45/BC-UBND"));
        Assert.That((await (await Browser(World.UnitHead)).Open(path)).QuerySelector("main")!.TextContent, Does.Contain("Đã rà soát 12 cơ sở"), "the unit sees what was entered for it");
    }

    [Test]
    public async Task What_was_recorded_is_sent_to_its_unit_answered_and_settled()
    {
        var ended = await World.EndedCampaign();
        var finding = (await World.Send(World.Secretary, new RecordFinding { CampaignId = ended.Campaign, Kind = FindingKind.Shortcoming, Text = "Chưa niêm yết phí", UnitId = World.Unit })).Id;
        var path = $"/doi-chieu/{ended.Campaign}";
        var (member, secretary, head, unit) = (await Browser(World.Member), await Browser(World.Secretary), await Browser(World.Head), await Browser(World.UnitHead));
        Assert.That((await member.Open(path)).QuerySelector("#send"), Is.Null, "a member writes, others send");
        Assert.That((await secretary.Open($"/cuoc-giam-sat/{ended.Campaign}")).QuerySelector($"a[href='{path}']"), Is.Not.Null);

        var (none, said) = await secretary.Send(path, "#send", ("send.Findings", ""));
        Assert.That(none, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(said.QuerySelector("#send-Findings-loi")!.TextContent, Does.Contain("Nội dung ghi nhận"));
        Assert.That((await secretary.Do(path, "#send")).QuerySelector("[role=status]")!.TextContent, Does.StartWith("Đã gửi 1 nội dung"));
        var settle = $"#settle-{finding:N}";
        var (unasked, why) = await head.Send(path, settle);
        Assert.That((unasked, why.QuerySelector($"{settle} .error")!.TextContent), Is.EqualTo((HttpStatusCode.Conflict, "Đơn vị chưa có ý kiến đối chiếu; hãy ghi rõ lý do chốt khi chưa có ý kiến của đơn vị.")));

        await unit.Do(path, "#answer", ("answer.Items[0].Agrees", "false"), ("answer.Items[0].Explanation", "Bảng phí đang in lại"));
        foreach (var person in new[] { World.Head, World.Secretary })
            Assert.That((await World.Send(person, new NoticeList())).Items.Single(notice => notice.Link == path).Title, Is.EqualTo("Ủy ban nhân dân xã Hòa Bình trả lời nội dung gửi đối chiếu"));
        Assert.That((await head.Open(path)).QuerySelector("main")!.TextContent, Does.Contain("Đơn vị không đồng ý").And.Contain("Bảng phí đang in lại"));
        Assert.That((await secretary.Open(path)).QuerySelector(settle), Is.Null, "whoever sends does not decide");
        await head.Do(path, settle, ("settle.Note", "Đã xem bản in, giữ nguyên nhận xét"));
        Assert.That((await World.Send(World.Secretary, new FindingDetails(finding))).Status, Is.EqualTo(FindingStatus.Reconciled));
    }

    [Test]
    public async Task A_unit_is_told_of_findings_sent_to_it_and_finds_them_from_its_first_page_until_it_has_answered()
    {
        var ended = await World.EndedCampaign();
        Guid first = await Recorded("Chưa niêm yết phí", World.Unit), second = await Recorded("Chưa mở sổ", World.Unit), others = await Recorded("Hồ sơ quá hạn", World.OtherUnit);
        var path = $"/doi-chieu/{ended.Campaign}";
        var (head, contact) = (await Browser(World.UnitHead), await Browser(World.UnitContact));
        Assert.That((await head.Open("/")).QuerySelector($"a[href='{path}']"), Is.Null, "nothing was sent yet");

        await World.Send(World.Secretary, new SendForReconciliation { CampaignId = ended.Campaign, Findings = [new SeenFinding(first, 1), new SeenFinding(second, 1), new SeenFinding(others, 1)] });

        foreach (var person in new[] { World.UnitHead, World.UnitContact })
            Assert.That((await World.Send(person, new NoticeList())).Items.Where(notice => notice.Link == path).Select(notice => notice.Title), Is.EqualTo(new[] { "2 nội dung Đoàn giám sát gửi đơn vị đối chiếu" }));
        Assert.That((await contact.Open("/")).QuerySelector($"a[href='{path}']")!.TextContent, Is.EqualTo("Trả lời 2 nội dung Đoàn giám sát gửi đối chiếu"));
        var campaign = await head.Open($"/cuoc-giam-sat/{ended.Campaign}");
        Assert.That(campaign.QuerySelectorAll($"#noi-dung-ghi a[href^='{path}#nd-']"), Has.Length.EqualTo(2));
        Assert.That(campaign.QuerySelector($"#noi-dung-ghi .papers a[href='{path}']"), Is.Not.Null);
        Assert.That((await head.Open(path)).QuerySelector($"main a[href='/cuoc-giam-sat/{ended.Campaign}']"), Is.Not.Null, "and back");
        Assert.That((await head.Open(path)).QuerySelector("#answer label")!.TextContent, Does.EndWith(" (Tồn tại, hạn chế): Chưa niêm yết phí"), "the kind beside what is to be answered");

        var (mute, said) = await head.Send(path, "#answer", ("answer.Items[0].Agrees", "true"), ("answer.Items[1].Agrees", "false"));
        Assert.That((mute, said.QuerySelector("#answer-Items\\[1\\]-Explanation-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Đơn vị không đồng ý thì phải có ý kiến giải trình.")));
        Assert.That(FormBrowser.ValueOf(said.QuerySelector("[name='answer.Items[0].Agrees']")!), Is.EqualTo("true"), "what was chosen for the other stays");
        await head.Do(path, "#answer", ("answer.Items[0].Agrees", "true"));
        Assert.That((await head.Open("/")).QuerySelector($"a[href='{path}']")!.TextContent, Does.Contain("1 nội dung"));
        Assert.That((await head.Open("/")).QuerySelector($"a[href='{path}']")!.Closest("li")!.TextContent, Does.Not.Contain("Dự thảo"));
        await contact.Do(path, "#answer", ("answer.Items[1].Agrees", "false"), ("answer.Items[1].Explanation", "Sổ mở từ năm 2024"));
        Assert.That((await World.Send(World.Secretary, new FindingDetails(second))) is { UnitAgrees: null, UnitDraftAgrees: null, UnitDraftExplanation: null }, "a draft is the unit's alone");
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items.First(notice => notice.Link == path).Title, Is.EqualTo("Dự thảo trả lời nội dung gửi đối chiếu chờ người đứng đầu gửi"));
        Assert.That((await head.Open("/")).QuerySelector($"a[href='{path}']")!.Closest("li")!.TextContent, Does.Contain("Dự thảo trả lời đã soạn, chờ người đứng đầu gửi"));
        Assert.That((await head.Open(path)).QuerySelector("[name='answer.Items[1].Explanation']")!.TextContent.Trim(), Is.EqualTo("Sổ mở từ năm 2024"));
        await head.Do(path, "#answer");
        var sent = await World.Send(World.Secretary, new FindingDetails(second));
        Assert.That((sent.UnitAgrees, sent.UnitExplanation), Is.EqualTo(((bool?)false, "Sổ mở từ năm 2024")));
        Assert.That((await head.Open("/")).QuerySelector($"a[href='{path}']"), Is.Null, "nothing is owed any more, settled or not");
        Assert.That((await (await Browser(World.OtherUnitHead)).Open("/")).QuerySelector($"a[href='{path}']")!.TextContent, Does.Contain("1 nội dung"));
        Assert.That(await World.Send(World.Secretary, new FindingsToAnswer()), Is.Empty);

        async Task<Guid> Recorded(string text, Guid unit) =>
            (await World.Send(World.Secretary, new RecordFinding { CampaignId = ended.Campaign, Kind = FindingKind.Shortcoming, Text = text, UnitId = unit })).Id;
    }

    [Test]
    public async Task A_received_report_is_examined_and_its_conclusion_worded_clause_by_clause()
    {
        var ended = await World.EndedCampaign();
        var report = await World.IssuedReport(ended);
        var path = $"/cuoc-giam-sat/{ended.Campaign}";
        var office = await Browser(World.Office);
        Assert.That((await office.Open(path)).QuerySelector("#examine"), Is.Null, "its body has not received it");
        await (await Browser(World.Clerk)).Do($"/bao-cao-doan/{report.Id}", "#receive", ("receive.ReceivedOn", "6/5/2026"));
        Assert.That((await office.Open(path)).QuerySelector("#conclude"), Is.Null, "nobody has met yet");
        (string, string)[] meeting =
        [
            ("examine.HeldOn", "11/5/2026"), ("examine.Chair", "Chủ tịch Hội đồng nhân dân tỉnh"), ("examine.Attendance", "Thường trực Hội đồng nhân dân tỉnh; đại diện đơn vị"), ("examine.PresentCount", "6"),
            ("examine.MemberCount", "5"), ("examine.PresentedBy", "Trưởng đoàn"), ("examine.UnitOpinion", "Đơn vị thống nhất"), ("examine.Outcome", "Thống nhất với báo cáo"),
        ];
        var (status, refused) = await office.Send(path, "#examine", meeting);
        Assert.That((status, refused.QuerySelector("#examine-Chair")!.GetAttribute("value")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Chủ tịch Hội đồng nhân dân tỉnh")), "six of five cannot be there; what was typed stays");
        Assert.That(refused.QuerySelector("#examine-PresentCount-loi"), Is.Not.Null);
        meeting[4] = ("examine.MemberCount", "7");
        await office.Do(path, "#examine", meeting);

        Assert.That(FormBrowser.ValueOf((await office.Open(path)).QuerySelector("#conclude-Recommendations")!), Does.Contain("Đề nghị Ủy ban nhân dân xã khắc phục dứt điểm hồ sơ quá hạn."), "what the report asked for is not typed again");
        var begun = await office.Do(path, "#conclude", ("conclude.Responsibility", "Chủ tịch xã chịu trách nhiệm chung\nCông chức địa chính chịu trách nhiệm trực tiếp"), ("conclude.Recommendations", "Giải quyết dứt điểm 72 hồ sơ"));
        Assert.That(begun.QuerySelector("main")!.TextContent, Does.Contain("72 hồ sơ lĩnh vực đất đai").And.Contain("Công chức địa chính chịu trách nhiệm trực tiếp"));
        var id = (await World.Send(World.Office, new CampaignConclusions(ended.Campaign))).Conclusions.Single().Id;
        var drafted = await World.Send(World.Office, new ConclusionDetails(id));
        Assert.That(drafted.Clauses.Select(clause => (clause.Block, clause.FindingId)), Is.EqualTo(new (ClauseBlock, Guid?)[]
        {
            (ClauseBlock.Results, ended.Strength), (ClauseBlock.Shortcomings, ended.Shortcoming), (ClauseBlock.Causes, ended.Cause), (ClauseBlock.Responsibility, null), (ClauseBlock.Responsibility, null), (ClauseBlock.Recommendations, null),
        }));

        var page = $"/ket-luan/{id}";
        await office.Do(page, "#revise", ($"revise.Clauses[{drafted.Clauses[3].Id}].Text", ""), ($"revise.Clauses[{drafted.Clauses[5].Id}].Text", "Giải quyết xong 72 hồ sơ quá hạn"), ("revise.Added[4]", "Công khai phí, lệ phí\nBáo cáo kết quả hằng quý"), ("revise.ReportDueOn", "15/9/2026"));
        var revised = await World.Send(World.Office, new ConclusionDetails(id));
        Assert.That(revised.Clauses.Select(clause => clause.Text).Skip(3), Is.EqualTo(new[] { "Công chức địa chính chịu trách nhiệm trực tiếp", "Giải quyết xong 72 hồ sơ quá hạn", "Công khai phí, lệ phí", "Báo cáo kết quả hằng quý" }));
        Assert.That((revised.Clauses[4].Id, revised.Clauses[1].FindingId, revised.ReportDueOn), Is.EqualTo((drafted.Clauses[5].Id, (Guid?)ended.Shortcoming, (DateOnly?)new DateOnly(2026, 9, 15))), "what stands keeps its place and its finding");
        await office.Do(page, "#consult", ("consult.ConsultedOn", "20/5/2026"), ("consult.Consultation", "Các đơn vị thống nhất"));
        Assert.That((await World.Send(World.Office, new ConclusionDetails(id))).Status, Is.EqualTo(ConclusionStatus.Consulting));
    }

    [Test]
    public async Task A_draft_of_as_many_clauses_as_may_be_is_reworded()
    {
        var (ended, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Office, new ReviseConclusion
        {
            ConclusionId = conclusion, Version = 1, Abstract = "Kết luận dài",
            Clauses = [.. Enumerable.Range(1, 300).Select(i => new NewClause { Block = ClauseBlock.Shortcomings, Text = $"Tồn tại thứ {i}", FindingId = ended.Shortcoming })],
        });

        var last = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Clauses[^1].Id;

        await (await Browser(World.Office)).Do($"/ket-luan/{conclusion}", "#revise", ($"revise.Clauses[{last}].Text", "Tồn tại cuối cùng"));

        var clauses = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Clauses;
        Assert.That((clauses.Count, clauses[^1].Text, clauses[^1].FindingId), Is.EqualTo((300, "Tồn tại cuối cùng", (Guid?)ended.Shortcoming)));
    }

    [Test]
    public async Task A_units_head_asks_for_reconsideration_and_the_standing_board_answers()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var path = $"/ket-luan/{conclusion}";
        var (contact, unit, board, office) = (await Browser(World.UnitContact), await Browser(World.UnitHead), await Browser(World.StandingBoard), await Browser(World.Office));
        Assert.That((await contact.Open(path)).QuerySelector("#reconsider"), Is.Null, "the head alone asks");

        Assert.That((await unit.Send(path, "#reconsider")).Page.QuerySelector("#reconsider-Grounds-loi"), Is.Not.Null);
        await unit.Do(path, "#reconsider", ("reconsider.Grounds", "Số liệu đã được Sở xác nhận lại"));
        Assert.That((await office.Open(path)).QuerySelector("main")!.TextContent, Does.Contain("Số liệu đã được Sở xác nhận lại"));
        Assert.That((await office.Open(path)).QuerySelector("details[id^='answer-']"), Is.Null, "the office does not decide");
        var asked = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Reconsiderations.Single().Id;
        await board.Do(path, $"#answer-{asked:N}", ("answer.Outcome", nameof(ReconsiderationOutcome.Upheld)), ("answer.Answer", "Giữ nguyên, số liệu tại ngày giám sát là đúng"));
        Assert.That((await unit.Open(path)).QuerySelector("main")!.TextContent, Does.Contain("giữ nguyên").And.Contain("Giữ nguyên, số liệu tại ngày giám sát là đúng"));
        Assert.That((await board.Open(path)).QuerySelector("#replace")?.HasAttribute("open"), Is.Not.True, "nothing was promised");

        await unit.Do(path, "#reconsider", ("reconsider.Grounds", "Hai hồ sơ đã rút"));
        var again = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Reconsiderations.Single(one => one.Outcome is null).Id;
        await board.Do(path, $"#answer-{again:N}", ("answer.Outcome", nameof(ReconsiderationOutcome.Amended)), ("answer.Answer", "Điều chỉnh còn 70 hồ sơ"));
        Assert.That((await office.Open(path)).QuerySelector("#replace[open]")!.TextContent, Does.Contain("sửa đổi; chưa có văn bản nào được soạn theo trả lời đó"), "what was promised is led to");
    }

    [Test]
    public async Task What_the_delegation_was_told_about_its_draft_is_written_down()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        var secretary = await Browser(World.Secretary);

        await secretary.Do($"/bao-cao-doan/{report}", "#consult", ("consult.ConsultedOn", "22/4/2026"), ("consult.Consultation", "Thành viên Đoàn thống nhất"));

        Assert.That((await World.Send(World.Secretary, new DelegationReportDetails(report))).Status, Is.EqualTo(ReportStatus.Consulting));
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
