using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitLinks;

/// <summary>Links that were sent to units, the last first, with when each was last used; those that are over are among them.</summary>
[Requires(Subject.UnitLink, Act.Read)]
public sealed record UnitLinkList : IQuery<Page<UnitLinkLine>>
{
    public Guid? UnitId { get; init; }

    /// <summary>Only those that open this.</summary>
    public Guid? MatterId { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<UnitLinkList>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record UnitLinkLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }

    /// <summary>How the journal names it.</summary>
    public string LinkCode => LinkTie.CodeOf(Id);
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required LinkMatter Matter { get; init; }
    public required Guid MatterId { get; init; }

    /// <summary>The task's number; null of the others.</summary>
    public int? Number { get; init; }

    /// <summary>The beginning of the task's content, or the campaign's title.</summary>
    public string? Text { get; init; }
    public required string Address { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Null where the system sent it.</summary>
    public string? MadeByName { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>How often its button was pressed.</summary>
    public required int Openings { get; init; }

    /// <summary>Exact to five minutes.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
    public required bool IsOpen { get; init; }
}

internal sealed class UnitLinkListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<UnitLinkList, Page<UnitLinkLine>>
{
    public async Task<Page<UnitLinkLine>> Handle(UnitLinkList query, CancellationToken ct)
    {
        gate.Council(Subject.UnitLink, Act.Read);
        var page = await db.Page<UnitLinkLine>("""
            SELECT l.Seq, l.Id, l.UnitId, n.Name AS UnitName, l.Matter, l.MatterId, t.Number, COALESCE(t.Content, c.Title) AS Text, l.Address, l.MadeAt, p.Name AS MadeByName, l.ExpiresAt, l.RevokedAt, l.Openings, l.LastUsedAt,
                   CASE WHEN l.RevokedAt IS NULL AND l.ExpiresAt > @Now THEN 1 ELSE 0 END AS IsOpen
            FROM UnitLinks l
            JOIN Units u ON u.Id = l.UnitId
            LEFT JOIN People p ON p.Id = l.MadeById
            LEFT JOIN FollowUpTasks t ON t.Id = l.MatterId AND l.Matter = 'FollowUpTask'
            LEFT JOIN UnitReports r ON r.Id = l.MatterId AND l.Matter = 'UnitReport'
            LEFT JOIN Campaigns c ON c.Id = COALESCE(r.CampaignId, l.MatterId)
            """ + UnitNaming.OnDay + """
            WHERE l.CouncilId = @CouncilId
              AND (@UnitId IS NULL OR l.UnitId = @UnitId)
              AND (@MatterId IS NULL OR l.MatterId = @MatterId)
              AND (@after IS NULL OR l.Seq < @after)
            ORDER BY l.Seq DESC
            """, new { query.UnitId, query.MatterId, Now = clock.GetUtcNow(), On = clock.Today(), after = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
        return page with { Items = [.. page.Items.Select(line => line with { Text = line.Text is { } text ? NoticeText.Short(text) : null })] };
    }
}
