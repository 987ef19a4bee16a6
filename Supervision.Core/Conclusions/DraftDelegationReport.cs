using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>Begins a delegation's report to the body that founded it, once the fieldwork has ended. One report a delegation.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record DraftDelegationReport : ICommand<Created>
{
    public required Guid CampaignId { get; init; }
    public required Guid DelegationId { get; init; }

    /// <summary>How the supervision was carried out: "Khái quát cuộc giám sát".</summary>
    public required string Overview { get; init; }
    public string? Responsibility { get; init; }

    /// <summary>What the delegation proposes that the founding body conclude and recommend.</summary>
    public string? Recommendations { get; init; }

    public sealed class Validator : AbstractValidator<DraftDelegationReport>
    {
        public Validator()
        {
            RuleFor(c => c.Overview).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Responsibility).MaximumLength(20_000);
            RuleFor(c => c.Recommendations).MaximumLength(20_000);
        }
    }
}

internal sealed class DraftDelegationReportHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<DraftDelegationReport, Created>
{
    public async Task<Created> Handle(DraftDelegationReport command, CancellationToken ct)
    {
        var access = await gate.Campaign(command.CampaignId, Subject.Conclusion, Act.Write, ct);
        if (access.Status is not CampaignStatus.FieldworkEnded)
            throw RefusedException.Conflict("report.campaign", $"Cuộc giám sát đang ở trạng thái “{access.Status.Label()}”; báo cáo của Đoàn chỉ được soạn khi đã kết thúc thực địa.");
        if (await db.Value<long>("SELECT COUNT(*) FROM Delegations WHERE Id = @DelegationId AND CampaignId = @CampaignId AND CouncilId = @CouncilId",
            new { command.DelegationId, command.CampaignId }, ct) == 0)
            throw RefusedException.NotFound("Đoàn giám sát");

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO DelegationReports (Id, CouncilId, CampaignId, DelegationId, Status, Overview, Responsibility, Recommendations, DraftedBy, ItemCount, Version)
            VALUES (@id, @CouncilId, @CampaignId, @DelegationId, @Status, @Overview, @Responsibility, @Recommendations, @PersonId, 0, 1)
            """, new
        {
            id,
            command.CampaignId,
            command.DelegationId,
            Status = ReportStatus.Draft,
            command.Overview,
            command.Responsibility,
            command.Recommendations,
            actor.PersonId,
        }, ct);
        journal.Add(new DelegationReportDrafted(id, command.CampaignId, command.DelegationId));
        return new Created(id);
    }
}

public sealed record DelegationReportDrafted(Guid SubjectId, Guid CampaignId, Guid DelegationId) : IEvent;
