using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Audit;

/// <summary>Begins an export of the journal: who took out what is itself in the journal. The rows are then read page by page.</summary>
[Requires(Subject.Journal, Act.Run)]
public sealed record ExportJournal : ICommand<JournalExportBegun>
{
    /// <summary>The journal itself, or who looked at what.</summary>
    public bool OfAccess { get; init; }
    public DateOnly? FromDay { get; init; }
    public DateOnly? ToDay { get; init; }

    public sealed class Validator : AbstractValidator<ExportJournal>
    {
        public Validator() => RuleFor(q => q.ToDay).GreaterThanOrEqualTo(q => q.FromDay).When(q => q.FromDay is not null && q.ToDay is not null)
            .WithMessage("Ngày cuối không được trước ngày đầu.");
    }
}

public sealed record JournalExportBegun(DateTimeOffset At);

internal sealed class ExportJournalHandler(Gate gate, Actor actor, Journal journal, TimeProvider clock) : IRequestHandler<ExportJournal, JournalExportBegun>
{
    public Task<JournalExportBegun> Handle(ExportJournal command, CancellationToken ct)
    {
        gate.Council(Subject.Journal, Act.Run);
        journal.Add(new JournalExported(actor.CouncilId, command.OfAccess, command.FromDay, command.ToDay));
        return Task.FromResult(new JournalExportBegun(clock.GetUtcNow()));
    }
}

public sealed record JournalExported(Guid SubjectId, bool OfAccess, DateOnly? FromDay, DateOnly? ToDay) : IEvent;
