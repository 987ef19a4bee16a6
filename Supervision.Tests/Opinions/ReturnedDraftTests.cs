using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;
using Supervision.Tests.Web;

namespace Supervision.Tests.Opinions;

/// <summary>Whoever wrote a draft that comes back is told so and why, and reads it where the draft is mended.</summary>
public sealed class ReturnedDraftTests : SiteTest
{
    [Test]
    public async Task A_conclusion_that_comes_back_says_why_until_it_is_submitted_again()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var way = $"/ket-luan/{conclusion}";
        var office = await Browser(World.Office);
        var version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version;
        Assert.That((await office.Open(way)).QuerySelector("#tra-lai"), Is.Null, "it never came back");
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });

        await (await Browser(World.StandingBoard)).Do($"{way}/doc", "#return", ("return.Reason", "Nêu rõ thời hạn ở điểm 2."));

        await Told(World.Office, way, "Nêu rõ thời hạn ở điểm 2.");
        Assert.That((await office.Open(way)).QuerySelector("#tra-lai")!.TextContent, Does.Contain("Nêu rõ thời hạn ở điểm 2.").And.Contain(World.Identity(World.StandingBoard).Name).And.Contain("29/5/2026"));
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version + 2 });
        Assert.That((await office.Open(way)).QuerySelector("#tra-lai"), Is.Null);

        await World.Send(World.StandingBoard, new ReturnConclusion { ConclusionId = conclusion, Version = version + 3, Reason = "Còn thiếu trách nhiệm." });
        Assert.That((await office.Open(way)).QuerySelector("#tra-lai .said")!.TextContent, Is.EqualTo("Còn thiếu trách nhiệm."), "the last reason, not the first");
        Assert.That((await World.Send(World.Office, new NoticeList())).Items.Count(notice => notice.Link == way), Is.EqualTo(2));
    }

    [Test]
    public async Task A_delegations_report_that_comes_back_tells_the_secretary_who_wrote_it()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        var way = $"/bao-cao-doan/{report}";
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        var submitted = await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });

        var give = new ReturnReport { ReportId = report, Version = submitted.Version, Reason = "Bổ sung số liệu hai xã." };
        foreach (var person in new[] { World.Secretary, World.Office, World.Member, World.Clerk, World.UnitHead })
        {
            Assert.That((await World.Refused(person, give)).Kind, Is.EqualTo(RefusalKind.Forbidden).Or.EqualTo(RefusalKind.NotFound), "only its head or who founded the delegation gives it back");
            var (_, page) = await (await Browser(person)).Get(way);
            Assert.That(page.QuerySelector("#return"), Is.Null);
        }
        foreach (var person in new[] { World.Head, World.StandingBoard }) Assert.That((await (await Browser(person)).Open(way)).QuerySelector("#return"), Is.Not.Null);

        await World.Send(World.Head, new ReturnReport { ReportId = report, Version = submitted.Version, Reason = "Bổ sung số liệu hai xã." });

        await Told(World.Secretary, way, "Bổ sung số liệu hai xã.");
        Assert.That((await (await Browser(World.Secretary)).Open(way)).QuerySelector("#tra-lai .said")!.TextContent, Is.EqualTo("Bổ sung số liệu hai xã."));
        Assert.That((await World.Send(World.Head, new NoticeList())).Items.Select(notice => notice.Link), Has.None.EqualTo(way), "whoever gave it back knows");
    }

    [Test]
    public async Task A_paper_that_comes_back_tells_whoever_wrote_and_whoever_submitted_it()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());
        var way = $"/van-ban/{paper}";
        var colleague = await World.Person(Role.Office, "Chuyên viên");
        await World.Send(colleague, new SubmitPaper { PaperId = paper, Version = 2 });

        var give = new ReturnPaper { PaperId = paper, Version = 3, Reason = "Ghi đúng ngày ban hành." };
        foreach (var person in new[] { World.Office, colleague, World.Clerk, World.Secretary, World.Member, World.UnitHead })
        {
            Assert.That((await World.Refused(person, give)).Kind, Is.EqualTo(RefusalKind.Forbidden).Or.EqualTo(RefusalKind.NotFound), "only who approves it gives it back");
            var (_, page) = await (await Browser(person)).Get(way);
            Assert.That(page.QuerySelector("#return"), Is.Null);
        }
        Assert.That((await (await Browser(World.StandingBoard)).Open(way)).QuerySelector("#return"), Is.Not.Null);

        await World.Send(World.StandingBoard, new ReturnPaper { PaperId = paper, Version = 3, Reason = "Ghi đúng ngày ban hành." });

        foreach (var person in new[] { World.Office, colleague }) await Told(person, way, "Ghi đúng ngày ban hành.");
        Assert.That((await (await Browser(World.Office)).Open(way)).QuerySelector("#tra-lai .said")!.TextContent, Is.EqualTo("Ghi đúng ngày ban hành."));
        Assert.That((await World.Send(World.Clerk, new NoticeList())).Items.Select(notice => notice.Link), Has.None.EqualTo(way));
    }

    private async Task Told(Guid person, string way, string reason)
    {
        var notice = (await World.Send(person, new NoticeList())).Items.Single(one => one.Link == way);
        Assert.That(notice.Title, Does.StartWith("Trả lại để sửa: "));
        Assert.That(notice.Text, Does.EndWith($"Lý do: {reason}"));
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
