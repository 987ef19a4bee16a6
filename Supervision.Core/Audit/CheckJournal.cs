using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>Checks a piece of the chain of one's own council; the next piece begins where this one ended, so that whoever asks sees how far it is.</summary>
[Requires(Subject.Journal, Act.Run)]
public sealed record CheckJournal : IQuery<JournalCheckStep>
{
    /// <summary>How many rows of the chain were checked before; 0 at the beginning.</summary>
    public long After { get; init; }
    public int Take { get; init; } = 10_000;

    public sealed class Validator : AbstractValidator<CheckJournal>
    {
        public Validator()
        {
            RuleFor(q => q.After).GreaterThanOrEqualTo(0);
            RuleFor(q => q.Take).InclusiveBetween(1, 20_000);
        }
    }
}

public sealed record JournalCheckStep
{
    /// <summary>So many rows are checked by now, this piece among them.</summary>
    public required long Checked { get; init; }
    public required long Total { get; init; }

    /// <summary>What to send as <see cref="CheckJournal.After"/> next; null at the end.</summary>
    public long? Next { get; init; }

    /// <summary>What is not as it was written, in this piece.</summary>
    public required IReadOnlyList<JournalFault> Faults { get; init; }
}

internal sealed class CheckJournalHandler(Db db, Gate gate, Actor actor, JournalChecker checker) : IRequestHandler<CheckJournal, JournalCheckStep>
{
    public async Task<JournalCheckStep> Handle(CheckJournal query, CancellationToken ct)
    {
        gate.Council(Subject.Journal, Act.Run);
        var total = await db.SealCount(actor.CouncilId, ct);
        var slice = await checker.CheckSlice(actor.CouncilId, query.After, query.Take, await SealTimes.Read(db, ct), ct);
        return new JournalCheckStep
        {
            Checked = slice.After,
            Total = total,
            Next = slice.Checked == query.Take ? slice.After : null,
            Faults = [.. slice.Faults.Take(JournalChecker.MostFaults)],
        };
    }
}
