using Supervision.Core.Jobs;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence.Uploads;

/// <summary>What somebody began to send and never came back to.</summary>
internal static class UntouchedUploads
{
    private const int KeptDays = 3;

    /// <summary>Removes uploads that no piece was added to for three days, and answers how many; their content follows as what no row names.</summary>
    public static async Task<int> RemoveUntouched(this Db db, DateTimeOffset now, CancellationToken ct)
    {
        var before = now.AddDays(-KeptDays);
        var removed = 0;
        await db.InOwnTransaction(async () =>
        {
            await db.Execute("""
                -- across councils: unfinished files of all councils are tidied away together
                DELETE FROM EvidenceUploadPieces WHERE UploadId IN (SELECT Id FROM EvidenceUploads WHERE TouchedAt < @before)
                """, new { before }, ct);
            removed = await db.Execute("-- across councils: unfinished files of all councils are tidied away together\nDELETE FROM EvidenceUploads WHERE TouchedAt < @before", new { before }, ct);
        }, ct);
        return removed;
    }
}
