using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Web;

/// <summary>Tasks that do not go with the words of the clauses they were split from: told to whoever splits, submits, approves and numbers, and nothing is stopped.</summary>
public sealed class TaskDoubtPageTests : SiteTest
{
    [TestCase("Yêu cầu hoàn thành trước ngày 31/3/2027.", "31/3/2027")]
    [TestCase("Báo cáo kết quả chậm nhất là ngày 05 tháng 4 năm 2027; xong trước 30/6/2027", "05/4/2027 30/6/2027")]
    [TestCase("Thực hiện Nghị quyết số 12/NQ-HĐND ngày 10/4/2023, số liệu tính đến 30/4/2026, từ ngày 01/01/2025 đến ngày 31/12/2025", "")]
    [TestCase("Hoàn thành trước ngày 31/02/2027", "")]
    public void Days_asked_are_read_from_a_clause_and_others_are_not(string text, string days) =>
        Assert.That(string.Join(' ', TaskDoubts.DaysAsked(text).Select(Core.Documents.VietnameseDate.Short)), Is.EqualTo(days));

    [Test]
    public async Task Whoever_splits_submits_approves_and_numbers_is_told_what_does_not_fit()
    {
        var ended = await World.EndedCampaign();
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Meeting(ended));
        var draft = SomeConclusions.Draft(ended);
        var conclusion = (await World.Send(World.Office, draft with
        {
            Clauses = [.. draft.Clauses.Select((clause, i) => i == 4 ? clause with { Text = "1. Yêu cầu Ủy ban nhân dân xã Hòa Bình giải quyết dứt điểm hồ sơ quá hạn, hoàn thành trước ngày 31/3/2027." } : clause)],
        })).Id;
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) with { CoordinatingUnitIds = [] };
        await Add(content with { Deadline = Day(new DateOnly(2027, 3, 30)) });
        await Add(content with { LeadUnitId = World.OtherUnit, Deadline = Day(new DateOnly(2027, 6, 30)) });

        const string Left = "Mục V.2 chưa có nội dung thực hiện. Nội dung số 1, 2 đều tách từ mục V.1.";
        const string Other = "Nội dung số 2: lời mục V.1 ghi 31/3/2027, thời hạn ghi 30/6/2027.";
        const string Unit = "Nội dung số 2: mục V.1 nêu Ủy ban nhân dân xã Hòa Bình, cơ quan chủ trì ghi Ủy ban nhân dân xã Tân Tiến.";
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var path = $"/ket-luan/{conclusion}";
        var split = await office.Open($"{path}/tach-nhiem-vu?khoan={await World.Clause(conclusion, 5)}");
        Assert.That(split.QuerySelectorAll(".luu-y").Select(line => line.TextContent), Is.EqualTo(new[] { Other, Unit }));
        Assert.That(split.QuerySelector("[name='add.Task.Content']")!.TextContent.Trim(), Does.StartWith("Yêu cầu Ủy ban"), "the list's own number is no part of the task");
        Assert.That((await office.Open(path)).QuerySelector("#submit-luu-y")!.TextContent.Trim(), Is.EqualTo($"{Left} {Other} {Unit}"));
        await office.Do(path, "#submit");
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        foreach (var page in new[] { path, $"{path}/doc" })
            Assert.That((await board.Open(page)).QuerySelector("#approve-luu-y")!.TextContent.Trim(), Is.EqualTo($"{Left} {Other} {Unit}"));
        await board.Do(path, "#approve");
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Clerk)).Open(path)).QuerySelector("#issue-luu-y")!.TextContent.Trim(), Is.EqualTo($"{Left} {Other} {Unit}"));

        Task Add(TaskContent task) => World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = task });
        static DeadlineRule Day(DateOnly on) => new() { Kind = DeadlineKind.Date, On = on };
    }
}
