using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.References;

/// <summary>Records an indicator of a reference as stated, by the same rules as one of a campaign.</summary>
[Requires(Subject.ReferenceCase, Act.Write)]
public sealed record RecordReferenceIndicator : ICommand<Created>
{
    public required Guid ReferenceCaseId { get; init; }
    public required StatedIndicator Stated { get; init; }

    public sealed class Validator : AbstractValidator<RecordReferenceIndicator>
    {
        public Validator() => RuleFor(c => c.Stated).NotNull().SetValidator(new StatedIndicator.Rules());
    }
}

internal sealed class RecordReferenceIndicatorHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordReferenceIndicator, Created>
{
    public async Task<Created> Handle(RecordReferenceIndicator command, CancellationToken ct)
    {
        gate.Council(Subject.ReferenceCase, Act.Write);
        var number = await db.NextReferenceItem(command.ReferenceCaseId, ct);
        var owner = IndicatorOwner.Reference(command.ReferenceCaseId);
        await db.DemandReferences(owner, null, command.Stated, ct);
        var id = await db.InsertIndicator(owner, null, null, number, command.Stated, ct);
        journal.Add(new ReferenceIndicatorRecorded(command.ReferenceCaseId, id, number, command.Stated));
        return new Created(id, number);
    }
}

public sealed record ReferenceIndicatorRecorded(Guid SubjectId, Guid IndicatorId, int Number, StatedIndicator Stated) : IEvent;
