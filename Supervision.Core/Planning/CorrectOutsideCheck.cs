using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Planning;

/// <summary>Puts right an entry of the reference calendar: the other body moved its days, or it was entered wrongly.</summary>
[Requires(Subject.OutsideCheck, Act.Write)]
public sealed record CorrectOutsideCheck : ICommand<Changed>, IVersioned
{
    public required Guid OutsideCheckId { get; init; }
    public required int Version { get; init; }
    public required OutsideCheckContent Entry { get; init; }

    public sealed class Validator : AbstractValidator<CorrectOutsideCheck>
    {
        public Validator() => RuleFor(c => c.Entry).NotNull().SetValidator(new OutsideCheckContent.Validator());
    }
}

internal sealed class CorrectOutsideCheckHandler(Db db, Journal journal, Gate gate) : IRequestHandler<CorrectOutsideCheck, Changed>
{
    public async Task<Changed> Handle(CorrectOutsideCheck command, CancellationToken ct)
    {
        gate.Council(Subject.OutsideCheck, Act.Write);
        var before = await db.FindOutsideCheck(command.OutsideCheckId, ct) ?? throw RefusedException.NotFound("mục trong lịch của cơ quan khác");
        await db.DemandVersion(command.OutsideCheckId, command.Version, before.Version, ct);
        await db.DemandUnit(command.Entry.UnitId, ct);
        var entry = command.Entry;
        await db.Update("""
            UPDATE OutsideChecks
            SET UnitId = @UnitId, Body = @Body, BodyName = @BodyName, Topic = @Topic, FoldedTopic = @FoldedTopic, FromOn = @FromOn, ToOn = @ToOn, SourcePaper = @SourcePaper, Version = Version + 1
            WHERE Id = @OutsideCheckId AND CouncilId = @CouncilId AND Version = @Version
            """, new { command.OutsideCheckId, command.Version, entry.UnitId, entry.Body, entry.BodyName, entry.Topic, entry.FoldedTopic, entry.FromOn, entry.ToOn, entry.SourcePaper }, ct);
        journal.Add(new OutsideCheckCorrected(command.OutsideCheckId, entry.Topic, entry), before);
        return new Changed(command.OutsideCheckId, before.Version + 1);
    }
}

public sealed record OutsideCheckCorrected(Guid SubjectId, string Topic, OutsideCheckContent Entry) : IEvent;
