using System.Net;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Web;

/// <summary>A supervision is completed and archived with its eyes open: what is unfinished is named first.</summary>
public sealed class CampaignEndPageTests : SiteTest
{
    [Test]
    public async Task What_is_unfinished_is_listed_with_links_and_left_only_knowingly_and_with_a_reason()
    {
        var (ended, conclusion, task, _) = await World.SentConclusion();
        await World.Send(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, RequestedOn = new DateOnly(2026, 5, 20), Grounds = "Số liệu 72 hồ sơ đã gồm hồ sơ công dân rút." });
        var path = $"/cuoc-giam-sat/{ended.Campaign}";
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        await office.Do(path, "#followUp");

        var seen = await office.Open(path);
        var list = seen.QuerySelector("#chua-xong")!;
        Assert.That(list.TextContent, Does.Contain("Nội dung yêu cầu, kiến nghị chưa kết thúc").And.Contain("Đề nghị xem xét lại chưa trả lời"));
        Assert.That(list.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Is.SupersetOf(new[] { $"/noi-dung/{task}", $"/ket-luan/{conclusion}" }));
        Assert.That(seen.QuerySelector("#complete")!.TextContent, Does.Contain("Chưa ghi được"));
        var (forbidden, refused) = await office.Send(path, "#complete", ("complete.LeavesUnfinished", "true"), ("complete.Reason", "Chuyển kỳ sau."));
        Assert.That(forbidden, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(refused.QuerySelector("#complete")!.TextContent, Does.Contain("chưa thể hoàn thành"), "what the rules forbid stays refused");

        var version = (await World.Send(World.StandingBoard, new TaskDetails(task))).Version;
        await World.Send(World.StandingBoard, new DropTask { TaskId = task, Version = version, DecisionReference = "27/TB-HĐND", DroppedOn = new DateOnly(2026, 5, 28), Reason = "Không còn phù hợp." });
        var (unsaid, page) = await office.Send(path, "#complete");
        Assert.That(unsaid, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.QuerySelector("#complete .error")!.TextContent, Does.Contain("đề nghị xem xét lại chưa trả lời (1)"));
        var (noReason, _) = await office.Send(path, "#complete", ("complete.LeavesUnfinished", "true"));
        Assert.That(noReason, Is.EqualTo(HttpStatusCode.UnprocessableEntity));

        var done = await office.Do(path, "#complete", ("complete.LeavesUnfinished", "true"), ("complete.Reason", "Đề nghị được trả lời ở kỳ họp cuối năm."));

        Assert.That(done.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã ghi: cuộc giám sát hoàn thành."));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE Event = 'CampaignLeftUnfinished' AND SubjectId = @Campaign AND CouncilId = @CouncilId", new { ended.Campaign }),
            Does.Contain("Đề nghị được trả lời ở kỳ họp cuối năm."));
        Assert.That(done.QuerySelector("#archive")!.TextContent, Does.Contain("Vẫn ghi thì đánh dấu"), "what was left open is named once more before it is archived");
        var member = await new FormBrowser(await Site.BrowserOf(World.Member)).Open(path);
        Assert.That(member.QuerySelector("#chua-xong"), Is.Null, "it is for whoever may end it");
    }
}
