using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Planning;

/// <summary>Enters many rows of another body's programme at once, all or none; what stands in the calendar already is left as it is.</summary>
[Requires(Subject.OutsideCheck, Act.Write)]
public sealed record ImportOutsideChecks : ICommand<ImportedOutsideChecks>
{
    public required IReadOnlyList<OutsideCheckContent> Rows { get; init; }

    public sealed class Validator : AbstractValidator<ImportOutsideChecks>
    {
        public Validator()
        {
            RuleFor(c => c.Rows).NotEmpty().Must(rows => rows.Count <= 500).WithMessage("“{PropertyName}” tối đa 500 mục.");
            RuleForEach(c => c.Rows).SetValidator(new OutsideCheckContent.Validator());
        }
    }
}

/// <param name="Added">How many rows are new.</param>
/// <param name="Known">How many stood in the calendar already.</param>
public sealed record ImportedOutsideChecks(int Added, int Known);

internal sealed class ImportOutsideChecksHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ImportOutsideChecks, ImportedOutsideChecks>
{
    public async Task<ImportedOutsideChecks> Handle(ImportOutsideChecks command, CancellationToken ct)
    {
        gate.Council(Subject.OutsideCheck, Act.Write);
        foreach (var unit in command.Rows.Select(row => row.UnitId).Distinct()) await db.DemandUnit(unit, ct);
        var added = 0;
        foreach (var row in command.Rows)
        {
            if (await db.Value<long>("""
                SELECT COUNT(*) FROM OutsideChecks
                WHERE UnitId = @UnitId AND CouncilId = @CouncilId AND Body = @Body AND FromOn = @FromOn AND ToOn = @ToOn AND FoldedTopic = @FoldedTopic
                """, new { row.UnitId, row.Body, row.FromOn, row.ToOn, row.FoldedTopic }, ct) > 0) continue;
            journal.Add(new OutsideCheckRecorded(await db.AddOutsideCheck(row, ct), row.Topic, row));
            added++;
        }
        return new ImportedOutsideChecks(added, command.Rows.Count - added);
    }
}
