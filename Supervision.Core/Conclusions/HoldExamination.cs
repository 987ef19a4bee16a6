using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Records the meeting that examines the delegation's report: the head presents, the unit speaks, the members debate and vote where needed, the chair concludes
/// (law 87/2015/QH13, Art. 62.3, 71.1, 81.2). Without it there is no conclusion. Where too few were for it, it is on record and the report is examined again at a later meeting.
/// </summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record HoldExamination : ICommand<Created>, IVersioned
{
    public required Guid CampaignId { get; init; }

    /// <summary>The version of the campaign, which the meeting moves.</summary>
    public required int Version { get; init; }

    /// <summary>The body that met: the one that founded the delegation.</summary>
    public required Guid BodyId { get; init; }
    public required DateOnly HeldOn { get; init; }

    /// <summary>"Kỳ họp thứ 15"; wanted of the council, whose resolution names it.</summary>
    public string? SessionName { get; init; }

    /// <summary>The council's term: "XIX"; wanted of the council, whose resolution names it.</summary>
    public string? Term { get; init; }

    /// <summary>The chair by post.</summary>
    public required string Chair { get; init; }

    /// <summary>Who took part, the invited units included.</summary>
    public required string Attendance { get; init; }
    public required int PresentCount { get; init; }
    public required int MemberCount { get; init; }
    public required string PresentedBy { get; init; }
    public required string UnitOpinion { get; init; }
    public string? Debate { get; init; }

    /// <summary>Wanted of the council; the others vote where they need to.</summary>
    public Votes? Votes { get; init; }

    /// <summary>The same session voted again on the same day, after a vote that failed.</summary>
    public bool ConfirmsSecondVote { get; init; }

    /// <summary>What the chair concluded.</summary>
    public required string Outcome { get; init; }

    public sealed class Validator : AbstractValidator<HoldExamination>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.HeldOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.SessionName).MaximumLength(200);
            RuleFor(c => c.Term).MaximumLength(100);
            RuleFor(c => c.Chair).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Attendance).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.MemberCount).InclusiveBetween(1, 1000);
            RuleFor(c => c.PresentCount).GreaterThan(0).LessThanOrEqualTo(c => c.MemberCount);
            RuleFor(c => c.PresentedBy).NotEmpty().MaximumLength(300);
            RuleFor(c => c.UnitOpinion).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Debate).MaximumLength(20_000);
            RuleFor(c => c.Votes).Must(v => v is null or { For: not null }).WithMessage("Ghi số phiếu tán thành; không có phiếu nào thì ghi 0.");
            RuleFor(c => c.Votes).Must(v => v is null || ((v.For ?? 0) >= 0 && v.Against >= 0 && v.Abstained >= 0)).WithMessage("“{PropertyName}” không được âm.");
            RuleFor(c => c.Votes).Must((c, v) => v is null || v.Cast <= c.PresentCount)
                .WithMessage((c, v) => $"Tổng số phiếu ({v!.Cast}) lớn hơn số người có mặt ({c.PresentCount}).");
            RuleFor(c => c.Outcome).NotEmpty().MaximumLength(20_000);
        }
    }
}

/// <summary>How many voted for, against, and abstained. Who was for it is always counted.</summary>
public sealed record Votes(int? For, int Against, int Abstained)
{
    internal long Cast => (long)(For ?? 0) + Against + Abstained;
}

