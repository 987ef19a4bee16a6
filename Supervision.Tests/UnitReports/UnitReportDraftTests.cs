using System.Net;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.UnitReports;

public sealed class UnitReportDraftTests : SiteTest
{
    [Test]
    public async Task A_contact_writes_a_report_in_several_sittings_and_the_head_sends_it()
    {
        var (_, report) = await World.OpenReport();
        var items = (await World.Send(World.UnitContact, new UnitReportDetails(report))).Outline;
        var begun = await World.Send(World.UnitContact, new SaveUnitReportDraft { UnitReportId = report, Version = 1, Answers = [new OutlineAnswer(items[0].Id, "Mới viết một nửa")] });

        var whole = await World.Send(World.UnitContact, new SaveUnitReportDraft
        {
            UnitReportId = report, Version = begun.Version, Reference = "45/BC-UBND", SignedBy = "Chủ tịch UBND xã", Petitions = "Đề nghị bố trí kinh phí.", AsksHead = true,
            Answers = [.. items.Select(item => new OutlineAnswer(item.Id, $"Trả lời mục {item.Number}"))],
        });

        var draft = (await World.Send(World.UnitHead, new UnitReportDetails(report))).Draft!;
        Assert.That((draft.AskedOn, draft.SignedBy, draft.Reference, draft.Petitions, draft.WrittenBy), Is.EqualTo(((DateOnly?)new DateOnly(2026, 3, 9), "Chủ tịch UBND xã", "45/BC-UBND", "Đề nghị bố trí kinh phí.", World.UnitContact)));
        Assert.That(draft.Answers.Select(a => a.Text), Is.EquivalentTo(new[] { "Trả lời mục 1", "Trả lời mục 2" }));
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items[0].Title, Is.EqualTo("Dự thảo báo cáo phục vụ giám sát chờ phê duyệt, gửi, hạn gửi ngày 20/3/2026"));
        var sent = await World.Send(World.UnitHead, await World.Submission(report, whole.Version, 1, 2));
        Assert.That(sent.Unanswered, Is.Empty);
        Assert.That((await World.Send(World.UnitContact, new UnitReportDetails(report))).Draft, Is.Null);
    }

    [Test]
    public async Task A_contact_does_not_send_the_report()
    {
        var (_, report) = await World.OpenReport();

        var refusal = await World.Refused(World.UnitContact, await World.Submission(report, 1, 1, 2));

        Assert.That((refusal.Kind, refusal.Code), Is.EqualTo((RefusalKind.Forbidden, "unit_report.head")));
        Assert.That((await World.Send(World.UnitHead, new UnitReportDetails(report))).Versions, Is.Empty);
    }

    [Test]
    public async Task Nobody_outside_of_the_unit_sees_a_draft_or_writes_one()
    {
        var (_, report) = await World.OpenReport();
        var item = (await World.Send(World.UnitContact, new UnitReportDetails(report))).Outline[0].Id;
        var saved = await World.Send(World.UnitContact, Draft(report, 1, item));

        foreach (var reader in new[] { World.Secretary, World.Office, World.Head, World.StandingBoard }) Assert.That((await World.Send(reader, new UnitReportDetails(report))).Draft, Is.Null);
        Assert.That((await World.Refused(World.Office, Draft(report, saved.Version, item))).Code, Is.EqualTo("unit_report.draft"));
        Assert.That((await World.Refused(World.OtherUnitHead, Draft(report, saved.Version, item))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task What_the_office_enters_from_paper_leaves_the_unit_what_it_was_writing()
    {
        var (_, report) = await World.OpenReport();
        var item = (await World.Send(World.UnitContact, new UnitReportDetails(report))).Outline[0].Id;
        var saved = await World.Send(World.UnitContact, Draft(report, 1, item));

        await World.Send(World.Office, await World.Submission(report, saved.Version, 1));

        Assert.That((await World.Send(World.UnitContact, new UnitReportDetails(report))).Draft?.Answers.Single().Text, Is.EqualTo("Đang viết"));
    }

    [Test]
    public async Task An_empty_draft_is_kept_but_not_laid_before_the_head()
    {
        var (_, report) = await World.OpenReport();
        var saved = await World.Send(World.UnitContact, new SaveUnitReportDraft { UnitReportId = report, Version = 1, SignedBy = "Chủ tịch UBND xã", Answers = [] });

        var refusal = await World.Refused(World.UnitContact, new SaveUnitReportDraft { UnitReportId = report, Version = saved.Version, Answers = [], AsksHead = true });

        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "Answers" }));
    }

    [Test]
    public async Task On_the_pages_the_contact_saves_and_asks_and_the_head_returns_it_with_a_reason_that_stays_until_it_is_asked_again()
    {
        var (_, report) = await World.OpenReport();
        var (contact, head) = (new FormBrowser(await Site.BrowserOf(World.UnitContact)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));
        var page = $"/bao-cao-don-vi/{report}";

        Assert.That((await contact.Open(page)).QuerySelector("#submit"), Is.Null);
        await contact.Do(page, "#draft", ("draft.Answers[0].Text", "Đang viết"));
        var kept = await contact.Open(page);
        Assert.That(kept.QuerySelector("textarea[name='draft.Answers[0].Text']")!.TextContent.Trim(), Is.EqualTo("Đang viết"));
        Assert.That((await head.Open(page)).QuerySelector("#return"), Is.Null);
        await contact.Do(page, "#draft", ("draft.Answers[0].Text", "Đã viết xong"), ("draft.AsksHead", "true"));
        Assert.That((await head.Open("/")).Body!.TextContent, Does.Contain("Dự thảo trình ngày 09/3/2026, chờ người đứng đầu phê duyệt, gửi"));
        await head.Do(page, "#return", ("return.Reason", "Bổ sung số liệu năm 2025"));
        Assert.That((await contact.Open(page)).Body!.TextContent, Does.Contain("Người đứng đầu trả lại dự thảo: Bổ sung số liệu năm 2025"));
        await contact.Do(page, "#draft", ("draft.Answers[0].Text", "Đã bổ sung"), ("draft.AsksHead", "true"));
        Assert.That((await contact.Open(page)).Body!.TextContent, Does.Not.Contain("trả lại dự thảo"));
        var shown = await head.Open(page);
        Assert.That(shown.QuerySelector("textarea[name='submit.Answers[0].Text']")!.TextContent.Trim(), Is.EqualTo("Đã bổ sung"));
        Assert.That(shown.QuerySelector("#submit button.quiet")!.GetAttribute("formaction"), Does.EndWith("?handler=keep"));
    }

    [Test]
    public async Task The_page_counts_what_the_draft_answers()
    {
        var (_, report) = await World.OpenReport();
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        var page = $"/bao-cao-don-vi/{report}";
        async Task<string> Facts() => (await contact.Open(page)).QuerySelector("dl.facts")!.TextContent;

        Assert.That(await Facts(), Does.Contain("2 mục, còn 2 mục chưa trả lời"));
        await contact.Do(page, "#draft", ("draft.Answers[0].Text", "Đang viết"));
        Assert.That(await Facts(), Does.Contain("2 mục, dự thảo đã trả lời 1 mục, chưa gửi; còn 1 mục chưa trả lời"));
        await contact.Do(page, "#draft", ("draft.Answers[1].Text", "Viết nốt"));
        Assert.That(await Facts(), Does.Contain("2 mục, dự thảo đã trả lời đủ, chưa gửi"));
    }

    [Test]
    public async Task A_report_that_leaves_items_empty_is_sent_only_when_that_is_marked_after_they_were_named()
    {
        var (_, report) = await World.OpenReport();
        var (head, page) = (new FormBrowser(await Site.BrowserOf(World.UnitHead)), $"/bao-cao-don-vi/{report}");
        Assert.That((await head.Open(page)).QuerySelector("#submit-ConfirmsUnanswered"), Is.Null, "nothing was typed yet");

        var (status, refused) = await head.Send(page, "#submit", ("submit.SignedBy", "Chủ tịch UBND xã"), ("submit.Answers[0].Text", "Trả lời mục 1"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#submit-ConfirmsUnanswered-loi")!.TextContent, Does.StartWith("Báo cáo còn để trống: mục II. Bản đã gửi không sửa được"));
        Assert.That(refused.QuerySelector("#submit-ConfirmsUnanswered-goi-y")!.TextContent, Does.StartWith("Còn để trống: II. "));
        Assert.That(refused.QuerySelector("[id='submit-Answers[0]-Text']")!.TextContent.Trim(), Is.EqualTo("Trả lời mục 1"), "what was typed stands");
        Assert.That((await World.Send(World.Secretary, new UnitReportDetails(report))).Versions, Is.Empty);
        Assert.That((await head.Send(refused, page, "#submit", ("submit.ConfirmsUnanswered", "true"))).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await World.Send(World.Secretary, new UnitReportDetails(report))).Versions.Single().Answers, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_kept_draft_that_leaves_items_empty_names_them_before_it_is_sent_and_what_comes_on_paper_is_entered_as_it_is()
    {
        var (_, report) = await World.OpenReport();
        var (head, page) = (new FormBrowser(await Site.BrowserOf(World.UnitHead)), $"/bao-cao-don-vi/{report}");
        await new FormBrowser(await Site.BrowserOf(World.UnitContact)).Do(page, "#draft", ("draft.SignedBy", "Chủ tịch UBND xã"), ("draft.Answers[0].Text", "Trả lời mục 1"));

        Assert.That((await head.Open(page)).QuerySelector("#submit-ConfirmsUnanswered-goi-y")!.TextContent, Does.StartWith("Còn để trống: II. "));

        await World.Send(World.Office, (await World.Submission(report, (await World.Send(World.Office, new UnitReportDetails(report))).Report.Version, 1)) with { ConfirmsUnanswered = false });
        Assert.That((await World.Send(World.Secretary, new UnitReportDetails(report))).Versions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_report_that_came_in_time_but_not_whole_says_why_it_is_late_and_its_supplement_begins_with_who_signed()
    {
        var (_, report) = await World.OpenReport();
        var first = await World.Send(World.UnitHead, await World.Submission(report, 1, 1));
        var check = await World.Send(World.Secretary, new CheckUnitReport { UnitReportId = report, Version = first.Version, On = new DateOnly(2026, 3, 9) });
        await World.Send(World.Secretary, new RequestSupplement { UnitReportId = report, Version = check.Version, RequestedOn = new DateOnly(2026, 3, 9), Text = "Bổ sung mục 2" });
        var head = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        var page = $"/bao-cao-don-vi/{report}";

        Assert.That((await head.Open(page)).Body!.TextContent, Does.Not.Contain("trong hạn nhưng"));
        World.Clock.Set(new DateOnly(2026, 3, 24), new TimeOnly(8, 0));
        var late = await head.Open(page);
        Assert.That(late.Body!.TextContent, Does.Contain("Bản 1 gửi ngày 09/3/2026 trong hạn nhưng chưa trả lời mục II; báo cáo tính là đã nộp từ ngày trả lời đủ đề cương."));
        Assert.That(late.QuerySelector("#submit [name='submit.SignedBy']")!.GetAttribute("value"), Is.EqualTo("Chủ tịch UBND xã"));
        await head.Do(page, "#submit", ("submit.Answers[1].Text", "Trả lời mục 2"));
        Assert.That((await head.Open(page)).Body!.TextContent, Does.Contain("từ ngày trả lời đủ đề cương (24/3/2026)."));
    }

    [TestCase("I. Đặc điểm tình hình", "I. Đặc điểm tình hình", "I")]
    [TestCase("2.1. Kết quả", "2.1. Kết quả", "2.1")]
    [TestCase("a) Thuận lợi", "a) Thuận lợi", "a")]
    [TestCase("Phần II: Tồn tại", "Phần II: Tồn tại", "II")]
    [TestCase("Đặc điểm tình hình", "VII. Đặc điểm tình hình", "VII")]
    [TestCase("- Hồ sơ quá hạn", "- Hồ sơ quá hạn", "“- Hồ sơ quá hạn”")]
    [TestCase("2.Kết quả", "2.Kết quả", "2")]
    [TestCase("5.000 hồ sơ đã nhận", "VII. 5.000 hồ sơ đã nhận", "VII")]
    public void An_item_that_the_outline_numbers_itself_is_not_numbered_again(string text, string said, string sign)
    {
        var item = new OutlineItem { Id = Guid.Empty, Number = 7, Text = text };

        Assert.That((item.InWords, item.Sign), Is.EqualTo((said, sign)));
    }

    [Test]
    public async Task What_is_kept_and_what_is_sent_are_held_to_the_same_rules()
    {
        var (_, report) = await World.OpenReport();
        var item = (await World.Send(World.UnitContact, new UnitReportDetails(report))).Outline[0].Id;
        OutlineAnswer[] answers = [new(item, "Một"), new(item, "Hai")];

        var kept = await World.Refused(World.UnitContact, new SaveUnitReportDraft { UnitReportId = report, Version = 1, Reference = new string('x', 101), SignedBy = new string('x', 301), Petitions = new string('x', 20_001), Answers = answers });
        var sent = await World.Refused(World.UnitHead, new SubmitUnitReport { UnitReportId = report, Version = 1, Reference = new string('x', 101), SignedBy = new string('x', 301), Petitions = new string('x', 20_001), Answers = answers, SubmittedOn = new DateOnly(2026, 3, 9) });

        Assert.That(sent.Fields.Keys, Is.EquivalentTo(kept.Fields.Keys).And.EquivalentTo(new[] { "Reference", "SignedBy", "Petitions", "Answers" }));
    }

    private static SaveUnitReportDraft Draft(Guid report, int version, Guid item) => new() { UnitReportId = report, Version = version, Answers = [new OutlineAnswer(item, "Đang viết")] };
}
