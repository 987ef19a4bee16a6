using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Calendar;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Ledger;

public sealed class LedgerQueryTests : FeatureTest
{
    [Test]
    public async Task One_list_holds_what_comes_from_every_source()
    {
        var (_, conclusion, concluded, _) = await World.SentConclusion();
        var (paper, promised) = await World.Assigned(SomeLedger.Task(World) with { LeadUnitId = World.OtherUnit }, SourcePaperKind.QuestioningPromise);
        await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) });

        var all = (await World.Send(World.Office, new LedgerList())).Items;

        Assert.That(all.Select(t => (t.Id, t.ConclusionId, t.Kind, t.Source)), Is.EqualTo(new[]
        {
            (promised, (Guid?)null, (SourcePaperKind?)SourcePaperKind.QuestioningPromise, "25/NQ-HĐND"), (concluded, conclusion, null, "15/TB-HĐND"),
        }), "the draft is not in it");
        Assert.That(all.Select(t => t.SourceName), Is.EqualTo(new[] { SourcePaperKind.QuestioningPromise.Label(), "Thông báo kết luận giám sát" }), "what it is, not a word for all of them");
        Assert.That(await Ids(new LedgerList { Origin = LedgerOrigin.Conclusion }), Is.EqualTo(new[] { concluded }));
        Assert.That(await Ids(new LedgerList { Origin = LedgerOrigin.SourcePaper }), Is.EqualTo(new[] { promised }));
        Assert.That(await Ids(new LedgerList { Kind = SourcePaperKind.QuestioningPromise }), Is.EqualTo(new[] { promised }));
        Assert.That(await Ids(new LedgerList { LeadUnitId = World.Unit }), Is.EqualTo(new[] { concluded }));
        Assert.That(await Ids(new LedgerList { Progress = TaskProgress.Accepted }), Is.Empty);
        Assert.That(await Ids(new LedgerList { Search = "giay chung nhan" }), Is.EqualTo(new[] { promised }));
        var page = await World.Send(World.Office, new LedgerList { Take = 1 });
        Assert.That((await World.Send(World.Office, new LedgerList { Take = 1, After = page.Next })).Items.Single().Id, Is.EqualTo(concluded));
        Assert.That((await World.Send(World.Member, new LedgerList())).Items.Select(t => t.Id), Is.EqualTo(new[] { concluded }), "only what its delegation's campaign asked");
        Assert.That((await World.Send(World.UnitHead, new LedgerList())).Items.Select(t => t.Id), Is.EqualTo(new[] { concluded }));
        foreach (var person in new[] { World.Office, World.Member, World.UnitHead, World.OtherUnitHead })
            Assert.That((await World.Send(person, new LedgerCount())).Count, Is.EqualTo((await World.Send(person, new LedgerList())).Items.Count), "each counts what they see");
        Assert.That((await World.Send(World.Office, new LedgerCount { Search = "giay chung nhan" })).Count, Is.EqualTo(1));

        await World.With(World.Office, services => services.GetRequiredService<Core.Storage.Db>().Execute("UPDATE Conclusions SET Number = 7 WHERE CouncilId = @CouncilId", null, CancellationToken.None));
        Assert.That((await World.Send(World.UnitHead, new LedgerList())).Items.Single().Source, Is.EqualTo("07/TB-HĐND"), "as it is printed everywhere else");
    }

    [Test]
    public async Task The_lists_timeliness_is_the_one_that_is_shown()
    {
        foreach (var due in new[] { "2026-03-09", "2026-03-12", "2026-03-13", "2026-04-01" })
            await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Date, On = DateOnly.Parse(due, null) }));
        await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.None }), SourcePaperKind.Backlog);
        var (_, done) = await World.Assigned();
        await World.Tasks(done, t => { t.Take(TaskStep.Accept, new(2026, 3, 9)); t.Take(TaskStep.Report, new(2026, 3, 9)); });
        await World.Tasks(done, t => t.Take(TaskStep.Confirm, new(2026, 3, 9)));

        foreach (var day in new[] { new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 13) })
        {
            World.Clock.Set(day, new TimeOnly(9, 0));
            var all = (await World.Send(World.Office, new LedgerList())).Items;
            foreach (var timeliness in Enum.GetValues<Timeliness>())
                Assert.That(await Ids(new LedgerList { Timeliness = timeliness }), Is.EquivalentTo(all.Where(t => t.Timeliness == timeliness).Select(t => t.Id)), $"{day} {timeliness}");
        }
    }

    [Test]
    public async Task What_was_chosen_by_its_deadline_is_read_by_it_page_by_page_and_what_has_none_comes_last()
    {
        var none = (await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.None }), SourcePaperKind.Backlog)).Task;
        var tasks = new Dictionary<string, Guid>();
        foreach (var due in new[] { "2026-03-12", "2026-04-01", "2026-03-09", "2026-03-13" })
            tasks[due] = (await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Date, On = DateOnly.Parse(due, null) }))).Task;
        var last = (await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.None }), SourcePaperKind.Backlog)).Task;
        World.Clock.Set(new DateOnly(2026, 3, 21), new TimeOnly(8, 0));
        Guid[] overdue = [tasks["2026-03-09"], tasks["2026-03-12"], tasks["2026-03-13"]];

        Assert.That(await Ids(new LedgerList { Slice = LedgerSlice.Overdue }), Is.EqualTo(overdue), "overdue longest first");
        Assert.That(await Ids(new LedgerList { Timeliness = Timeliness.Overdue }), Is.EqualTo(overdue));
        Assert.That(await Ids(new LedgerList { Slice = LedgerSlice.Missed }), Is.EqualTo(overdue));
        Guid[] open = [.. overdue, tasks["2026-04-01"], none, last];
        for (var take = 1; take <= open.Length; take++)
        {
            var (read, after) = (new List<Guid>(), (string?)null);
            do
            {
                var page = await World.Send(World.Office, new LedgerList { Slice = LedgerSlice.Open, Take = take, After = after });
                read.AddRange(page.Items.Select(t => t.Id));
                after = page.Next;
            }
            while (after is not null);
            Assert.That(read, Is.EqualTo(open), $"pages of {take}");
        }
        Assert.That((await World.Refused(World.Office, new LedgerList { Slice = LedgerSlice.Open, After = "AAAA" })).Code, Is.EqualTo("cursor.invalid"));
    }

    [Test]
    public async Task What_a_unit_owes_is_told_nearest_first_with_the_reason_and_the_next_step()
    {
        var (_, far) = await World.Assigned();
        var (_, none) = await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.None }), SourcePaperKind.Backlog);
        var (_, near) = await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Date, On = new(2026, 3, 9) }));
        var (_, reported) = await World.Assigned();
        await World.Tasks(reported, t => { t.Take(TaskStep.Accept, new(2026, 3, 9)); t.Take(TaskStep.Report, new(2026, 3, 9)); });
        await World.Tasks(near, t => t.Take(TaskStep.Accept, new(2026, 3, 9)));
        World.Clock.Set(new DateOnly(2026, 3, 21), new TimeOnly(8, 0));

        var owed = (await World.Send(World.UnitContact, new OwedTasks { UnitId = World.Unit })).Items;

        Assert.That(owed.Select(t => (t.Id, t.Reason, t.NextStep!.Code)), Is.EqualTo(new[]
        {
            (near, "Quá hạn 12 ngày vì chưa có báo cáo", "Report"),
            (far, "Đến hạn ngày 30/6/2026, còn 69 ngày làm việc", "Accept"),
            (none, "Không có hạn, đơn vị chưa xác nhận đã nhận", "Accept"),
        }));
        Assert.That(owed[1].NextStep!.Route, Is.EqualTo($"/api/tasks/{far}/acceptance"));
        Assert.That((await World.Send(World.Office, new OwedTasks { UnitId = World.Unit, Overdue = true })).Items.Select(t => t.Id), Is.EqualTo(new[] { near }));
        Assert.That((await World.Refused(World.OtherUnitHead, new OwedTasks { UnitId = World.Unit })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.Member, new OwedTasks { UnitId = World.Unit })).Items, Is.Empty, "no campaign of its delegation");

        foreach (var take in new[] { 1, 2, 3 })
        {
            var seen = new List<Guid>();
            string? after = null;
            do
            {
                var page = await World.Send(World.Office, new OwedTasks { UnitId = World.Unit, After = after, Take = take });
                seen.AddRange(page.Items.Select(t => t.Id));
                after = page.Next;
            }
            while (after is not null);
            Assert.That(seen, Is.EqualTo(new[] { near, far, none }), $"pages of {take}");
        }
    }

    [Test]
    public async Task The_counts_of_every_unit_are_those_of_a_slow_recount()
    {
        var random = new Random(20260309);
        for (var i = 0; i < 24; i++)
        {
            var rule = random.Next(4) == 0 ? new DeadlineRule { Kind = DeadlineKind.None } : new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 3, 3).AddDays(random.Next(40)) };
            var (_, task) = await World.Assigned(SomeLedger.Task(World, rule) with { LeadUnitId = i % 3 == 0 ? World.OtherUnit : World.Unit }, SourcePaperKind.Backlog);
            var closed = false;
            for (var step = random.Next(6); step > 0 && !closed; step--)
            {
                var on = new DateOnly(2026, 3, 2).AddDays(random.Next(8));
                await World.Tasks(task, t =>
                {
                    var allowed = t.Allowed.Where(s => s is not TaskStep.ConfirmPartly && (s is not TaskStep.Drop || random.Next(4) == 0)).ToList();
                    t.Take(allowed[random.Next(allowed.Count)], on);
                    closed = TaskLife.IsClosed(t.Progress);
                });
            }
        }
        var (_, split) = await World.Assigned();
        await World.Send(World.Office, new SplitTask { TaskId = split, Version = 2, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] });

        var counts = await World.Send(World.Office, new UnitCounts());

        foreach (var unit in new[] { World.Unit, World.OtherUnit })
        {
            var slow = await World.Send(World.Office, new TaskStatistics { LeadUnitId = unit });
            var fast = counts.Units.Single(u => u.UnitId == unit);
            Assert.That((fast.InTerm, fast.Overdue, fast.NoDeadline, fast.Suspended, fast.ClosedOnTime, fast.ClosedLate, fast.Dropped, fast.Awaiting, fast.Total),
                Is.EqualTo((slow.OpenInTerm, slow.OpenOverdue, slow.OpenNoDeadline, slow.Suspended, slow.ClosedOnTime, slow.ClosedLate, slow.Dropped, slow.AwaitingConfirmation, slow.Total)));
            var lines = (await World.Send(World.Office, new LedgerList { LeadUnitId = unit, Timeliness = Timeliness.NearDue, Take = 200 })).Items;
            Assert.That(fast.NearDue, Is.EqualTo(lines.Count(l => !l.IsParent)));
        }
        Assert.That((await World.Refused(World.UnitHead, new UnitCounts())).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private async Task<IEnumerable<Guid>> Ids(LedgerList query) => (await World.Send(World.Office, query)).Items.Select(t => t.Id);
}
