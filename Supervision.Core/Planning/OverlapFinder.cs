using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Planning;

/// <summary>Holds a plan against the council's other campaigns at the same units and against the reference calendar, in a few statements however many units there are.</summary>
internal static class OverlapFinder
{
    private const int Most = 500;

    // Of campaigns whose plan is not out yet only those are told that the reader works with.
    private const string Told = """
        (c.Status NOT IN ('Planned', 'Programmed', 'Founded', 'Suspended', 'Cancelled') OR (c.Status <> 'Cancelled' AND
        """ + CampaignSeen.ByReader + "))";

    private const string CampaignsSql = """
        SELECT c.Seq, c.Id, c.Code, c.Title, c.Status, b.Name AS BodyName, u.Id AS UnitId, n.Name AS UnitName, COALESCE(c.FoundedOn, c.DecidedOn) AS StartedOn, c.VisitsFrom, c.VisitsTo,
               CASE WHEN
        """ + CampaignSeen.ByReader + """
               THEN 1 ELSE 0 END AS Readable
        FROM CampaignUnits i
        JOIN Campaigns c ON c.Id = i.CampaignId
        JOIN Units u ON u.Id = i.UnitId
        LEFT JOIN Bodies b ON b.Id = c.BodyId
        """ + UnitNaming.InCampaign + """
        WHERE i.CouncilId = @CouncilId AND i.UnitId IN @UnitIds AND (@CampaignId IS NULL OR c.Id <> @CampaignId)
            AND ((COALESCE(c.FoundedOn, c.DecidedOn) >= @Since AND COALESCE(c.FoundedOn, c.DecidedOn) <= @Until) OR (c.VisitsFrom <= @To AND c.VisitsTo >= @From))
            AND
        """ + " " + Told + """

        ORDER BY c.Seq DESC
        """;

    private const string VisitsSql = """
        SELECT v.Seq, c.Id, c.Code, c.Title, b.Name AS BodyName, u.Id AS UnitId, n.Name AS UnitName, v.Number, v.PlannedOn,
               CASE WHEN
        """ + CampaignSeen.ByReader + """
               THEN 1 ELSE 0 END AS Readable
        FROM VisitUnits y
        JOIN Visits v ON v.Id = y.VisitId
        JOIN Campaigns c ON c.Id = v.CampaignId
        JOIN Units u ON u.Id = y.UnitId
        LEFT JOIN Bodies b ON b.Id = c.BodyId
        """ + UnitNaming.AtVisit + """
        WHERE y.CouncilId = @CouncilId AND y.UnitId IN @UnitIds AND (@CampaignId IS NULL OR c.Id <> @CampaignId)
            AND v.PlannedOn >= @From AND v.PlannedOn <= @To AND v.Status NOT IN ('Postponed', 'Cancelled')
            AND
        """ + " " + Told + """

        ORDER BY v.Seq DESC
        """;

    private const string OutsideSql = """
        SELECT o.Seq, o.Id, o.UnitId, n.Name AS UnitName, o.Body, o.BodyName, o.Topic, o.FromOn, o.ToOn, o.SourcePaper
        FROM OutsideChecks o
        JOIN Units u ON u.Id = o.UnitId
        """ + UnitNaming.OnDay + """
        WHERE o.CouncilId = @CouncilId AND o.UnitId IN @UnitIds AND o.FromOn <= @To AND o.ToOn >= @From
        ORDER BY o.Seq DESC
        """;

    public static async Task<OverlapsView> Overlaps(this Db db, Actor actor, Intent intent, DateOnly today, CancellationToken ct)
    {
        var policy = await db.PlanningPolicy(today, ct);
        if (intent.UnitIds.Count == 0) return new OverlapsView([], policy);
        var weeks = intent.Spans.Select(span => span.Weeks).ToList();
        var args = actor.Sight(Subject.Campaign, new
        {
            UnitIds = intent.UnitIds.ToArray(),
            intent.CampaignId,
            Since = intent.On.AddMonths(-policy.RepeatMonths),
            Until = intent.On.AddMonths(policy.RepeatMonths),
            // Without days there is nothing that could meet them.
            From = weeks.Count == 0 ? (DateOnly?)null : weeks.Min(span => span.From),
            To = weeks.Count == 0 ? (DateOnly?)null : weeks.Max(span => span.To),
            Today = today,
            On = intent.On,
        });
        var campaigns = (await db.Page<CampaignMet>(CampaignsSql, args, Most, row => [row.Seq], ct)).Items;
        var visits = weeks.Count == 0 ? [] : (await db.Page<VisitMet>(VisitsSql, args, Most, row => [row.Seq], ct)).Items;
        var outside = weeks.Count == 0 ? [] : (await db.Page<OutsideMet>(OutsideSql, args, Most, row => [row.Seq], ct)).Items;
        var topics = intent.Topics.Count == 0 || campaigns.Count == 0 ? [] : await db.List<TopicOf>(
            "SELECT CampaignId, Title FROM CampaignTopics WHERE CouncilId = @CouncilId AND CampaignId IN @Campaigns ORDER BY Seq", new { Campaigns = campaigns.Select(row => row.Id).Distinct().ToArray() }, ct);
        var topicsOf = topics.ToLookup(row => row.CampaignId, row => row.Title);

        IEnumerable<Overlap> found =
        [
            .. campaigns.Select(row => SameTopic(row, topicsOf[row.Id], intent, policy)).OfType<Overlap>(),
            .. visits.Where(row => weeks.Any(span => span.Meets(row.UnitId, row.PlannedOn, row.PlannedOn))).Select(SameWeek),
            .. campaigns.Where(row => row is { VisitsFrom: { } from, VisitsTo: { } to } && weeks.Any(span => span.Meets(row.UnitId, from, to)) && !visits.Any(v => v.Id == row.Id && v.UnitId == row.UnitId)).Select(SameWeeks),
            .. outside.Where(row => intent.Spans.Any(span => span.Meets(row.UnitId, row.FromOn, row.ToOn))).Select(Outside),
        ];
        var order = intent.UnitIds.Select((unit, i) => (unit, i)).ToDictionary(one => one.unit, one => one.i);
        return new OverlapsView([.. found.OrderBy(one => order[one.UnitId]).ThenBy(one => one.Kind)], policy);
    }

