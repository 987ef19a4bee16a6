using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Dispatches;

/// <summary>A receiver has the paper: the unit says so itself, or the clerk writes down what came back by post, mail or the province's system.</summary>
[Requires(Subject.Paper, Act.Write)]
[ForArchived("That something arrived is said by whoever received it, whenever that is.")]
public sealed record AcknowledgePaper : ICommand<Changed>
{
    public required Guid PaperId { get; init; }

    /// <summary>Which dispatch the clerk means; a unit acknowledges its own.</summary>
    public Guid? DispatchId { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Who took it, by post.</summary>
    public required string ReceivedBy { get; init; }

    public sealed class Validator : AbstractValidator<AcknowledgePaper>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.ReceivedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.ReceivedBy).NotEmpty().MaximumLength(200);
        }
    }
}

internal sealed class AcknowledgePaperHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<AcknowledgePaper, Changed>
{
    public async Task<Changed> Handle(AcknowledgePaper command, CancellationToken ct)
    {
        var access = await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        if (!access.IsUnit) await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        await db.HoldPaper(command.PaperId, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        var sent = await db.List<Row>("""
            SELECT Id, UnitId, Status, SentOn FROM PaperDispatches
            WHERE PaperId = @PaperId AND CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR UnitId = @ActorUnitId)
            ORDER BY Seq
            """, new { command.PaperId }, ct);
        var mine = sent.Where(d => access.IsUnit ? d.Status is DispatchStatus.Sent : d.Id == command.DispatchId).ToList();
        if (mine.Count == 0)
            throw sent.Any(d => access.IsUnit && d.Status is DispatchStatus.Acknowledged)
                ? RefusedException.Conflict("dispatch.acknowledged", "Đơn vị đã xác nhận nhận văn bản này.")
                : RefusedException.NotFound("lần gửi văn bản");
        if (mine.FirstOrDefault(d => d.Status is not (DispatchStatus.Sent or DispatchStatus.Failed or DispatchStatus.Waiting)) is { } done)
            throw RefusedException.Conflict("dispatch.acknowledged", $"Lần gửi này đang ở trạng thái “{done.Status.Label()}”.");
        EventDate.Demand(nameof(command.ReceivedOn), command.ReceivedOn, clock.Today(), [new PastEvent("ngày gửi", mine.Max(d => d.SentOn))]);

        return await db.Acknowledge(journal, paper, [.. mine.Select(d => d.Id)], actor.UnitId, command.ReceivedOn, command.ReceivedBy, ct);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public Guid? UnitId { get; init; }
        public required DispatchStatus Status { get; init; }
        public required DateOnly SentOn { get; init; }
    }
}
