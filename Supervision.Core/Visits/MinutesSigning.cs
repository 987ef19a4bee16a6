using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>A party that may sign the minutes as a file now.</summary>
/// <param name="Place">Which of the paper's places for signatures is the party's.</param>
internal sealed record MinutesTurn(OfficialPaper Paper, Guid VisitId, MinutesParty Party, Guid? UnitId, int Place, DateOnly EndedOn);

/// <summary>What signing minutes as a file asks of whoever signs, and what is kept of it: the same for a signature that is made here and for one that comes in.</summary>
internal sealed class MinutesSigning(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock)
{
    /// <summary>The actor signs for this party, the minutes wait for it, and the name that was printed is the actor's.</summary>
    /// <param name="visitId">The session.</param>
    /// <param name="party">For whom.</param>
    /// <param name="isSigning">Takes the visit's row, so that one party signs after the other, each over the file that the last one left.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<MinutesTurn> Open(Guid visitId, MinutesParty party, bool isSigning, CancellationToken ct)
    {
        var access = await gate.Visit(visitId, Subject.Visit, Act.Confirm, ct);
        if (isSigning) await db.Execute("UPDATE Visits SET ItemCount = ItemCount WHERE Id = @visitId AND CouncilId = @CouncilId", new { visitId }, ct);
        var minutes = await db.ReadMinutes(visitId, clock.Today(), ct);
        if (minutes.Head.Status is not VisitStatus.AwaitingSignature)
            throw RefusedException.Conflict("visit.not_to_sign", $"Buổi làm việc đang ở trạng thái “{minutes.Head.Status.Label()}” nên không ký biên bản.");
        var paper = await db.OpenPaper(PaperKind.Minutes, visitId, ct) is { PreparedSha256: not null } prepared ? prepared : throw NotPrepared();
        if (!access.Roles.Contains(RoleOf(party)))
            throw RefusedException.Forbidden($"Chữ ký của “{party.Label()}” trên biên bản do {RoleOf(party).Label()} của buổi làm việc này ký.", "minutes.party");
        var unitId = party is MinutesParty.UnitRepresentative ? actor.UnitId : null;
        var place = Minutes.Parties(minutes).ToList().FindIndex(one => one.Party == party && one.UnitId == unitId);
        if (place < 0) throw RefusedException.Invalid("visit.party", nameof(SignMinutesHere.Party), $"Theo cấu hình của Hội đồng nhân dân, biên bản không có chữ ký của “{party.Label()}”.");
        if (minutes.Signatures.Any(signature => signature.Party == party && signature.UnitId == unitId))
            throw RefusedException.Conflict("visit.party_signed", $"“{party.Label()}” đã ký hoặc đã từ chối ký biên bản.", nameof(SignMinutesHere.Party));
        if (MinutesSigners.Of(paper, party) is { } printed && !PaperSigners.Same(printed, actor.Identity.Name))
            throw RefusedException.Forbidden($"Trên biên bản, người ký của “{party.Label()}” là “{printed}”.", "paper.signer");
        return new MinutesTurn(paper, visitId, party, unitId, place, DateOnly.FromDateTime(minutes.Head.EndedAt!.Value.Local()));
    }

    /// <summary>The minute taker and the head, or the deputy, by their part in the delegation; the unit by its head.</summary>
    public static Role RoleOf(MinutesParty party) => party switch
    {
        MinutesParty.Secretary => Role.Secretary,
        MinutesParty.Head => Role.DelegationHead,
        _ => Role.UnitHead,
    };

    /// <summary>The certificate is in the name of whoever signs.</summary>
    public void DemandHolder(string? holder, string field)
    {
        if (holder is null || !PaperSigners.Same(actor.Identity.Name, holder))
            throw RefusedException.Invalid("certificate.other_signer", field, $"Chứng thư số là của “{holder ?? "không rõ"}”, còn người ký là “{actor.Identity.Name}”.");
    }

    public static RefusedException NotPrepared() => RefusedException.Conflict("minutes.not_prepared", "Biên bản chưa có bản để ký số: thư ký chuẩn bị bản ký từ biên bản của buổi làm việc đã kết thúc.");

    /// <summary>The signature stands: on the paper, whose file is already the new one, and among the parties of the minutes.</summary>
    public async Task<Guid> Keep(MinutesTurn turn, string signerTitle, PaperSignature signature, CancellationToken ct)
    {
        var moved = turn.Paper.Take(PaperStep.Sign);
        await db.Save(turn.Paper, ct);
        await db.Insert(signature, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO MinutesSignatures (Id, CouncilId, VisitId, Party, UnitId, SignerName, SignerTitle, SignedOn)
            VALUES (@id, @CouncilId, @VisitId, @Party, @UnitId, @SignerName, @signerTitle, @SignedOn)
            """, new { id, turn.VisitId, turn.Party, turn.UnitId, SignerName = actor.Identity.Name, signerTitle, signature.SignedOn }, ct);
        journal.Add(moved);
        journal.Add(PaperSigned.Of(signature));
        journal.Add(new MinutesSigned(turn.VisitId, turn.Party, turn.UnitId, signerTitle, signature.SignedOn, null));
        return id;
    }
}
