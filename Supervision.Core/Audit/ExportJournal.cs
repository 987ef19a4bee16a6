using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>Begins an export of the journal: who took out what is itself in the journal. The rows are then read page by page.</summary>
[Requires(Subject.Journal, Act.Run)]
[ForArchived("A copy is taken; what happened stays in the journal.")]
public sealed record ExportJournal : ICommand<JournalExportBegun>
{
    /// <summary>The journal itself, or who looked at what.</summary>
    public bool OfAccess { get; init; }
    public DateOnly? FromDay { get; init; }
    public DateOnly? ToDay { get; init; }

    /// <summary>Only what this person did.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Only what happened to this; the log of looks does not ask.</summary>
    public Guid? About { get; init; }

    /// <summary>Only events of this name; the log of looks does not ask.</summary>
    public string? EventName { get; init; }

    public sealed class Validator : AbstractValidator<ExportJournal>
    {
        public Validator()
        {
            RuleFor(q => q.EventName).MaximumLength(100);
            RuleFor(q => q.ToDay).GreaterThanOrEqualTo(q => q.FromDay).When(q => q.FromDay is not null && q.ToDay is not null)
                .WithMessage("Ngày cuối không được trước ngày đầu.");
        }
    }
}

public sealed record JournalExportBegun(DateTimeOffset At);

internal sealed class ExportJournalHandler(Db db, Gate gate, Actor actor, Journal journal, TimeProvider clock) : IRequestHandler<ExportJournal, JournalExportBegun>
{
    public async Task<JournalExportBegun> Handle(ExportJournal command, CancellationToken ct)
    {
        gate.Council(Subject.Journal, Act.Run);
        // What is asked for is kept with who asked: nothing of another council.
        if (command.PersonId is not null && await db.Value<long>("SELECT COUNT(*) FROM People WHERE Id = @PersonId AND CouncilId = @CouncilId", new { command.PersonId }, ct) == 0) throw RefusedException.NotFound("người");
        if (command.About is not null && await db.Value<long>("SELECT CASE WHEN EXISTS (SELECT 1 FROM Journal WHERE SubjectId = @About AND CouncilId = @CouncilId) THEN 1 ELSE 0 END", new { command.About }, ct) == 0) throw RefusedException.NotFound("hồ sơ");
        journal.Add(new JournalExported(actor.CouncilId, command.OfAccess, command.FromDay, command.ToDay)
        {
            PersonId = command.PersonId,
            About = command.About,
            EventName = command.EventName,
        });
        return new JournalExportBegun(clock.GetUtcNow());
    }
}

public sealed record JournalExported(Guid SubjectId, bool OfAccess, DateOnly? FromDay, DateOnly? ToDay) : IEvent
{
    public Guid? PersonId { get; init; }
    public Guid? About { get; init; }
    public string? EventName { get; init; }
}
