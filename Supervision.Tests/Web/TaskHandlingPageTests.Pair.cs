using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Evidence;
using Supervision.Core.Files;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Browser;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Evidence;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

public sealed partial class TaskHandlingPageTests
{
    [Test]
    public async Task What_was_found_stands_beside_what_the_unit_reports()
    {
        var (task, finding) = await Reported();
        var path = $"/noi-dung/{task}";
        var office = await Site.As(World.Office);
        var page = await (await Browser(World.Office)).Open(path);
        var (before, after) = (page.QuerySelector("#doi-chieu .pair > :first-child")!, page.QuerySelector("#doi-chieu .pair > :last-child")!);

        Assert.That(before.TextContent, Does.Contain("Mục II. Còn 72 hồ sơ lĩnh vực đất đai giải quyết quá hạn.").And.Contain("chưa có thư xin lỗi theo quy định").And.Contain("ghi nhận"));
        Assert.That(before.TextContent, Does.Contain("Mục V.1.").And.Not.Contain("Chưa chọn nội dung ghi nhận"));
        Assert.That(before.QuerySelectorAll("img").Select(image => image.GetAttribute("alt")), Is.EqualTo(new[] { "Ảnh trước.jpg" }));
        Assert.That(after.TextContent, Does.Contain("Đã giải quyết 72 hồ sơ, gửi thư xin lỗi tổ chức, cá nhân.").And.Contain("báo cáo ngày"));
        Assert.That(after.QuerySelectorAll("img").Select(image => image.GetAttribute("alt")), Is.EqualTo(new[] { "Ảnh sau.png" }));
        Assert.That(after.QuerySelectorAll(".rows a").Select(link => link.TextContent), Is.EqualTo(new[] { "bảng kê.pdf" }), "what is no picture is a link");
        foreach (var image in page.QuerySelectorAll("#doi-chieu img"))
        {
            using var answer = await office.GetAsync(new Uri(image.GetAttribute("src")!, UriKind.Relative));
            Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, image.GetAttribute("alt")!.EndsWith("jpg", StringComparison.Ordinal) ? "image/jpeg" : "image/png")));
        }

        var clerk = await (await Browser(World.Clerk)).Open(path);
        Assert.That(clerk.QuerySelector("#doi-chieu")!.TextContent, Does.Contain("không thuộc phạm vi đồng chí được xem").And.Not.Contain("trước.jpg").And.Contain("sau.png"));
        Assert.That((await (await Browser(World.UnitHead)).Open(path)).QuerySelector("#doi-chieu"), Is.Null, "what the delegation keeps is its own");
        using var refused = await (await Site.As(World.UnitHead)).GetAsync(new Uri($"/api/findings/{finding}/photos", UriKind.Relative));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task What_a_task_mends_is_said_after_it_was_sent_and_the_paper_stays_as_it_is()
    {
        var (task, _) = await Reported(withFinding: false);
        var path = $"/noi-dung/{task}";
        var office = await Browser(World.Office);
        var page = await office.Open(path);
        Assert.That(page.QuerySelector("#doi-chieu")!.TextContent, Does.Contain("Chưa chọn nội dung ghi nhận nào mà nội dung này khắc phục"));
        Assert.That(page.QuerySelector(page.QuerySelector("#doi-chieu a[href^='#']")!.GetAttribute("href")!), Is.Not.Null, "leads to the form");
        var conclusion = (await World.Send(World.Office, new TaskDetails(task))).ConclusionId!.Value;
        var annex = (await World.Send(World.Office, new PrintConclusion(conclusion))).Blocks.OfType<Table>().Last().Rows.Single().Cells[3].Text.PlainText;

        var found = await World.Clause(conclusion, 2);
        var linked = await office.Do(path, "#shortcomings", ("shortcomings.ClauseIds", $"{found}"));
        Assert.That(linked.QuerySelector("#doi-chieu")!.TextContent, Does.Contain("Mục II. Còn 72 hồ sơ").And.Contain("trước.jpg").And.Contain("Mục V.1."));
        Assert.That((await World.Send(World.Office, new PrintConclusion(conclusion))).Blocks.OfType<Table>().Last().Rows.Single().Cells[3].Text.PlainText, Is.EqualTo(annex).And.EqualTo("Mục V.1"));
        Assert.That(await World.Journalled(task, nameof(ShortcomingsLinked), "Data"), Has.Some.Contains($"{found}"));

        var cleared = await office.Do(path, "#shortcomings", ("shortcomings.ClauseIds", ""));
        Assert.That(cleared.QuerySelector("#doi-chieu")!.TextContent, Does.Contain("Chưa chọn nội dung ghi nhận").And.Contain("Mục V.1."), "what it was split from stays");
        Assert.That((await (await Browser(World.UnitHead)).Open(path)).QuerySelector("#shortcomings"), Is.Null);
        var other = await World.Clause(conclusion, 5);
        Assert.That((await World.Refused(World.Office, new LinkShortcomings { TaskId = task, Version = await World.VersionOf(task), ClauseIds = [other] })).Kind, Is.EqualTo(RefusalKind.NotFound), "a recommendation is no shortcoming");
    }

    [Test]
    public async Task The_pictures_have_their_room_before_they_come_and_the_page_reads_on_a_telephone()
    {
        var (task, _) = await Reported();
        await using var context = await Chromium.Open();
        await context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = $"{(await Site.As(World.StandingBoard)).DefaultRequestHeaders.Authorization}" });
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        foreach (var width in new[] { 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var hold = new TaskCompletionSource();
            await page.RouteAsync(PictureAddress(), async route =>
            {
                await hold.Task;
                await route.ContinueAsync();
            });
            await page.GotoAsync(new Uri(Site.Address, $"/noi-dung/{task}").ToString(), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await page.WaitForFunctionAsync("() => getComputedStyle(document.querySelector('.pictures')).display === 'grid'");
            var empty = await Heights(page);
            hold.SetResult();
            await page.WaitForFunctionAsync("() => [...document.querySelectorAll('#doi-chieu img')].every(one => (one.scrollIntoView(), one.complete && one.naturalWidth > 0))");
            Assert.That(await Heights(page), Is.EqualTo(empty), "nothing moves when they come");
            await page.UnrouteAllAsync();
            var boxes = await page.Locator("#doi-chieu .pair > div").EvaluateAllAsync<double[][]>("all => all.map(one => { const box = one.getBoundingClientRect(); return [box.left, box.top, box.bottom]; })");
            if (width == 390) Assert.That(boxes[1][1], Is.GreaterThanOrEqualTo(boxes[0][2]), "under each other");
            else Assert.That((boxes[1][1], boxes[1][0] > boxes[0][0]), Is.EqualTo((boxes[0][1], true)), "beside each other");
            Assert.That(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth"), Is.LessThanOrEqualTo(0));
            Assert.That(await page.Violations(), Is.Empty);
            if (Environment.GetEnvironmentVariable("LOOK") is { } look) await page.Locator("#doi-chieu").ScreenshotAsync(new() { Path = $"{look}/pair-{width}.png" });
        }
        var small = (await page.Locator("#doi-chieu img").First.BoundingBoxAsync())!.Width;
        await page.Locator("#doi-chieu a.larger").First.ClickAsync();
        Assert.That((await page.Locator("#doi-chieu img").First.BoundingBoxAsync())!.Width, Is.GreaterThan(small), "in full by its link");
        Assert.That(complaints, Is.Empty);
    }

    private static Task<double[]> Heights(IPage page) => page.Locator("#doi-chieu img").EvaluateAllAsync<double[]>("all => all.map(one => one.getBoundingClientRect().height)");

    [GeneratedRegex("/(photos|evidence)/[0-9a-f-]{36}$")]
    private static partial Regex PictureAddress();

    /// <summary>A task of a clause that rests on a finding with a photograph, and of one that rests on none; its report is under appraisal with a picture and a table.</summary>
    private async Task<(Guid Task, Guid Finding)> Reported(bool withFinding = true)
    {
        var ended = await World.EndedCampaign();
        await using (var photo = await World.Received(SomeFiles.Jpeg(), "trước.jpg")) await World.Send(World.Secretary, new AddFindingPhoto { FindingId = ended.Shortcoming, Content = photo });
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Meeting(ended));
        var conclusion = (await World.Send(World.Office, SomeConclusions.Draft(ended))).Id;
        var task = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, [.. withFinding ? new[] { await World.Clause(conclusion, 2) } : [], await World.Clause(conclusion, 5)]) })).Id;
        var version = await World.Issued(conclusion);
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = SomeTasks.AcceptedOn });
        await using (var picture = await World.Received(SomeFiles.Png(), "sau.png")) await World.Send(World.UnitContact, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = picture });
        await using (var table = await World.Received(SomeFiles.Pdf, "bảng kê.pdf")) await World.Send(World.UnitContact, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = table });
        await World.AppraisedRemediation((task, RemediationClaim.Done));
        return (task, ended.Shortcoming);
    }
}
