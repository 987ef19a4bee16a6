using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits.Devices;

/// <summary>
/// A device on which a visit stands open to be recorded tells how many findings it still holds. It tells so as often as it can: one that falls silent without taking leave may hold
/// some that nobody knows of.
/// </summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record TellDevice : ICommand<DeviceHeard>
{
    public required Guid VisitId { get; init; }

    /// <summary>The device's own name for itself, made up by it once.</summary>
    public required string DeviceKey { get; init; }

    /// <summary>How many findings were written on it and not received yet.</summary>
    public required int Unsent { get; init; }

    /// <summary>How many more it holds that were refused: they do not come by waiting.</summary>
    public int Refused { get; init; }

    /// <summary>What the first of those was refused with.</summary>
    public string? RefusedWith { get; init; }

    /// <summary>It is put away: nothing more is written on it for now.</summary>
    public bool Leaving { get; init; }

    public sealed class Validator : AbstractValidator<TellDevice>
    {
        public Validator()
        {
            RuleFor(c => c.DeviceKey).NotEmpty().MaximumLength(40);
            RuleFor(c => c.Unsent).InclusiveBetween(0, 1000);
            RuleFor(c => c.Refused).InclusiveBetween(0, 1000);
            RuleFor(c => c.RefusedWith).MaximumLength(300);
        }
    }
}

/// <param name="Unsent">How many it told of.</param>
public sealed record DeviceHeard(int Unsent);

internal sealed class TellDeviceHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<TellDevice, DeviceHeard>
{
    public async Task<DeviceHeard> Handle(TellDevice command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Finding, Act.Write, ct);
        var now = clock.GetUtcNow();
        var told = new { command.VisitId, command.DeviceKey, command.Unsent, command.Refused, RefusedWith = command.Refused == 0 ? null : command.RefusedWith, Now = now, LeftAt = command.Leaving ? now : (DateTimeOffset?)null };
        var before = await db.Find<Known>("SELECT Unsent, COALESCE(Refused, 0) AS Refused FROM VisitDevices WHERE VisitId = @VisitId AND PersonId = @ActorId AND DeviceKey = @DeviceKey AND CouncilId = @CouncilId", told, ct);
        if (before is null)
            await db.Execute("""
                INSERT INTO VisitDevices (Id, CouncilId, VisitId, PersonId, DeviceKey, Unsent, Refused, RefusedWith, HeardAt, LeftAt)
                VALUES (@Id, @CouncilId, @VisitId, @ActorId, @DeviceKey, @Unsent, @Refused, @RefusedWith, @Now, @LeftAt)
                """, new SqlArguments(told).With("Id", Guid.CreateVersion7()), ct);
        else
            await db.Execute("""
                UPDATE VisitDevices SET Unsent = @Unsent, Refused = @Refused, RefusedWith = @RefusedWith, HeardAt = @Now, LeftAt = @LeftAt
                WHERE VisitId = @VisitId AND PersonId = @ActorId AND DeviceKey = @DeviceKey AND CouncilId = @CouncilId
                """, told, ct);
        // That it is still there it says every half minute; only what changes is worth a line.
        var (unsent, refused) = (before?.Unsent ?? 0, before?.Refused ?? 0);
        if (unsent != command.Unsent || refused != command.Refused) journal.Add(new DeviceTold(command.VisitId, command.DeviceKey, command.Unsent, command.Refused), new { Unsent = unsent, Refused = refused });
        return new DeviceHeard(command.Unsent);
    }

    private sealed record Known
    {
        public required int Unsent { get; init; }
        public required int Refused { get; init; }
    }
}

public sealed record DeviceTold(Guid SubjectId, string DeviceKey, int Unsent, int Refused) : IEvent;
