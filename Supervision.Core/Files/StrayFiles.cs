using Supervision.Core.Jobs;
using Supervision.Core.Storage;

namespace Supervision.Core.Files;

/// <summary>
/// Content that no row names: a program that is killed between giving a file its name and committing its row leaves it. What is found so is written down, and is removed by a later
/// run if no row names it still. Whoever keeps the same content meanwhile takes the mark away first and waits for a removal under way, so that a file that is coming in is never lost,
/// on however many machines.
/// </summary>
internal static class StrayFiles
{
    /// <summary>Every table whose rows name content of the store.</summary>
    public const string Named = """
        SELECT a.Sha256 FROM Attachments a WHERE a.Sha256 IN @hashes
        UNION
        SELECT p.Sha256 FROM OfficialPapers p WHERE p.Sha256 IN @hashes
        UNION
        SELECT s.PreparedSha256 AS Sha256 FROM OfficialPapers s WHERE s.PreparedSha256 IN @hashes
        UNION
        SELECT r.Sha256 FROM PaperPreparations r WHERE r.Sha256 IN @hashes
        UNION
        SELECT g.Sha256 FROM PaperSignatures g WHERE g.Sha256 IN @hashes
        UNION
        SELECT u.Sha256 FROM SignedUploads u WHERE u.Sha256 IN @hashes
        UNION
        SELECT i.Sha256 FROM IncomingDocuments i WHERE i.Sha256 IN @hashes
        UNION
        SELECT b.Sha256 FROM RegisterBooks b WHERE b.Sha256 IN @hashes
        UNION
        SELECT w.Sha256 FROM PaperEdits w WHERE w.Sha256 IN @hashes
        UNION
        SELECT e.Sha256 FROM ExchangePackages e WHERE e.Sha256 IN @hashes
        UNION
        SELECT x.Sha256 FROM ExchangeAnswers x WHERE x.Sha256 IN @hashes
        UNION
        SELECT t.Sha256 FROM DataTableReturns t WHERE t.Sha256 IN @hashes
        UNION
        SELECT y.Sha256 FROM DataTableDrafts y WHERE y.Sha256 IN @hashes
        UNION
        SELECT c.Sha256 FROM EvidenceUploadPieces c WHERE c.Sha256 IN @hashes
        """;

    /// <summary>To be called in the transaction that will name the content, before the content is kept.</summary>
    public static Task ClaimContent(this Db db, string sha256, CancellationToken ct) =>
        db.Execute("-- across councils: content is kept once for the whole installation\nDELETE FROM StrayFiles WHERE Sha256 = @sha256", new { sha256 }, ct);

    /// <summary>Writes down those of the hashes that no row names, and answers how many there are.</summary>
    public static async Task<int> MarkStray(this Db db, IReadOnlyCollection<string> hashes, DateTimeOffset now, CancellationToken ct)
    {
        var named = await db.NamedOf(hashes, ct);
        var stray = hashes.Where(hash => !named.Contains(hash)).ToList();
        if (stray.Count == 0) return 0;
        await db.InOwnTransaction(() => db.ExecuteEach("""
            -- across councils: content is kept once for the whole installation
            INSERT INTO StrayFiles (Id, Sha256, FoundAt)
            SELECT @Id, @hash, @now
            WHERE NOT EXISTS (SELECT 1 FROM StrayFiles WHERE Sha256 = @hash)
            """, stray.Select(hash => new { Id = Guid.CreateVersion7(), hash, now }), ct), ct);
        return stray.Count;
    }

    /// <summary>What was written down before a moment.</summary>
    public static async Task<IReadOnlyList<string>> StrayBefore(this Db db, DateTimeOffset moment, CancellationToken ct) => [.. (await db.List<Content>(
        "-- across councils: content is kept once for the whole installation\nSELECT Sha256 FROM StrayFiles WHERE FoundAt <= @moment ORDER BY Seq", new { moment }, ct)).Select(row => row.Sha256)];

    /// <summary>Removes the content, unless somebody has taken its mark away or a row names it.</summary>
    public static async Task<bool> RemoveStray(this Db db, IFileStore files, string sha256, CancellationToken ct)
    {
        var removed = false;
        await db.InOwnTransaction(async () =>
        {
            if (await db.Execute("-- across councils: content is kept once for the whole installation\nDELETE FROM StrayFiles WHERE Sha256 = @sha256", new { sha256 }, ct) == 0) return;
            if ((await db.NamedOf([sha256], ct)).Count > 0) return;
            await files.Remove(sha256, ct);
            removed = true;
        }, ct);
        return removed;
    }

    private static async Task<HashSet<string>> NamedOf(this Db db, IReadOnlyCollection<string> hashes, CancellationToken ct) =>
        [.. (await db.List<Content>("-- across councils: content is kept once for the whole installation\n" + Named, new { hashes }, ct)).Select(row => row.Sha256)];

    private sealed record Content
    {
        public required string Sha256 { get; init; }
    }
}
