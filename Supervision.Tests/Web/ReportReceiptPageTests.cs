using AngleSharp.Dom;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Web;

/// <summary>What is done once is asked for once, and only of those who may do it.</summary>
public sealed class ReportReceiptPageTests : SiteTest
{
    [Test]
    public async Task That_the_founding_body_has_a_report_is_noted_once_and_then_no_longer_asked_for()
    {
        var issued = await World.IssuedReport(await World.EndedCampaign());
        var path = $"/bao-cao-doan/{issued.Id}";
        var clerk = await Browser(World.Clerk);

        var noted = await clerk.Do(path, "#receive", ("receive.ReceivedOn", "06/5/2026"));
        var refusal = await World.Refused(World.Clerk, new ReceiveDelegationReport { ReportId = issued.Id, Version = (await World.Send(World.Clerk, new DelegationReportDetails(issued.Id))).Version, ReceivedOn = new DateOnly(2026, 5, 7) });

        Assert.That((noted.QuerySelector("#receive"), (await clerk.Open(path)).QuerySelector("#receive")), Is.EqualTo(((IElement?)null, (IElement?)null)));
        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("report.received", "Báo cáo đã được ghi nhận ngày 06/05/2026.")));
        Assert.That((await World.Send(World.Clerk, new DelegationReportDetails(issued.Id))).ReceivedOn, Is.EqualTo(new DateOnly(2026, 5, 6)), "the first day stands");
    }

    [Test]
    public async Task Who_may_not_note_that_the_report_was_received_is_told_who_does_and_led_to_no_page_without_a_form()
    {
        var ended = await World.EndedCampaign();
        var campaign = ended.Campaign;
        await World.IssuedReport(ended);

        foreach (var person in new[] { World.StandingBoard, World.Office })
        {
            var page = (await (await Browser(person)).Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#viec")!;
            Assert.That(page.TextContent, Does.Contain("Chưa ghi ngày cơ quan thành lập Đoàn nhận báo cáo.").And.Contain("Việc này do văn thư thực hiện."));
            Assert.That(page.QuerySelectorAll("a.button").Select(link => link.TextContent), Has.None.Contains("báo cáo"));
        }
        Assert.That((await (await Browser(World.Clerk)).Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#viec a.button")!.TextContent, Is.EqualTo("Ghi nhận báo cáo"));
    }

    [Test]
    public async Task A_submitted_conclusion_is_given_back_only_by_those_who_approve_it()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var body = (await World.Send(World.Administrator, new AddBody { Kind = BodyKind.Committee, Name = "Ban Pháp chế Hội đồng nhân dân tỉnh", HeaderName = "BAN PHÁP CHẾ", ShortCode = "BPC", ValidFrom = new DateOnly(2021, 7, 1) })).Id;
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban Pháp chế", bodyId: body);
        var path = $"/ket-luan/{conclusion}";
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });

        var offered = new Dictionary<string, bool>();
        foreach (var (who, person) in new[] { ("signs", World.StandingBoard), ("drafts", World.Office), ("heads", World.Head), ("leads another body", leader) })
            offered[who] = (await (await Browser(person)).Get(path)).Page.QuerySelector("#return") is not null;

        Assert.That(offered.Where(one => one.Value).Select(one => one.Key), Is.EqualTo(new[] { "signs" }));
        foreach (var person in new[] { World.Office, World.Head, leader })
            Assert.That((await World.Refused(person, new ReturnConclusion { ConclusionId = conclusion, Version = 2, Reason = "Chưa rõ" })).Kind, Is.AnyOf(RefusalKind.Forbidden, RefusalKind.NotFound));
        var back = await (await Browser(World.StandingBoard)).Do(path, "#return", ("return.Reason", "Chưa nêu rõ thời hạn."));
        Assert.That(back.QuerySelector("main")!.TextContent, Does.Contain("Chưa nêu rõ thời hạn."));
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
