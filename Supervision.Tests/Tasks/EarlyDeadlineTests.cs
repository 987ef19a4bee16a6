using System.Net;
using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Tasks;

/// <summary>A deadline that lies before its paper is pointed out wherever it is set, and refused where no day of issue could mend it.</summary>
public sealed class EarlyDeadlineTests : SiteTest
{
    [Test]
    public async Task A_deadline_before_the_conclusion_was_made_is_refused_beside_its_day_and_later_ones_are_warned_of_until_issue()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var clause = await World.Clause(conclusion, 5);
        var path = $"/ket-luan/{conclusion}/tach-nhiem-vu?khoan={clause}";
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        (string, string)[] typed = [("add.Task.LeadUnitId", $"{World.Unit}"), ("add.Task.Deadline.Kind", "Date"), ("add.Task.Deadline.On", "10/5/2026")];

        var (status, refused) = await office.Send(path, "#add", typed);
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#add-Task-Deadline-On-loi")!.TextContent, Does.Contain("Thời hạn 10/5/2026 sớm hơn ngày kết luận 11/5/2026"));

        typed[2] = ("add.Task.Deadline.On", "13/5/2026");
        await office.Do(path, "#add", typed);
        await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, clause) with { Deadline = new DeadlineRule { Kind = DeadlineKind.Stage, On = new DateOnly(2026, 5, 12) } } });
        World.Clock.Set(SomeConclusions.IssuedOn, new TimeOnly(9, 0));
        string[] late = ["Nội dung yêu cầu, kiến nghị số 1: Thời hạn 13/05/2026 sớm hơn ngày ban hành 14/05/2026.", "Nội dung yêu cầu, kiến nghị số 2: Thời hạn 12/05/2026 sớm hơn ngày ban hành 14/05/2026."];
        Assert.That((await office.Open($"/ket-luan/{conclusion}")).QuerySelectorAll("#thoi-han-da-qua li").Select(one => one.TextContent), Is.EqualTo(late));
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = 2 });

        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var issuing = await clerk.Open($"/ket-luan/{conclusion}");
        Assert.That(issuing.QuerySelector("#issue")!.TextContent, Does.Contain(late[0]).And.Contain(late[1]), "before it is tried");
        var tried = await World.Refused(World.Clerk, SomeConclusions.Issue(conclusion, 3));
        Assert.That((tried.Code, tried.Message, tried.Fields.Keys.Single()), Is.EqualTo(("task.deadline", string.Join(' ', late), nameof(IssueConclusion.IssuedOn))), "all at once, beside the day");
        Assert.That((await World.Send(World.UnitHead, new Core.Campaigns.CampaignList())).Items, Is.Not.Empty);
    }
}
