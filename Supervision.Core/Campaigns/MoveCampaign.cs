using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Dossiers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.UnitReports;

namespace Supervision.Core.Campaigns;

/// <summary>Takes a campaign one plain step on, on the day it happened. Steps with papers of their own (founding, report, examination, conclusion) are commands of their own.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record MoveCampaign : ICommand<Changed>, IVersioned
{
    private static readonly CampaignStep[] Own = [CampaignStep.Found, CampaignStep.Report, CampaignStep.Examine, CampaignStep.Conclude];
    private static readonly CampaignStep[] NeedPaper = [CampaignStep.Programme, CampaignStep.SendPlan, CampaignStep.Suspend, CampaignStep.Resume, CampaignStep.Cancel];
    private static readonly CampaignStep[] NeedReason = [CampaignStep.Suspend, CampaignStep.Cancel];

    public required Guid CampaignId { get; init; }
    public required int Version { get; init; }
    public required CampaignStep Step { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>The paper of the step: needed for the programme, the letter that sends the plan, suspension, resumption and cancellation.</summary>
    public Paper? Paper { get; init; }
    public string? Reason { get; init; }

    /// <summary>Of completing and archiving: whoever does it has seen what is unfinished and does it all the same, saying why.</summary>
    public bool? LeavesUnfinished { get; init; }

    public sealed class Validator : AbstractValidator<MoveCampaign>
    {
        public Validator()
        {
            RuleFor(c => c.Step).IsInEnum().Must(step => !Own.Contains(step)).WithMessage("Bước này có yêu cầu riêng, không thực hiện ở đây.");
            RuleFor(c => c.Paper).NotNull().When(c => NeedPaper.Contains(c.Step));
            RuleFor(c => c.Paper!).SetValidator(new Paper.Numbered()).When(c => c.Paper is not null);
            RuleFor(c => c.Reason).NotEmpty().When(c => NeedReason.Contains(c.Step));
            RuleFor(c => c.Reason).MaximumLength(1000);
        }
    }
}

internal sealed class MoveCampaignHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<MoveCampaign, Changed>
{
    public async Task<Changed> Handle(MoveCampaign command, CancellationToken ct)
    {
        await gate.Campaign(command.CampaignId, Subject.Campaign, Act.Write, ct);
        var campaign = await db.LoadCampaign(command.CampaignId, ct);
        await db.DemandVersion(campaign.Id, command.Version, campaign.Version, ct);

        var moved = campaign.Take(command.Step, command.On, clock.Today(), nameof(command.On));
        if (command.Paper is { } cited) EventDate.DemandIssued(nameof(command.Paper), cited, clock.Today());
        await Guard(campaign, command, ct);
        if (command.Step is CampaignStep.Complete or CampaignStep.Archive) await DemandFinished(campaign, command, ct);
        var before = new { campaign.ChangeReason };
        campaign.ChangeReason = command.Reason ?? campaign.ChangeReason;
        await db.Save(campaign, ct);
        if (command.Paper is { } paper) await db.AddPaper(campaign.Id, KindOf(command.Step), paper, ct);
        if (command.Step is CampaignStep.SendPlan) await db.OpenUnitReports(campaign.Id, ct);
        journal.Add(moved with { Reason = command.Reason, Paper = command.Paper }, before);
        return new Changed(campaign.Id, campaign.Version + 1);
    }

    // What the table of states cannot know, because it depends on other rows.
    private async Task Guard(Campaign campaign, MoveCampaign command, CancellationToken ct)
    {
        switch (command.Step)
        {
            case CampaignStep.EndFieldwork:
                var open = await db.Value<long>("""
                    SELECT COUNT(*) FROM Visits
                    WHERE CampaignId = @Id AND CouncilId = @CouncilId AND Status NOT IN ('Completed', 'AwaitingSignature', 'Cancelled')
                    """, new { campaign.Id }, ct);
                if (open > 0)
                    throw RefusedException.Conflict("campaign.visits_open", $"Còn {open} buổi làm việc chưa kết thúc; chưa thể kết thúc thực địa.");
                var last = await db.Find<LastVisit>("""
                    SELECT MAX(PlannedOn) AS PlannedOn FROM Visits
                    WHERE CampaignId = @Id AND CouncilId = @CouncilId AND Status IN ('Completed', 'AwaitingSignature')
                    """, new { campaign.Id }, ct);
                EventDate.Demand(nameof(command.On), command.On, clock.Today(), [new PastEvent("buổi làm việc cuối cùng", last?.PlannedOn)]);
                break;
            case CampaignStep.Archive:
                // What is archived has left the office: its dossier was closed and handed over before.
                var kept = await db.List<KeptDossier>("SELECT Code, Status FROM Dossiers WHERE CampaignId = @Id AND CouncilId = @CouncilId AND Status IN ('Open', 'Closed') ORDER BY Volume", new { campaign.Id }, ct);
                if (kept.Count > 0)
                    throw RefusedException.Conflict("campaign.dossier_kept",
                        kept[0].Status is Dossiers.DossierStatus.Closed
                            ? $"Hồ sơ {kept[0].Code} đã kết thúc nhưng chưa nộp lưu: hãy ghi nhận nộp lưu ở trang của hồ sơ rồi mới ghi lưu trữ cuộc giám sát."
                            : $"Hồ sơ {kept[0].Code} chưa kết thúc: hãy kết thúc hồ sơ, ghi nhận nộp lưu ở trang của hồ sơ rồi mới ghi lưu trữ cuộc giám sát.");
                if (await db.AddedAfterHandOver(campaign.Id, ct) is [var later, ..])
                    throw RefusedException.Conflict("campaign.dossier_added",
                        $"Hồ sơ {later.Dossier.Code} có {later.Added} tài liệu nhập sau khi nộp lưu: hãy lập biên bản giao nhận bổ sung, ghi nhận nộp lưu phần bổ sung ở trang của hồ sơ rồi mới ghi lưu trữ cuộc giám sát.");
                break;
            case CampaignStep.Complete:
                var tasks = await db.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE CampaignId = @Id AND CouncilId = @CouncilId AND ClosedOn IS NULL", new { campaign.Id }, ct);
                if (tasks > 0)
                    throw RefusedException.Conflict("campaign.tasks_open", $"Còn {tasks} nội dung yêu cầu, kiến nghị chưa kết thúc; cuộc giám sát chưa thể hoàn thành.");
                break;
        }
    }

    // What no rule forbids to leave open is left knowingly.
    private async Task DemandFinished(Campaign campaign, MoveCampaign command, CancellationToken ct)
    {
        var open = await db.Unfinished(campaign.Id, actor, ct);
        if (open.Count == 0) return;
        string[] said = [.. open.GroupBy(line => line.Kind).Select(kind => $"{kind.Key.Label().ToLowerInvariant()} ({kind.Count()})")];
        if (command.LeavesUnfinished is not true)
            throw RefusedException.Invalid("campaign.unfinished", nameof(command.LeavesUnfinished), $"Cuộc giám sát còn việc chưa xong: {string.Join("; ", said)}. Xử lý trước, hoặc xác nhận đã xem và nêu lý do.");
        if (string.IsNullOrWhiteSpace(command.Reason))
            throw RefusedException.Invalid("campaign.unfinished_reason", nameof(command.Reason), "Nêu lý do khi còn việc chưa xong.");
        journal.Add(new CampaignLeftUnfinished(campaign.Id, command.Step, true, said, command.Reason));
    }

    private sealed record KeptDossier
    {
        public required string Code { get; init; }
        public required Dossiers.DossierStatus Status { get; init; }
    }

    private sealed record LastVisit
    {
        public DateOnly? PlannedOn { get; init; }
    }

    private static CampaignPaperKind KindOf(CampaignStep step) => step switch
    {
        CampaignStep.Programme => CampaignPaperKind.Programme,
        CampaignStep.SendPlan => CampaignPaperKind.PlanLetter,
        CampaignStep.Suspend => CampaignPaperKind.Suspension,
        CampaignStep.Resume => CampaignPaperKind.Resumption,
        CampaignStep.Cancel => CampaignPaperKind.Cancellation,
        _ => CampaignPaperKind.Cited,
    };
}
