using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>How far the minutes of a session have come in being signed and locked: who has to sign, who has, and whether each signature holds now. A unit gets it with its minutes.</summary>
[Requires(Subject.Visit, Act.Read)]
public sealed record MinutesSigningDetails(Guid VisitId) : IQuery<MinutesSigningView>;

public sealed record MinutesSigningView
{
    public required Guid VisitId { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required int Number { get; init; }
    public required VisitStatus Status { get; init; }
    public DateOnly? PlannedOn { get; init; }
    public required Session Session { get; init; }
    public required string Place { get; init; }
    public required IReadOnlyList<MinutesUnit> Units { get; init; }
    public DateOnly? MinutesLockedOn { get; init; }

    /// <summary>A file is being signed by the parties, or was.</summary>
    public required bool IsPrepared { get; init; }
    public Guid? PaperId { get; init; }
    public int? PaperVersion { get; init; }

    /// <summary>In the order of their places on the paper.</summary>
    public required IReadOnlyList<MinutesPartyView> Parties { get; init; }
    public required IReadOnlyList<FileLine> Scans { get; init; }

    /// <summary>For which party the actor may sign the file now.</summary>
    public required IReadOnlyList<MinutesParty> Mine { get; init; }

    /// <summary>The actor may make the file that is signed.</summary>
    public required bool MayPrepare { get; init; }

    /// <summary>Why there is no file to sign, where the minutes are signed on paper.</summary>
    public string? OnPaper { get; init; }

    /// <summary>The actor may take the file back.</summary>
    public required bool MayWithdraw { get; init; }

    /// <summary>The actor may write down who signed on paper or refused, and attach scans.</summary>
    public required bool MayRecord { get; init; }

    /// <summary>The actor may lock the minutes, and nothing is missing any more.</summary>
    public required bool MayLock { get; init; }

    /// <summary>What may still be taken out because it was written wrongly; none once a party signed, or for whoever does not write the minutes.</summary>
    public required IReadOnlyList<WrittenItem> Items { get; init; }

    /// <summary>What was added after they were locked.</summary>
    public required IReadOnlyList<AddendumLine> Addenda { get; init; }

    /// <summary>The actor may add to the minutes now that they are locked.</summary>
    public required bool MayAdd { get; init; }

    /// <summary>The visit's.</summary>
    public required int Version { get; init; }
}

/// <summary>A party that has to sign.</summary>
public sealed record MinutesPartyView
{
    public required MinutesParty Party { get; init; }
    public Guid? UnitId { get; init; }
    public string? UnitName { get; init; }

    /// <summary>Whose name was printed on the file for it.</summary>
    public string? PrintedName { get; init; }

    /// <summary>Who would sign for it, by the delegation and the unit today; before a name is printed.</summary>
    public string? ProposedName { get; init; }

    /// <summary>What became of it; none while it is waited for.</summary>
    public SignatureLine? Signed { get; init; }

    /// <summary>The signature in the file, as judged now; none on paper.</summary>
    public PaperSignatureView? Signature { get; init; }
}

internal sealed class MinutesSigningDetailsHandler(Db db, Gate gate, Actor actor, JudgedSignatures judged, TimeProvider clock) : IRequestHandler<MinutesSigningDetails, MinutesSigningView>
{
    public async Task<MinutesSigningView> Handle(MinutesSigningDetails query, CancellationToken ct)
    {
        var access = await gate.Visit(query.VisitId, Subject.Visit, Act.Read, ct);
        var minutes = await db.ReadMinutes(query.VisitId, clock.Today(), ct);
        var head = minutes.Head;
        if (access.IsUnit) VisitSight.DemandPaperForUnit(head);
        var paper = await db.NewestPaper(PaperKind.Minutes, query.VisitId, ct);
        var isPrepared = paper?.PreparedSha256 is not null;
        var parties = Parties(minutes, isPrepared ? paper : null, isPrepared ? await judged.Of(paper!, ct) : []);
        var waits = head.Status is VisitStatus.AwaitingSignature;
        bool May(Act act) => Standings.Find(Subject.Visit, head.Status.ToString()) is { } standing && access.Allows(Subject.Visit, standing, act);
        var mayWrite = waits && May(Act.Write);
        var isOpen = head.Status is VisitStatus.InProgress or VisitStatus.AwaitingSignature && minutes.Signatures.Count == 0 && !isPrepared;
        var proposed = mayWrite && !isPrepared ? await Proposed(head, ct) : [];
        var mayPaper = mayWrite && access.Allows(Subject.Paper, Standing.Draft, Act.Write);
        return new MinutesSigningView
        {
            VisitId = head.VisitId,
            CampaignId = head.CampaignId,
            CampaignTitle = head.CampaignTitle,
            Number = head.Number,
            Status = head.Status,
            PlannedOn = head.PlannedOn,
            Session = head.Session,
            Place = head.Place,
            Units = minutes.Units,
            MinutesLockedOn = head.MinutesLockedOn,
            IsPrepared = isPrepared,
            PaperId = paper?.Id,
            PaperVersion = paper?.Version,
            Parties = [.. parties.Select(party => party.Signed is not null ? party : party with { ProposedName = proposed.FirstOrDefault(one => one.Party == party.Party && one.UnitId == party.UnitId)?.Name })],
            Scans = minutes.SignedFiles,
            Mine = waits && isPrepared && May(Act.Confirm) ? [.. Mine(access, parties)] : [],
            MayPrepare = mayPaper && !isPrepared && OnPaper(minutes) is null,
            OnPaper = waits && !isPrepared ? OnPaper(minutes) : null,
            MayWithdraw = mayPaper && isPrepared,
            MayRecord = mayWrite,
            MayLock = waits && May(Act.Approve) && parties.All(party => party.Signed is not null) && (isPrepared ? paper!.Status is PaperStatus.Signed : minutes.SignedFiles.Count > 0),
            Items = isOpen && May(Act.Write) ? await db.KeptItems(minutes, ct) : [],
            Addenda = minutes.Addenda,
            MayAdd = head.Status is VisitStatus.Completed && May(Act.Write),
            Version = head.Version,
        };
    }

