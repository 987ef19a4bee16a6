using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>What was entered with an earlier day into a dossier that the archive had taken already: it is there, but the minutes of hand-over know nothing of it.</summary>
internal static class AddedRecords
{
    /// <summary>What a dossier holds beside the papers of the register, as it is kept with its hand-over.</summary>
    public static string Kept(IReadOnlyList<DossierRecord> records) => string.Join('\n', records.Select(Key));

    public static IReadOnlyList<DossierRecord> Of(Dossier dossier, IReadOnlyList<DossierRecord> records)
    {
        if (dossier is not { Status: DossierStatus.HandedOver, HandedOverRecords: { } kept }) return [];
        var held = kept.Split('\n').ToHashSet();
        return [.. records.Where(record => !held.Contains(Key(record)))];
    }

    /// <summary>As above for the dossiers of a supervision that is completed; before that nobody counts them.</summary>
    public static async Task<IReadOnlyList<(Dossier Dossier, int Added)>> AddedAfterHandOver(this Db db, Guid campaignId, CancellationToken ct)
    {
        var added = new List<(Dossier, int)>();
        foreach (var row in await db.List<IdRow>("""
            SELECT d.Id
            FROM Dossiers d JOIN Campaigns c ON c.Id = d.CampaignId AND c.Status = 'Completed'
            WHERE d.CampaignId = @campaignId AND d.CouncilId = @CouncilId AND d.Status = 'HandedOver' AND d.HandedOverRecords IS NOT NULL
            ORDER BY d.Volume
            """, new { campaignId }, ct))
        {
            var dossier = await db.LoadDossier(row.Id, ct);
            if (Of(dossier, await DossierRecords.Read(db, dossier, ct)) is { Count: > 0 } records) added.Add((dossier, records.Count));
        }
        return added;
    }

    private static string Key(DossierRecord record) => $"{record.Kind} {record.SourceId} {record.MadeOn:yyyy-MM-dd} {record.Reference}".TrimEnd();

    private sealed record IdRow
    {
        public required Guid Id { get; init; }
    }
}
