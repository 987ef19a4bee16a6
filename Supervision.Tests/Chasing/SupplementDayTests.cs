using System.Net;
using Supervision.Core.Agenda;
using Supervision.Core.Chasing;
using Supervision.Core.Ledger;
using Supervision.Core.Letters;
using Supervision.Core.Notices;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Tasks;
using Supervision.Tests.Web;

namespace Supervision.Tests.Chasing;

/// <summary>A report was given back with a day for its supplement: until then that day counts for whoever owes it, and nobody urges.</summary>
public sealed class SupplementDayTests : SiteTest
{
    private const string Words = "19/7/2026 (Chủ nhật, thực hiện đến hết ngày 20/7/2026)";
    private static readonly DateOnly Named = new(2026, 7, 19);
    private static readonly DateOnly EndsOn = new(2026, 7, 20);

    [Test]
    public async Task The_day_stands_in_the_unit_s_line_on_the_task_s_page_in_the_notice_and_in_the_calendar()
    {
        var task = await GivenBack();

        var line = (await World.Send(World.UnitHead, new OwedTasks { UnitId = World.Unit })).Items.Single(owed => owed.Id == task);
        Assert.That(line.Reason, Is.EqualTo($"Quá hạn 6 ngày vì chưa bổ sung, làm rõ báo cáo; bổ sung, làm rõ chậm nhất {Words}"));
        var head = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        Assert.That((await head.Open("/")).QuerySelector("main")!.TextContent, Does.Contain($"bổ sung, làm rõ chậm nhất {Words}"));
        Assert.That((await head.Open($"/noi-dung/{task}")).QuerySelector("main")!.TextContent, Does.Contain($"chậm nhất ngày {Words}"));
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items[0].Text, Does.Contain($"Bổ sung, làm rõ chậm nhất ngày {Words}."));
        Assert.That((await head.Open("/lich?thang=2026-07")).QuerySelectorAll("li:has(h3) li").Select(entry => entry.TextContent), Has.One.Contains("thực hiện đến hết ngày 20/7/2026"));

        foreach (var person in new[] { World.UnitHead, World.Office })
            Assert.That((await Entries(person)).Select(entry => (entry.OnDay, entry.EndsOn, entry.Id)), Is.EqualTo(new[] { (Named, EndsOn, task) }));
        Assert.That(await Entries(World.OtherUnitHead), Is.Empty);
        var (report, version, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = new DateOnly(2026, 7, 6) });
        Assert.That(await Entries(World.UnitHead), Is.Empty, "it was supplemented");
    }

    [Test]
    public async Task While_the_day_runs_the_system_drafts_no_letter_and_goes_on_after_it()
    {
        await GivenBack();
        for (var day = new DateOnly(2026, 7, 7); day <= EndsOn; day = day.AddDays(1)) await Chase(day);
        Assert.That((await World.Send(World.Clerk, new ReminderLetterList())).Items, Is.Empty);

        await Chase(EndsOn.AddDays(1));

        Assert.That((await World.Send(World.Clerk, new ReminderLetterList())).Items.Select(letter => letter.Step), Is.EqualTo(new[] { ChaseStep.FirstLetter }));
    }

    [Test]
    public async Task While_the_day_runs_a_letter_is_drafted_only_by_a_tick_and_never_asks_earlier()
    {
        var task = await GivenBack();
        var path = $"/noi-dung/{task}";
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        Assert.That((await office.Open(path)).QuerySelector("#draftLetter")!.TextContent, Does.Contain("Đơn vị còn thời hạn bổ sung, làm rõ báo cáo đến hết ngày 20/7/2026.").And.Contain("không trước 20/7/2026"));

        var (status, refused) = await office.Send(path, "#draftLetter");
        Assert.That((status, refused.QuerySelector("#draftLetter-ConfirmsRunningSupplement-loi")?.TextContent),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Đơn vị còn thời hạn bổ sung, làm rõ báo cáo đến hết ngày 20/7/2026. Vẫn lập công văn thì chọn “Có” ở đây.")));
        Assert.That((await office.Send(path, "#draftLetter", ("draftLetter.ConfirmsRunningSupplement", "true"))).Status, Is.EqualTo(HttpStatusCode.Found));

        var letter = (await World.Send(World.Clerk, new ReminderLetterList())).Items.Single();
        Assert.That(letter.ReplyBy, Is.EqualTo(EndsOn), "five working days would be the 13th");
        var clerk = await new FormBrowser(await Site.BrowserOf(World.Clerk)).Open($"/cong-van-don-doc/{letter.Id}");
        Assert.That(clerk.QuerySelector("main")!.TextContent, Does.Contain("Đơn vị còn thời hạn bổ sung, làm rõ báo cáo đến 19/7/2026"));
        World.Clock.Set(EndsOn.AddDays(1), new TimeOnly(9, 0));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Open(path)).QuerySelector("#draftLetter-ConfirmsRunningSupplement"), Is.Null);
    }

    private async Task Chase(DateOnly day)
    {
        World.Clock.Set(day, new TimeOnly(6, 30));
        await World.Run(new ChaseJob());
    }

    private async Task<IReadOnlyList<AgendaEntry>> Entries(Guid person) =>
        [.. (await World.Send(person, new AgendaBetween { From = new DateOnly(2026, 7, 1), To = new DateOnly(2026, 7, 31) })).Days.SelectMany(day => day.Groups).Where(group => group.Kind is AgendaKind.Supplement).SelectMany(group => group.Entries)];

    /// <summary>Due on 30/6, found late on 01/7, reported on 06/7 and given back on that day.</summary>
    private async Task<Guid> GivenBack()
    {
        var task = await World.AcceptedTask();
        await Chase(new DateOnly(2026, 7, 1));
        var on = new DateOnly(2026, 7, 6);
        World.Clock.Set(on, new TimeOnly(8, 0));
        var (report, version, items) = await World.DraftedRemediation((task, RemediationClaim.Done));
        var handedIn = await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = on });
        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = on });
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Returned) with { DecidedOn = on, NewDueOn = Named });
        return task;
    }
}
