using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Documents;
using Supervision.Core.Extensions;
using Supervision.Core.Ledger;
using Supervision.Core.Letters;
using Supervision.Core.Measures;
using Supervision.Core.Overview;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Tests.Documents;
using Supervision.Tests.Ledger;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Overview;

/// <summary>The leader's figures: each is as many as the list behind it holds, and each sum is what it is the sum of.</summary>
public sealed class OverviewTests : FeatureTest
{
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly FollowUpOverview ThisYear = new() { From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 12, 31), TrendStep = TrendStep.Quarter };

    [Test]
    public async Task Every_figure_is_as_many_as_the_list_behind_it_holds()
    {
        await FillLedger();
        await FillRest();

        foreach (var query in new[] { ThisYear, ThisYear with { UnitId = World.Unit }, ThisYear with { From = new DateOnly(2026, 4, 1), To = new DateOnly(2026, 4, 30), TrendStep = TrendStep.Month } })
        {
            var view = await World.Send(World.StandingBoard, query);
            await Held(view.Open, Ledger(LedgerSlice.Open), "open");
            await Held(view.Overdue, Ledger(LedgerSlice.Overdue), "overdue");
            await Held(view.Awaiting, Ledger(LedgerSlice.Open) with { Progress = TaskProgress.ReportedDone }, "awaiting");
            await Held(view.Suspended, Ledger(LedgerSlice.Suspended), "suspended");
            foreach (var age in view.Ages) await Held(age.Tasks, Ledger(age.Slice) with { DueFrom = age.DueFrom, DueTo = age.DueTo }, $"{age.Age}");
            foreach (var rates in view.Trend.Append(view.Rates))
            {
                foreach (var (count, slice) in new[] { (rates.Due, LedgerSlice.FellDue), (rates.Kept, LedgerSlice.Kept), (rates.Due - rates.Kept, LedgerSlice.Missed) })
                    await Held(count, Ledger(slice) with { DueFrom = rates.From, DueTo = rates.To }, $"{slice} {rates.From}");
                foreach (var (count, slice) in new[] { (rates.Done, LedgerSlice.Done), (rates.DoneOnTime, LedgerSlice.DoneOnTime) })
                    await Held(count, Ledger(slice) with { ClosedFrom = rates.From, ClosedTo = rates.To }, $"{slice} {rates.From}");
            }
            foreach (var unit in view.Units)
            {
                await Held(unit.Overdue, Ledger(LedgerSlice.Overdue) with { LeadUnitId = unit.UnitId }, unit.Name);
                await Held(unit.InTerm + unit.Overdue + unit.NoDeadline, Ledger(LedgerSlice.Open) with { LeadUnitId = unit.UnitId }, unit.Name);
            }
            foreach (var body in view.Bodies)
            {
                await Held(body.Tasks, Ledger(LedgerSlice.Open) with { BodyId = body.BodyId, WithoutBody = body.BodyId is null }, $"{body.Name}");
                await Held(body.Overdue, Ledger(LedgerSlice.Overdue) with { BodyId = body.BodyId, WithoutBody = body.BodyId is null }, $"{body.Name}");
            }
            foreach (var field in view.Fields)
            {
                await Held(field.Tasks, Ledger(LedgerSlice.Open) with { Field = field.Field, WithoutField = field.Field is null }, $"{field.Field}");
                await Held(field.Overdue, Ledger(LedgerSlice.Overdue) with { Field = field.Field, WithoutField = field.Field is null }, $"{field.Field}");
            }
            var asked = new ExtensionList { UnitId = query.UnitId, SentFrom = query.From, SentTo = query.To, Take = 200 };
            foreach (var (count, status) in new (int, ExtensionStatus?)[]
            {
                (view.Extensions.Asked, null), (view.Extensions.Granted, ExtensionStatus.Granted), (view.Extensions.Refused, ExtensionStatus.Refused),
                (view.Extensions.Withdrawn, ExtensionStatus.Withdrawn), (view.Extensions.Waiting, ExtensionStatus.Sent),
            })
                await Held(count, asked with { Status = status }, $"extensions {status}");
            await Held(view.Extensions.Again, asked with { Again = true }, "asked again");
            var letters = new ReminderLetterList { UnitId = query.UnitId, IssuedFrom = query.From, IssuedTo = query.To, Take = 200 };
            await Held(view.Letters.FirstLetters, letters with { Step = ChaseStep.FirstLetter }, "first letters");
            await Held(view.Letters.SecondLetters, letters with { Step = ChaseStep.SecondLetter }, "second letters");
            await Held(view.Letters.Unanswered, letters with { Unanswered = true }, "unanswered letters");
            var measures = new MeasureList { UnitId = query.UnitId, DecidedFrom = query.From, DecidedTo = query.To, Take = 200 };
            await Held(view.Measures.Sum(one => one.Decided), measures, "measures");
            foreach (var one in view.Measures)
            {
                await Held(one.Decided, measures with { MeasureKind = one.Kind }, $"{one.Kind}");
                await Held(one.Unanswered, measures with { MeasureKind = one.Kind, Unanswered = true }, $"{one.Kind}");
            }
            await Held(view.Repeated!.Value, new RepeatedFindings { UnitId = query.UnitId, From = query.From, To = query.To }, "repeated");

            Assert.That(view.Ages.Sum(age => age.Tasks), Is.EqualTo(view.Open), "the ages are all that is open");
            Assert.That(view.Bodies.Sum(body => body.Tasks), Is.EqualTo(view.Open), "so are the bodies");
            Assert.That((view.Fields.Sum(field => field.Tasks), view.Fields.Sum(field => field.Overdue)), Is.EqualTo((view.Open, view.Overdue)), "and the fields, where no task has two");
            var counts = await World.Send(World.StandingBoard, new TaskStatistics { LeadUnitId = query.UnitId });
            Assert.That((view.Open, view.Overdue, view.Suspended, view.Awaiting), Is.EqualTo((counts.Open, counts.OpenOverdue, counts.Suspended, counts.AwaitingConfirmation)), "as the partition of follow-up counts them");

            LedgerList Ledger(LedgerSlice slice) => new() { Slice = slice, LeadUnitId = query.UnitId, Take = 200 };
        }
        var year = await World.Send(World.StandingBoard, ThisYear);
        Assert.That(year.Overdue, Is.GreaterThan(0));
        Assert.That(year.Rates.Kept, Is.GreaterThan(0).And.LessThan(year.Rates.Due));
        Assert.That((year.Extensions.Asked, year.Extensions.Granted, year.Extensions.Tasks, year.Extensions.Again, year.Repeated), Is.EqualTo((4, 1, 3, 2, (int?)1)));
        Assert.That(year.Extensions.TasksAgain, Is.EqualTo(1), "two requests for one task");
        Assert.That((year.Letters.FirstLetters, year.Letters.SecondLetters, year.Letters.Unanswered), Is.EqualTo((2, 1, 2)), "neither the draft nor last year's");
        Assert.That(year.Fields.Select(field => field.Field), Is.EqualTo(new[] { "Đất đai", null }), "what rests on no field comes last");
        Assert.That((await World.Send(World.StandingBoard, new UnitFieldFindings { UnitId = World.Unit, Field = "Đất đai" })).Items, Has.Count.EqualTo(2), "what went to the unit");
    }

    [Test]
    public async Task A_rate_is_judged_by_the_day_of_the_report_and_waits_for_the_deadline()
    {
        World.Clock.Set(new DateOnly(2026, 3, 2), new TimeOnly(8, 0));
        var kept = await Due(new DateOnly(2026, 3, 20));
        var late = await Due(new DateOnly(2026, 3, 20));
        var waiting = await Due(new DateOnly(2026, 3, 20));
        _ = await Due(new DateOnly(2026, 9, 30));
        await Move(kept, new DateOnly(2026, 3, 20), new DateOnly(2026, 4, 10), TaskStep.Confirm);
        await Move(late, new DateOnly(2026, 3, 21), new DateOnly(2026, 4, 10), TaskStep.Confirm);
        await Move(waiting, new DateOnly(2026, 3, 19), null, null);
        World.Clock.Set(Today, new TimeOnly(8, 0));

        var view = await World.Send(World.StandingBoard, ThisYear with { TrendStep = TrendStep.Month });

        Assert.That((view.Rates.Due, view.Rates.Kept, view.Rates.KeptRate), Is.EqualTo((3, 2, (decimal?)66.7m)), "confirmed late, but reported in time; what is not due yet is not judged");
        Assert.That((view.Rates.Done, view.Rates.DoneOnTime, view.Rates.DoneRate), Is.EqualTo((2, 1, (decimal?)50.0m)));
        Assert.That(view.Trend.Single(step => step.From == new DateOnly(2026, 3, 1)).Due, Is.EqualTo(3));
        Assert.That(view.Trend, Has.Count.EqualTo(24));
        Assert.That(view.Trend[^1].KeptRate, Is.Null, "nothing was due: there is no rate");
    }

    [Test]
    public async Task A_unit_sees_its_own_and_nobody_else_s()
    {
        await Due(new DateOnly(2026, 3, 20));
        World.Clock.Set(Today, new TimeOnly(8, 0));

        Assert.That((await World.Send(World.UnitHead, ThisYear with { UnitId = World.Unit })).Overdue, Is.EqualTo(1));
        Assert.That((await World.Refused(World.UnitHead, ThisYear with { UnitId = World.OtherUnit })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, ThisYear)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitHead, new PrintUnitProfile { UnitId = World.OtherUnit })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, new UnitFieldFindings { UnitId = World.OtherUnit, Field = "Đất đai" })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Member, ThisYear)).Kind, Is.EqualTo(RefusalKind.Forbidden), "whoever only sits in delegations does not follow all");
        var profile = await Text(World.UnitHead);
        Assert.That(profile, Does.Contain("Ủy ban nhân dân xã Hòa Bình").And.Not.Contain("bình quân"), "how the others stand is not for a unit");
    }

    [Test]
    public async Task A_profile_is_one_page_however_much_there_is_to_say()
    {
        for (var i = 0; i < 14; i++)
            await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 3, 3).AddDays(i * 9) }) with { Content = string.Concat(Enumerable.Repeat("Rà soát, xử lý dứt điểm hồ sơ đất đai quá hạn; ", 90)) }, SourcePaperKind.Backlog);
        await FillRest();
        World.Clock.Set(Today, new TimeOnly(8, 0));

        var pdf = await Pdf(World.StandingBoard);

        Assert.That(PdfTools.Pages(pdf), Has.Count.EqualTo(1));
        var text = PdfTools.FlatText(pdf);
        var view = await World.Send(World.StandingBoard, ThisYear with { UnitId = World.Unit });
        Assert.That(text, Does.Contain("HỒ SƠ MỘT TRANG").And.Contain("Ủy ban nhân dân xã Hòa Bình"));
        Assert.That(text, Does.Contain($"{view.Rates.Kept}/{view.Rates.Due} nội dung đã đến hạn").And.Contain("bình quân các đơn vị"));
        Assert.That(text, Does.Match(@"và \d+ nội dung khác"));
        Assert.That(text, Does.Contain("Quá hạn 104 ngày"), "the most overdue is the first");
    }

    [Test]
    public async Task What_was_reported_late_and_waits_stands_in_the_profile_among_what_is_overdue()
    {
        World.Clock.Set(new DateOnly(2026, 3, 2), new TimeOnly(8, 0));
        var task = await Due(new DateOnly(2026, 4, 10));
        await Move(task, new DateOnly(2026, 4, 20), null, null);
        World.Clock.Set(Today, new TimeOnly(8, 0));

        foreach (var reader in new[] { World.StandingBoard, World.UnitHead })
            Assert.That(await Text(reader), Does.Contain("Báo cáo ngày 20/4/2026, quá hạn 10 ngày, chờ thẩm định").And.Not.Contain("không còn nội dung nào phải thực hiện"));
    }

    private async Task<byte[]> Pdf(Guid person) => await World.With(person, async services => services.GetRequiredService<IPdfEngine>().Render(await World.Send(person, new PrintUnitProfile { UnitId = World.Unit })).Content);

    private async Task<string> Text(Guid person) => PdfTools.FlatText(await Pdf(person));

    private async Task Held<T>(int count, IQuery<Page<T>> list, string what) => Assert.That((await World.Send(World.StandingBoard, list)).Items, Has.Count.EqualTo(count), what);

    private async Task<Guid> Due(DateOnly on, LedgerTask? task = null) =>
        (await World.Assigned((task ?? SomeLedger.Task(World)) with { Deadline = new DeadlineRule { Kind = DeadlineKind.Date, On = on } }, SourcePaperKind.Backlog)).Task;

    private Task<int> Move(Guid task, DateOnly reported, DateOnly? closed, TaskStep? last) => World.Tasks(task, moved =>
    {
        moved.Take(TaskStep.Accept, new DateOnly(2026, 3, 2));
        moved.Take(TaskStep.Report, reported);
        if (closed is { } on && last is { } step) moved.Take(step, on);
    });

    // As many shapes of tasks as there are, in no order.
    private async Task FillLedger()
    {
        var random = new Random(20261127);
        World.Clock.Set(new DateOnly(2026, 3, 2), new TimeOnly(8, 0));
        for (var i = 0; i < 30; i++)
        {
            var rule = random.Next(5) == 0 ? new DeadlineRule { Kind = DeadlineKind.None } : new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 3, 3).AddDays(random.Next(200)) };
            var (_, task) = await World.Assigned(SomeLedger.Task(World, rule) with { LeadUnitId = i % 3 == 0 ? World.OtherUnit : World.Unit }, SourcePaperKind.Backlog);
            await World.Tasks(task, moved =>
            {
                for (var step = random.Next(6); step > 0 && !TaskLife.IsClosed(moved.Progress); step--)
                {
                    var allowed = moved.Allowed.Where(one => one is not TaskStep.ConfirmPartly && (one is not TaskStep.Drop || random.Next(4) == 0)).ToList();
                    moved.Take(allowed[random.Next(allowed.Count)], new DateOnly(2026, 3, 3).AddDays(random.Next(100)));
                }
            });
        }
        var (_, split) = await World.Assigned();
        await World.Send(World.Office, new SplitTask { TaskId = split, Version = 2, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] });
        World.Clock.Set(Today, new TimeOnly(8, 0));
    }

    // What takes months of work in life: rows as their commands would leave them.
    private async Task FillRest()
    {
        World.Clock.Set(new DateOnly(2026, 3, 9), new TimeOnly(8, 0));
        var (first, _) = await World.SentCampaign();
        var second = (await World.Send(World.Office, Some.Plan(World))).Id;
        World.Clock.Set(Today, new TimeOnly(8, 0));
        var tasks = new List<Guid>();
        for (var i = 0; i < 3; i++) tasks.Add(await Due(new DateOnly(2026, 7, 1)));
        var clause = Guid.CreateVersion7();
        await World.With(World.Administrator, async services =>
        {
            var db = services.GetRequiredService<Db>();
            foreach (var (campaign, status, number) in new[] { (first, "InConclusion", 901), (second, "InReport", 901), (second, "Recorded", 902) })
                await Insert("""
                    INSERT INTO Findings (Id, CouncilId, CampaignId, UnitId, Number, Kind, Text, FoldedText, Field, CauseGroupsOpen, HeadResponsible, IsHeading, AuthorId, RecordedAt, Status, Version)
                    VALUES (@Id, @CouncilId, @campaign, @Unit, @number, 'Shortcoming', @Words, 'cham cap giay chung nhan', @Field, 0, 0, 0, @Person, @At, @status, 1)
                    """, new { Id = number == 901 && campaign == first ? clause : Guid.CreateVersion7(), campaign, status, number });
            var conclusion = Guid.CreateVersion7();
            await Insert("""
                INSERT INTO Conclusions (Id, CouncilId, CampaignId, Kind, Status, Abstract, DraftedBy, ItemCount, Version)
                VALUES (@conclusion, @CouncilId, @first, 'StandingBoardConclusion', 'Draft', @Words, @Person, 0, 1)
                """, new { conclusion, first });
            var row = Guid.CreateVersion7();
            await Insert("INSERT INTO ConclusionClauses (Id, CouncilId, ConclusionId, Number, Block, Text, FindingId) VALUES (@row, @CouncilId, @conclusion, 1, 'Recommendations', @Words, @clause)", new { row, conclusion, clause });
            await Insert("INSERT INTO TaskSources (Id, CouncilId, TaskId, ClauseId) VALUES (@Id, @CouncilId, @Task, @row)", new { Id = Guid.CreateVersion7(), Task = tasks[0], row });
            foreach (var (task, status, on, closed) in new[]
            {
                (0, "Refused", "2026-05-04", "2026-05-05"), (0, "Granted", "2026-06-01", "2026-06-02"), (1, "Withdrawn", "2026-04-01", "2026-04-02"), (2, "Sent", "2026-06-10", null), (1, "Granted", "2025-11-02", "2025-11-03"),
            })
                await Insert("""
                    INSERT INTO ExtensionRequests (Id, CouncilId, TaskId, UnitId, Status, RequestedDueOn, Reason, DraftedBy, SentOn, ClosedOn, Version)
                    VALUES (@Id, @CouncilId, @Task, @Unit, @status, @Wanted, @Words, @Person, @On, @Closed, 1)
                    """, new { Id = Guid.CreateVersion7(), Task = tasks[task], status, Wanted = new DateOnly(2026, 9, 1), On = Day(on), Closed = closed is null ? (DateOnly?)null : Day(closed) });
            foreach (var (step, status, issued, drafted) in new[]
            {
                ("FirstLetter", "Sent", "2026-04-10", "2026-04-09"), ("FirstLetter", "Answered", "2026-05-10", "2026-05-09"), ("SecondLetter", "Issued", "2026-06-01", "2026-05-30"), ("SecondLetter", "Draft", null, "2026-06-12"), ("FirstLetter", "Sent", "2025-06-01", "2025-05-30"),
            })
            {
                var letter = Guid.CreateVersion7();
                await Insert("""
                    INSERT INTO ReminderLetters (Id, CouncilId, UnitId, Step, DraftedOn, ReplyBy, Status, IssuedOn, Version)
                    VALUES (@letter, @CouncilId, @Unit, @step, @Drafted, @Wanted, @status, @Issued, 1)
                    """, new { letter, step, status, Drafted = Day(drafted), Wanted = new DateOnly(2026, 9, 1), Issued = issued is null ? (DateOnly?)null : Day(issued) });
                await Insert("""
                    INSERT INTO ChaseSteps (Id, CouncilId, TaskId, UnitId, Step, DaysBefore, TargetOn, TakenOn, LetterId)
                    VALUES (@Id, @CouncilId, @Task, @Unit, @step, 0, @Drafted, @Drafted, @letter)
                    """, new { Id = Guid.CreateVersion7(), Task = tasks[1], step, Drafted = Day(drafted), letter });
            }
            foreach (var (kind, answered) in new[] { ("WrittenExplanation", "2026-06-01"), ("WrittenExplanation", null), ("ReSupervision", null) })
                await Insert("""
                    INSERT INTO Measures (Id, CouncilId, TaskId, Kind, DecidedOn, DecidedBy, Reference, Content, IsComplex, AnsweredOn, RecordedBy, Version)
                    VALUES (@Id, @CouncilId, @Task, @kind, @Decided, @Words, @Words, @Words, 0, @Answered, @Person, 1)
                    """, new { Id = Guid.CreateVersion7(), Task = tasks[0], kind, Decided = new DateOnly(2026, 5, 20), Answered = answered is null ? (DateOnly?)null : Day(answered) });
            return 0;

            Task<int> Insert(string sql, object row) => db.Execute(sql, new SqlArguments(row).With("Unit", World.Unit).With("Person", World.Office).With("Words", "Chậm khắc phục").With("Field", "Đất đai").With("At", World.Clock.GetUtcNow()), CancellationToken.None);
        });
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
