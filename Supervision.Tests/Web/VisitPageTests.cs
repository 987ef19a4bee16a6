using System.Net;
using AngleSharp.Html.Dom;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Visits;
using Supervision.Core.Visits.Devices;
using Supervision.Tests.Evidence;
using Supervision.Tests.Visits;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>The page of a session in a browser without scripts, and what the device's script asks of the server.</summary>
public sealed partial class VisitPageTests : SiteTest
{
    [Test]
    public async Task A_supervision_that_takes_nothing_any_more_says_so_instead_of_offering_the_form()
    {
        var visit = await World.StartedVisit();
        var (page, member) = ($"/buoi-lam-viec/{visit}", new FormBrowser(await Site.BrowserOf(World.Member)));
        Assert.That((await member.Open(page)).QuerySelector("#ghi"), Is.Not.Null);

        await World.Value<long>("UPDATE Campaigns SET Status = 'Concluded' WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign = await World.CampaignOf(visit) });

        var closed = await member.Open(page);
        Assert.That((closed.QuerySelector("#ghi"), closed.QuerySelector("[data-record-open]")), Is.EqualTo(((object?)null, (object?)null)));
        Assert.That(closed.QuerySelector("[data-recorder] [data-closed]")!.TextContent, Is.EqualTo("Cuộc giám sát đang ở trạng thái “Đã kết luận” nên không ghi thêm nội dung được."));
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 0, Refused = 2, RefusedWith = closed.QuerySelector("[data-closed]")!.TextContent });
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Head)).Open(page)).QuerySelector("[data-unsent-devices] li")!.TextContent, Does.Contain("2 nội dung không được nhận: Cuộc giám sát").And.Not.Contain("chưa gửi"));
    }

    [Test]
    public async Task A_session_that_was_not_notified_says_what_is_missing_and_is_notified_and_started_on_its_page()
    {
        var visit = await World.PlannedVisit();
        World.Clock.Set(SomeVisits.VisitOn, new TimeOnly(8, 5));
        var (page, secretary) = ($"/buoi-lam-viec/{visit}", new FormBrowser(await Site.BrowserOf(World.Secretary)));
        var member = (await new FormBrowser(await Site.BrowserOf(World.Member)).Open(page)).QuerySelector("[data-closed]")!;

        var closed = (await secretary.Open(page)).QuerySelector("[data-closed]")!;
        Assert.That(closed.TextContent, Does.Contain("chưa ghi việc gửi thông báo cho đơn vị"));
        Assert.That(closed.QuerySelector("a")!.GetAttribute("href"), Is.EqualTo("#notify"));
        Assert.That(member.TextContent, Does.Contain("chưa ghi việc gửi thông báo cho đơn vị"));
        Assert.That(member.QuerySelector("a"), Is.Null, "who may not write it down is led nowhere");
        var late = await secretary.Send(page, "#notify", ("notify.Reference", "60/TB-HĐND"), ("notify.SentOn", $"{SomeVisits.VisitOn:d/M/yyyy}"));
        Assert.That(late.Page.QuerySelector("#notify .error")!.TextContent, Does.Contain("Hãy ghi lý do thông báo muộn"));
        var notified = await secretary.Do(page, "#notify", ("notify.Reference", "60/TB-HĐND"), ("notify.SentOn", $"{SomeVisits.VisitOn:d/M/yyyy}"), ("notify.LateReason", "Đã báo qua điện thoại trước đó"));

        Assert.That(notified.QuerySelector("[data-closed] a")!.GetAttribute("href"), Is.EqualTo("#start"));
        await secretary.Do(page, "#start", ("start.At", "08:00"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Member)).Open(page)).QuerySelector("#ghi"), Is.Not.Null);
    }

    [Test]
    public async Task A_session_is_written_down_with_forms_alone()
    {
        var visit = await World.StartedVisit();
        var page = $"/buoi-lam-viec/{visit}";
        var member = new FormBrowser(await Site.BrowserOf(World.Member));

        var refused = await member.Attach(page, "#ghi", [], ("ghi.Kind", "Shortcoming"), ("ghi.Text", "Còn hồ sơ quá hạn."), ("ghi.Figure.IndicatorName", "Hồ sơ đúng hạn"), ("ghi.Figure.Numerator", "184"), ("ghi.Figure.Denominator", "408"), ("ghi.Figure.StatedRatio", "46"));
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.Page.QuerySelector("#ghi-Figure-StatedRatio-loi")!.TextContent, Does.Contain("184/408 = 45,10%"));
        Assert.That((refused.Page.QuerySelector("#ghi-Text")!.TextContent.Trim(), refused.Page.QuerySelector("[name='ghi.Kind'][checked]")!.GetAttribute("value")), Is.EqualTo(("Còn hồ sơ quá hạn.", "Shortcoming")));

        var written = await member.Attach(page, "#ghi", [("ghi.Photo", "anh.jpg", SomeFiles.Jpeg())], ("ghi.Kind", "Shortcoming"), ("ghi.Text", "Còn hồ sơ quá hạn."));
        Assert.That(written.Status, Is.EqualTo(HttpStatusCode.Found), written.Page.QuerySelector("main")?.TextContent);
        var shown = (await World.Send(World.Head, new SessionFindings { VisitId = visit })).Single();
        Assert.That((shown.Text, shown.Photos.Count), Is.EqualTo(("Còn hồ sơ quá hạn.", 1)));

        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        await secretary.Do(page, "#co-mat", ("place", "0 2"));
        await secretary.Do(page, "#commit", ("commit.Content", "Xin lỗi người dân trước ngày 30/4."), ("commit.DueOn", "30/4/2026"));
        var minutes = (await World.Send(World.Secretary, new VisitDetails { VisitId = visit })).Minutes;
        Assert.That(minutes.Attendances.Select(one => one.Part), Is.EqualTo(new[] { AttendancePart.Head, AttendancePart.Secretary }));
        Assert.That(minutes.Commitments.Single().DueOn, Is.EqualTo(new DateOnly(2026, 4, 30)));
    }

    [TestCase("anh.jpg", 1)]
    [TestCase("anh.exe", 0)]
    public async Task All_that_was_typed_around_a_photograph_is_written_whether_the_photograph_is_taken_or_not(string name, int photos)
    {
        var visit = await World.StartedVisit();
        var unit = (await World.Send(World.Member, new VisitDetails { VisitId = visit })).Minutes.Units[0];
        var member = new FormBrowser(await Site.BrowserOf(World.Member));

        var written = await member.Attach($"/buoi-lam-viec/{visit}", "#ghi", [("ghi.Photo", name, photos > 0 ? SomeFiles.Jpeg() : "MZ"u8.ToArray())], ("ghi.Kind", "Shortcoming"), ("ghi.Text", "Còn hồ sơ quá hạn."),
            ("ghi.UnitId", $"{unit.UnitId}"), ("ghi.Field", "Cải cách hành chính"), ("ghi.Figure.IndicatorName", "Hồ sơ đúng hạn"), ("ghi.Figure.Numerator", "184"), ("ghi.Figure.Denominator", "408"), ("ghi.Figure.StatedRatio", "45,10"));

        Assert.That(written.Status, Is.EqualTo(HttpStatusCode.Found), written.Page.QuerySelector("main")?.TextContent);
        var shown = (await World.Send(World.Head, new SessionFindings { VisitId = visit })).Single();
        Assert.That((shown.Text, shown.UnitName, shown.Field, shown.Photos.Count), Is.EqualTo(("Còn hồ sơ quá hạn.", unit.Name, "Cải cách hành chính", photos)));
        Assert.That((await World.Send(World.Head, new IndicatorList { CampaignId = (await World.Send(World.Head, new VisitDetails { VisitId = visit })).Minutes.Head.CampaignId })).Items.Single().Stated.Numerator, Is.EqualTo(184));
    }

    [Test]
    public async Task A_form_whose_fields_come_after_the_file_that_was_acted_on_is_a_fault_and_no_silent_loss()
    {
        var visit = await World.StartedVisit();
        var client = await Site.BrowserOf(World.Member);
        var token = FormBrowser.ValueOf((await new FormBrowser(client).Open($"/buoi-lam-viec/{visit}")).QuerySelector("#ghi input[name=__RequestVerificationToken]")!);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("ghi"), "form" }, { new StringContent("Shortcoming"), "ghi.Kind" }, { new StringContent("Còn hồ sơ quá hạn."), "ghi.Text" },
            { new ByteArrayContent(SomeFiles.Jpeg()), "ghi.Photo", "anh.jpg" }, { new StringContent("Cải cách hành chính"), "ghi.Field" },
        };

        using var answer = await client.PostAsync(new Uri($"/buoi-lam-viec/{visit}/ghi", UriKind.Relative), form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task Whoever_ends_a_session_sees_who_has_unsent_ones_and_confirms()
    {
        var visit = await World.StartedVisit();
        var page = $"/buoi-lam-viec/{visit}";
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 2 });
        World.Clock.Set(SomeVisits.VisitOn, new TimeOnly(11, 40));
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));

        var first = await secretary.Send(page, "#end", ("end.At", "11:30"));
        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(first.Page.QuerySelector("#end .error")!.TextContent, Does.Contain("còn 2 nội dung chưa gửi"));
        Assert.That(first.Page.QuerySelector("#end")!.TextContent, Does.Contain("vẫn ghi bổ sung được cho đến khi bên đầu tiên ký").And.Contain("gửi sau khi bên đầu tiên đã ký biên bản thì không vào được").And.Not.Contain("Nội dung gửi sau sẽ"));
        var done = await secretary.Do(page, "#end", ("end.At", "11:30"), ("end.DespiteUnsent", "true"));

        Assert.That(done.QuerySelector("a[href$='/bien-ban']")!.TextContent, Does.Contain("Ký"));
        var signing = await secretary.Open($"{page}/bien-ban");
        Assert.That(signing.QuerySelector("[data-unsent-devices]")!.TextContent, Does.Contain("còn 2 nội dung chưa gửi"));
        Assert.That(signing.QuerySelector("#record [name='record.DespiteUnsent']"), Is.Not.Null);
    }

    [Test]
    public async Task A_finding_sent_again_by_its_key_after_weeks_is_written_once()
    {
        var visit = await World.StartedVisit();
        var member = await Site.As(World.Member);
        var said = Body(RecordAtVisitTests.Said(visit), "visitId");

        var first = await member.Post($"/api/visits/{visit}/findings", said, key: "noi-dung-1");
        World.Clock.Advance(TimeSpan.FromDays(20));
        var again = await member.Post($"/api/visits/{visit}/findings", said, key: "noi-dung-1");

        Assert.That((first.Status, again.Status, again.Text), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created, first.Text)));
        Assert.That((await World.Send(World.Head, new SessionFindings { VisitId = visit })).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task What_one_person_wrote_is_not_taken_from_another_who_signed_in_meanwhile()
    {
        var visit = await World.StartedVisit();
        var head = await Site.As(World.Head);
        head.DefaultRequestHeaders.Add("X-Person", $"{World.Member}");

        var refused = await head.Post($"/api/visits/{visit}/findings", Body(RecordAtVisitTests.Said(visit), "visitId"), key: "noi-dung-1");

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Forbidden, "actor.other")));
        Assert.That(await World.Send(World.Head, new SessionFindings { VisitId = visit }), Is.Empty);
    }

    [Test]
    public async Task The_live_list_comes_only_when_something_was_added_and_a_figure_is_judged_while_it_is_typed()
    {
        var visit = await World.StartedVisit();
        var head = new FormBrowser(await Site.BrowserOf(World.Head));
        var page = $"/buoi-lam-viec/{visit}";
        var mark = ((IHtmlInputElement)(await head.Open(page)).QuerySelector("[name=mark]")!).Value;

        Assert.That((await head.Get($"{page}?handler=Live&mark={mark}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        await World.Send(World.Member, RecordAtVisitTests.Said(visit));
        var grown = await head.Get($"{page}?handler=Live&mark={mark}");
        var judged = await head.Get($"{page}?handler=Figure&ghi.Figure.Numerator=184&ghi.Figure.Denominator=408&ghi.Figure.StatedRatio=46");
        var named = await head.Get($"{page}?handler=Figure&ghi.Figure.IndicatorName={Uri.EscapeDataString("Hồ sơ đúng hạn")}&ghi.Figure.Numerator=184&ghi.Figure.Denominator=408&ghi.Figure.StatedRatio=46");
        var unreadable = await head.Get($"{page}?handler=Figure&ghi.Figure.Numerator=184&ghi.Figure.Denominator=408&ghi.Figure.StatedRatio=45.1");

        Assert.That(grown.Page.QuerySelector("[data-findings]")!.TextContent, Does.Contain("03 hồ sơ quá hạn"));
        Assert.That(judged.Page.Body!.TextContent.Trim(), Does.StartWith("Số liệu: nêu 46%").And.Contain("184/408 = 45,10%"));
        Assert.That(named.Page.Body!.TextContent.Trim(), Does.StartWith("Số liệu “Hồ sơ đúng hạn”: nêu 46%"));
        Assert.That(unreadable.Page.Body!.TextContent, Does.Contain("hãy viết 45,1"));
    }

    [Test]
    public async Task A_unit_sees_its_session_without_what_the_delegation_writes()
    {
        var visit = await World.StartedVisit();
        await World.Send(World.Member, RecordAtVisitTests.Said(visit));

        var page = await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Open($"/buoi-lam-viec/{visit}");

        Assert.That(page.QuerySelector("#ghi"), Is.Null);
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Not.Contain("hồ sơ quá hạn"));
    }
}
