using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>Confirms that changes of rights were seen and are right. Nobody confirms what they did themselves, or what gave them their right.</summary>
[Requires(Subject.Journal, Act.Confirm)]
public sealed record ConfirmRightsAlerts : ICommand<RightsAlertsConfirmedAnswer>
{
    public IReadOnlyList<Guid> RightsAlertIds { get; init; } = [];
    public string? Note { get; init; }

    public sealed class Validator : AbstractValidator<ConfirmRightsAlerts>
    {
        public Validator()
        {
            RuleFor(c => c.RightsAlertIds).NotEmpty().WithMessage("Hãy chọn ít nhất một thay đổi.").Must(ids => ids.Count <= 200).WithMessage("Mỗi lần xác nhận nhiều nhất 200 thay đổi.");
            RuleFor(c => c.Note).MaximumLength(500);
        }
    }
}

public sealed record RightsAlertsConfirmedAnswer(int Confirmed);

internal sealed class ConfirmRightsAlertsHandler(Db db, Gate gate, Actor actor, Journal journal, TimeProvider clock) : IRequestHandler<ConfirmRightsAlerts, RightsAlertsConfirmedAnswer>
{
    public async Task<RightsAlertsConfirmedAnswer> Handle(ConfirmRightsAlerts command, CancellationToken ct)
    {
        gate.Council(Subject.Journal, Act.Confirm);
        var ids = command.RightsAlertIds.Distinct().ToList();
        var found = await db.List<Row>("""
            SELECT r.Id, j.ActorId, CASE WHEN
            """ + RightsConfirming.By("@ActorId") + """
             THEN 1 ELSE 0 END AS MayConfirm
            FROM RightsAlerts r
            LEFT JOIN Journal j ON j.Id = r.JournalId
            WHERE r.CouncilId = @CouncilId AND r.Id IN @ids
            """, new { ids, today = clock.Today() }, ct);
        if (found.Count != ids.Count) throw RefusedException.NotFound("thay đổi về quyền");
        if (found.Any(row => row.ActorId == actor.PersonId || (row.ActorId is not null && row.ActorId == actor.Identity.ActingFor?.PersonId)))
            throw RefusedException.Conflict("rights.own_change", "Người đã thực hiện thay đổi không tự xác nhận được; cần người khác xác nhận.", nameof(command.RightsAlertIds));
        if (found.Any(row => !row.MayConfirm))
            throw RefusedException.Conflict("rights.own_right", "Người được giao quyền không tự xác nhận quyền của mình; cần người khác xác nhận.", nameof(command.RightsAlertIds));
        var confirmed = await db.Execute("""
            UPDATE RightsAlerts SET ConfirmedBy = @ActorId, ConfirmedAt = @now, ConfirmNote = @Note
            WHERE CouncilId = @CouncilId AND Id IN @ids AND ConfirmedAt IS NULL
            """, new { ids, now = clock.GetUtcNow(), command.Note }, ct);
        if (confirmed > 0) journal.Add(new RightsAlertsConfirmed(actor.CouncilId, ids, command.Note));
        return new RightsAlertsConfirmedAnswer(confirmed);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public Guid? ActorId { get; init; }
        public required bool MayConfirm { get; init; }
    }
}

public sealed record RightsAlertsConfirmed(Guid SubjectId, IReadOnlyList<Guid> RightsAlertIds, string? Note) : IEvent;
