using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;
using Supervision.Core.Units;

namespace Supervision.Core.Packs;

/// <summary>
/// What units reported to the delegation in a pack: each report as it was handed in last, its supplements in it. A unit gets its own. Reports that were issued as papers of their own come with the papers.
/// </summary>
internal sealed class PackUnitReports(Db db, IMediator mediator, IPdfEngine engine, Actor actor)
{
    public async Task<IReadOnlyList<PackItem>> Read(Guid campaignId, CancellationToken ct)
    {
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Read)) return [];
        var rows = await db.List<Row>("""
            SELECT r.Seq, r.Id, r.VersionCount, n.Name AS UnitName, v.Reference, v.SubmittedOn
            FROM UnitReports r
            JOIN UnitReportVersions v ON v.UnitReportId = r.Id AND v.Number = r.VersionCount
            JOIN Campaigns c ON c.Id = r.CampaignId
            JOIN Units u ON u.Id = r.UnitId
            """ + UnitNaming.InCampaign + """
            WHERE r.CouncilId = @CouncilId AND r.CampaignId = @campaignId
              AND (r.UnitId = @ActorUnitId OR (@ActorUnitId IS NULL AND (@SeesAll = 1 OR c.BodyId IN @Leads
                OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = r.CampaignId AND m.PersonId = @ActorId
                    AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1) OR (m.Role = 'Secretary' AND @AsSecretary = 1)
                        OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1))))))
              AND NOT EXISTS (SELECT 1 FROM OfficialPapers p WHERE p.SubjectId = r.Id AND p.Kind = 'UnitReport' AND p.Status IN ('Issued', 'Sent', 'Acknowledged'))
            ORDER BY r.Seq
            """, actor.Sight(Subject.UnitReport, new { campaignId, Today = db.Signal.Clock.Today() }), ct);
        return [.. rows.Select(Item)];
    }

    private PackItem Item(Row row) => new(
        new PackLine(row.Reference, row.SubmittedOn, $"Báo cáo phục vụ giám sát của {row.UnitName}", row.VersionCount > 1 ? "gồm cả phần bổ sung" : null),
        0,
        async ct => new MemoryStream(engine.Render(await mediator.Send(new PrintUnitReportForm(row.Id), ct)).Content));

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required int VersionCount { get; init; }
        public required string UnitName { get; init; }
        public string? Reference { get; init; }
        public required DateOnly SubmittedOn { get; init; }
    }
}
