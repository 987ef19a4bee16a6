using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Dossiers;

/// <summary>Ends a dossier once its work is done: its papers get their numbers by time, nothing is added any more, and the day for the archive is known.</summary>
[Requires(Subject.Paper, Act.Write)]
[ForArchived("What goes out after the archive took the dossier stands in a volume of its own; the dossier says by its state what is done with it.")]
public sealed record CloseDossier : ICommand<Changed>, IVersioned
{
    public required Guid DossierId { get; init; }
    public required int Version { get; init; }
    public required DateOnly ClosedOn { get; init; }

    /// <summary>Whoever closes it has seen what is known of the supervision by number only, and put those papers into the dossier.</summary>
    public bool? IsLackingSeen { get; init; }
}

internal sealed class CloseDossierHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<CloseDossier, Changed>
{
    private static readonly CampaignStatus[] Ended = [CampaignStatus.Completed, CampaignStatus.Archived, CampaignStatus.Cancelled];

    public async Task<Changed> Handle(CloseDossier command, CancellationToken ct)
    {
        var dossier = await gate.KeepDossier(db, actor, command.DossierId, ct);
        await db.DemandVersion(dossier.Id, command.Version, dossier.Version, ct);
        dossier.Demand(DossierStatus.Open, "dossier.closed", "không kết thúc lần nữa");
        var campaign = (await db.Find<CampaignRow>("SELECT Status FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { dossier.CampaignId }, ct))!;
        if (!Ended.Contains(campaign.Status))
            throw RefusedException.Conflict("dossier.campaign_open", $"Cuộc giám sát đang ở trạng thái “{campaign.Status.Label()}”; hồ sơ được kết thúc khi công việc đã giải quyết xong.");
        var drafts = await DossierReading.Drafts(db, dossier.CampaignId, ct);
        if (drafts.Count > 0)
            throw RefusedException.Conflict("dossier.drafts_open",
                $"Còn {drafts.Count} văn bản của cuộc giám sát chưa ban hành: {string.Join("; ", drafts.Take(5).Select(draft => draft.Name))}{(drafts.Count > 5 ? "…" : "")}. Hãy ban hành hoặc hủy trước khi kết thúc hồ sơ.");

        var papers = await db.List<PaperRow>("""
            SELECT x.Id, p.IssuedOn
            FROM DossierPapers x JOIN OfficialPapers p ON p.Id = x.PaperId
            WHERE x.DossierId = @DossierId AND x.CouncilId = @CouncilId
            ORDER BY p.IssuedOn, p.Seq
            """, new { command.DossierId }, ct);
        if (papers.Count == 0) throw RefusedException.Conflict("dossier.empty", "Hồ sơ chưa có văn bản nào.");
        EventDate.Demand(nameof(command.ClosedOn), command.ClosedOn, clock.Today(), [new PastEvent("ngày của văn bản cuối cùng", papers.Max(paper => paper.IssuedOn))]);
        await DemandSeen(dossier, command, ct);
        await db.ExecuteEach("UPDATE DossierPapers SET Number = @Number WHERE Id = @Id AND CouncilId = @CouncilId", papers.Select((paper, i) => new { paper.Id, Number = i + 1 }), ct);

        dossier.Status = DossierStatus.Closed;
        dossier.ClosedOn = command.ClosedOn;
        dossier.ClosedBy = actor.PersonId;
        dossier.HandOverDueOn = command.ClosedOn.AddMonths((await db.RetentionPolicy(command.ClosedOn, ct)).HandOverMonths);
        await db.Save(dossier, ct);
        journal.Add(new DossierClosed(dossier.Id, DossierStatus.Open, dossier.Status, command.ClosedOn, dossier.HandOverDueOn.Value, papers.Count, command.IsLackingSeen));
        return new Changed(dossier.Id, dossier.Version + 1);
    }

    private async Task DemandSeen(Dossier dossier, CloseDossier command, CancellationToken ct)
    {
        if (command.IsLackingSeen is true) return;
        var lacking = (await DossierRecords.Read(db, dossier, ct)).Where(record => !record.IsHeld).Select(record => $"{record.TypeName}{(record.Reference is { } reference ? $" số {reference}" : "")}")
            .Concat((await DossierReading.Unfiled(db, dossier.CampaignId, ct)).Select(paper => $"{paper.Kind.Label()}{(paper.Reference is { } reference ? $" số {reference}" : "")}")).ToList();
        if (lacking.Count > 0)
            throw RefusedException.Invalid("dossier.lacking", nameof(command.IsLackingSeen),
                $"Hồ sơ chưa có {lacking.Count} văn bản của cuộc giám sát: {string.Join("; ", lacking.Take(5))}{(lacking.Count > 5 ? "…" : "")}. Hãy bổ sung, hoặc đánh dấu đã kiểm tra rồi kết thúc.");
    }

    private sealed record CampaignRow
    {
        public required CampaignStatus Status { get; init; }
    }

    private sealed record PaperRow
    {
        public required Guid Id { get; init; }
        public DateOnly? IssuedOn { get; init; }
    }
}

public sealed record DossierClosed(Guid SubjectId, DossierStatus From, DossierStatus To, DateOnly ClosedOn, DateOnly HandOverDueOn, int Papers, bool? IsLackingSeen) : IEvent;
