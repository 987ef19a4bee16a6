using System.Net;
using Supervision.Core.Calendar;
using Supervision.Core.Tasks;
using Supervision.Tests.Ledger;

namespace Supervision.Tests.Web;

/// <summary>Tasks parted, handed over, passed on and reviewed by their forms.</summary>
public sealed partial class HandlingByButtonTests
{
    [Test]
    public async Task A_task_is_split_among_the_units_that_are_written_down_and_each_sees_its_share()
    {
        var (_, task) = await World.Assigned();
        var path = $"/noi-dung/{task}";
        var (office, other) = (await Browser(World.Office), await Browser(World.OtherUnitHead));

        var (status, refused) = await office.Send(path, "#split", ("split.Typed.Shares", "U1\nU2; 31/02/2026"));
        var (later, more) = await office.Send(path, "#split", ("split.Typed.Shares", "U1\nU2; 20/12/2026"));
        var split = await office.Do(path, "#split", ("split.Typed.Shares", "U1\nỦy ban nhân dân xã Tân Tiến; 29/5/2026"));
        var share = (await World.Send(World.OtherUnitHead, new TaskList())).Items.Single();

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#split-Typed-Shares ~ .error")!.TextContent, Does.Contain("“31/02/2026” của Ủy ban nhân dân xã Tân Tiến không phải một ngày có thật"));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#split-Typed-Shares")!).ReplaceLineEndings("\n"), Is.EqualTo("U1\nU2; 31/02/2026"));
        Assert.That((later, FormBrowser.ValueOf(more.QuerySelector("#split-Typed-Shares")!).ReplaceLineEndings("\n")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "U1\nU2; 20/12/2026")));
        Assert.That(more.QuerySelector("#split-Typed-Shares ~ .error")!.TextContent, Does.Contain("Ủy ban nhân dân xã Tân Tiến: thời hạn riêng 20/12/2026 sau thời hạn 30/6/2026"));
        Assert.That(split.QuerySelector("#cac-phan")!.TextContent, Does.Contain("Ủy ban nhân dân xã Hòa Bình").And.Contain("thời hạn 29/5/2026"));
        Assert.That(split.QuerySelector("#cac-phan p")!.TextContent, Is.EqualTo("2 phần, đều chưa thực hiện."));
        Assert.That(split.QuerySelector("#split"), Is.Null, "it is split");
        Assert.That((await other.Open($"/noi-dung/{share.Id}")).QuerySelector("#accept"), Is.Not.Null);
        World.Clock.Set(new DateOnly(2026, 6, 1), new TimeOnly(8, 0));
        Assert.That((await (await Browser(World.Office)).Open(path)).QuerySelector("#cac-phan p")!.TextContent, Is.EqualTo("1 trong 2 phần quá hạn."));
    }

    [Test]
    public async Task A_task_of_an_ended_unit_is_handed_over_to_its_successor()
    {
        var (_, task) = await World.Assigned();
        var path = $"/noi-dung/{task}";
        var (office, other) = (await Browser(World.Office), await Browser(World.OtherUnitHead));
        Assert.That((await office.Open(path)).QuerySelector("#handOverTask"), Is.Null, "the unit is at work");
        await World.EndUnit();

        var (status, refused) = await office.Send(path, "#handOverTask", ("handOverTask.ReceivingUnitIds", ""), ("handOverTask.Paper.Reference", "Biên bản số 03/BB-UBND"), ("handOverTask.Paper.IssuedOn", "09/3/2026"));
        var handed = await office.Do(path, "#handOverTask", ("handOverTask.Paper.Reference", "Biên bản số 03/BB-UBND"), ("handOverTask.Paper.IssuedOn", "09/3/2026"));

        Assert.That((status, refused.QuerySelector("#handOverTask-ReceivingUnitIds .error") is not null), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#handOverTask-Paper-Reference")!), Is.EqualTo("Biên bản số 03/BB-UBND"));
        Assert.That(handed.QuerySelector("dl.facts dd")!.TextContent, Does.Contain("Ủy ban nhân dân xã Tân Tiến"));
        Assert.That((handed.QuerySelector("#handOverTask"), (await other.Open(path)).QuerySelector("#accept") is not null), Is.EqualTo(((AngleSharp.Dom.IElement?)null, true)));
    }

    [Test]
    public async Task Everything_open_of_an_ended_unit_is_transferred_from_the_page_of_the_unit()
    {
        var (_, first) = await World.Assigned();
        var (_, second) = await World.Assigned();
        var path = $"/quan-tri/don-vi/{World.Unit}";
        var office = await Browser(World.Office);
        Assert.That((await office.Open(path)).QuerySelector("#transfer"), Is.Null, "the unit is at work");
        await World.EndUnit();
        Assert.That((await (await Browser(World.Administrator)).Open(path)).QuerySelector("#transfer"), Is.Null, "not for whoever only keeps the directory");

        var (status, refused) = await office.Send(path, "#transfer", ("transfer.Paper.Reference", "Biên bản số 03/BB-UBND"), ("transfer.Paper.IssuedOn", "10/3/2026"));
        var done = await office.Do(path, "#transfer", ("transfer.Paper.Reference", "Biên bản số 03/BB-UBND"), ("transfer.Paper.IssuedOn", "09/3/2026"));

        Assert.That((status, FormBrowser.ValueOf(refused.QuerySelector("#transfer-Paper-Reference")!)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Biên bản số 03/BB-UBND")));
        Assert.That(refused.QuerySelector("#transfer-Paper-IssuedOn")!.ParentElement!.QuerySelector(".error"), Is.Not.Null);
        Assert.That(done.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã chuyển 2 nội dung cho đơn vị kế thừa; đơn vị thấy từ lúc này và được báo."));
        Assert.That(done.QuerySelector("#transfer"), Is.Null, "nothing is left open");
        Assert.That((await World.Send(World.OtherUnitHead, new TaskList())).Items.Select(t => t.Id), Is.EquivalentTo(new[] { first, second }));
    }

    [Test]
    public async Task A_deadline_that_never_moved_is_said_in_the_same_words_as_the_first_one()
    {
        var (_, task) = await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 6, 28) }));

        var page = await (await Browser(World.UnitHead)).Open($"/noi-dung/{task}");

        var days = page.QuerySelectorAll("dl.facts dt").Where(one => one.TextContent.StartsWith("Thời hạn ", StringComparison.Ordinal)).Select(one => one.NextElementSibling!.TextContent.Trim()).ToList();
        Assert.That(days, Has.Count.EqualTo(2));
        Assert.That(days, Is.All.StartsWith("28/6/2026 (Chủ nhật, thực hiện đến hết ngày 29/6/2026)"));
    }

    [Test]
    public async Task A_committee_passes_work_on_and_the_receiver_reports_back_to_it()
    {
        await World.PutUnder();
        var (_, task) = await World.Assigned();
        var path = $"/noi-dung/{task}";
        var (lead, receiver) = (await Browser(World.UnitHead), await Browser(World.OtherUnitHead));
        var way = (await lead.Open(path)).QuerySelector("main a[href$='buoc=passOn#passOn']")!.GetAttribute("href")!.Split('#')[0];
        (string, string)[] typed = [("passOn.ReceivingUnitId", $"{World.OtherUnit}"), ("passOn.Reference", "88/UBND-NC"), ("passOn.Content", "Rà soát hồ sơ tồn đọng tại thôn")];

        Assert.That((await lead.Open(way)).QuerySelectorAll("#passOn-ReceivingUnitId option").Select(one => one.GetAttribute("value")), Is.EqualTo(new[] { "", $"{World.OtherUnit}" }), "its own subordinates alone");
        var (status, refused) = await lead.Send(way, "#passOn", [.. typed, ("passOn.DueOn", "15/7/2026")]);
        var passed = await lead.Do(way, "#passOn", [.. typed, ("passOn.DueOn", "15/5/2026")]);
        foreach (var (page, list) in new[] { ("/", "#viec-don-vi"), ("/noi-dung", "#duoc-giao-tiep") })
            Assert.That((await receiver.Open(page)).QuerySelector(list)!.TextContent, Does.Contain("Rà soát hồ sơ tồn đọng tại thôn").And.Contain("Báo cáo lại chậm nhất ngày 15/5/2026, còn 46 ngày làm việc").And.Contain("88/UBND-NC"), page);
        Assert.That((await receiver.Open("/")).QuerySelector("main")!.TextContent, Does.Not.Contain("không còn nội dung nào phải thực hiện"));
        Assert.That((await receiver.Open("/lich?thang=2026-05")).QuerySelector(".month")!.TextContent, Does.Contain("Rà soát hồ sơ tồn đọng tại thôn"));
        var back = (await receiver.Open("/")).QuerySelector("#viec-don-vi a.button")!.GetAttribute("href")!.Split('#');
        Assert.That((await receiver.Open(back[0])).QuerySelector($"#{back[1]}")!.HasAttribute("open"), "the form stands open");
        await receiver.Do(back[0], $"#{back[1]}", ("reportPassing.Text", "Đã rà soát 40 hồ sơ."));
        Assert.That((await receiver.Open("/")).QuerySelector("#viec-don-vi")!.TextContent, Does.Not.Contain("Công việc được giao tiếp"));
        Assert.That((await lead.Open("/")).QuerySelector("main")!.TextContent, Does.Contain("Ủy ban nhân dân xã Tân Tiến đã báo cáo lại").And.Contain("Đã rà soát 40 hồ sơ."));

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#passOn-DueOn")!.ParentElement!.QuerySelector(".error")!.TextContent, Does.Contain("sau thời hạn 30/6/2026"));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#passOn-Content")!), Is.EqualTo("Rà soát hồ sơ tồn đọng tại thôn"));
        Assert.That(passed.QuerySelector("#giao-tiep")!.TextContent, Does.Contain("Ủy ban nhân dân xã Tân Tiến").And.Contain("Chưa báo cáo lại."));
        Assert.That((await lead.Open(path)).QuerySelector("#giao-tiep")!.TextContent, Does.Contain("Đã rà soát 40 hồ sơ."));
        Assert.That((await receiver.Open(path)).QuerySelector("a[href*='passOn']"), Is.Null, "only the lead unit passes on");
    }

    [Test]
    public async Task A_review_of_a_continuous_duty_is_recorded_and_the_next_one_shown()
    {
        var (_, task) = await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Continuous, Cycle = Cycle.SixMonthly }));
        var path = $"/noi-dung/{task}";
        var office = await Browser(World.Office);

        var (status, refused) = await office.Send(path, "#review", ("review.ReviewedOn", "01/3/2026"), ("review.Note", "Đã kiểm tra sổ."));
        var reviewed = await office.Do(path, "#review", ("review.Note", "Đã kiểm tra sổ."), ("review.NextOn", "30/9/2026"));

        Assert.That((status, FormBrowser.ValueOf(refused.QuerySelector("#review-Note")!)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Đã kiểm tra sổ.")));
        Assert.That(refused.QuerySelector("#review-ReviewedOn")!.ParentElement!.QuerySelector(".error")!.TextContent, Does.Contain("không được trước ngày"));
        Assert.That(reviewed.QuerySelector("main")!.TextContent, Does.Contain("30/9/2026"));
        Assert.That((await (await Browser(World.UnitHead)).Open(path)).QuerySelector("#review"), Is.Null);
    }

    [Test]
    public async Task The_evidence_that_a_task_asks_for_is_listed_and_the_unit_reads_it()
    {
        var (_, task) = await World.Assigned();
        var path = $"/noi-dung/{task}";
        var office = await Browser(World.Office);

        var (status, refused) = await office.Send(path, "#evidenceList", ("evidenceList.EvidenceItems", "Biên bản\nbiên bản"));
        var listed = await office.Do(path, "#evidenceList", ("evidenceList.EvidenceItems", "Biên bản nghiệm thu\n\nẢnh sau khắc phục"));
        var unit = await (await Browser(World.UnitHead)).Open(path);

        Assert.That((status, refused.QuerySelector("#evidenceList-EvidenceItems ~ .error")!.TextContent.Contains("lặp", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That(FormBrowser.ValueOf(listed.QuerySelector("#evidenceList-EvidenceItems")!).ReplaceLineEndings("\n"), Is.EqualTo("Biên bản nghiệm thu\nẢnh sau khắc phục"));
        Assert.That(unit.QuerySelector("main")!.TextContent, Does.Contain("Ảnh sau khắc phục"));
        Assert.That(unit.QuerySelector("#evidenceList"), Is.Null);
    }
}
