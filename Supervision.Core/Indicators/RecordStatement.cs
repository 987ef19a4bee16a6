using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Indicators;

/// <summary>Adds a further statement of the same indicator, found in another place; both stay as stated.</summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record RecordStatement : ICommand<Created>
{
    public required Guid IndicatorId { get; init; }

    /// <summary>The percentage as printed there.</summary>
    public required string Text { get; init; }
    public string? Place { get; init; }

    public sealed class Validator : AbstractValidator<RecordStatement>
    {
        public Validator()
        {
            RuleFor(c => c.Text).NotEmpty().Figure(FigureField.Ratio);
            RuleFor(c => c.Place).MaximumLength(500);
        }
    }
}

internal sealed class RecordStatementHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordStatement, Created>
{
    public async Task<Created> Handle(RecordStatement command, CancellationToken ct)
    {
        var row = (await StoredIndicators.Single(db, command.IndicatorId, ct)).Rows[0];
        await gate.DemandWritable(row, ct);

        // Takes the lock of the indicator's row, so that two who add get two numbers.
        await db.Execute("UPDATE Indicators SET Version = Version WHERE Id = @IndicatorId AND CouncilId = @CouncilId", new { command.IndicatorId }, ct);
        var number = await db.Value<int>("SELECT COUNT(*) + 1 FROM IndicatorStatements WHERE IndicatorId = @IndicatorId AND CouncilId = @CouncilId", new { command.IndicatorId }, ct);
        await db.InsertStatement(command.IndicatorId, number, new OtherStatement(command.Text, command.Place), ct);
        journal.Add(new StatementRecorded(command.IndicatorId, number, command.Text, command.Place));
        return new Created(command.IndicatorId, number);
    }
}

public sealed record StatementRecorded(Guid SubjectId, int Number, string Text, string? Place) : IEvent;
