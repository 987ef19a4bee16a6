using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Registers;

/// <summary>Enters a document that came in: it gets its arrival number of the year, and the day for the stamp "ĐẾN".</summary>
[Requires(Subject.Paper, Act.Number)]
[ForArchived("What comes in is registered, whatever it is about.")]
public sealed record RegisterIncoming : ICommand<Created>
{
    public required DateOnly ArrivedOn { get; init; }

    /// <summary>A unit of the directory; else <see cref="Sender"/> says who.</summary>
    public Guid? SenderUnitId { get; init; }
    public string? Sender { get; init; }

    /// <summary>"Báo cáo", "Công văn".</summary>
    public required string TypeName { get; init; }
    public string? Reference { get; init; }

    /// <summary>The date that the document bears.</summary>
    public DateOnly? DatedOn { get; init; }
    public required string Title { get; init; }

    /// <summary>The paper of ours that it answers; that paper's receiver has then answered.</summary>
    public Guid? AnswersPaperId { get; init; }

    /// <summary>Who is to deal with it, and by when.</summary>
    public string? HandledBy { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Note { get; init; }

    public sealed class Validator : AbstractValidator<RegisterIncoming>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.ArrivedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Sender).NotEmpty().When(c => c.SenderUnitId is null).MaximumLength(300);
            RuleFor(c => c.TypeName).NotEmpty().MaximumLength(100);
            RuleFor(c => c.Reference).MaximumLength(100);
            RuleFor(c => c.DatedOn).LessThanOrEqualTo(c => c.ArrivedOn);
            RuleFor(c => c.Title).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.HandledBy).MaximumLength(300);
            RuleFor(c => c.DueOn).GreaterThanOrEqualTo(c => c.ArrivedOn);
            RuleFor(c => c.Note).MaximumLength(1000);
        }
    }
}

internal sealed class RegisterIncomingHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RegisterIncoming, Created>
{
    private const string Series = "ĐẾN";

    public async Task<Created> Handle(RegisterIncoming command, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Number);
        if (command.AnswersPaperId is { } paper) await gate.OfficialPaper(paper, Act.Read, ct);
        await RegisterBooks.DemandOpen(db, Register.Incoming, "", command.ArrivedOn.Year, nameof(command.ArrivedOn), ct);
        var sender = command.SenderUnitId is { } unit
            ? await db.UnitNameOn(unit, command.ArrivedOn, ct)
            : command.Sender!.Trim();
        var again = command.Reference is { } reference ? await db.Value<int?>("""
            SELECT MAX(Number) FROM IncomingDocuments
            WHERE CouncilId = @CouncilId AND Reference = @reference AND Sender = @sender AND (DatedOn = @DatedOn OR (DatedOn IS NULL AND @DatedOn IS NULL))
            """, new { reference, sender, command.DatedOn }, ct) : null;
        if (again is { } already)
            throw RefusedException.Conflict("incoming.twice", $"Văn bản số {command.Reference} của {sender} đã được đăng ký, số đến {already:00}.", nameof(command.Reference));

        var number = await NumberCounters.Next(db, Series, command.ArrivedOn.Year, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO IncomingDocuments (Id, CouncilId, Year, Number, ArrivedOn, SenderUnitId, Sender, TypeName, Reference, DatedOn, Title, AnswersPaperId, HandledBy, DueOn, Progress, Note,
                RegisteredBy, RegisteredAt, Version)
            VALUES (@id, @CouncilId, @Year, @number, @ArrivedOn, @SenderUnitId, @sender, @TypeName, @Reference, @DatedOn, @Title, @AnswersPaperId, @HandledBy, @DueOn, @Progress, @Note,
                @ActorId, @RegisteredAt, 1)
            """, new
        {
            id,
            command.ArrivedOn.Year,
            number,
            command.ArrivedOn,
            command.SenderUnitId,
            sender,
            command.TypeName,
            command.Reference,
            command.DatedOn,
            command.Title,
            command.AnswersPaperId,
            command.HandledBy,
            command.DueOn,
            Progress = command.HandledBy is null ? IncomingProgress.Registered : IncomingProgress.Handling,
            command.Note,
            RegisteredAt = clock.GetUtcNow(),
        }, ct);
        journal.Add(new IncomingRegistered(id, number, command.ArrivedOn, sender, command.TypeName, command.Reference, command.DatedOn, command.Title, command.AnswersPaperId, command.HandledBy,
            command.DueOn, command.Note));
        return new Created(id, number);
    }
}

public sealed record IncomingRegistered(
    Guid SubjectId, int Number, DateOnly ArrivedOn, string Sender, string TypeName, string? Reference, DateOnly? DatedOn, string Title, Guid? AnswersPaperId, string? HandledBy, DateOnly? DueOn,
    string? Note) : IEvent;
