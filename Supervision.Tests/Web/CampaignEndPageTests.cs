using System.Net;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Dossiers;

namespace Supervision.Tests.Web;

/// <summary>A supervision is completed and archived with its eyes open: what is unfinished is named first.</summary>
public sealed class CampaignEndPageTests : SiteTest
{
    [Test]
    public async Task What_was_cancelled_has_nothing_that_comes_next_and_leaves_the_first_page()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var path = $"/cuoc-giam-sat/{campaign}";
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        Assert.That((await office.Open("/")).QuerySelector($"main a[href='{path}']"), Is.Not.Null);
        await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.Cancel, On = Some.FoundedOn, Reason = "Trùng kế hoạch thanh tra.", Paper = Some.Paper("Công văn", "46/HĐND-VP") });

        Assert.That((await office.Open(path)).QuerySelectorAll("h2").Select(heading => heading.TextContent), Has.None.EqualTo("Việc tiếp theo"));
        Assert.That((await office.Open("/")).QuerySelector($"main a[href='{path}']"), Is.Null);
    }

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
        Assert.That(list.TextContent, Does.Contain("chưa ghi hoàn thành được, phải kết thúc các nội dung này trước"));
        Assert.That(seen.QuerySelector("#complete"), Is.Null, "no form is offered that the rules would refuse whatever is typed");

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
        var dossier = (await World.Send(World.Clerk, new Core.Dossiers.CampaignDossiers(ended.Campaign))).Single();
        Assert.That((done.QuerySelector("#archive"), done.QuerySelector($"#chua-xong a[href='/ho-so/{dossier.Id}']")!.TextContent), Is.EqualTo(((object?)null, $"{dossier.Code}: chưa kết thúc")), "the dossier goes to the archive first");
        await World.Send(World.Office, new Core.Dossiers.CloseDossier { DossierId = dossier.Id, Version = dossier.Version, ClosedOn = new DateOnly(2026, 5, 28), IsLackingSeen = true });
        var minutes = await World.HandoverMinutes(dossier.Id, new DateOnly(2026, 5, 29));
        await World.Send(World.Clerk, new Core.Dossiers.HandOverDossier { DossierId = dossier.Id, Version = dossier.Version + 1, HandOverPaperId = minutes, HandedOverOn = new DateOnly(2026, 5, 29), ReceivedBy = "Lưu trữ viên" });
        Assert.That((await office.Open(path)).QuerySelector("#archive")!.TextContent, Does.Contain("Vẫn ghi thì đánh dấu"), "what was left open is named once more before it is archived");
        var member = await new FormBrowser(await Site.BrowserOf(World.Member)).Open(path);
        Assert.That(member.QuerySelector("#chua-xong"), Is.Null, "it is for whoever may end it");

        var archived = await office.Do(path, "#archive", ("archive.LeavesUnfinished", "true"), ("archive.Reason", "Trả lời ở kỳ họp cuối năm."));

        Assert.That((archived.QuerySelector("#viec"), archived.QuerySelector("#cite")), Is.EqualTo(((object?)null, (object?)null)), "nothing comes next, and nothing is added");
        Assert.That((await office.Open("/")).QuerySelector($"main a[href='{path}']"), Is.Null, "it is over");
        Assert.That((await office.Open($"/van-ban/soan/cuoc-giam-sat/{ended.Campaign}")).QuerySelector(".notice")!.TextContent, Does.StartWith("Cuộc giám sát đã lưu trữ nên không soạn thêm văn bản"));
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var paper = dossier.Papers.Single(line => line.Kind is Core.Papers.PaperKind.ConclusionNotice).PaperId;
        var seenByClerk = await clerk.Open($"/van-ban/{paper}");
        Assert.That(new[] { "#recall", "#replace", "#send" }.Select(form => seenByClerk.QuerySelector(form)), Is.All.Null);
        Assert.That((await clerk.Open("/nop-luu")).QuerySelectorAll("#open option").Select(option => option.GetAttribute("value")), Has.None.EqualTo($"{ended.Campaign}"));
        Assert.That((await clerk.Open($"/ho-so/{dossier.Id}")).QuerySelectorAll("#tai-lieu li a").Select(link => link.GetAttribute("href")), Has.Some.EqualTo($"/ket-luan/{conclusion}"), "what it names is opened from there");
        var head = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        Assert.That((await head.Open($"/ket-luan/{conclusion}")).QuerySelector("#reconsider"), Is.Null);
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await board.Open($"/ket-luan/{conclusion}")).QuerySelector("#answer"), Is.Null);
        Assert.That((await board.Open("/")).QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Has.None.EqualTo($"/ket-luan/{conclusion}"), "and nobody is asked for it");
    }

    [Test]
    public async Task What_is_entered_with_an_earlier_day_after_the_hand_over_is_handed_over_too_before_the_supervision_is_archived()
    {
        var (ended, conclusion, task, _) = await World.SentConclusion();
        var asked = (await World.Send(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, RequestedOn = new DateOnly(2026, 5, 20), Grounds = "Số liệu 72 hồ sơ đã gồm hồ sơ công dân rút." })).Id;
        var path = $"/cuoc-giam-sat/{ended.Campaign}";
        var (office, clerk) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.Clerk)));
        await office.Do(path, "#followUp");
        await World.Send(World.StandingBoard, new DropTask { TaskId = task, Version = (await World.Send(World.StandingBoard, new TaskDetails(task))).Version, DecisionReference = "27/TB-HĐND", DroppedOn = new DateOnly(2026, 5, 28), Reason = "Không còn phù hợp." });
        await office.Do(path, "#complete", ("complete.LeavesUnfinished", "true"), ("complete.Reason", "Đề nghị được trả lời ở kỳ họp cuối năm."));
        var dossier = (await World.Send(World.Clerk, new Core.Dossiers.CampaignDossiers(ended.Campaign))).Single();
        var (keep, day) = ($"/ho-so/{dossier.Id}", new DateOnly(2026, 5, 29));
        await World.Send(World.Office, new Core.Dossiers.CloseDossier { DossierId = dossier.Id, Version = dossier.Version, ClosedOn = new DateOnly(2026, 5, 28), IsLackingSeen = true });
        var minutes = await World.HandoverMinutes(dossier.Id, day);
        await World.Send(World.Clerk, new Core.Dossiers.HandOverDossier { DossierId = dossier.Id, Version = dossier.Version + 1, HandOverPaperId = minutes, HandedOverOn = day, ReceivedBy = "Lưu trữ viên" });
        Assert.That((await clerk.Open(keep)).QuerySelector("#bo-sung, #handover, #minutes"), Is.Null, "all of it is with the archive");

        var version = await World.Value<int>("SELECT Version FROM Conclusions WHERE Id = @conclusion AND CouncilId = @CouncilId", new { conclusion });
        await World.Send(World.StandingBoard, new AnswerReconsideration { ConclusionId = conclusion, Version = version, ReconsiderationId = asked, Outcome = ReconsiderationOutcome.Upheld, Answer = "Giữ nguyên kết luận.", AnsweredOn = new DateOnly(2026, 5, 27) });

        Assert.That((await clerk.Open(keep)).QuerySelector("#bo-sung")!.TextContent, Does.Contain("có thêm 1 tài liệu").And.Contain("Trả lời đề nghị xem xét lại kết luận, ngày 27/5/2026"));
        Assert.That((await office.Open(path)).QuerySelector($"#chua-xong a[href='{keep}']")!.TextContent, Is.EqualTo($"{dossier.Code}: có 1 tài liệu nhập sau khi nộp lưu, chưa giao nhận bổ sung"));
        Assert.That((await World.Refused(World.Office, await Archive())).Code, Is.EqualTo("campaign.dossier_added"));
        var again = new Core.Dossiers.HandOverDossier { DossierId = dossier.Id, Version = dossier.Version + 2, HandOverPaperId = minutes, HandedOverOn = day, ReceivedBy = "Lưu trữ viên" };
        Assert.That((await World.Refused(World.Clerk, again)).Code, Is.EqualTo("dossier.same_minutes"));
        var added = await World.HandoverMinutes(dossier.Id, day, 4);

        var done = await clerk.Do(keep, "#handover", ("handover.HandOverPaperId", $"{added}"), ("handover.HandedOverOn", "2026-05-29"), ("handover.ReceivedBy", "Lưu trữ viên"));

        Assert.That(done.QuerySelector("#bo-sung, #handover"), Is.Null);
        Assert.That((await World.Refused(World.Clerk, again with { Version = dossier.Version + 3 })).Code, Is.EqualTo("dossier.not_closed"), "nothing came after that");
        await World.Send(World.Office, await Archive());

        async Task<Core.Campaigns.MoveCampaign> Archive() => new()
        {
            CampaignId = ended.Campaign, Step = Core.Campaigns.CampaignStep.Archive, On = day, Version = (await World.Send(World.Office, new Core.Campaigns.CampaignDetails { CampaignId = ended.Campaign })).Head.Version,
            LeavesUnfinished = true, Reason = "Văn bản giấy đã gửi.",
        };
    }
}
