using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Planning;

/// <summary>Enters in the reference calendar what another body does at a unit.</summary>
[Requires(Subject.OutsideCheck, Act.Write)]
public sealed record RecordOutsideCheck : ICommand<Created>
{
    public required OutsideCheckContent Entry { get; init; }

    public sealed class Validator : AbstractValidator<RecordOutsideCheck>
    {
        public Validator() => RuleFor(c => c.Entry).NotNull().SetValidator(new OutsideCheckContent.Validator());
    }
}

internal sealed class RecordOutsideCheckHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordOutsideCheck, Created>
{
    public async Task<Created> Handle(RecordOutsideCheck command, CancellationToken ct)
    {
        gate.Council(Subject.OutsideCheck, Act.Write);
        await db.DemandUnit(command.Entry.UnitId, ct);
        var id = await db.AddOutsideCheck(command.Entry, ct);
        journal.Add(new OutsideCheckRecorded(id, command.Entry.Topic, command.Entry));
        return new Created(id);
    }
}

public sealed record OutsideCheckRecorded(Guid SubjectId, string Topic, OutsideCheckContent Entry) : IEvent;
