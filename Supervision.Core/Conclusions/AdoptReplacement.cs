using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Records the session at which the council voted on the resolution that it passes in place of another. What the council passed is changed by the council alone: without it the draft is neither submitted
/// nor issued. A slip of the form is put right by a letter of correction, which needs no session. Recorded again while it is a draft, the last record goes.
/// </summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record AdoptReplacement : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }
    public required int Version { get; init; }
    public required DateOnly HeldOn { get; init; }
    public required string SessionName { get; init; }
    public required string Term { get; init; }

    /// <summary>The chair by post.</summary>
    public required string Chair { get; init; }
    public required string Attendance { get; init; }
    public required int PresentCount { get; init; }
    public required int MemberCount { get; init; }
    public required string PresentedBy { get; init; }
    public string? Debate { get; init; }
    public required int? VotesFor { get; init; }
    public required int? VotesAgainst { get; init; }
    public required int? VotesAbstained { get; init; }
    public required string Outcome { get; init; }

    public sealed class Validator : AbstractValidator<AdoptReplacement>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.HeldOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.SessionName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Term).NotEmpty().MaximumLength(100);
            RuleFor(c => c.Chair).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Attendance).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.MemberCount).InclusiveBetween(1, 1000);
            RuleFor(c => c.PresentCount).GreaterThan(0).LessThanOrEqualTo(c => c.MemberCount);
            RuleFor(c => c.PresentedBy).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Debate).MaximumLength(20_000);
            RuleFor(c => c.VotesFor).NotNull().InclusiveBetween(0, 1000);
            RuleFor(c => c.VotesAgainst).NotNull().InclusiveBetween(0, 1000);
            RuleFor(c => c.VotesAbstained).NotNull().InclusiveBetween(0, 1000);
            RuleFor(c => c.VotesFor).Must((c, _) => c.Cast <= c.PresentCount).WithMessage(c => $"Tổng số phiếu ({c.Cast}) lớn hơn số người có mặt ({c.PresentCount}).");
            RuleFor(c => c.Outcome).NotEmpty().MaximumLength(20_000);
        }
    }

    private long Cast => (long)(VotesFor ?? 0) + (VotesAgainst ?? 0) + (VotesAbstained ?? 0);
}

internal sealed class AdoptReplacementHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<AdoptReplacement, Changed>
{
    public async Task<Changed> Handle(AdoptReplacement command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Write, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);
        conclusion.DemandDraft();
        if (!conclusion.WantsOwnSession)
            throw RefusedException.Conflict("conclusion.no_session", "Chỉ nghị quyết thay thế một nghị quyết đã ban hành mới ghi kỳ họp thông qua ở đây; nghị quyết giám sát khác được ghi ở cuộc giám sát.");
        var replaced = await db.LoadConclusion(conclusion.ReplacesId!.Value, ct);
        EventDate.Demand(nameof(command.HeldOn), command.HeldOn, clock.Today(), [new PastEvent("ngày ban hành nghị quyết được thay thế", replaced.IssuedOn)]);

