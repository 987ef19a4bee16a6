using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>
/// Records that a party signed the printed addendum of locked minutes, or refused with its reason. The parties are those of the minutes; once each of them has signed or refused, the addendum
/// stands with the minutes.
/// </summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record SignAddendum : ICommand<Created>, IPartySignature
{
    public required Guid VisitId { get; init; }

    /// <summary>Which addendum of these minutes.</summary>
    public required int Number { get; init; }
    public required MinutesParty Party { get; init; }

    /// <summary>The unit whose representative signs; needed only where the visit has several.</summary>
    public Guid? UnitId { get; init; }
    public required string SignerName { get; init; }
    public required string SignerTitle { get; init; }

    /// <summary>The day of the signature; none when it was refused.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>Why the party did not sign.</summary>
    public string? RefusedReason { get; init; }

    public sealed class Validator : PartySignatureValidator<SignAddendum>;
}

internal sealed class SignAddendumHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SignAddendum, Created>
{
    public async Task<Created> Handle(SignAddendum command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        var addendum = await db.Find<Row>("SELECT Id, AddedOn FROM MinutesAddenda WHERE VisitId = @VisitId AND Number = @Number AND CouncilId = @CouncilId", new { command.VisitId, command.Number }, ct)
            ?? throw RefusedException.NotFound("phần bổ sung của biên bản");
        await db.DemandSigner(command, ct);
        command.DemandDay(addendum.AddedOn, clock.Today());

        var id = Guid.CreateVersion7();
        var unitId = await db.UnitOf(command, ct);
        await db.Execute("""
            INSERT INTO AddendumSignatures (Id, CouncilId, AddendumId, Party, UnitId, SignerName, SignerTitle, SignedOn, RefusedReason)
            VALUES (@id, @CouncilId, @AddendumId, @Party, @unitId, @SignerName, @SignerTitle, @SignedOn, @RefusedReason)
            """, new { id, AddendumId = addendum.Id, command.Party, unitId, command.SignerName, command.SignerTitle, command.SignedOn, command.RefusedReason }, ct);
        journal.Add(new AddendumSigned(command.VisitId, command.Number, command.Party, unitId, command.SignerTitle, command.SignedOn, command.RefusedReason));
        return new Created(id);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required DateOnly AddedOn { get; init; }
    }
}

public sealed record AddendumSigned(Guid SubjectId, int Number, MinutesParty Party, Guid? UnitId, string SignerTitle, DateOnly? SignedOn, string? RefusedReason) : IEvent;
