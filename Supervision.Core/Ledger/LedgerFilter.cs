using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Ledger;

/// <summary>What a list of the ledger is limited to.</summary>
public abstract record LedgerFilter
{
    public LedgerOrigin? Origin { get; init; }
    public SourcePaperKind? Kind { get; init; }
    public Guid? LeadUnitId { get; init; }
    public TaskProgress? Progress { get; init; }

    /// <summary>In term without near due; of finished tasks early, on time and late.</summary>
    public Timeliness? Timeliness { get; init; }

    /// <summary>What a figure counted: parents of other tasks are left out.</summary>
    public LedgerSlice? Slice { get; init; }

    /// <summary>Only what is due within these days, each of them with.</summary>
    public DateOnly? DueFrom { get; init; }
    public DateOnly? DueTo { get; init; }

    /// <summary>Only what was closed within these days, each of them with.</summary>
    public DateOnly? ClosedFrom { get; init; }
    public DateOnly? ClosedTo { get; init; }

    /// <summary>The body that supervises, or whose paper it is.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>Only what no body of the council is named for.</summary>
    public bool WithoutBody { get; init; }

    /// <summary>The field of a finding that it was asked for because of.</summary>
    public string? Field { get; init; }

    /// <summary>Only what no field is named for.</summary>
    public bool WithoutField { get; init; }

    /// <summary>Words anywhere in the content, with or without diacritics.</summary>
    public string? Search { get; init; }
}

internal static class LedgerFilters
{
    public static void DemandFilter<T>(this AbstractValidator<T> validator)
        where T : LedgerFilter
    {
        validator.RuleFor(q => q.Origin).IsInEnum();
        validator.RuleFor(q => q.Kind).IsInEnum();
        validator.RuleFor(q => q.Progress).IsInEnum();
        validator.RuleFor(q => q.Timeliness).IsInEnum();
        validator.RuleFor(q => q.Slice).IsInEnum();
        validator.RuleFor(q => q.Field).MaximumLength(200);
        validator.RuleFor(q => q.Search).MaximumLength(200);
    }
}

/// <summary>How many tasks <see cref="LedgerList"/> shows with the same filters, over all its pages.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record LedgerCount : LedgerFilter, IQuery<LedgerCounted>
{
    public sealed class Validator : AbstractValidator<LedgerCount>
    {
        public Validator() => this.DemandFilter();
    }
}

/// <param name="Count">So many tasks.</param>
public sealed record LedgerCounted(long Count);

internal sealed class LedgerCountHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<LedgerCount, LedgerCounted>
{
    public async Task<LedgerCounted> Handle(LedgerCount query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        var today = clock.Today();
        var nearUntil = LedgerDays.NearUntil(await db.Calendar(ct), today, (await db.FollowUpPolicy(today, ct)).NearDays);
        return new LedgerCounted(await db.Value<long>("SELECT COUNT(*) " + LedgerListHandler.From, LedgerListHandler.Arguments(actor, today, nearUntil, query, new LedgerStart(null)), ct));
    }
}
