using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>Puts a paper into the ledger that asks something of units and comes from no campaign.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record RegisterSourcePaper : ICommand<Created>
{
    public required SourcePaperKind Kind { get; init; }

    /// <summary>"25/NQ-HĐND".</summary>
    public required string Reference { get; init; }

    /// <summary>The paper's date, or the day of the session.</summary>
    public required DateOnly IssuedOn { get; init; }
    public required string Issuer { get; init; }
    public required string Title { get; init; }

    /// <summary>The body that follows it up and confirms; the Standing Board alone when left out.</summary>
    public Guid? BodyId { get; init; }

    public sealed class Validator : AbstractValidator<RegisterSourcePaper>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Reference).NotEmpty().MaximumLength(200);
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Issuer).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Title).NotEmpty().MaximumLength(1000);
        }
    }
}

internal sealed class RegisterSourcePaperHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<RegisterSourcePaper, Created>
{
    public async Task<Created> Handle(RegisterSourcePaper command, CancellationToken ct)
    {
        if (command.BodyId is { } bodyId) await gate.Body(bodyId, Subject.FollowUpTask, Act.Write, ct);
        else gate.Council(Subject.FollowUpTask, Act.Write);
        // Roles of a delegation write in its campaign alone, and a committee's leader for the committee.
        if (command.BodyId is null && !actor.Identity.Roles.Any(role => role is Role.StandingBoard or Role.Office))
            throw RefusedException.Forbidden("Văn bản nguồn không thuộc cuộc giám sát do Văn phòng hoặc Thường trực Hội đồng nhân dân ghi vào sổ.");

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO SourcePapers (Id, CouncilId, Kind, Reference, IssuedOn, Issuer, Title, FoldedTitle, BodyId, RegisteredBy, ItemCount, Version)
            VALUES (@id, @CouncilId, @Kind, @Reference, @IssuedOn, @Issuer, @Title, @FoldedTitle, @BodyId, @ActorId, 0, 1)
            """, new { id, command.Kind, command.Reference, command.IssuedOn, command.Issuer, command.Title, FoldedTitle = SearchText.Fold(command.Title), command.BodyId }, ct);
        journal.Add(new SourcePaperRegistered(id, command.Kind, command.Reference, command.IssuedOn, command.Title));
        return new Created(id);
    }
}

public sealed record SourcePaperRegistered(Guid SubjectId, SourcePaperKind Kind, string Reference, DateOnly IssuedOn, string Title) : IEvent;
