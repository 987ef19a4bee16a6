using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits.Devices;

namespace Supervision.Core.Visits;

/// <summary>
/// Locks the minutes: every party of the council's rule has signed or refused, and the signed paper's scan or photograph is attached.
/// After that there are only addenda.
/// </summary>
[Requires(Subject.Visit, Act.Approve)]
public sealed record LockMinutes : ICommand<Changed>, IVersioned
{
    public required Guid VisitId { get; init; }
    public required int Version { get; init; }

    /// <summary>The day; it may lie in the past, but not before the session or a signature.</summary>
    public required DateOnly LockedOn { get; init; }

    /// <summary>They are locked although devices hold, or may hold, findings that were not sent yet.</summary>
    public bool DespiteUnsent { get; init; }
}

internal sealed class LockMinutesHandler(Db db, Journal journal, Gate gate, PaperIssuing issuing, TimeProvider clock) : IRequestHandler<LockMinutes, Changed>
{
    public async Task<Changed> Handle(LockMinutes command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Approve, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        await db.DemandVersion(visit.Id, command.Version, visit.Version, ct);

        var moved = visit.Take(VisitStep.Lock);
        var signatures = await db.List<Signature>("SELECT Party, UnitId, SignedOn FROM MinutesSignatures WHERE VisitId = @Id AND CouncilId = @CouncilId", new { visit.Id }, ct);
        await DemandParties(visit.Id, signatures, ct);
        var paper = await db.OpenPaper(PaperKind.Minutes, visit.Id, ct) is { PreparedSha256: not null } prepared ? prepared : null;
        if (paper is { Status: not PaperStatus.Signed })
            throw RefusedException.Conflict("minutes.unsigned", "Bản để ký số chưa có bên nào ký; nếu biên bản ký trên giấy, hãy rút biên bản khỏi ký và đính kèm bản quét.");
        if (paper is null && !await db.HasAttachment(AttachmentPurpose.SignedMinutes, visit.Id, ct))
            throw RefusedException.Conflict("visit.no_scan", "Chưa đính kèm bản quét hoặc ảnh chụp biên bản đã ký nên chưa khóa được biên bản.");
        var earliest = signatures.Select(s => s.SignedOn).Append(DateOnly.FromDateTime(visit.EndedAt!.Value.Local())).Max()!.Value;
        if (command.LockedOn < earliest || command.LockedOn > clock.Today())
            throw RefusedException.Invalid("visit.locked_on", nameof(command.LockedOn), $"Ngày khóa biên bản phải từ ngày {VietnameseDate.Short(earliest)} đến hôm nay.");

        await db.DemandNothingUnsent(visit.Id, command.DespiteUnsent, clock.GetUtcNow(), ct);

        // The file that the parties signed is the minutes, frozen with the rest of what the campaign issues; on paper it is the scan.
        if (paper is not null)
        {
            paper.IssuedOn = command.LockedOn;
            await issuing.Issue(paper, ct);
        }
        visit.MinutesLockedOn = command.LockedOn;
        await db.Save(visit, ct);
        journal.Add(moved);
        journal.Add(new MinutesLocked(visit.Id, command.LockedOn, command.DespiteUnsent));
        return new Changed(visit.Id, visit.Version + 1);
    }

    private async Task DemandParties(Guid visitId, IReadOnlyList<Signature> signatures, CancellationToken ct)
    {
        var missing = new List<string>();
        var units = await db.VisitUnitIds(visitId, ct);
        foreach (var party in await db.MinutesSigners(ct))
        {
            var there = signatures.Count(s => s.Party == party);
            if (party == MinutesParty.UnitRepresentative && units.Count > 1 && there < units.Count)
                missing.Add($"{party.Label()} (còn {units.Count - there} đơn vị)");
            else if (there == 0)
                missing.Add(party.Label());
        }
        if (missing.Count > 0)
            throw RefusedException.Conflict("visit.unsigned", $"Chưa ghi nhận việc ký hoặc từ chối ký biên bản của: {string.Join("; ", missing)}.");
    }

    private sealed record Signature
    {
        public required MinutesParty Party { get; init; }
        public Guid? UnitId { get; init; }
        public DateOnly? SignedOn { get; init; }
    }
}

public sealed record MinutesLocked(Guid SubjectId, DateOnly LockedOn, bool DespiteUnsent) : IEvent;
