using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Visits;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>What is put right in minutes before and after they are signed, and what is demanded at a session.</summary>
public sealed partial class VisitPageTests
{
    [Test]
    public async Task An_item_written_wrongly_is_taken_out_with_a_reason_until_somebody_signs_and_what_a_finding_rests_on_stays()
    {
        var visit = await World.StartedVisit();
        var page = $"/buoi-lam-viec/{visit}/bien-ban";
        var wrong = (await World.Send(World.Secretary, Opinion(visit, "Có 84 hồ sơ quá hạn"))).Id;
        var kept = (await World.Send(World.Secretary, Opinion(visit, "Thừa nhận chậm giải quyết"))).Id;
        var finding = await World.Send(World.Member, new RecordFinding
        {
            CampaignId = await World.CampaignOf(visit), VisitId = visit, UnitId = World.Unit, Kind = FindingKind.Shortcoming, Text = "Chậm giải quyết", Evidence = [new FindingEvidence(EvidenceKind.Opinion, kept)],
        });
        var (secretary, member) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.Member)));
        Assert.That((await secretary.Open($"/buoi-lam-viec/{visit}")).QuerySelector($"a[href='{page}#muc']"), Is.Not.Null);
        Assert.That((await member.Open(page)).QuerySelector("#muc"), Is.Null, "a member writes no minutes");

        var listed = await secretary.Open(page);
        Assert.That(listed.QuerySelectorAll("#muc li").Select(Line), Is.EqualTo(new[] { "Chủ tịch UBND xã: Có 84 hồ sơ quá hạn", "Chủ tịch UBND xã: Thừa nhận chậm giải quyết" }));
        Assert.That(listed.QuerySelector($"#takeOut-{kept:N}"), Is.Null);
        Assert.That(listed.QuerySelectorAll("#muc li")[1].TextContent, Does.Contain($"Là căn cứ của nội dung ghi nhận số {finding.Number} nên không rút được."));
        var (status, refused) = await secretary.Send(page, $"#takeOut-{wrong:N}");
        Assert.That((status, refused.QuerySelector($"#takeOut-{wrong:N}-Reason-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "“Lý do” không được để trống.")));
        var taken = await secretary.Do(page, $"#takeOut-{wrong:N}", ("takeOut.Reason", "Ghi nhầm số hồ sơ"));
        Assert.That(taken.QuerySelectorAll("#muc li").Select(Line), Is.EqualTo(new[] { "Chủ tịch UBND xã: Thừa nhận chậm giải quyết" }));
        Assert.That((await World.Journalled(visit, "MinutesItemWithdrawn", "Data")).Single(), Does.Contain("Ghi nhầm số hồ sơ"));

        var session = $"/buoi-lam-viec/{visit}";
        Assert.That((await secretary.Open(session)).QuerySelectorAll("#opinion [name='opinion.InPlaceOf'] option").Select(option => option.TextContent), Is.EqualTo(new[] { "Cuối biên bản", "Mục số 1, đã rút" }));
        await secretary.Do(session, "#opinion", ("opinion.Speaker", "Chủ tịch UBND xã"), ("opinion.Text", "Có 48 hồ sơ quá hạn"), ("opinion.InPlaceOf", "1"));
        Assert.That((await secretary.Open(page)).QuerySelectorAll("#muc li").Select(Line), Is.EqualTo(new[] { "Chủ tịch UBND xã: Có 48 hồ sơ quá hạn", "Chủ tịch UBND xã: Thừa nhận chậm giải quyết" }));
        Assert.That((await secretary.Open(session)).QuerySelector("[name='opinion.InPlaceOf']"), Is.Null, "the place is taken");

        World.Clock.Set(SomeVisits.VisitOn, new TimeOnly(11, 40));
        await World.Send(World.Secretary, new MoveVisit { VisitId = visit, Version = 4, Step = VisitStep.End, At = new TimeOnly(11, 30) });
        secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        Assert.That((await secretary.Open(page)).QuerySelectorAll("#muc details"), Has.Length.EqualTo(1));
        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.Secretary, "Chuyên viên Văn phòng"));
        Assert.That((await secretary.Open(page)).QuerySelector("#muc"), Is.Null, "what one party signed is what the others sign");
    }

    [Test]
    public async Task After_the_lock_an_addendum_is_added_which_the_unit_reads_and_prints()
    {
        var visit = await World.LockedVisit();
        var page = $"/buoi-lam-viec/{visit}/bien-ban";
        var (secretary, unit) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));
        Assert.That((await unit.Open(page)).QuerySelector("#addendum"), Is.Null);

        var (status, refused) = await secretary.Send(page, "#addendum", ("addendum.AddedOn", "14/4/2026"), ("addendum.Text", "Bổ sung danh sách 12 hồ sơ"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#addendum-AddedOn-loi")!.TextContent, Does.Contain("từ ngày khóa biên bản đến hôm nay"));
        Assert.That(((IHtmlTextAreaElement)refused.QuerySelector("#addendum-Text")!).Value, Is.EqualTo("Bổ sung danh sách 12 hồ sơ"));
        await secretary.Do(page, "#addendum", ("addendum.Text", "Bổ sung danh sách 12 hồ sơ"));

        var read = (await unit.Open(page)).QuerySelector("#bo-sung")!;
        Assert.That(read.TextContent, Does.Contain("Bổ sung lần 1").And.Contain("ngày 15/4/2026").And.Contain("Bổ sung danh sách 12 hồ sơ"));
        Assert.That(read.QuerySelector(".badge")!.TextContent, Is.EqualTo("chờ ký, chưa có hiệu lực"));
        Assert.That((await unit.Open(read.QuerySelector("a[href$='.html']")!.GetAttribute("href")!)).Body!.TextContent, Does.Contain("Bổ sung danh sách 12 hồ sơ"));
        Assert.That((await unit.Open(page)).QuerySelector("#signAddendum"), Is.Null, "who keeps the minutes records who signed");
        foreach (var (party, name) in new[] { ("Secretary", "Thư ký Minh Họa"), ("Head", "Trưởng đoàn Minh Họa") })
            await secretary.Do(page, "#signAddendum", ("signAddendum.Party", party), ("signAddendum.SignerName", name), ("signAddendum.SignerTitle", "Chức vụ"), ("signAddendum.SignedOn", "15/4/2026"));
        var refusal = await secretary.Do(page, "#refuseAddendum", ("refuseAddendum.Party", "UnitRepresentative"), ("refuseAddendum.SignerName", "Đại diện Minh Họa"), ("refuseAddendum.SignerTitle", "Chủ tịch UBND xã"), ("refuseAddendum.RefusedReason", "Không thống nhất"));
        Assert.That(refusal.QuerySelector("#bo-sung .badge")!.TextContent, Is.EqualTo("có hiệu lực"));
        Assert.That(refusal.QuerySelector("#signAddendum, #refuseAddendum"), Is.Null);
        var signed = (await unit.Open(page)).QuerySelector("#bo-sung")!;
        Assert.That(signed.TextContent, Does.Contain("Thư ký Minh Họa, Chức vụ, ký ngày 15/4/2026").And.Contain("từ chối ký; lý do: Không thống nhất"));
        Assert.That((await unit.Open(signed.QuerySelector("a[href$='.html']")!.GetAttribute("href")!)).Body!.TextContent, Does.Contain("Trưởng đoàn Minh Họa").And.Contain("Không ký; lý do: Không thống nhất"));
    }

    [Test]
    public async Task The_scan_of_a_signed_addendum_is_attached_to_it_read_by_the_unit_and_goes_into_the_dossier()
    {
        var visit = await World.LockedVisit();
        var page = $"/buoi-lam-viec/{visit}/bien-ban";
        var (secretary, unit) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));
        Assert.That((await secretary.Open(page)).QuerySelector("#scan, #scanAddendum"), Is.Null, "the minutes are locked and nothing was added");
        await secretary.Do(page, "#addendum", ("addendum.Text", "Bổ sung danh sách 12 hồ sơ"));
        Assert.That((await unit.Open(page)).QuerySelector("#scanAddendum"), Is.Null);

        var (empty, none) = await secretary.Attach(page, "#scanAddendum", []);
        Assert.That((empty, none.QuerySelector("#scanAddendum-Content-loi")?.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Hãy chọn một tệp.")));
        var (status, _) = await secretary.Attach(page, "#scanAddendum", [("scanAddendum.Content", "bo-sung-1.pdf", SomeVisits.Scan)]);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Found));
        await secretary.Do(page, "#addendum", ("addendum.Text", "Bổ sung lần nữa"));
        await secretary.Attach(page, "#scanAddendum", [("scanAddendum.Content", "bo-sung-2.pdf", [.. SomeVisits.Scan, 10])], ("scanAddendum.Addendum", "2"));

        var rows = (await unit.Open(page)).QuerySelectorAll("#bo-sung li").Select(row => row.QuerySelector("a[href*='/signed-minutes/']")).ToList();
        Assert.That(rows.Select(link => link!.TextContent), Is.EqualTo(new[] { "bo-sung-1.pdf", "bo-sung-2.pdf" }), "each at its own");
        using var file = await (await Site.BrowserOf(World.UnitHead)).GetAsync(new Uri(rows[0]!.GetAttribute("href")!, UriKind.Relative));
        Assert.That(await file.Content.ReadAsByteArrayAsync(), Is.EqualTo(SomeVisits.Scan));
        using var stranger = await (await Site.BrowserOf(World.OtherUnitHead)).GetAsync(new Uri(rows[0]!.GetAttribute("href")!, UriKind.Relative));
        Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await World.Refused(World.Secretary, new SignedMinutesTerms(visit) { Addendum = 3 })).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.NotFound));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Attachments a JOIN Visits v ON v.CampaignId = a.CampaignId WHERE v.Id = @visit AND a.CouncilId = @CouncilId AND a.Purpose = 'SignedMinutes'", new { visit }), Is.EqualTo(3), "all that the dossier's copy takes");
    }

    [Test]
    public async Task Minutes_that_are_not_locked_take_no_addendum()
    {
        var visit = await World.EndedVisit();

        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/buoi-lam-viec/{visit}/bien-ban")).QuerySelector("#addendum"), Is.Null);
    }

    [Test]
    public async Task The_head_demands_at_a_session_and_between_sessions_that_a_violation_stops_and_each_unit_reads_its_own()
    {
        var (early, _) = await World.FoundedCampaign();
        var visit = await World.StartedVisit();
        var (session, campaign) = ($"/buoi-lam-viec/{visit}", $"/cuoc-giam-sat/{await World.CampaignOf(visit)}");
        var (head, secretary) = (new FormBrowser(await Site.BrowserOf(World.Head)), new FormBrowser(await Site.BrowserOf(World.Secretary)));
        var (unit, other) = (new FormBrowser(await Site.BrowserOf(World.UnitHead)), new FormBrowser(await Site.BrowserOf(World.OtherUnitHead)));
        Assert.That((await head.Open($"/cuoc-giam-sat/{early}")).QuerySelector("#demand"), Is.Null, "the units have no plan yet");
        Assert.That((await secretary.Open(session)).QuerySelector("#demand"), Is.Null, "it is the head's to make");
        Assert.That((await secretary.Open(campaign)).QuerySelector("#demand"), Is.Null);

        var (status, refused) = await head.Send(session, "#demand", ("demand.Violation", "Thu phí ngoài quy định"), ("demand.AnswerDueOn", "14/4/2026"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(new[] { "Measure", "AnswerDueOn" }.Select(field => refused.QuerySelector($"#demand-{field}-loi")), Is.All.Not.Null);
        Assert.That(((IHtmlTextAreaElement)refused.QuerySelector("#demand-Violation")!).Value, Is.EqualTo("Thu phí ngoài quy định"));
        var made = await head.Do(session, "#demand", ("demand.Violation", "Thu phí ngoài quy định"), ("demand.Measure", "Dừng ngay việc thu phí"), ("demand.AnswerDueOn", "20/4/2026"));
        Assert.That(made.QuerySelector("#chan-dung")!.TextContent, Does.Contain("Dừng ngay việc thu phí").And.Contain("Hạn trả lời: ngày 20/4/2026"));
        Assert.That((await World.Send(World.Head, new VisitDetails { VisitId = visit })).Minutes.Demands.Single().UnitId, Is.EqualTo(World.Unit));

        Assert.That((await head.Open(campaign)).QuerySelector("#demand .meta")!.TextContent, Does.Contain("không chờ kết luận giám sát"));
        await head.Do(campaign, "#demand", ("demand.UnitId", $"{World.OtherUnit}"), ("demand.Violation", "Không niêm yết thủ tục"), ("demand.Measure", "Niêm yết ngay"), ("demand.Reference", "60/HĐND-VP"));

        Assert.That((await head.Open(campaign)).QuerySelectorAll("#chan-dung li"), Has.Length.EqualTo(2));
        Assert.That((await unit.Open(campaign)).QuerySelector("#chan-dung")!.TextContent, Does.Contain("Thu phí ngoài quy định").And.Contain("tại buổi làm việc 1").And.Not.Contain("Không niêm yết"));
        Assert.That((await other.Open(campaign)).QuerySelector("#chan-dung")!.TextContent, Does.Contain("Không niêm yết thủ tục").And.Contain("60/HĐND-VP").And.Not.Contain("Thu phí"));
        Assert.That((await unit.Open(campaign)).QuerySelector("#demand"), Is.Null);
    }

    [Test]
    public async Task A_unit_sees_first_what_it_must_stop_at_once_and_its_head_answers_and_corrects_it_which_the_delegation_reads()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var demand = (await World.Send(World.Head, new DemandUrgently
        {
            CampaignId = campaign, UnitId = World.Unit, Violation = "Thu phí ngoài quy định", Measure = "Dừng ngay việc thu phí", DemandedOn = SomeVisits.VisitOn, AnswerDueOn = SomeVisits.VisitOn.AddDays(2),
        })).Id;
        World.Clock.Set(SomeVisits.VisitOn.AddDays(3), new TimeOnly(8, 0));
        var (unit, other, secretary) = (new FormBrowser(await Site.BrowserOf(World.UnitHead)), new FormBrowser(await Site.BrowserOf(World.OtherUnitHead)), new FormBrowser(await Site.BrowserOf(World.Secretary)));
        var (path, form) = ($"/cuoc-giam-sat/{campaign}", $"#answerDemand-{demand:N}");

        var first = (await unit.Open("/")).QuerySelector($"a[href='{path}#chan-dung']")!.ParentElement!;
        Assert.That(first.TextContent, Does.Contain("Thu phí ngoài quy định"));
        Assert.That(first.QuerySelector(".late")!.TextContent, Does.Contain("Quá hạn 1 ngày vì chưa trả lời"));
        Assert.That((await other.Open("/")).QuerySelector("a[href$='#chan-dung']"), Is.Null);
        Assert.That((await secretary.Open("/")).QuerySelector($"a[href='{path}#chan-dung']"), Is.Not.Null);

        var (status, refused) = await unit.Send(path, form, ("answerDemand.AnsweredOn", $"{SomeVisits.VisitOn.AddDays(-1):d/M/yyyy}"), ("answerDemand.Answer", "Đã dừng thu từ hôm nay"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector($"{form}-AnsweredOn-loi")!.TextContent, Does.Contain("không được trước ngày yêu cầu"));
        Assert.That(((IHtmlTextAreaElement)refused.QuerySelector($"{form}-Answer")!).Value, Is.EqualTo("Đã dừng thu từ hôm nay"));

        Assert.That((await secretary.Open(path)).QuerySelector($"{form} summary")!.TextContent, Is.EqualTo("Nhập trả lời bằng giấy của đơn vị"));
        await unit.Do(path, form, ("answerDemand.Answer", "Đã dừng thu từ hôm nay, trả lại 2,4 triệu đồng"), ("answerDemand.AnswerReference", "45/UBND-VP"));
        Assert.That((await secretary.Open(path)).QuerySelector(form), Is.Null, "what the unit said here is the unit's to change");
        Assert.That((await World.Refused(World.Secretary, new AnswerUrgentDemand { UrgentDemandId = demand, Answer = "Khác", AnsweredOn = SomeVisits.VisitOn })).Code, Is.EqualTo("demand.unit_answered"));
        Assert.That((await secretary.Open(path)).QuerySelector("#chan-dung")!.TextContent, Does.Contain("trả lại 2,4 triệu đồng").And.Contain("45/UBND-VP"));
        await unit.Do(path, form, ("answerDemand.Answer", "Đã dừng thu từ hôm nay, trả lại 3,1 triệu đồng"));
        Assert.That((await secretary.Open(path)).QuerySelector("#chan-dung")!.TextContent, Does.Contain("trả lại 3,1 triệu đồng").And.Not.Contain("2,4 triệu"));
        Assert.That((await World.Journalled(campaign, nameof(UrgentDemandAnswered), "Before"))[^1], Does.Contain("2,4 triệu"), "the journal keeps both");
        Assert.That((await World.Refused(World.OtherUnitHead, new AnswerUrgentDemand { UrgentDemandId = demand, Answer = "Của đơn vị khác", AnsweredOn = SomeVisits.VisitOn })).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.NotFound));
        Assert.That((await unit.Open("/")).QuerySelector("a[href$='#chan-dung']"), Is.Null);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Notices WHERE SubjectId = @demand AND PersonId = @Head AND CouncilId = @CouncilId", new { demand, World.Head }), Is.EqualTo(2), "of the answer and of its correction");
    }

    [Test]
    public async Task The_contact_drafts_an_answer_that_the_head_sends_and_nobody_outside_of_the_unit_sees_before()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var demand = (await World.Send(World.Head, new DemandUrgently { CampaignId = campaign, UnitId = World.Unit, Violation = "Thu phí ngoài quy định", Measure = "Dừng ngay việc thu phí", DemandedOn = SomeVisits.VisitOn })).Id;
        var (path, drafting, sending) = ($"/cuoc-giam-sat/{campaign}", $"#draftDemand-{demand:N}", $"#answerDemand-{demand:N}");
        var (contact, head) = (new FormBrowser(await Site.BrowserOf(World.UnitContact)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));

        var (status, empty) = await contact.Send(path, drafting);
        Assert.That((status, empty.QuerySelector($"{drafting}-Answer-loi") is not null), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        var old = await contact.Open(path);
        await contact.Do(path, drafting, ("draftDemand.Answer", "Đã dừng thu từ hôm nay"), ("draftDemand.AnswerReference", "45/UBND-VP"));
        var (stale, kept) = await contact.Send(old, path, drafting, ("draftDemand.Answer", "Bản viết cùng lúc"));
        Assert.That((stale, ((IHtmlTextAreaElement)kept.QuerySelector($"{drafting}-Answer")!).Value), Is.EqualTo((HttpStatusCode.Conflict, "Bản viết cùng lúc")), "what was kept meanwhile is not passed over");

        foreach (var outside in new[] { World.Head, World.Secretary, World.Office, World.StandingBoard, World.OtherUnitHead })
        {
            Assert.That((await new FormBrowser(await Site.BrowserOf(outside)).Get(path)).Page.Body!.TextContent, Does.Not.Contain("Đã dừng thu"));
            if (outside != World.OtherUnitHead)
                Assert.That((await World.Send(outside, new Core.Campaigns.CampaignDetails { CampaignId = campaign })).UrgentDemands.Select(one => (one.DraftAnswer, one.DraftReference, one.DraftNumber, one.DraftedByName)), Is.EqualTo(new[] { ((string?)null, (string?)null, (int?)null, (string?)null) }));
        }
        Assert.That((await World.Refused(World.Secretary, new DraftDemandAnswer { UrgentDemandId = demand, SeenDraft = 1, Answer = "X" })).Code, Is.EqualTo("demand.sends"));
        Assert.That((await World.Refused(World.UnitHead, new DraftDemandAnswer { UrgentDemandId = demand, SeenDraft = 1, Answer = "X" })).Code, Is.EqualTo("demand.sends"));
        Assert.That((await World.Send(World.UnitHead, new Core.Notices.NoticeList())).Items.Count(notice => notice.Title.StartsWith("Dự thảo trả lời", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That((await head.Open("/")).QuerySelector("a[href$='#chan-dung']")!.ParentElement!.TextContent, Does.Contain("Dự thảo trả lời chờ người đứng đầu gửi"));

        var offered = (await head.Open(path)).QuerySelector(sending)!;
        Assert.That((offered.HasAttribute("open"), ((IHtmlTextAreaElement)offered.QuerySelector($"{sending}-Answer")!).Value), Is.EqualTo((true, "Đã dừng thu từ hôm nay")));
        Assert.That((await World.Refused(World.UnitHead, new AnswerUrgentDemand { UrgentDemandId = demand, SeenDraft = 0, Answer = "X", AnsweredOn = SomeVisits.VisitOn })).Code, Is.EqualTo("demand.newer_draft"));
        await head.Do(path, sending, ("answerDemand.Answer", "Đã dừng thu từ hôm nay, trả lại 2,4 triệu đồng"));

        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open(path)).QuerySelector("#chan-dung")!.TextContent, Does.Contain("trả lại 2,4 triệu đồng").And.Contain("45/UBND-VP"));
        Assert.That((await World.Send(World.UnitContact, new Core.Notices.NoticeList())).Items.Count(notice => notice.Title == "Trả lời yêu cầu chấm dứt hành vi vi phạm đã được gửi"), Is.EqualTo(1));
        var after = (await World.Send(World.UnitContact, new Core.Campaigns.CampaignDetails { CampaignId = campaign })).UrgentDemands.Single();
        Assert.That((after.DraftAnswer, after.DraftNumber, after.DraftedByName), Is.EqualTo(((string?)null, (int?)2, (string?)null)), "a form that was open while the head sent does not bring the draft back");
    }

    [Test]
    public async Task The_contact_is_told_that_the_head_answers_a_demand_and_both_sides_are_told_once_when_its_limit_has_passed()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var demand = (await World.Send(World.Head, new DemandUrgently
        {
            CampaignId = campaign, UnitId = World.Unit, Violation = "Thu phí ngoài quy định", Measure = "Dừng ngay việc thu phí", DemandedOn = SomeVisits.VisitOn, AnswerDueOn = SomeVisits.VisitOn.AddDays(2),
        })).Id;
        var contact = await new FormBrowser(await Site.BrowserOf(World.UnitContact)).Open($"/cuoc-giam-sat/{campaign}");
        Assert.That(contact.QuerySelector($"#draftDemand-{demand:N}")!.TextContent, Does.Contain("Trả lời do người đứng đầu đơn vị gửi"));
        Assert.That(contact.QuerySelector($"#answerDemand-{demand:N}"), Is.Null);
        Assert.That((await World.Refused(World.UnitContact, new AnswerUrgentDemand { UrgentDemandId = demand, Answer = "Đã dừng", AnsweredOn = SomeVisits.VisitOn })).Code, Is.EqualTo("demand.head"));
        async Task<int> Late(Guid person) => (await World.Send(person, new Core.Notices.NoticeList())).Items.Count(notice => notice.Title.Contains("uá hạn", StringComparison.Ordinal) && notice.Link == $"/cuoc-giam-sat/{campaign}#chan-dung");

        World.Clock.Set(SomeVisits.VisitOn.AddDays(2), new TimeOnly(8, 0));
        await World.AsSystem(new Core.Watching.WatchUnits());
        Assert.That(await Late(World.UnitHead), Is.EqualTo(0), "its limit is not over");
        foreach (var days in new[] { 3, 4 })
        {
            World.Clock.Set(SomeVisits.VisitOn.AddDays(days), new TimeOnly(8, 0));
            await World.AsSystem(new Core.Watching.WatchUnits());
            foreach (var person in new[] { World.UnitHead, World.UnitContact, World.Head, World.Secretary }) Assert.That(await Late(person), Is.EqualTo(1));
        }
        Assert.That(await Late(World.OtherUnitHead), Is.EqualTo(0));
    }

    private static string Line(IElement item) => item.QuerySelector(".said")!.TextContent;

    private static RecordOpinion Opinion(Guid visit, string text) => new() { VisitId = visit, Side = Side.Unit, Speaker = "Chủ tịch UBND xã", Text = text };
}