    /// <summary>What a session on a day meets, by the ids of the rows; nothing while it has no day.</summary>
    public static async Task<IReadOnlyList<Guid>> OverlapsOnDay(this Db db, Actor actor, Guid campaignId, IReadOnlyCollection<Guid> units, DateOnly? on, DateOnly today, CancellationToken ct) => on is not { } day ? [] :
        [.. (await db.Overlaps(actor, new Intent { UnitIds = units, On = day, Spans = [new Span(units, day, day)], CampaignId = campaignId }, today, ct)).Overlaps.Select(one => one.Met).Distinct()];

    private static Overlap? SameTopic(CampaignMet row, IEnumerable<string> topics, Intent intent, PlanningPolicy policy)
    {
        if (row.StartedOn is not { } started || started < intent.On.AddMonths(-policy.RepeatMonths) || started > intent.On.AddMonths(policy.RepeatMonths)) return null;
        var like = (from mine in intent.Topics from theirs in topics.Append(row.Title) let percent = TopicLikeness.Percent(mine, theirs) orderby percent descending select (percent, theirs)).FirstOrDefault();
        return like.percent < policy.SimilarPercent ? null : Of(OverlapKind.SameTopic, row,
            $"{row.UnitName}: {By(row)}, từ ngày {VietnameseDate.Short(started)} ({row.Status.Label().ToLowerInvariant()}), có nội dung giống{(like.theirs == row.Title ? "" : $": “{like.theirs}”")}.");
    }

    private static Overlap SameWeek(VisitMet row) => Of(OverlapKind.SameWeeks, row, $"{row.UnitName}: {By(row)} làm việc tại đơn vị ngày {VietnameseDate.Short(row.PlannedOn)} (buổi {row.Number}), cùng tuần.");

    private static Overlap SameWeeks(CampaignMet row) => Of(OverlapKind.SameWeeks, row,
        $"{row.UnitName}: {By(row)} dự kiến làm việc tại đơn vị từ ngày {VietnameseDate.Short(row.VisitsFrom!.Value)} đến ngày {VietnameseDate.Short(row.VisitsTo!.Value)}.");

    private static Overlap Outside(OutsideMet row) => new()
    {
        Kind = OverlapKind.OutsideBody,
        UnitId = row.UnitId,
        OutsideCheckId = row.Id,
        Met = row.Id,
        Sentence = $"{row.UnitName}: {row.BodyName ?? row.Body.Label()} làm việc từ ngày {VietnameseDate.Short(row.FromOn)} đến ngày {VietnameseDate.Short(row.ToOn)} về “{row.Topic}” ({row.SourcePaper}).",
    };

    private static string By(OtherMet row) => $"cuộc giám sát {row.Code} “{row.Title}”{(row.BodyName is { } body ? $" của {body}" : "")}";

    private static Overlap Of(OverlapKind kind, OtherMet row, string sentence) => new() { Kind = kind, UnitId = row.UnitId, Sentence = sentence, CampaignId = row.Readable > 0 ? row.Id : null, Met = row.Id };

    private abstract record OtherMet
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Title { get; init; }
        public string? BodyName { get; init; }
        public required Guid UnitId { get; init; }
        public required string UnitName { get; init; }

        /// <summary>One where the reader may open the campaign.</summary>
        public required int Readable { get; init; }
    }

    private sealed record CampaignMet : OtherMet
    {
        public required CampaignStatus Status { get; init; }
        public DateOnly? StartedOn { get; init; }
        public DateOnly? VisitsFrom { get; init; }
        public DateOnly? VisitsTo { get; init; }
    }

    private sealed record VisitMet : OtherMet
    {
        public required int Number { get; init; }
        public required DateOnly PlannedOn { get; init; }
    }

    private sealed record OutsideMet
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required Guid UnitId { get; init; }
        public required string UnitName { get; init; }
        public required OutsideBody Body { get; init; }
        public string? BodyName { get; init; }
        public required string Topic { get; init; }
        public required DateOnly FromOn { get; init; }
        public required DateOnly ToOn { get; init; }
        public required string SourcePaper { get; init; }
    }

    private sealed record TopicOf
    {
        public required Guid CampaignId { get; init; }
        public required string Title { get; init; }
    }
}
