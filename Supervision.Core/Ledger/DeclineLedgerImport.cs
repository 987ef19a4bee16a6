using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Ledger;

/// <summary>Sends an import back with the reason; nothing of it becomes a task. Whoever filed it files it anew.</summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record DeclineLedgerImport : ICommand<Changed>, IVersioned
{
    public required Guid LedgerImportId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<DeclineLedgerImport>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class DeclineLedgerImportHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<DeclineLedgerImport, Changed>
{
    public async Task<Changed> Handle(DeclineLedgerImport command, CancellationToken ct)
    {
        var import = await db.EnterLedgerImport(gate, command.LedgerImportId, Act.Approve, ct);
        await db.DemandVersion(import.Id, command.Version, import.Version, ct);
        import.DemandWaiting();
        await db.Decide(import, LedgerImportStatus.Declined, actor.PersonId, clock.Today(), command.Reason, ct);
        journal.Add(new LedgerImportDeclined(import.Id, import.SourcePaperId, command.Reason), new { import.Status, import.FiledBy });
        if (import.FiledBy != actor.PersonId) await db.TellDecided(import, await db.LoadSourcePaper(import.SourcePaperId, ct), command.Reason, ct);
        return new Changed(import.Id, import.Version + 1);
    }
}

public sealed record LedgerImportDeclined(Guid SubjectId, Guid SourcePaperId, string Reason) : IEvent;
