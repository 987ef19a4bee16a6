using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.References;

/// <summary>
/// Registers something that is not supervision by a council but is kept beside it: a unit's remediation plan, an internal review, a Party committee's meeting.
/// Its date may be missing.
/// </summary>
[Requires(Subject.ReferenceCase, Act.Write)]
public sealed record RegisterReferenceCase : ICommand<Created>
{
    public required string Code { get; init; }
    public required ReferenceKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>Whose meeting or plan it is.</summary>
    public required string BodyName { get; init; }

    /// <summary>Whom it is about.</summary>
    public required string UnitName { get; init; }
    public string? Place { get; init; }
    public DateOnly? HeldOn { get; init; }

    /// <summary>The year or the day was concluded by whoever typed it in.</summary>
    public bool HeldOnInferred { get; init; }
    public Session? Session { get; init; }

    /// <summary>Last day of the period reported on.</summary>
    public DateOnly? ReportPeriodEnd { get; init; }
    public string? PeriodText { get; init; }
    public string? SourceKind { get; init; }
    public string? SourceName { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public TimeOnly? PublishedTime { get; init; }
    public string? Note { get; init; }

    public sealed class Validator : AbstractValidator<RegisterReferenceCase>
    {
        public Validator()
        {
            RuleFor(c => c.Code).NotEmpty().MaximumLength(40);
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Title).NotEmpty().MaximumLength(500);
            RuleFor(c => c.BodyName).NotEmpty().MaximumLength(300);
            RuleFor(c => c.UnitName).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Place).MaximumLength(300);
            RuleFor(c => c.HeldOnInferred).Equal(false).When(c => c.HeldOn is null).WithMessage("Không có ngày thì không có ngày suy diễn.");
            RuleFor(c => c.Session).IsInEnum();
            RuleFor(c => c.PeriodText).MaximumLength(500);
            RuleFor(c => c.SourceKind).MaximumLength(200);
            RuleFor(c => c.SourceName).MaximumLength(300);
            RuleFor(c => c.PublishedTime).Null().When(c => c.PublishedOn is null).WithMessage("Có giờ đăng thì phải có ngày đăng.");
            RuleFor(c => c.Note).MaximumLength(2000);
        }
    }
}

internal sealed class RegisterReferenceCaseHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RegisterReferenceCase, Created>
{
    public async Task<Created> Handle(RegisterReferenceCase command, CancellationToken ct)
    {
        gate.Council(Subject.ReferenceCase, Act.Write);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO ReferenceCases (Id, CouncilId, Code, Kind, Title, BodyName, UnitName, Place, HeldOn, HeldOnInferred, Session, ReportPeriodEnd, PeriodText,
                SourceKind, SourceName, PublishedOn, PublishedTime, Note, ItemCount, Version)
            VALUES (@id, @CouncilId, @Code, @Kind, @Title, @BodyName, @UnitName, @Place, @HeldOn, @HeldOnInferred, @Session, @ReportPeriodEnd, @PeriodText,
                @SourceKind, @SourceName, @PublishedOn, @Time, @Note, 0, 1)
            """, new
        {
            id,
            command.Code,
            command.Kind,
            command.Title,
            command.BodyName,
            command.UnitName,
            command.Place,
            command.HeldOn,
            command.HeldOnInferred,
            command.Session,
            command.ReportPeriodEnd,
            command.PeriodText,
            command.SourceKind,
            command.SourceName,
            command.PublishedOn,
            Time = command.PublishedTime.ToColumn(),
            command.Note,
        }, ct);
        journal.Add(new ReferenceCaseRegistered(id, command.Code, command.Kind, command.Title, command.HeldOn));
        return new Created(id);
    }
}

public sealed record ReferenceCaseRegistered(Guid SubjectId, string Code, ReferenceKind Kind, string Title, DateOnly? HeldOn) : IEvent;
