using System.Net;
using Supervision.Core.Conclusions;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>An issued conclusion that is recalled: by which paper, who learns of it, and what becomes of its tasks.</summary>
public sealed class RecallPageTests : SiteTest
{
    [Test]
    public async Task A_conclusion_is_recalled_by_a_paper_once_its_tasks_are_over_and_everybody_who_has_it_learns_by_which()
    {
        var (_, conclusion, task, _) = await World.SentConclusion();
        var paper = (await World.Send(World.Office, new PaperList { SubjectId = conclusion })).Items.Single().Id;
        var (clerk, unit) = (new FormBrowser(await Site.BrowserOf(World.Clerk)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));
        var path = $"/van-ban/{paper}";

        var held = await clerk.Open(path);
        Assert.That((held.QuerySelector("#recall"), held.QuerySelector("#chua-thu-hoi")!.TextContent), Is.EqualTo(((object?)null, PaperRecall.Refusal(1))), "its task is chased still");
        Assert.That((await World.Refused(World.Clerk, Recall(paper, (await World.Send(World.Clerk, new PaperDetails(paper))).Version))).Code, Is.EqualTo("paper.recall_open_tasks"));
        await World.Send(World.StandingBoard, new DropTask { TaskId = task, Version = (await World.Send(World.StandingBoard, new TaskDetails(task))).Version, DecisionReference = "50/TB-HĐND", DroppedOn = new DateOnly(2026, 5, 28), Reason = "Thu hồi kết luận." });

        var (status, refused) = await clerk.Send(path, "#recall", ("recall.Reason", "Ban hành nhầm bản dự thảo"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(new[] { "RecallReference", "RecalledOn", "ConfirmsRecall" }.Select(field => refused.QuerySelector($"#recall-{field}-loi")?.TextContent), Has.None.Null.And.None.Empty);

        var done = await clerk.Do(path, "#recall", ("recall.RecallReference", "50/TB-HĐND"), ("recall.RecalledOn", "2026-05-28"), ("recall.Reason", "Ban hành nhầm bản dự thảo"), ("recall.ConfirmsRecall", "true"));

        const string Words = "đã thu hồi theo văn bản số 50/TB-HĐND ngày 28/5/2026: Ban hành nhầm bản dự thảo";
        Assert.That((done.QuerySelector("#thu-hoi")!.TextContent, done.QuerySelector("#recall")), Is.EqualTo((Words, (object?)null)));
        foreach (var page in new[] { $"/ket-luan/{conclusion}", $"/noi-dung/{task}" })
            Assert.That((await unit.Open(page)).QuerySelector("#thu-hoi")!.TextContent, Is.EqualTo($"Kết luận này {Words}"), page);
        var seen = await unit.Open($"/ket-luan/{conclusion}");
        Assert.That(new[] { "#acknowledge", "#reconsider" }.Select(form => seen.QuerySelector(form)), Is.All.Null, "nothing is asked of the unit any more");
        Assert.That((await clerk.Open($"/ket-luan/{conclusion}")).QuerySelectorAll("#send, #replace, #receipt"), Is.Empty);
        foreach (var reader in new[] { World.UnitHead, World.StandingBoard })
            Assert.That((await World.Send(reader, new NoticeList())).Items.Select(notice => (notice.Link, notice.Text)), Has.Some.Matches<(string? Link, string Text)>(
                told => told.Link == $"/ket-luan/{conclusion}" && told.Text.Contains(Words, StringComparison.Ordinal)));
        Assert.That((await World.Send(World.UnitHead, new OwedConclusionReports())), Is.Empty);
        Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).Status, Is.EqualTo(ConclusionStatus.Recalled));
        var code = (await World.Send(World.Clerk, new PaperDetails(paper))).CheckCode;
        Assert.That((await new FormBrowser(Site.Browser()).Open($"/tra-cuu/{code}")).QuerySelector("dl.facts")!.TextContent, Does.Contain("Văn bản số 50/TB-HĐND ngày 28/5/2026"));
    }

    [Test]
    public async Task The_paper_that_recalls_is_another_one_and_not_older_than_what_it_recalls()
    {
        var paper = await World.IssuedNotice();
        var version = (await World.Send(World.Clerk, new PaperDetails(paper))).Version;

        Assert.That((await World.Refused(World.Clerk, Recall(paper, version) with { RecalledOn = SomeConclusions.IssuedOn.AddDays(-1) })).Code, Is.EqualTo("paper.recalled_on"));
        Assert.That((await World.Refused(World.Clerk, Recall(paper, version) with { RecallReference = "15/TB-HĐND" })).Code, Is.EqualTo("paper.recalled_by_itself"));
    }

    private static RecallPaper Recall(Guid paper, int version) =>
        new() { PaperId = paper, Version = version, RecallReference = "50/TB-HĐND", RecalledOn = new DateOnly(2026, 5, 28), Reason = "Ban hành nhầm", ConfirmsRecall = true };
}
