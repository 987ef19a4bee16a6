using FsCheck;
using FsCheck.Fluent;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Tasks;

/// <summary>Whatever befalls tasks, and in whatever order, the counts stay whole and the original deadline stays.</summary>
public sealed class TaskHistoryTests : FeatureTest
{
    private const int Histories = 25;

    public enum Deed
    {
        Accept, Refuse, Reassign, Start, Suspend, Resume, Promise, Extend, Report, ReportPart, Confirm, ConfirmPart, Return, FindWanting, Drop, Reopen,
    }

    /// <summary>Something done to a task so many days after what was done before; most of them come to nothing in the state that they meet.</summary>
    public sealed record Done(Deed Deed, int DaysLater, bool Yes);

    private Guid _otherContact;
    private int _papers = 100;
    private readonly Dictionary<Guid, DateOnly?> _originals = [];

    [Test]
    public async Task Random_histories_keep_the_counts_whole_the_tallies_right_and_the_original_deadline()
    {
        _otherContact = await World.Person(Role.UnitContact, "Công chức đầu mối", World.OtherUnit);
        var tasks = new Queue<Guid>(await AssignedTasks());
        // Deeds that bring a task on are more likely than those that end it.
        var deed = Gen.Frequency(
            (6, Gen.Elements(Deed.Accept, Deed.Report, Deed.Confirm)),
            (3, Gen.Elements(Deed.ReportPart, Deed.ConfirmPart, Deed.Return, Deed.FindWanting, Deed.Extend, Deed.Suspend, Deed.Resume, Deed.Start, Deed.Promise, Deed.Reopen)),
            (1, Gen.Elements(Deed.Refuse, Deed.Reassign, Deed.Drop)));
        var done = from what in deed from days in Gen.Choose(0, 14) from yes in Gen.Elements(true, false) select new Done(what, days, yes);
        var history = from count in Gen.Choose(1, 12) from deeds in Gen.ArrayOf(done, count) select deeds;

        foreach (var deeds in Gen.Sample(history, Histories))
        {
            await Play(tasks.Dequeue(), deeds);
            await DemandWhole(string.Join(", ", deeds.AsEnumerable()));
        }
    }