        var meeting = Meeting(command, conclusion.CampaignId, await Body(conclusion, ct));
        ExaminationRules.Demand(SubjectKind.Council, meeting);
        var shortfall = ExaminationRules.Shortfall(SubjectKind.Council, meeting);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Examinations (Id, CouncilId, CampaignId, ConclusionId, BodyId, HeldOn, SessionName, Term, Chair, Attendance, PresentCount, MemberCount, PresentedBy, UnitOpinion, Debate,
                VotesFor, VotesAgainst, VotesAbstained, NotAdoptedBecause, Outcome)
            VALUES (@id, @CouncilId, @CampaignId, @ConclusionId, @BodyId, @HeldOn, @SessionName, @Term, @Chair, @Attendance, @PresentCount, @MemberCount, @PresentedBy, '', @Debate,
                @VotesFor, @VotesAgainst, @VotesAbstained, @shortfall, @Outcome)
            """, new
        {
            id,
            conclusion.CampaignId,
            command.ConclusionId,
            meeting.BodyId,
            command.HeldOn,
            command.SessionName,
            command.Term,
            command.Chair,
            command.Attendance,
            command.PresentCount,
            command.MemberCount,
            command.PresentedBy,
            command.Debate,
            command.VotesFor,
            command.VotesAgainst,
            command.VotesAbstained,
            shortfall,
            command.Outcome,
        }, ct);
        await db.Save(conclusion, ct);
        await db.Execute("UPDATE Conclusions SET ExaminationId = @adopted WHERE Id = @ConclusionId AND CouncilId = @CouncilId", new { command.ConclusionId, adopted = shortfall is null ? id : (Guid?)null }, ct);
        journal.Add(new ReplacementVoted(conclusion.Id, id, command.HeldOn, command.SessionName, command.Term, command.Chair, command.PresentCount, command.MemberCount, meeting.Votes!, command.Outcome, shortfall));
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }

    // The same council that passed the replaced one.
    private async Task<Guid> Body(Conclusion conclusion, CancellationToken ct) => await db.Value<Guid>("""
        SELECT COALESCE((SELECT e.BodyId FROM Conclusions k JOIN Examinations e ON e.Id = k.ExaminationId WHERE k.Id = @ReplacesId), c.BodyId)
        FROM Campaigns c
        WHERE c.Id = @CampaignId AND c.CouncilId = @CouncilId
        """, new { conclusion.CampaignId, conclusion.ReplacesId }, ct);

    private static HoldExamination Meeting(AdoptReplacement command, Guid campaignId, Guid bodyId) => new()
    {
        CampaignId = campaignId,
        Version = 0,
        BodyId = bodyId,
        HeldOn = command.HeldOn,
        SessionName = command.SessionName,
        Term = command.Term,
        Chair = command.Chair,
        Attendance = command.Attendance,
        PresentCount = command.PresentCount,
        MemberCount = command.MemberCount,
        PresentedBy = command.PresentedBy,
        UnitOpinion = "",
        Debate = command.Debate,
        Votes = new Votes(command.VotesFor!.Value, command.VotesAgainst!.Value, command.VotesAbstained!.Value),
        Outcome = command.Outcome,
    };
}

/// <summary>A vote on a replacing resolution that missed its majority.</summary>
/// <param name="HeldOn">Of the session.</param>
/// <param name="Session">"khóa XIX, Kỳ họp thứ 15".</param>
/// <param name="Because">Which majority it missed.</param>
public sealed record FailedVote(DateOnly HeldOn, string Session, string Because);

internal static class ReplacementVotes
{
    /// <summary>What the council passed were the words and the tasks as they stood: changed since, a resolution in place of another is voted on again. The vote stays in the record. Of any other paper nothing lapses.</summary>
    /// <param name="db">The transaction of the change.</param>
    /// <param name="journal">Where it is told.</param>
    /// <param name="conclusionId">What was changed.</param>
    /// <param name="ct">Cancels it.</param>
    public static async Task LetVoteLapse(this Db db, Journal journal, Guid conclusionId, CancellationToken ct)
    {
        const string Passed = "WHERE Id = @conclusionId AND CouncilId = @CouncilId AND Kind = 'SupervisionResolution' AND ReplacesId IS NOT NULL AND IssuedOn IS NULL AND ExaminationId IS NOT NULL";
        if (await db.Value<Guid?>("SELECT ExaminationId FROM Conclusions " + Passed, new { conclusionId }, ct) is not { } vote) return;
        await db.Execute("UPDATE Conclusions SET ExaminationId = NULL " + Passed, new { conclusionId }, ct);
        journal.Add(new ReplacementVoteLapsed(conclusionId, vote));
    }

    /// <summary>As above, of the resolution that the paper is.</summary>
    public static Task LetVoteLapse(this Db db, Journal journal, OfficialPaper paper, CancellationToken ct) =>
        paper is { Kind: PaperKind.SupervisionResolution, SubjectId: { } resolution } ? db.LetVoteLapse(journal, resolution, ct) : Task.CompletedTask;

    /// <summary>The sessions that did not pass it.</summary>
    public static async Task<IReadOnlyList<FailedVote>> FailedVotes(this Db db, Guid conclusionId, CancellationToken ct) => [.. (await db.List<Row>("""
        SELECT HeldOn, SessionName, Term, NotAdoptedBecause
        FROM Examinations
        WHERE ConclusionId = @conclusionId AND CouncilId = @CouncilId AND NotAdoptedBecause IS NOT NULL
        ORDER BY Seq
        """, new { conclusionId }, ct)).Select(row => new FailedVote(row.HeldOn, ExaminationWords.Session(row.SessionName, row.Term) ?? "", row.NotAdoptedBecause))];

    private sealed record Row
    {
        public required DateOnly HeldOn { get; init; }
        public string? SessionName { get; init; }
        public string? Term { get; init; }
        public required string NotAdoptedBecause { get; init; }
    }
}

/// <summary>The council voted on a resolution in place of another; <paramref name="NotAdoptedBecause"/> is null where it passed it.</summary>
public sealed record ReplacementVoted(
    Guid SubjectId, Guid ExaminationId, DateOnly HeldOn, string SessionName, string Term, string Chair, int PresentCount, int MemberCount, Votes Votes, string Outcome, string? NotAdoptedBecause) : IEvent;

/// <summary>The words of a replacing resolution were changed after the council had passed it: it is to vote again.</summary>
/// <param name="SubjectId">The resolution.</param>
/// <param name="ExaminationId">The session with the vote that no longer counts.</param>
public sealed record ReplacementVoteLapsed(Guid SubjectId, Guid ExaminationId) : IEvent;