    // Each signature of the file was kept with its line of the minutes, in the same order.
    private static List<MinutesPartyView> Parties(MinutesRecord minutes, OfficialPaper? paper, IReadOnlyList<PaperSignatureView> inFile)
    {
        var made = minutes.Signatures.Where(signature => signature.SignedOn is not null).Zip(inFile).ToDictionary(pair => pair.First, pair => pair.Second);
        return
        [
            .. Minutes.Parties(minutes).Select(one =>
            {
                var signed = minutes.Signatures.FirstOrDefault(signature => signature.Party == one.Party && signature.UnitId == one.UnitId);
                return new MinutesPartyView
                {
                    Party = one.Party,
                    UnitId = one.UnitId,
                    UnitName = minutes.Units.FirstOrDefault(unit => unit.UnitId == one.UnitId)?.Name,
                    PrintedName = paper is null ? null : MinutesSigners.Of(paper, one.Party),
                    Signed = signed,
                    Signature = signed is null ? null : made.GetValueOrDefault(signed),
                };
            }),
        ];
    }

    // Whose accounts they are: a certificate in another name would not be taken.
    private Task<IReadOnlyList<ProposedSigner>> Proposed(MinutesHead head, CancellationToken ct) => db.List<ProposedSigner>("""
        SELECT CASE m.Role WHEN 'Secretary' THEN 'Secretary' ELSE 'Head' END AS Party, CAST(NULL AS uniqueidentifier) AS UnitId, p.Name
        FROM DelegationMembers m
        JOIN People p ON p.Id = m.PersonId
        WHERE m.DelegationId = @DelegationId AND m.CouncilId = @CouncilId AND m.Role IN ('Head', 'Secretary') AND p.IsActive = 1
        UNION ALL
        SELECT 'UnitRepresentative', u.UnitId, p.Name
        FROM VisitUnits u
        JOIN People p ON p.UnitId = u.UnitId AND p.IsActive = 1
        WHERE u.VisitId = @VisitId AND u.CouncilId = @CouncilId
          AND EXISTS (SELECT 1 FROM RoleAssignments r WHERE r.PersonId = p.Id AND r.Role = 'UnitHead' AND r.ValidFrom <= @today AND (r.ValidTo IS NULL OR r.ValidTo >= @today))
        """, new { head.DelegationId, head.VisitId, today = clock.Today() }, ct);

    private IEnumerable<MinutesParty> Mine(CampaignAccess access, IReadOnlyList<MinutesPartyView> parties) => parties
        .Where(party => party.Signed is null && access.Roles.Contains(MinutesSigning.RoleOf(party.Party)) && (party.UnitId is null || party.UnitId == actor.UnitId)
            && (party.PrintedName is null || PaperSigners.Same(party.PrintedName, actor.Identity.Name)))
        .Select(party => party.Party);

    private static string? OnPaper(MinutesRecord minutes) =>
        minutes.Units.Count > 1 ? "Buổi làm việc có nhiều đơn vị, mỗi đơn vị chỉ xem nội dung về mình: biên bản được ký trên giấy."
        : minutes.Signatures.Any(signature => signature.SignedOn is not null) ? "Biên bản đã có bên ký trên giấy: các bên ký cùng một bản."
        : null;

    private sealed record ProposedSigner
    {
        public required MinutesParty Party { get; init; }
        public Guid? UnitId { get; init; }
        public required string Name { get; init; }
    }
}
