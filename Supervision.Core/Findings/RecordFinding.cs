using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Findings;

/// <summary>
/// Records what was found, at a visit or from a unit's report. Several members record at once and none refuses another;
/// evidence is needed only when a shortcoming or a sign of violation enters a report.
/// </summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record RecordFinding : ICommand<Created>
{
    public required Guid CampaignId { get; init; }

    /// <summary>The visit it was found at; none when it comes from a unit's report.</summary>
    public Guid? VisitId { get; init; }
    public Guid? UnitId { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }

    /// <summary>The field it belongs to: "Thủ tục hành chính".</summary>
    public string? Field { get; init; }
    public Severity? Severity { get; init; }
    public CauseNature? CauseNature { get; init; }

    /// <summary>Groups of a cause: policy, people, organisation, or the council's own words.</summary>
    public IReadOnlyList<string> CauseGroups { get; init; } = [];

    /// <summary>The list of groups was left open by who stated it.</summary>
    public bool CauseGroupsOpen { get; init; }
    public string? Consequence { get; init; }
    public string? ResponsibleBody { get; init; }
    public string? ResponsiblePost { get; init; }

    /// <summary>The head of the body bears responsibility.</summary>
    public bool HeadResponsible { get; init; }

    /// <summary>The finding this one is a part of.</summary>
    public Guid? HeadingId { get; init; }

    /// <summary>It only introduces others.</summary>
    public bool IsHeading { get; init; }
    public IReadOnlyList<FindingEvidence> Evidence { get; init; } = [];

    public sealed class Validator : AbstractValidator<RecordFinding>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Field).MaximumLength(200);
            RuleFor(c => c.Severity).IsInEnum();
            RuleFor(c => c.CauseNature).IsInEnum();
            RuleFor(c => c.CauseNature).Null().When(c => c.Kind != FindingKind.Cause).WithMessage("“{PropertyName}” chỉ dùng cho nguyên nhân.");
            RuleFor(c => c.CauseGroups).Must(g => g.Count <= 10 && g.All(x => x.Length is > 0 and <= 50 && !x.Contains('|', StringComparison.Ordinal)))
                .WithMessage("“{PropertyName}” tối đa 10 nhóm, mỗi nhóm không quá 50 ký tự.");
            RuleFor(c => c.Consequence).MaximumLength(2000);
            RuleFor(c => c.ResponsibleBody).MaximumLength(300);
            RuleFor(c => c.ResponsiblePost).MaximumLength(300);
            RuleFor(c => c.Evidence).Must(e => e.Count <= 50).WithMessage("“{PropertyName}” tối đa 50 mục.");
            RuleForEach(c => c.Evidence).ChildRules(e => e.RuleFor(x => x.Kind).IsInEnum());
        }
    }
}

/// <summary>What a finding rests on: an item of the minutes, an indicator, a document.</summary>
public sealed record FindingEvidence(EvidenceKind Kind, Guid RefId);

/// <summary>In which states a supervision takes findings.</summary>
internal static class FindingTaking
{
    /// <summary>Why it takes none; null while it does.</summary>
    public static string? Refusal(CampaignStatus status) => status is CampaignStatus.PlanSent or CampaignStatus.UnderWay or CampaignStatus.FieldworkEnded
        ? null : $"Cuộc giám sát đang ở trạng thái “{status.Label()}” nên không ghi thêm nội dung được.";
}

internal sealed class RecordFindingHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RecordFinding, Created>
{
    public async Task<Created> Handle(RecordFinding command, CancellationToken ct)
    {
        var access = command.VisitId is { } visitId
            ? await gate.Visit(visitId, Subject.Finding, Act.Write, ct)
            : await gate.Campaign(command.CampaignId, Subject.Finding, Act.Write, ct);
        if (access.CampaignId != command.CampaignId) throw RefusedException.NotFound("buổi làm việc");
        if (FindingTaking.Refusal(access.Status) is { } why) throw RefusedException.Conflict("finding.campaign", why);

        if (command.VisitId is { } id) await db.NextItem(id, ct);
        await FindingRows.DemandReferences(db, command.CampaignId, command.UnitId, command.HeadingId, command.Evidence, ct);

        var number = await db.NextFinding(command.CampaignId, ct);
        var findingId = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Findings (Id, CouncilId, CampaignId, VisitId, UnitId, Number, Kind, Text, FoldedText, Field, Severity, CauseNature, CauseGroups, CauseGroupsOpen, Consequence,
                ResponsibleBody, ResponsiblePost, HeadResponsible, HeadingId, IsHeading, AuthorId, RecordedAt, Status, Version)
            VALUES (@findingId, @CouncilId, @CampaignId, @VisitId, @UnitId, @number, @Kind, @Text, @FoldedText, @Field, @Severity, @CauseNature, @CauseGroups, @CauseGroupsOpen, @Consequence,
                @ResponsibleBody, @ResponsiblePost, @HeadResponsible, @HeadingId, @IsHeading, @AuthorId, @RecordedAt, @Status, 1)
            """, new
        {
            findingId,
            command.CampaignId,
            command.VisitId,
            command.UnitId,
            number,
            command.Kind,
            command.Text,
            FoldedText = SearchText.Fold(command.Text),
            command.Field,
            command.Severity,
            command.CauseNature,
            CauseGroups = command.CauseGroups.Count == 0 ? null : string.Join('|', command.CauseGroups),
            command.CauseGroupsOpen,
            command.Consequence,
            command.ResponsibleBody,
            command.ResponsiblePost,
            command.HeadResponsible,
            command.HeadingId,
            command.IsHeading,
            AuthorId = actor.PersonId,
            RecordedAt = clock.GetUtcNow(),
            Status = FindingStatus.Recorded,
        }, ct);
        await db.InsertEvidence(findingId, command.Evidence, ct);

        journal.Add(new FindingRecorded(command.CampaignId, findingId, number, command.Kind, command.VisitId, command.Text));
        return new Created(findingId, number);
    }
}
