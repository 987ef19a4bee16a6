using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Composers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Extensions;

/// <summary>
/// Grants or refuses more time by a numbered paper: only the body that concluded. Granted, the current deadline moves and the original one stays. Whoever gave the opinion decides only in a commune,
/// where one or two people do everything.
/// </summary>
[Requires(Subject.Extension, Act.Approve)]
public sealed record DecideExtension : ICommand<Changed>, IVersioned
{
    public required Guid ExtensionRequestId { get; init; }
    public required int Version { get; init; }
    public required bool Granted { get; init; }

    /// <summary>The deciding paper: "31/HĐND-VP".</summary>
    public required string DecisionReference { get; init; }

    /// <summary>The date of the paper.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The new deadline where it is not the one that was asked for.</summary>
    public DateOnly? NewDueOn { get; init; }

    /// <summary>Why it is refused, or granted otherwise than asked.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// It is granted although it goes past the limits that the product is shipped with, which bind nobody; the reason says why. The council's own limits are not passed.
    /// </summary>
    public bool ConfirmsBeyondLimit { get; init; }

    /// <summary>The number stands in the outgoing register as that of a notice, a decision or a resolution, and that paper decides this.</summary>
    public bool SharesNumber { get; init; }

    public sealed class Validator : AbstractValidator<DecideExtension>
    {
        public Validator()
        {
            RuleFor(c => c.DecisionReference).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Reason).NotEmpty().When(c => !c.Granted).WithMessage("Nêu “{PropertyName}” khi không chấp thuận.");
            RuleFor(c => c.Reason).NotEmpty().When(c => c.ConfirmsBeyondLimit).WithMessage("Nêu “{PropertyName}” khi chấp thuận vượt giới hạn.");
            RuleFor(c => c.ConfirmsBeyondLimit).Equal(false).When(c => !c.Granted).WithMessage("“{PropertyName}” chỉ chọn khi chấp thuận.");
            RuleFor(c => c.Reason).MaximumLength(2000);
            RuleFor(c => c.NewDueOn).Null().When(c => !c.Granted).WithMessage("“{PropertyName}” chỉ đặt khi chấp thuận.");
        }
    }
}

internal sealed class DecideExtensionHandler(Db db, Journal journal, Gate gate, Actor actor, StatedNumbers numbers, TimeProvider clock) : IRequestHandler<DecideExtension, Changed>
{
    public async Task<Changed> Handle(DecideExtension command, CancellationToken ct)
    {
        var (request, access) = await db.EnterExtension(gate, command.ExtensionRequestId, Act.Approve, ct);
        await db.DemandVersion(request.Id, command.Version, request.Version, ct);
        var task = await db.LoadTask(request.TaskId, ct);
        await db.DemandConcludingBody(access, task, ct);
        await DemandOther(request, ct);
        var moved = request.Take(command.Granted ? ExtensionStep.Grant : ExtensionStep.Refuse, command.DecidedOn);
        EventDate.Demand(nameof(command.DecidedOn), command.DecidedOn, clock.Today(), [new PastEvent("ngày gửi đề nghị", request.SentOn), new PastEvent("ngày cho ý kiến", request.OpinionOn)]);

        (request.DecisionReference, request.DecisionReason, request.DecidedOn, request.DecidedBy) = (command.DecisionReference, command.Reason, command.DecidedOn, actor.PersonId);
        if (command.Granted)
        {
            var dueOn = command.NewDueOn ?? request.RequestedDueOn;
            task.DemandExtendable();
            task.DemandLater(command.NewDueOn is null ? nameof(request.RequestedDueOn) : nameof(command.NewDueOn), dueOn, command.DecidedOn);
            if (await db.BeyondLimits(task, nameof(command.NewDueOn), dueOn, command.DecidedOn, ct) is { } beyond && !command.ConfirmsBeyondLimit)
                throw RefusedException.Invalid("extension.beyond_limit", nameof(command.ConfirmsBeyondLimit), $"{beyond} Vẫn chấp thuận thì chọn “Có” ở đây và nêu lý do.");
            await db.MoveRolled(journal, task, DateAxis.Deadline, dueOn, DateChangeReason.Extension, command.DecidedOn, request.Id, ct);
            request.GrantedDueOn = dueOn;
            await db.Save(task, ct);
        }
        await db.Save(request, ct);
        await numbers.Enter(new StatedPaper
        {
            Kind = PaperKind.ExtensionAnswer,
            RecordId = request.Id,
            BodyId = (await db.BodyOfTask(task.Id, ct)).Id,
            UnitId = request.UnitId,
            Reference = command.DecisionReference,
            On = command.DecidedOn,
            Title = "V/v trả lời đề nghị gia hạn thời hạn thực hiện nội dung yêu cầu, kiến nghị sau giám sát",
            Field = nameof(command.DecisionReference),
            DateField = nameof(command.DecidedOn),
            SharesNumber = command.SharesNumber,
            SharingField = nameof(command.SharesNumber),
        }, ct);
        journal.Add(moved);
        journal.Add(new ExtensionDecided(request.Id, task.Id, command.Granted, command.DecisionReference, command.DecidedOn, request.GrantedDueOn, command.Reason, command.ConfirmsBeyondLimit, command.SharesNumber));
        await db.TellDecided(request, command.Granted ? task.DueOn : null, ct);
        return new Changed(request.Id, request.Version + 1);
    }

    private async Task DemandOther(ExtensionRequest request, CancellationToken ct)
    {
        if (request.DraftedBy == actor.PersonId || request.SentBy == actor.PersonId)
            await db.DemandOtherHands(FourEyesDuty.ExtensionDeciding, "Người lập, gửi đề nghị không tự quyết định gia hạn.", ct);
        await db.DemandServesNotUnit(request.UnitId, clock.Today(), ct);
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM Journal j WHERE j.SubjectId = @Id AND j.Event = 'ExtensionOpinionGiven' AND j.ActorId = @ActorId AND j.CouncilId = @CouncilId
            """, new { request.Id }, ct) > 0)
            await db.DemandOtherHands(FourEyesDuty.ExtensionOpinion, "Người đã cho ý kiến không đồng thời quyết định gia hạn.", ct);
    }
}

public sealed record ExtensionDecided(
    Guid SubjectId, Guid TaskId, bool Granted, string DecisionReference, DateOnly On, DateOnly? DueOn, string? Reason, bool ConfirmsBeyondLimit, bool SharesNumber) : IEvent;