    private async Task<IReadOnlyList<Guid>> AssignedTasks()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5));
        var tasks = new List<Guid>();
        for (var i = 0; i < Histories; i++) tasks.Add((await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content })).Id);
        var version = await World.Issued(conclusion);
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });
        foreach (var task in tasks) _originals[task] = new DateOnly(2026, 6, 30);
        return tasks;
    }

    private async Task Play(Guid task, IReadOnlyList<Done> deeds)
    {
        var day = SomeTasks.Today;
        foreach (var done in deeds)
        {
            day = day.AddDays(done.DaysLater);
            World.Clock.Set(day, new TimeOnly(9, 0));
            try
            {
                task = await Do(task, done, day);
            }
            catch (RefusedException refused) when (refused.Kind is RefusalKind.Conflict or RefusalKind.Invalid or RefusalKind.Forbidden)
            {
                TestContext.Out.WriteLine($"{done}: {refused.Code}");
            }
        }
    }

    /// <summary>Does it, and answers the task that the history goes on with: what remained of the one before, where something did.</summary>
    private async Task<Guid> Do(Guid task, Done done, DateOnly on)
    {
        var seen = await World.Send(World.StandingBoard, new TaskDetails(task));
        var (head, contact) = seen.LeadUnitId == World.Unit ? (World.UnitHead, World.UnitContact) : (World.OtherUnitHead, _otherContact);
        var version = seen.Version;
        switch (done.Deed)
        {
            case Deed.Accept: await World.Send(contact, new AcceptTask { TaskId = task, Version = version, AcceptedOn = on }); break;
            case Deed.Refuse: await World.Send(head, new RefuseTask { TaskId = task, Version = version, RefusedOn = on, Reason = "Không thuộc thẩm quyền." }); break;
            case Deed.Reassign:
                await World.Send(World.StandingBoard, new ReassignTask { TaskId = task, Version = version, LeadUnitId = done.Yes ? World.OtherUnit : seen.LeadUnitId, ReassignedOn = on, Reason = "Thuộc thẩm quyền." });
                break;
            case Deed.Start: await World.Send(contact, new StartTask { TaskId = task, Version = version, StartedOn = on }); break;
            case Deed.Suspend: await World.Send(World.StandingBoard, new SuspendTask { TaskId = task, Version = version, SuspendedOn = on, DecisionReference = Paper(), Reason = "Chờ hướng dẫn.", ClockStops = done.Yes }); break;
            case Deed.Resume: await World.Send(World.StandingBoard, new ResumeTask { TaskId = task, Version = version, ResumedOn = on }); break;
            case Deed.Promise: await World.Send(head, new PromiseDate { TaskId = task, Version = version, GivenOn = on, PromisedOn = on.AddDays(30) }); break;
            case Deed.Drop: await World.Send(World.StandingBoard, new DropTask { TaskId = task, Version = version, DroppedOn = on, DecisionReference = Paper(), Reason = "Không còn phù hợp." }); break;
            case Deed.Reopen:
                await World.Send(World.StandingBoard, new ReopenTask { TaskId = task, Version = version, DecidedOn = on, DecisionReference = Paper(), Reason = "Chưa khắc phục.", DueOn = on.AddDays(done.Yes ? 3 : 45) });
                break;
            case Deed.Extend: await Extend(task, head, contact, seen.DueOn?.AddDays(20) ?? on.AddDays(20), on, done.Yes); break;
            case Deed.Report or Deed.ReportPart: await Report(task, head, contact, done.Deed is Deed.Report ? RemediationClaim.Done : RemediationClaim.Partly, on); break;
            default: return await Decide(task, done.Deed, on, done.Yes) ?? task;
        }
        return task;
    }

    private string Paper() => $"{++_papers}/TB-HĐND";

    private async Task Extend(Guid task, Guid head, Guid contact, DateOnly dueOn, DateOnly on, bool granted)
    {
        var request = (await World.Send(contact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = dueOn, Reason = "Cần thêm thời gian." } })).Id;
        await World.Send(head, new SendExtension { ExtensionRequestId = request, Version = 1, LateSendingReason = "Sót việc." });
        await World.Send(World.StandingBoard, new DecideExtension { ExtensionRequestId = request, Version = 2, Granted = granted, DecisionReference = "31/HĐND-VP", DecidedOn = on, Reason = "Theo đề nghị." });
    }

    private async Task Report(Guid task, Guid head, Guid contact, RemediationClaim claim, DateOnly on)
    {
        var report = (await World.Send(contact, new DraftRemediationReport { Title = "Báo cáo" })).Id;
        var set = await World.Send(contact, SomeTasks.Item(report, task, 1, claim));
        var handedIn = await World.Send(head, new SubmitRemediationReport { RemediationReportId = report, Version = set.Version, ReportedOn = on });
        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = on });
    }

    private async Task<Guid?> Decide(Guid task, Deed deed, DateOnly on, bool newDay)
    {
        var open = (await World.Send(World.Office, new RemediationReportList { TaskId = task, Status = RemediationStatus.UnderAppraisal })).Items;
        if (open.Count == 0) return null;
        var item = (await World.Send(World.Office, new RemediationReportDetails(open[0].Id))).Items.Single();
        var outcome = deed switch
        {
            Deed.Confirm => RemediationOutcome.Confirmed,
            Deed.ConfirmPart => RemediationOutcome.ConfirmedPartly,
            Deed.Return => RemediationOutcome.Returned,
            _ => RemediationOutcome.NotSatisfactory,
        };
        var decided = await World.Send(World.StandingBoard, new DecideRemediationItem
        {
            RemediationItemId = item.Id,
            Version = item.ItemVersion,
            Outcome = outcome,
            DecidedOn = on,
            Reason = "Theo kết quả thẩm định.",
            NewDueOn = outcome is RemediationOutcome.Returned && newDay ? on.AddDays(15) : null,
            Remainder = outcome is RemediationOutcome.ConfirmedPartly ? new RemainingWork { Content = "Phần còn lại", DueOn = on.AddDays(40) } : null,
        });
        if (decided.RemainderTaskId is { } remainder) _originals[remainder] = (await World.Send(World.Office, new TaskDetails(remainder))).OriginalDueOn;
        return decided.RemainderTaskId;
    }

    private async Task DemandWhole(string history)
    {
        var counts = await World.Send(World.Office, new TaskStatistics());
        var leaves = await World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE IsParent = 0 AND Progress <> 'Draft' AND CouncilId = @CouncilId");
        foreach (var (of, name) in new[] { (counts, "current"), (counts.AgainstOriginal!, "original") })
        {
            Assert.That(of.ClosedOnTime + of.ClosedLate + of.Dropped + of.OpenInTerm + of.OpenOverdue + of.OpenNoDeadline + of.Suspended, Is.EqualTo(leaves), $"{name}: {history}");
            Assert.That(of.Done + of.UnderWay + of.NotBegun + of.Dropped, Is.EqualTo(leaves), $"{name}: {history}");
        }
        var rows = await World.With(World.Administrator, async services => await ((Db)services.GetService(typeof(Db))!).List<Row>("""
            SELECT Id, LeadUnitId, Progress, IsParent, OriginalDueOn, DueOn, ReportedOn, ClosedOn FROM FollowUpTasks WHERE CouncilId = @CouncilId
            """, null, CancellationToken.None));
        Assert.That(rows.ToDictionary(r => r.Id, r => r.OriginalDueOn), Is.EquivalentTo(_originals), history);
        var slow = rows.Where(r => !r.IsParent && r.Part is not null).GroupBy(r => (r.LeadUnitId, r.Part!.Value)).ToDictionary(g => g.Key, g => (long)g.Count());
        var tallies = await World.With(World.Administrator, async services => await ((Db)services.GetService(typeof(Db))!).List<Tally>(
            "SELECT UnitId, Part, Tasks FROM UnitTaskTallies WHERE CouncilId = @CouncilId", null, CancellationToken.None));
        Assert.That(tallies.Where(t => t.Tasks != 0).ToDictionary(t => (t.UnitId, t.Part), t => t.Tasks), Is.EquivalentTo(slow), history);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid LeadUnitId { get; init; }
        public required TaskProgress Progress { get; init; }
        public required bool IsParent { get; init; }
        public DateOnly? OriginalDueOn { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? ReportedOn { get; init; }
        public DateOnly? ClosedOn { get; init; }

        public FollowUpPart? Part => Progress switch
        {
            TaskProgress.Dropped => FollowUpPart.Dropped,
            TaskProgress.Confirmed or TaskProgress.PartlyDone => ReportedOn > DueOn ? FollowUpPart.ClosedLate : FollowUpPart.ClosedOnTime,
            _ => null,
        };
    }

    private sealed record Tally
    {
        public required Guid UnitId { get; init; }
        public required FollowUpPart Part { get; init; }
        public required long Tasks { get; init; }
    }
}
