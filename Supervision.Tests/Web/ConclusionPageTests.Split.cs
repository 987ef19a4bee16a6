using System.Net;
using AngleSharp.Dom;
using Supervision.Core.Conclusions;
using Supervision.Core.Tasks;
using Supervision.Core.Councils;
using Supervision.Core.Units;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Web;

public sealed partial class ConclusionPageTests
{
    [Test]
    public async Task Tasks_are_split_off_clause_by_clause_and_the_page_stays_at_the_clause()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var (fifth, sixth) = (await World.Clause(conclusion, 5), await World.Clause(conclusion, 6));
        var path = $"/ket-luan/{conclusion}/tach-nhiem-vu";
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        Assert.That((await office.Open($"/ket-luan/{conclusion}")).QuerySelector($"a[href='{path}']")!.ParentElement!.TextContent, Does.Contain("Còn 2 điều, khoản chưa tách nội dung thực hiện."));
        var overview = await office.Open(path);
        Assert.That(overview.QuerySelectorAll(".split .badge.warn"), Has.Length.EqualTo(2), "results, causes and the like ask for nothing");
        var open = overview.QuerySelector($"#khoan-{fifth} a.button")!.GetAttribute("href")!.Split('#')[0];

        (string, string)[] typed = [("add.Task.LeadUnitId", ""), ("add.Task.Product", "Báo cáo kết quả rà soát")];
        var (status, refused) = await office.Send(open, "#add", typed);
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector($"#khoan-{fifth} #add-Task-LeadUnitId-loi"), Is.Not.Null, "said at its field, at its clause");
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#add-Task-Product")!), Is.EqualTo("Báo cáo kết quả rà soát"));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#add-Task-Content")!), Is.EqualTo("Yêu cầu Ủy ban nhân dân xã Hòa Bình giải quyết dứt điểm hồ sơ quá hạn."), "the clause's words to begin with");

        var found = await World.Clause(conclusion, 2);
        Assert.That(refused.QuerySelectorAll("#add [name='add.Task.ClauseIds']").Select(box => box.GetAttribute("value")), Is.EqualTo(new[] { $"{found}", $"{fifth}" }), "the clause itself and what was found wrong");
        typed[0] = ("add.Task.LeadUnitId", $"{World.Unit}");
        var added = await office.Do(open, "#add", [.. typed, ("add.Task.ClauseIds", $"{fifth} {found}")]);
        Assert.That((await World.Send(World.Office, new ConclusionTasks(conclusion))).Tasks.Single().Task.ClauseIds, Is.EquivalentTo(new[] { fifth, found }));
        Assert.That(added.QuerySelector($"#khoan-{fifth} [role=status]")!.TextContent, Is.EqualTo("Đã thêm nội dung số 1."));
        Assert.That(added.QuerySelector($"#khoan-{fifth}")!.TextContent, Does.Contain("Thời hạn theo ngày cần có ngày cụ thể.").And.Contain("Sản phẩm: Báo cáo kết quả rà soát"));
        Assert.That((added.QuerySelectorAll(".split .badge.warn").Length, added.QuerySelector("main .notice")!.TextContent), Is.EqualTo((1, "Còn 1 điều, khoản chưa tách nội dung thực hiện. Đến khoản chưa tách")));

        var edit = added.QuerySelector($"#khoan-{fifth} li a")!.GetAttribute("href")!.Split('#')[0];
        var mended = await office.Do(edit, "#revise", ("revise.Task.Deadline.On", "1/8/2026"), ("revise.Task.ClauseIds", $"{fifth} {sixth}"));
        Assert.That(mended.QuerySelector($"#khoan-{fifth}")!.TextContent, Does.Contain("thời hạn 03/8/2026 (ngày cuối là ngày nghỉ").Or.Contain("thời hạn 3/8/2026 (ngày cuối là ngày nghỉ"), "1/8/2026 is a Saturday");
        Assert.That(mended.QuerySelectorAll(".split .badge.warn"), Is.Empty, "one task of two clauses");

        var removed = await office.Do(edit, "#remove");
        Assert.That(removed.QuerySelectorAll(".split .badge.warn"), Has.Length.EqualTo(2));
        Assert.That((await World.Send(World.Office, new ConclusionTasks(conclusion))).Tasks, Is.Empty);
    }

    [Test]
    public async Task Where_one_unit_was_supervised_others_of_the_directory_coordinate_all_the_same()
    {
        var (ended, conclusion) = await World.DraftedConclusion();
        var department = (await World.Send(World.Administrator, new AddUnit { Code = "SNV", Name = "Sở Nội vụ", Kind = UnitKind.Department, Level = UnitLevel.Province, ValidFrom = new DateOnly(2021, 7, 1) })).Id;
        await World.Value<long>("DELETE FROM CampaignUnits WHERE CampaignId = @Campaign AND UnitId = @OtherUnit AND CouncilId = @CouncilId", new { ended.Campaign, World.OtherUnit });
        var clause = await World.Clause(conclusion, 5);
        var (path, office) = ($"/ket-luan/{conclusion}/tach-nhiem-vu?khoan={clause}", new FormBrowser(await Site.BrowserOf(World.Office)));

        Assert.That((await office.Open(path)).QuerySelectorAll("#add [name='add.Task.CoordinatingUnitIds']").Select(box => box.GetAttribute("value")), Is.EquivalentTo(new[] { $"{World.Unit}", $"{department}", $"{World.OtherUnit}" }));
        var (status, looked) = await office.Send(path, "#add", ("add.Task.CoordinatingUnitIds", $"{department}"), ("add.Task.Content", ""));
        Assert.That((status, looked.QuerySelector($"#add [name='add.Task.CoordinatingUnitIds'][value='{department}']")!.HasAttribute("checked")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), "it says nothing yet, and who was chosen stays chosen");
        await office.Do(path, "#add", ("add.Task.CoordinatingUnitIds", $"{department}"), ("add.Task.Deadline.On", "30/6/2026"));

        Assert.That((await World.Send(World.Office, new ConclusionTasks(conclusion))).Tasks.Single().Task.CoordinatingUnitIds, Is.EqualTo(new[] { department }));
    }

    [Test]
    public async Task A_unit_is_found_by_its_name_and_only_who_drafts_the_conclusion_splits_it()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var department = (await World.Send(World.Administrator, new AddUnit { Code = "SNV", Name = "Sở Nội vụ", Kind = UnitKind.Department, Level = UnitLevel.Province, ValidFrom = new DateOnly(2021, 7, 1) })).Id;
        var path = $"/ket-luan/{conclusion}/tach-nhiem-vu";
        var (office, member, unit) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.Member)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));
        var form = await office.Open($"{path}?khoan={await World.Clause(conclusion, 6)}");
        Assert.That(form.QuerySelectorAll("#add-Task-LeadUnitId option").Select(option => option.GetAttribute("value")), Does.Contain($"{department}").And.Contain($"{World.OtherUnit}"));
        Assert.That((await member.Get(path)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await unit.Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await member.Open($"/ket-luan/{conclusion}")).QuerySelector($"a[href='{path}']"), Is.Null);

        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        Assert.That((await office.Get(path)).Status, Is.EqualTo(HttpStatusCode.Found), "a submitted conclusion is read on its own page");
    }
}