internal sealed class HoldExaminationHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<HoldExamination, Created>
{
    public async Task<Created> Handle(HoldExamination command, CancellationToken ct)
    {
        await gate.Campaign(command.CampaignId, Subject.Conclusion, Act.Write, ct);
        var campaign = await db.LoadCampaign(command.CampaignId, ct);
        await db.DemandVersion(campaign.Id, command.Version, campaign.Version, ct);
        await DemandBody(campaign, command.BodyId, ct);

        ExaminationRules.Demand(campaign.SubjectKind, command);

        var moved = campaign.Take(CampaignStep.Examine, command.HeldOn, clock.Today(), nameof(command.HeldOn));
        var received = await db.List<Received>("SELECT ReceivedOn FROM DelegationReports WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId", new { command.CampaignId }, ct);
        if (received.Any(r => r.ReceivedOn is null))
            throw RefusedException.Conflict("examination.report_not_received", "Cơ quan thành lập Đoàn chưa ghi nhận việc nhận báo cáo của Đoàn giám sát nên chưa thể xem xét.");
        if (received.Any(r => r.ReceivedOn > command.HeldOn))
            throw RefusedException.Invalid("examination.held_on", nameof(command.HeldOn), $"{(campaign.SubjectKind is SubjectKind.Council ? "Kỳ họp" : "Phiên họp")} không được trước ngày nhận báo cáo của Đoàn giám sát.");
        DemandLater(campaign, command, await db.List<Earlier>("SELECT HeldOn, SessionName, MemberCount, VotesFor FROM Examinations WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId AND ConclusionId IS NULL ORDER BY HeldOn, Seq", new { command.CampaignId }, ct));

        var shortfall = ExaminationRules.Shortfall(campaign.SubjectKind, command);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Examinations (Id, CouncilId, CampaignId, BodyId, HeldOn, SessionName, Term, Chair, Attendance, PresentCount, MemberCount, PresentedBy, UnitOpinion, Debate,
                VotesFor, VotesAgainst, VotesAbstained, NotAdoptedBecause, Outcome)
            VALUES (@id, @CouncilId, @CampaignId, @BodyId, @HeldOn, @SessionName, @Term, @Chair, @Attendance, @PresentCount, @MemberCount, @PresentedBy, @UnitOpinion, @Debate,
                @VotesFor, @VotesAgainst, @VotesAbstained, @NotAdoptedBecause, @Outcome)
            """, new
        {
            id,
            command.CampaignId,
            command.BodyId,
            command.HeldOn,
            command.SessionName,
            command.Term,
            command.Chair,
            command.Attendance,
            command.PresentCount,
            command.MemberCount,
            command.PresentedBy,
            command.UnitOpinion,
            command.Debate,
            VotesFor = command.Votes?.For,
            VotesAgainst = command.Votes?.Against,
            VotesAbstained = command.Votes?.Abstained,
            NotAdoptedBecause = shortfall,
            command.Outcome,
        }, ct);
        if (shortfall is null)
        {
            await db.Save(campaign, ct);
            journal.Add(moved);
        }
        journal.Add(new ExaminationHeld(campaign.Id, id, command.BodyId, command.HeldOn, command.Chair, command.Attendance, command.PresentCount, command.MemberCount, command.PresentedBy,
            command.UnitOpinion, command.Debate, command.Votes, command.Outcome, command.SessionName, command.Term, command.ConfirmsSecondVote));
        if (shortfall is not null) journal.Add(new ExaminationNotAdopted(campaign.Id, id, command.HeldOn, shortfall, moved.From, moved.From));
        return new Created(id);
    }

    // What failed is on record for good: the same session entered once more is a second vote, or the first entered twice.
    private static void DemandLater(Campaign campaign, HoldExamination command, IReadOnlyList<Earlier> failed)
    {
        if (failed.Count == 0) return;
        var last = failed[^1];
        if (command.HeldOn < last.HeldOn)
            throw RefusedException.Invalid("examination.held_on", nameof(command.HeldOn), $"Báo cáo đã được xem xét ngày {VietnameseDate.Short(last.HeldOn)} và không được thông qua; cuộc họp sau không được trước ngày đó.");
        if (command.ConfirmsSecondVote || command.HeldOn != last.HeldOn || (campaign.SubjectKind is SubjectKind.Council && !Same(command.SessionName, last.SessionName))) return;
        var (meeting, members) = (MeetingWords.Of(campaign.SubjectKind), MeetingWords.Members(campaign.SubjectKind));
        throw RefusedException.Invalid("examination.same_meeting", nameof(command.ConfirmsSecondVote),
            $"Cùng {meeting}, cùng ngày {VietnameseDate.Short(last.HeldOn)} đã ghi một lần biểu quyết không thông qua ({last.VotesFor} phiếu tán thành trên tổng số {last.MemberCount} {members}"
            + (command.MemberCount != last.MemberCount ? $"; lần này ghi tổng số {command.MemberCount} {members}" : "") + $"). Nếu {meeting} biểu quyết lại thì chọn “Có”.");

        static bool Same(string? one, string? other) => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    private async Task DemandBody(Campaign campaign, Guid bodyId, CancellationToken ct)
    {
        var body = await db.Find<Body>("SELECT Kind FROM Bodies WHERE Id = @bodyId AND CouncilId = @CouncilId", new { bodyId }, ct) ?? throw RefusedException.NotFound("cơ quan của Hội đồng nhân dân");
        var fits = campaign.SubjectKind switch
        {
            SubjectKind.Council => body.Kind is BodyKind.Council,
            SubjectKind.StandingBoard => body.Kind is BodyKind.StandingBoard,
            SubjectKind.Committee => body.Kind is BodyKind.Committee && bodyId == campaign.BodyId,
            _ => false,
        };
        if (!fits)
            throw RefusedException.Invalid("examination.body", nameof(HoldExamination.BodyId), $"Báo cáo của Đoàn do {campaign.SubjectKind.Label()} thành lập phải được xem xét tại cuộc họp của chính cơ quan đó.");
    }

    private sealed record Earlier
    {
        public required DateOnly HeldOn { get; init; }
        public string? SessionName { get; init; }
        public required int MemberCount { get; init; }
        public int? VotesFor { get; init; }
    }

    private sealed record Body
    {
        public required BodyKind Kind { get; init; }
    }

    private sealed record Received
    {
        public DateOnly? ReceivedOn { get; init; }
    }
}

public sealed record ExaminationHeld(
    Guid SubjectId, Guid ExaminationId, Guid BodyId, DateOnly HeldOn, string Chair, string Attendance, int PresentCount, int MemberCount, string PresentedBy,
    string UnitOpinion, string? Debate, Votes? Votes, string Outcome, string? SessionName = null, string? Term = null, bool ConfirmsSecondVote = false) : IEvent;

/// <summary>Too few were for it: the supervision stays where it was, and the report is examined again.</summary>
public sealed record ExaminationNotAdopted(Guid SubjectId, Guid ExaminationId, DateOnly HeldOn, string Because, CampaignStatus From, CampaignStatus To) : IEvent;
