using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.DataTables;

/// <summary>The data tables of every campaign that the reader works with, the newest first, to copy one's design from. None for units.</summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record TablesToCopy : IQuery<IReadOnlyList<TableToCopy>>;

public sealed record TableToCopy
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }

    /// <summary>The campaign that it was made for.</summary>
    public required string CampaignCode { get; init; }
}

internal sealed class TablesToCopyHandler(Db db, Gate gate, Actor actor) : IRequestHandler<TablesToCopy, IReadOnlyList<TableToCopy>>
{
    // As many as one looks through in a list.
    private const int Most = 200;

    // What is being designed is seen by those who read what the delegation notes for itself, as in its own campaign.
    private const string Sql = """
        SELECT t.Id, t.Title, c.Code AS CampaignCode
        FROM Campaigns c
        JOIN DataTables t ON t.CampaignId = c.Id
        WHERE c.CouncilId = @CouncilId AND @ActorUnitId IS NULL AND
        """ + CampaignSeen.ByReader + """
            AND (t.SentOn IS NOT NULL OR @SeesDraftTables = 1 OR c.BodyId IN @Leads OR (c.PlannedBy = @ActorId AND @AsSecretary = 1) OR EXISTS (
                SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = c.Id AND m.PersonId = @ActorId AND m.Role NOT IN ('Expert', 'FrontRepresentative')))
        ORDER BY c.Seq DESC, t.Number
        """;

    public async Task<IReadOnlyList<TableToCopy>> Handle(TablesToCopy query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        return (await db.Page<TableToCopy>(Sql, actor.Sight(Subject.Campaign, new { SeesDraftTables = actor.SeesDrafts(Subject.Finding) }), Most, row => [row.Id], ct)).Items;
    }
}
