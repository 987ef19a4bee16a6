using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Registers;

/// <summary>Says who deals with an incoming document, by when, how far it is and by which paper it was answered.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record HandleIncoming : ICommand<Changed>, IVersioned
{
    public required Guid IncomingDocumentId { get; init; }
    public required int Version { get; init; }
    public required string HandledBy { get; init; }

    /// <summary>The day it was passed on to them.</summary>
    public required DateOnly PassedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public required IncomingProgress Progress { get; init; }

    /// <summary>"45/HĐND-VP": the paper that answers it.</summary>
    public string? AnswerReference { get; init; }
    public string? Note { get; init; }

    public sealed class Validator : AbstractValidator<HandleIncoming>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.HandledBy).NotEmpty().MaximumLength(300);
            RuleFor(c => c.PassedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Progress).IsInEnum();
            RuleFor(c => c.AnswerReference).MaximumLength(100);
            RuleFor(c => c.Note).MaximumLength(1000);
        }
    }
}

internal sealed class HandleIncomingHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<HandleIncoming, Changed>
{
    public async Task<Changed> Handle(HandleIncoming command, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Write);
        var before = await db.LoadIncoming(command.IncomingDocumentId, ct);
        await db.DemandVersion(before.Id, command.Version, before.Version, ct);
        if (command.PassedOn < before.ArrivedOn)
            throw RefusedException.Invalid("incoming.passed_on", nameof(command.PassedOn), "Ngày chuyển không được trước ngày đến.");
        await db.Update("""
            UPDATE IncomingDocuments
            SET HandledBy = @HandledBy, PassedOn = @PassedOn, DueOn = @DueOn, Progress = @Progress, AnswerReference = @AnswerReference, Note = @Note, Version = Version + 1
            WHERE Id = @IncomingDocumentId AND CouncilId = @CouncilId AND Version = @Version
            """, command, ct);
        journal.Add(
            new IncomingHandled(before.Id, command.HandledBy, command.PassedOn, command.DueOn, command.Progress, command.AnswerReference, command.Note),
            new { before.HandledBy, before.PassedOn, before.DueOn, before.Progress, before.AnswerReference, before.Note });
        return new Changed(before.Id, before.Version + 1);
    }
}

public sealed record IncomingHandled(
    Guid SubjectId, string HandledBy, DateOnly PassedOn, DateOnly? DueOn, IncomingProgress Progress, string? AnswerReference, string? Note) : IEvent;
