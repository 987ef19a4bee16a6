using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Tasks;

/// <summary>Tasks under way and what units report on them, by the commands a user sends. Tasks are due on 30/6/2026; the clock stands on 29/5/2026.</summary>
internal static class SomeTasks
{
    public static readonly DateOnly AcceptedOn = new(2026, 5, 18);
    public static readonly DateOnly ReportedOn = new(2026, 5, 25);
    public static readonly DateOnly Today = new(2026, 5, 29);

    public static async Task<int> VersionOf(this World world, Guid task) => (await world.Send(world.StandingBoard, new TaskDetails(task))).Version;

    /// <summary>A task that the unit has accepted.</summary>
    public static async Task<Guid> AcceptedTask(this World world)
    {
        var (_, _, task, _) = await world.SentConclusion();
        await world.Send(world.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = AcceptedOn });
        return task;
    }

    /// <summary>Several accepted tasks of one conclusion.</summary>
    public static async Task<IReadOnlyList<Guid>> AcceptedTasks(this World world, int count)
    {
        var (_, conclusion) = await world.DraftedConclusion();
        var content = SomeConclusions.Task(world, await world.Clause(conclusion, 5));
        var tasks = new List<Guid>();
        for (var i = 0; i < count; i++) tasks.Add((await world.Send(world.Office, new AddTask { ConclusionId = conclusion, Task = content })).Id);
        var version = await world.Issued(conclusion);
        await world.Send(world.Clerk, new SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [world.Unit, world.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });
        foreach (var task in tasks) await world.Send(world.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = AcceptedOn });
        return tasks;
    }

    /// <summary>A task that a committee recommended, and the leader of the committee.</summary>
    public static async Task<(Guid Task, Guid Leader)> CommitteeTask(this World world)
    {
        var ended = await world.EndedCampaign(SubjectKind.Committee);
        var leader = await world.Person(Role.CommitteeLeader, "Trưởng Ban Pháp chế", bodyId: ended.Body);
        await world.ReceivedReport(ended);
        await world.Send(world.Office, SomeConclusions.Meeting(ended));
        var conclusion = (await world.Send(world.Office, SomeConclusions.Draft(ended, ConclusionKind.CommitteeRecommendations) with { RemedyBy = null, ExecuteBy = null, ReportBy = null, ReportDueOn = null })).Id;
        var task = (await world.Send(world.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(world, await world.Clause(conclusion, 5)) })).Id;
        await world.Send(world.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        await world.SendOn(SomeConclusions.IssuedOn, leader, new ApproveConclusion { ConclusionId = conclusion, Version = 2 });
        var issued = await world.Send(world.Clerk, SomeConclusions.Issue(conclusion, 3) with { Symbol = "BC-BPC", AuthorityLines = ["TM. Ban Pháp chế", "Trưởng Ban"] });
        await world.Send(world.Clerk, new SendConclusion { ConclusionId = conclusion, Version = issued.Version, ReceivingUnitIds = [world.Unit, world.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });
        return (task, leader);
    }

    public static SetRemediationItem Item(Guid report, Guid task, int version, RemediationClaim claim = RemediationClaim.Done) => new()
    {
        RemediationReportId = report,
        TaskId = task,
        Version = version,
        Claim = claim,
        PercentDone = claim switch { RemediationClaim.Done => 100, RemediationClaim.Partly => 60, _ => 10 },
        Text = "Đã giải quyết 72 hồ sơ, gửi thư xin lỗi tổ chức, cá nhân.",
        Cause = claim is RemediationClaim.Done ? null : "Thiếu nhân lực thẩm định hồ sơ.",
    };

    /// <summary>A report of the unit, drafted by its contact; the answer is the report, its version and its items.</summary>
    public static async Task<(Guid Report, int Version, IReadOnlyList<Guid> Items)> DraftedRemediation(this World world, params (Guid Task, RemediationClaim Claim)[] claims)
    {
        var report = (await world.Send(world.UnitContact, new DraftRemediationReport { Title = "Báo cáo kết quả khắc phục", Reference = "45/BC-UBND" })).Id;
        var (version, items) = (1, new List<Guid>());
        foreach (var (task, claim) in claims)
        {
            var set = await world.Send(world.UnitContact, Item(report, task, version, claim));
            version = set.Version;
            items.Add(set.RemediationItemId);
        }
        return (report, version, items);
    }

    /// <summary>The same, handed in by the unit's head on 25/5/2026.</summary>
    public static async Task<(Guid Report, IReadOnlyList<Guid> Items, HandedIn HandedIn)> SubmittedRemediation(this World world, params (Guid Task, RemediationClaim Claim)[] claims)
    {
        var (report, version, items) = await world.DraftedRemediation(claims);
        var handedIn = await world.Send(world.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = ReportedOn });
        return (report, items, handedIn);
    }

    /// <summary>The same, under appraisal from 26/5/2026.</summary>
    public static async Task<(Guid Report, IReadOnlyList<Guid> Items)> AppraisedRemediation(this World world, params (Guid Task, RemediationClaim Claim)[] claims)
    {
        var (report, items, handedIn) = await world.SubmittedRemediation(claims);
        await world.Send(world.Office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = new DateOnly(2026, 5, 26) });
        return (report, items);
    }

    /// <summary>A decision on 27/5/2026 on an item that was handed in.</summary>
    public static DecideRemediationItem Decision(Guid item, RemediationOutcome outcome, int version = 2) => new()
    {
        RemediationItemId = item,
        Version = version,
        Outcome = outcome,
        DecidedOn = new DateOnly(2026, 5, 27),
        Reason = outcome is RemediationOutcome.Confirmed ? null : "Chưa có tài liệu chứng minh.",
        Remainder = outcome is RemediationOutcome.ConfirmedPartly ? new RemainingWork { Content = "Giải quyết 12 hồ sơ còn lại", DueOn = new DateOnly(2026, 8, 1) } : null,
    };
}
