using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Dossiers;

/// <summary>A file of a dossier's copy: its name in the ZIP, its content, and when it became what it is.</summary>
internal sealed record DossierEntry(string Name, string Sha256, long Size, DateTimeOffset At);

/// <summary>Everything that goes into a dossier's copy.</summary>
internal sealed record DossierContent(Dossier Dossier, string CouncilName, bool IsDemo, IReadOnlyList<(DossierLine Paper, DossierEntry Entry)> Papers, IReadOnlyList<(string Purpose, DossierEntry Entry)> Others,
    IReadOnlyList<DossierRecord> Records)
{
    public static async Task<DossierContent> Read(Db db, Dossier dossier, CouncilAnswer council, bool withEvidence, CancellationToken ct)
    {
        var papers = (await DossierReading.Papers(db, dossier.Id, ct)).Where(paper => paper.Sha256 is not null)
            .Select(paper => (paper, new DossierEntry(Name(paper), paper.Sha256!, paper.Size!.Value, (paper.IssuedOn ?? dossier.OpenedOn).At(TimeOnly.MinValue)))).ToList();
        // Signed minutes are papers of the work; what units handed over is evidence, what a unit still prepares for its report nobody else's.
        var others = (await db.List<Row>("""
            SELECT a.Seq, a.Purpose, a.FileName, a.Sha256, a.Size, a.AddedAt
            FROM Attachments a
            WHERE a.CampaignId = @CampaignId AND a.CouncilId = @CouncilId AND a.RemovedAt IS NULL AND (a.Purpose = 'SignedMinutes' OR @withEvidence = 1) AND (a.Purpose <> 'HandedDocument' OR a.SubmittedAt IS NOT NULL)
            ORDER BY a.Seq
            """, new { dossier.CampaignId, withEvidence = withEvidence ? 1 : 0 }, ct))
            .Concat(withEvidence ? await db.List<Row>("""
                SELECT DISTINCT i.Seq, 'Incoming' AS Purpose, i.FileName, i.Sha256, i.Size, i.RegisteredAt AS AddedAt
                FROM IncomingDocuments i
                JOIN DossierPapers x ON x.PaperId = i.AnswersPaperId
                WHERE x.DossierId = @Id AND i.CouncilId = @CouncilId AND i.Sha256 IS NOT NULL
                ORDER BY i.Seq
                """, new { dossier.Id }, ct) : []);
        return new DossierContent(dossier, council.Name, council.IsDemo, papers, [.. others.Select((row, i) => (row.Purpose, new DossierEntry(Name(row, i + 1), row.Sha256, row.Size, row.AddedAt)))],
            await DossierRecords.Read(db, dossier, ct));
    }

    // "van-ban/003_2026-05-14_15-TB-HDND.pdf": sorted by name they are sorted by time.
    private static string Name(DossierLine paper) =>
        $"van-ban/{paper.Number:000}_{(paper.IssuedOn is { } on ? on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "khong-ngay")}_{SafeNames.Of(paper.Reference ?? paper.Kind.Label())}.pdf";

    private static string Name(Row row, int number)
    {
        var folder = row.Purpose switch { "SignedMinutes" => "bien-ban-da-ky", "Incoming" => "van-ban-den", "HandedDocument" => "tai-lieu-don-vi", _ => "minh-chung" };
        var ending = Path.GetExtension(row.FileName);
        return $"{folder}/{number:000}_{SafeNames.Of(Path.GetFileNameWithoutExtension(row.FileName))}{(ending.Length is > 1 and < 8 ? "." + SafeNames.Of(ending[1..]).ToLowerInvariant() : "")}";
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required string Purpose { get; init; }
        public required string FileName { get; init; }
        public required string Sha256 { get; init; }
        public required long Size { get; init; }
        public required DateTimeOffset AddedAt { get; init; }
    }
}

/// <summary>Names that every file system and every unpacker takes: no path, no letter beyond ASCII, no name that a system keeps for itself.</summary>
internal static class SafeNames
{
    private const int Longest = 60;

    public static string Of(string text)
    {
        var plain = new string([.. text.Normalize(System.Text.NormalizationForm.FormD).Replace('đ', 'd').Replace('Đ', 'D')
            .Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        while (plain.Contains("--", StringComparison.Ordinal)) plain = plain.Replace("--", "-", StringComparison.Ordinal);
        plain = plain.Trim('-');
        if (plain.Length > Longest) plain = plain[..Longest].TrimEnd('-');
        return plain.Length == 0 ? "khong-ten" : plain;
    }
}
