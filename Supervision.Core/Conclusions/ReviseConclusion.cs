using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>Rewrites a drafted conclusion. Clauses come in their new order; one that a task is split from keeps its id, or the task goes first.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record ReviseConclusion : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }
    public required int Version { get; init; }
    public required string Abstract { get; init; }
    public required IReadOnlyList<NewClause> Clauses { get; init; }
    public string? RemedyBy { get; init; }
    public string? ExecuteBy { get; init; }
    public string? ReportBy { get; init; }
    public DateOnly? ReportDueOn { get; init; }

    /// <summary>The day that the figures in it were taken; asked for before it is laid before its signer.</summary>
    public DateOnly? FiguresAsOf { get; init; }

    public sealed class Validator : AbstractValidator<ReviseConclusion>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Abstract).NotEmpty().MaximumLength(1000);
            RuleFor(c => c.Clauses).NotEmpty().Must(clauses => clauses.Count <= 300).WithMessage("“{PropertyName}” tối đa 300 mục.");
            RuleFor(c => c.Clauses).Must(clauses => clauses.Where(c => c.Id is not null).Select(c => c.Id).Distinct().Count() == clauses.Count(c => c.Id is not null))
                .WithMessage("“{PropertyName}” có mục bị lặp.");
            RuleForEach(c => c.Clauses).SetValidator(new NewClause.Validator());
            RuleFor(c => c.RemedyBy).MaximumLength(1000);
            RuleFor(c => c.ExecuteBy).MaximumLength(1000);
            RuleFor(c => c.ReportBy).MaximumLength(1000);
            RuleFor(c => c.FiguresAsOf).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class ReviseConclusionHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ReviseConclusion, Changed>
{
    public async Task<Changed> Handle(ReviseConclusion command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Write, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);
        conclusion.DemandDraft();
        await ClauseFindings.Demand(db, conclusion, command.Clauses, ct);

        var before = await db.PlacedClauses(conclusion.Id, ct);
        if (command.Clauses.Any(c => c.Id is { } id && before.All(b => b.Id != id))) throw RefusedException.NotFound("điểm của văn bản");
        var kept = command.Clauses.Select(c => c.Id).OfType<Guid>().ToHashSet();
        foreach (var gone in before.Where(b => !kept.Contains(b.Id))) await Delete(gone, ct);
        // Out of the way first: a number stands once in a conclusion.
        await db.Execute("UPDATE ConclusionClauses SET Number = -Number WHERE ConclusionId = @Id AND CouncilId = @CouncilId", new { conclusion.Id }, ct);
        foreach (var (clause, i) in command.Clauses.Select((c, i) => (c, i)))
        {
            if (clause.Id is { } id)
                await db.Execute("UPDATE ConclusionClauses SET Number = @Number, Block = @Block, Text = @Text, FindingId = @FindingId WHERE Id = @id AND CouncilId = @CouncilId",
                    new { id, Number = i + 1, clause.Block, clause.Text, clause.FindingId }, ct);
            else
                await db.InsertClause(conclusion.Id, new Clause { Id = Guid.CreateVersion7(), Number = i + 1, Block = clause.Block, Text = clause.Text, FindingId = clause.FindingId }, ct);
        }

        var old = new { conclusion.Abstract, conclusion.RemedyBy, conclusion.ExecuteBy, conclusion.ReportBy, conclusion.ReportDueOn, conclusion.FiguresAsOf, conclusion.DraftedBy, Clauses = before };
        conclusion.Abstract = command.Abstract;
        conclusion.RemedyBy = command.RemedyBy;
        conclusion.ExecuteBy = command.ExecuteBy;
        conclusion.ReportBy = command.ReportBy;
        conclusion.ReportDueOn = command.ReportDueOn;
        conclusion.FiguresAsOf = command.FiguresAsOf;
        conclusion.DraftedBy = actor.PersonId;
        await db.Save(conclusion, ct);
        var after = await db.PlacedClauses(conclusion.Id, ct);
        journal.Add(
            new ConclusionRevised(conclusion.Id, command.Abstract, command.RemedyBy, command.ExecuteBy, command.ReportBy, command.ReportDueOn, conclusion.DraftedBy, await db.Clauses(conclusion.Id, ct), command.FiguresAsOf),
            old);
        if ((old.Abstract, old.RemedyBy, old.ExecuteBy, old.ReportBy, old.ReportDueOn) != (command.Abstract, command.RemedyBy, command.ExecuteBy, command.ReportBy, command.ReportDueOn)
            || !before.Select(Said).SequenceEqual(after.Select(Said)))
            await db.LetVoteLapse(journal, conclusion.Id, ct);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }

    // The day that the figures are of may be filled in until it is issued; the rest is what was voted on.
    private static (ClauseBlock, string, bool) Said(Clause clause) => (clause.Block, clause.Text, clause.IsViolation);

    private async Task Delete(Clause clause, CancellationToken ct)
    {
        if (await db.Value<long>("SELECT COUNT(*) FROM TaskSources WHERE ClauseId = @Id AND CouncilId = @CouncilId", new { clause.Id }, ct) > 0)
            throw RefusedException.Conflict("conclusion.clause_in_use", $"{clause.Place} còn là nguồn của nội dung yêu cầu, kiến nghị nên chưa bỏ được.");
        await db.Execute("DELETE FROM ConclusionClauses WHERE Id = @Id AND CouncilId = @CouncilId", new { clause.Id }, ct);
    }
}

public sealed record ConclusionRevised(
    Guid SubjectId, string Abstract, string? RemedyBy, string? ExecuteBy, string? ReportBy, DateOnly? ReportDueOn, Guid DraftedBy, IReadOnlyList<Clause> Clauses, DateOnly? FiguresAsOf = null) : IEvent;
