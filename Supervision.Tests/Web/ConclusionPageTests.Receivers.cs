using System.Net;
using AngleSharp.Html.Dom;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Notices;
using Supervision.Core.Tasks;
using Supervision.Core.Units;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>Whoever a task of a conclusion names gets the conclusion, whether it was supervised or not.</summary>
public sealed partial class ConclusionPageTests
{
    [Test]
    public async Task A_lead_unit_that_was_not_supervised_stands_among_the_recipients_is_sent_the_paper_and_takes_its_task()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var department = (await World.Send(World.Administrator, new AddUnit { Code = "SNV", Name = "Sở Nội vụ", Kind = UnitKind.Department, Level = UnitLevel.Province, ValidFrom = new DateOnly(2021, 7, 1) })).Id;
        var director = await World.Person(Role.UnitHead, "Giám đốc Sở Nội vụ", department);
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) with { LeadUnitId = department, CoordinatingUnitIds = [World.Unit], ResponsiblePost = "Giám đốc" };
        var task = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content })).Id;
        var path = $"/ket-luan/{conclusion}";
        var (office, board, clerk, unit) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)), new FormBrowser(await Site.BrowserOf(World.Clerk)),
            new FormBrowser(await Site.BrowserOf(director)));

        Assert.That(SomeOfficePapers.Text(await World.Send(World.Office, new PrintConclusion(conclusion))).Split("Nơi nhận")[^1], Does.Contain("Sở Nội vụ"));
        await office.Do(path, "#submit");
        var opened = await office.Do(path, "form[action='/van-ban/mo']");
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = 2 });
        var paper = $"/van-ban/{opened.QuerySelector("a[href*='/api/papers/']")!.GetAttribute("href")!.Split('/').First(part => Guid.TryParse(part, out _))}";
        string[] Receivers(IHtmlDocument page, string field) => [.. FormBrowser.ValueOf(page.QuerySelector(field)!).ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith("Lưu", StringComparison.Ordinal))];
        var byHand = Receivers(await clerk.Open(path), "#issue-Recipients");
        Assert.That(byHand, Is.EqualTo(new[] { "Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân xã Tân Tiến", "Sở Nội vụ" }), "as the approved text prints them");
        Assert.That(Receivers(await office.Open(paper), "#prepare-Recipients"), Is.EqualTo(byHand), "what is signed here goes to the same");
        Assert.That(Receivers(await clerk.Open($"/ban-da-ky{path}"), "#issue-Recipients"), Is.EqualTo(byHand), "and what was signed elsewhere");
        await World.Send(World.Clerk, SomeConclusions.Issue(conclusion, 3));
        Assert.That((await unit.Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound), "issued is not sent");

        var boxes = (await clerk.Open(path)).QuerySelectorAll("#send-ReceivingUnitIds input").Cast<IHtmlInputElement>().ToList();
        Assert.That(boxes.Where(box => box.IsChecked).Select(box => Guid.Parse(box.Value)), Is.EqualTo(new[] { World.Unit, World.OtherUnit, department }));
        var (status, refused) = await clerk.Send(path, "#send", ("send.ReceivingUnitIds", $"{World.Unit}"));
        Assert.That((status, refused.QuerySelector("#send-ReceivingUnitIds-loi")!.TextContent),
            Is.EqualTo((HttpStatusCode.Conflict, "Còn đơn vị chủ trì hoặc phối hợp thực hiện yêu cầu, kiến nghị chưa được gửi văn bản: Sở Nội vụ.")));
        await clerk.Do(path, "#send");

        var told = (await World.Send(director, new NoticeList())).Items;
        Assert.That(told.Select(notice => notice.Kind), Is.EquivalentTo(new[] { NoticeKind.ConclusionSent, NoticeKind.TaskAssigned }));
        Assert.That(told.Single(notice => notice.Kind is NoticeKind.ConclusionSent).Link, Is.EqualTo(path));
        var read = await unit.Open(path);
        Assert.That(read.QuerySelector("main a[href^='/cuoc-giam-sat/']"), Is.Null, "it was not supervised");
        await unit.Do(path, "#acknowledge", ("acknowledge.ReceivedBy", "Văn thư Sở"));
        Assert.That((await unit.Open($"/noi-dung/{task}")).QuerySelector("#accept"), Is.Null, "the receipt stands for what the paper asks");
        Assert.That((await World.Send(director, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.Accepted));
    }
}
