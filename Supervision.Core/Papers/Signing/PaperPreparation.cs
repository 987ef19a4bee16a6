using System.Globalization;
using System.Security.Cryptography;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Signing;

/// <summary>A file as it was offered for signing, and what must be known of it afterwards.</summary>
internal sealed record PaperPreparation
{
    public required Guid Id { get; init; }
    public required Guid PaperId { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>The year that is printed beside the blanks of day and month.</summary>
    public required int Year { get; init; }

    /// <summary>Number and date are still to be filled in.</summary>
    public required bool HasBlanks { get; init; }
    public required string SignaturePlace { get; init; }

    /// <summary>Under which somebody signs for another.</summary>
    public Guid? AuthorityId { get; init; }
    public required Guid PreparedBy { get; init; }
    public required DateTimeOffset PreparedAt { get; init; }

    /// <summary>Where the signer signs; of minutes the first party.</summary>
    public PagePlace Place => Places[0];

    /// <summary>Where each of several signers signs, in the order of the paper.</summary>
    public IReadOnlyList<PagePlace> Places => [.. SignaturePlace.Split(';').Select(ReadPlace)];

    public static string WritePlaces(IEnumerable<PagePlace> places) => string.Join(';', places.Select(WritePlace));

    private static string WritePlace(PagePlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.Page} {place.Left:0.##} {place.Top:0.##} {place.Width:0.##} {place.Height:0.##}");

    private static PagePlace ReadPlace(string written)
    {
        var part = written.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new((int)part[0], part[1], part[2], part[3], part[4]);
    }
}

internal static class PaperPreparationRows
{
    /// <summary>The file that is being signed now; none where the paper is not prepared or was taken back.</summary>
    public static Task<PaperPreparation?> Preparation(this Db db, OfficialPaper paper, CancellationToken ct) => paper.PreparedSha256 is null
        ? Task.FromResult<PaperPreparation?>(null)
        : db.Find<PaperPreparation>("""
            SELECT Id, PaperId, Sha256, Year, HasBlanks, SignaturePlace, AuthorityId, PreparedBy, PreparedAt
            FROM PaperPreparations
            WHERE CouncilId = @CouncilId AND Seq = (SELECT MAX(x.Seq) FROM PaperPreparations x WHERE x.PaperId = @Id AND x.CouncilId = @CouncilId)
            """, new { paper.Id }, ct);

    public static async Task<PaperPreparation> DemandPreparation(this Db db, OfficialPaper paper, CancellationToken ct) => await db.Preparation(paper, ct)
        ?? throw RefusedException.Conflict("paper.not_prepared", "Chưa có bản để ký: hãy chuẩn bị bản ký từ văn bản đã duyệt.");

    /// <summary>The file that stands as the paper came signed from another system and was confirmed by a person.</summary>
    public static async Task<bool> IsConfirmedUpload(this Db db, OfficialPaper paper, CancellationToken ct) => await db.Value<long>(
        "SELECT COUNT(*) FROM SignedUploads WHERE PaperId = @Id AND CouncilId = @CouncilId AND Status = 'Confirmed' AND Sha256 = @PreparedSha256", new { paper.Id, paper.PreparedSha256 }, ct) > 0;

    public static Task Insert(this Db db, PaperPreparation preparation, long size, int pages, CancellationToken ct) => db.Execute("""
        INSERT INTO PaperPreparations (Id, CouncilId, PaperId, Sha256, Size, Pages, Year, HasBlanks, SignaturePlace, AuthorityId, PreparedBy, PreparedAt)
        VALUES (@Id, @CouncilId, @PaperId, @Sha256, @size, @pages, @Year, @HasBlanks, @SignaturePlace, @AuthorityId, @PreparedBy, @PreparedAt)
        """, new
    {
        preparation.Id,
        preparation.PaperId,
        preparation.Sha256,
        size,
        pages,
        preparation.Year,
        preparation.HasBlanks,
        preparation.SignaturePlace,
        preparation.AuthorityId,
        preparation.PreparedBy,
        preparation.PreparedAt,
    }, ct);
}

/// <summary>The file of a paper that is being signed: read whole, and kept anew after each revision.</summary>
internal sealed class PaperFiles(Db db, IFileStore files)
{
    public async Task<byte[]> Read(string sha256, CancellationToken ct)
    {
        await using var content = await files.Read(sha256, ct);
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole, ct);
        return whole.ToArray();
    }

    /// <summary>The revision is the file that is being signed from here on; the paper is saved by the caller.</summary>
    public async Task Renew(OfficialPaper paper, byte[] revision, CancellationToken ct)
    {
        await db.ClaimContent(Convert.ToHexStringLower(SHA256.HashData(revision)), ct);
        paper.PreparedSha256 = await files.Keep(revision, ct);
        paper.Size = revision.Length;
    }
}
