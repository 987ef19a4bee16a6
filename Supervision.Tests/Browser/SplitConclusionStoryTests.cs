using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>The office splits what was concluded at a session, on a supervision of the story's own; it stays a draft, so that nobody else's lists change.</summary>
public sealed class SplitConclusionStoryTests
{
    [Test]
    public async Task A_conclusion_is_split_clause_by_clause()
    {
        var visit = await VisitStage.Open("LS-82");
        var campaign = (await DemoSite.Send(Role.Office, new VisitDetails { VisitId = visit })).Minutes.Head.CampaignId;
        var conclusion = (await DemoSite.Send(Role.Office, new DraftConclusion
        {
            CampaignId = campaign, Kind = ConclusionKind.SessionRemarks, VisitId = visit, Abstract = "Kết luận buổi làm việc",
            Clauses = [.. Enumerable.Range(1, 6).Select(number => new NewClause { Block = ClauseBlock.Recommendations, Text = $"Kiến nghị Ủy ban nhân dân xã rà soát hồ sơ thuộc nhóm {number}, báo cáo kết quả." })],
        })).Id;
        var page = await DemoSite.As(Role.Office);
        await using var context = page.Context;
        var complaints = page.Complaints();
        await page.GotoAsync(new Uri(DemoSite.Address, $"ket-luan/{conclusion}").ToString());
        await page.ClickAsync("text=Tách nội dung theo từng khoản");
        await Assertions.Expect(page.Locator("main > .notice")).ToContainTextAsync("Còn 6 điều, khoản chưa tách nội dung thực hiện.");
        await page.ClickAsync("section[aria-label='Mục I.5'] a.button");
        await Assertions.Expect(page.Locator("#add-Task-Content")).ToHaveValueAsync("Kiến nghị Ủy ban nhân dân xã rà soát hồ sơ thuộc nhóm 5, báo cáo kết quả.");
        await Assertions.Expect(page.Locator("#add-Task-Force")).ToHaveValueAsync("Recommends");
        await page.Keeps(1280);
        await page.Keeps(390);
        await page.FillAsync("#add-Task-Deadline-On", "31/12/2026");
        await page.ClickAsync("#add form > button:not(.find)");

        await Assertions.Expect(page.Locator("section[aria-label='Mục I.5'] [role=status]")).ToHaveTextAsync("Đã thêm nội dung số 1.");
        await page.WaitForFunctionAsync("() => { const { top } = document.querySelector(\"section[aria-label='Mục I.5']\").getBoundingClientRect(); return top > -1 && top < innerHeight; }");
        await Assertions.Expect(page.Locator("main > .notice")).ToContainTextAsync("Còn 5 điều, khoản chưa tách nội dung thực hiện.");
        await page.Keeps(390);
        await page.Keeps(1280);
        await page.Picture("thu-ky-tach-nhiem-vu-1280");
        Assert.That(complaints, Is.Empty);
    }
}
