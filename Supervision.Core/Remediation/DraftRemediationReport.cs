using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>Begins a unit's report on tasks that it leads. It is the unit's alone until its head approves it.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record DraftRemediationReport : ICommand<Created>
{
    public required string Title { get; init; }

    /// <summary>The unit's own number, where it has one already: "45/BC-UBND".</summary>
    public string? Reference { get; init; }

    public sealed class Validator : AbstractValidator<DraftRemediationReport>
    {
        public Validator()
        {
            RuleFor(c => c.Title).NotEmpty().MaximumLength(500);
            RuleFor(c => c.Reference).MaximumLength(200);
        }
    }
}

internal sealed class DraftRemediationReportHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<DraftRemediationReport, Created>
{
    public async Task<Created> Handle(DraftRemediationReport command, CancellationToken ct)
    {
        gate.Council(Subject.RemediationReport, Act.Write);
        var unitId = actor.UnitId ?? throw RefusedException.Forbidden("Báo cáo kết quả thực hiện do cơ quan chủ trì lập và gửi.", "remediation.unit");
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO RemediationReports (Id, CouncilId, UnitId, Title, Reference, Status, DraftedBy, ItemCount, Version)
            VALUES (@id, @CouncilId, @unitId, @Title, @Reference, @Status, @PersonId, 0, 1)
            """, new { id, unitId, command.Title, command.Reference, Status = RemediationStatus.Draft, actor.PersonId }, ct);
        journal.Add(new RemediationReportDrafted(id, unitId, command.Title, command.Reference));
        return new Created(id);
    }
}

public sealed record RemediationReportDrafted(Guid SubjectId, Guid UnitId, string Title, string? Reference) : IEvent;
