using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Campaigns;

/// <summary>
/// Supervisions that are in the programme and whose delegation is not founded yet, the one that was planned first at the head: for the Standing Board and the leaders of the committee that supervises, who found it, for
/// the office, which prepares the paper, and for the secretary who planned it. None for units.
/// </summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record CampaignsToFound : IQuery<IReadOnlyList<CampaignToFound>>;

public sealed record CampaignToFound
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public string? BodyName { get; init; }

    /// <summary>The paper by which its delegation is founded, where it was issued here: "12/QĐ-HĐND ngày 28/11/2026".</summary>
    public string? Paper => FoundingNumber is { } number && FoundingIssuedOn is { } on ? $"{Documents.DocumentNumber.Digits(number)}/{FoundingSymbol} ngày {Documents.VietnameseDate.Short(on)}" : null;
    public int? FoundingNumber { get; init; }
    public string? FoundingSymbol { get; init; }
    public DateOnly? FoundingIssuedOn { get; init; }

    /// <summary>The reader founds it; otherwise somebody else does.</summary>
    public required bool MayFound { get; init; }
}

internal sealed class CampaignsToFoundHandler(Db db, Gate gate, Actor actor) : IRequestHandler<CampaignsToFound, IReadOnlyList<CampaignToFound>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<CampaignToFound>> Handle(CampaignsToFound query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        return (await db.Page<CampaignToFound>("""
            SELECT w.Id, w.Code, w.Title, w.BodyName, w.MayFound, f.Number AS FoundingNumber, f.Symbol AS FoundingSymbol, f.IssuedOn AS FoundingIssuedOn
            FROM (
                SELECT c.Id, c.Seq, c.Code, c.Title, b.Name AS BodyName, CASE WHEN @ActsAsBoard = 1 OR c.BodyId IN @Leads THEN 1 ELSE 0 END AS MayFound, c.PlannedBy
                FROM Campaigns c
                LEFT JOIN Bodies b ON b.Id = c.BodyId
                WHERE c.CouncilId = @CouncilId AND c.Status = 'Programmed' AND @ActorUnitId IS NULL
            ) w
            LEFT JOIN OfficialPapers f ON f.CampaignId = w.Id AND f.Seq = (
                SELECT MAX(x.Seq) FROM OfficialPapers x WHERE x.CampaignId = w.Id AND x.Kind IN ('FoundingDecision', 'FoundingResolution') AND x.Number IS NOT NULL
                  AND x.Status IN ('Issued', 'Sent', 'Acknowledged') AND x.Force NOT IN ('Recalled', 'Replaced'))
            WHERE w.MayFound = 1 OR @ActsAsOffice = 1 OR (@ActsAsSecretary = 1 AND w.PlannedBy = @ActorId)
            ORDER BY w.Seq
            """, new
        {
            ActsAsBoard = actor.Identity.Roles.Contains(Role.StandingBoard),
            ActsAsOffice = actor.Identity.Roles.Contains(Role.Office),
            ActsAsSecretary = actor.Identity.Roles.Contains(Role.Secretary),
            Leads = actor.Leads(),
        }, Most, row => [row.Id], ct)).Items;
    }
}
