using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits.Devices;

namespace Supervision.Core.Visits;

/// <summary>
/// Records that a party signed the printed minutes, or refused with its reason. Who signs is the council's own rule; a visit to several units has a signature for each.
/// A finger drawing is never a signature: what counts is the paper, whose scan locks the minutes.
/// </summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record SignMinutes : ICommand<Created>, IPartySignature
{
    public required Guid VisitId { get; init; }
    public required MinutesParty Party { get; init; }

    /// <summary>The unit whose representative signs; needed only where the visit has several.</summary>
    public Guid? UnitId { get; init; }
    public required string SignerName { get; init; }
    public required string SignerTitle { get; init; }

    /// <summary>The day of the signature; none when it was refused.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>Why the party did not sign.</summary>
    public string? RefusedReason { get; init; }

    /// <summary>The first signature closes the minutes although devices hold, or may hold, findings that were not sent yet.</summary>
    public bool DespiteUnsent { get; init; }

    public sealed class Validator : PartySignatureValidator<SignMinutes>;
}

internal sealed class SignMinutesHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SignMinutes, Created>
{
    public async Task<Created> Handle(SignMinutes command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        // The row's lock keeps an item that is being added from slipping in behind the signature.
        await db.Execute("UPDATE Visits SET ItemCount = ItemCount WHERE Id = @VisitId AND CouncilId = @CouncilId", new { command.VisitId }, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        if (visit.Status != VisitStatus.AwaitingSignature)
            throw RefusedException.Conflict("visit.not_to_sign", $"Buổi làm việc đang ở trạng thái “{visit.Status.Label()}” nên chưa ghi nhận chữ ký biên bản.");
        if (command.SignedOn is not null && await db.OpenPaper(PaperKind.Minutes, visit.Id, ct) is { PreparedSha256: not null })
            throw RefusedException.Conflict("minutes.being_signed", "Biên bản đang được ký số: mỗi bên ký vào tệp đó; nếu ký trên giấy, hãy rút biên bản khỏi ký trước. Việc từ chối ký vẫn ghi ở đây.");
        await db.DemandSigner(command, ct);
        await db.DemandNothingUnsent(visit.Id, command.DespiteUnsent, clock.GetUtcNow(), ct);
        var endedOn = DateOnly.FromDateTime(visit.EndedAt!.Value.Local());
        command.DemandDay(endedOn, clock.Today());
        if (command.SignedOn is { } on && await db.LastMatterOn(visit.Id, endedOn, ct) is var last && on < last)
            throw RefusedException.Invalid("visit.signed_before_opinion", nameof(command.SignedOn), $"Biên bản in ý kiến đối chiếu của ngày {VietnameseDate.Short(last)}, sau buổi làm việc; ngày ký không được trước ngày đó.");

        var id = Guid.CreateVersion7();
        var unitId = await db.UnitOf(command, ct);
        await db.Execute("""
            INSERT INTO MinutesSignatures (Id, CouncilId, VisitId, Party, UnitId, SignerName, SignerTitle, SignedOn, RefusedReason)
            VALUES (@id, @CouncilId, @VisitId, @Party, @unitId, @SignerName, @SignerTitle, @SignedOn, @RefusedReason)
            """, new { id, command.VisitId, command.Party, unitId, command.SignerName, command.SignerTitle, command.SignedOn, command.RefusedReason }, ct);
        journal.Add(new MinutesSigned(visit.Id, command.Party, unitId, command.SignerTitle, command.SignedOn, command.RefusedReason));
        return new Created(id);
    }
}

public sealed record MinutesSigned(Guid SubjectId, MinutesParty Party, Guid? UnitId, string SignerTitle, DateOnly? SignedOn, string? RefusedReason) : IEvent;
