using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Findings;

/// <summary>Puts further evidence under a finding until it stands in a report.</summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record AddFindingEvidence : ICommand<Changed>
{
    public required Guid FindingId { get; init; }
    public required IReadOnlyList<FindingEvidence> Evidence { get; init; }

    public sealed class Validator : AbstractValidator<AddFindingEvidence>
    {
        public Validator()
        {
            RuleFor(c => c.Evidence).NotEmpty().Must(e => e.Count <= 50).WithMessage("“{PropertyName}” tối đa 50 mục.");
            RuleForEach(c => c.Evidence).ChildRules(e => e.RuleFor(x => x.Kind).IsInEnum());
        }
    }
}

internal sealed class AddFindingEvidenceHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AddFindingEvidence, Changed>
{
    public async Task<Changed> Handle(AddFindingEvidence command, CancellationToken ct)
    {
        await gate.Finding(command.FindingId, Act.Write, ct);
        // Takes the lock of the finding's row, so that it does not enter a report meanwhile; nothing that somebody saw is replaced.
        await db.Execute("UPDATE Findings SET Version = Version WHERE Id = @FindingId AND CouncilId = @CouncilId", new { command.FindingId }, ct);
        var finding = await db.LoadFinding(command.FindingId, ct);
        if (finding.Status is not (FindingStatus.Recorded or FindingStatus.Reconciling or FindingStatus.Reconciled))
            throw RefusedException.Conflict("finding.evidence_late", $"Nội dung ghi nhận số {finding.Number} đang ở trạng thái “{finding.Status.Label()}” nên không bổ sung minh chứng được nữa.");
        await db.DemandReferences(finding.CampaignId, null, null, command.Evidence, ct);
        await db.InsertEvidence(finding.Id, command.Evidence, ct);
        journal.Add(new FindingEvidenceAdded(finding.Id, command.Evidence));
        return new Changed(finding.Id, finding.Version);
    }
}

public sealed record FindingEvidenceAdded(Guid SubjectId, IReadOnlyList<FindingEvidence> Evidence) : IEvent;
