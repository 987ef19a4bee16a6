using Supervision.Core.Campaigns;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>An item of minutes in a line by which it is told from the others.</summary>
public sealed record WrittenItem(Guid Id, int Number, MinutesItemKind Kind, string Text)
{
    /// <summary>Numbers of the findings that rest on it; where there are some it stays.</summary>
    public IReadOnlyList<int> Findings { get; init; } = [];

    /// <summary>It was filled in with the campaign's record and no source states it.</summary>
    public bool IsUnstated { get; init; }
}

/// <summary>What minutes hold item by item.</summary>
internal static class WrittenItems
{
    /// <summary>Every item with the line that the minutes keep of it, in the order of the session.</summary>
    public static IEnumerable<(WrittenItem Item, object Line)> Items(this MinutesRecord minutes) => ((IEnumerable<(WrittenItem Item, object Line)>)
    [
        .. minutes.Attendances.Select(line => (new WrittenItem(line.Id, line.Number, MinutesItemKind.Attendance, Said(line)), (object)line)),
        .. minutes.Opinions.Select(line => (new WrittenItem(line.Id, line.Number, MinutesItemKind.Opinion, Said(line.Speaker, line.Text)), (object)line)),
        .. minutes.Checks.Select(line => (new WrittenItem(line.Id, line.Number, MinutesItemKind.OnSiteCheck, Said(line.Place, line.Content)), (object)line)),
        .. minutes.Documents.Select(line => (new WrittenItem(line.Id, line.Number, MinutesItemKind.HandedDocument, line.Reference is { } number ? $"{line.Title}, số {number}" : line.Title), (object)line)),
        .. minutes.Commitments.Select(line => (new WrittenItem(line.Id, line.Number, MinutesItemKind.Commitment, line.Content), (object)line)),
        .. minutes.Remarks.Select(line => (new WrittenItem(line.Id, line.Number, MinutesItemKind.ClosingRemark, line.Text), (object)line)),
    ]).OrderBy(one => one.Item.Number);

    /// <summary>Every item with the findings that keep it.</summary>
    public static async Task<IReadOnlyList<WrittenItem>> KeptItems(this Db db, MinutesRecord minutes, CancellationToken ct)
    {
        var resting = (await db.List<Resting>("""
            SELECT e.RefId, f.Number FROM FindingEvidence e JOIN Findings f ON f.Id = e.FindingId
            WHERE f.CampaignId = @CampaignId AND e.RefId IS NOT NULL AND e.CouncilId = @CouncilId ORDER BY f.Number
            """, new { minutes.Head.CampaignId }, ct)).ToLookup(row => row.RefId, row => row.Number);
        var sources = await db.Sources(minutes.Head.CampaignId, false, ct);
        return [.. minutes.Items().Select(one => one.Item with { Findings = [.. resting[one.Item.Id].Distinct()], IsUnstated = sources.Any(source => IsUnstated(source, one.Line)) })];
    }

    private static bool IsUnstated(CampaignSource source, object line) => line switch
    {
        AttendanceLine attendance => source.FilledIn("Thư ký", attendance.Title),
        OpinionLine opinion => source.FilledIn(opinion.Text),
        CheckLine check => source.FilledIn(check.Content),
        CommitmentLine commitment => source.FilledIn(commitment.Content),
        RemarkLine remark => source.FilledIn(remark.Text),
        _ => false,
    };

    private static string Said(AttendanceLine line) =>
        $"{(line.PersonName is { } name ? $"{name}, " : "")}{line.Title}{(line.BodyName is { } body ? $", {body}" : "")}{(line.HeadCount is { } count ? $" ({count} người)" : "")}";

    private static string Said(string who, string? what) => what is null ? who : $"{who}: {what}";

    private sealed record Resting
    {
        public required Guid RefId { get; init; }
        public required int Number { get; init; }
    }
}
