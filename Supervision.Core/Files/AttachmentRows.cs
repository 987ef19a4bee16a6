using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Files;

/// <summary>What an attached file is.</summary>
public enum AttachmentPurpose
{
    [Label("Biên bản đã ký")] SignedMinutes,
    [Label("Văn bản đã ban hành")] IssuedPaper,
    [Label("Tài liệu đơn vị giao")] HandedDocument,
}

/// <summary>How attachments are kept in their table; the content itself is the file store's.</summary>
internal static class AttachmentRows
{
    public static async Task<Guid> AddAttachment(
        this Db db, Guid campaignId, AttachmentPurpose purpose, Guid subjectId, string fileName, string contentType, long size, string sha256, Guid addedBy, DateTimeOffset addedAt,
        CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Attachments (Id, CouncilId, CampaignId, Purpose, SubjectId, FileName, ContentType, Size, Sha256, AddedAt, AddedBy)
            VALUES (@id, @CouncilId, @campaignId, @purpose, @subjectId, @fileName, @contentType, @size, @sha256, @addedAt, @addedBy)
            """, new { id, campaignId, purpose, subjectId, fileName, contentType, size, sha256, addedAt, addedBy }, ct);
        return id;
    }

    public static async Task<bool> HasAttachment(this Db db, AttachmentPurpose purpose, Guid subjectId, CancellationToken ct) => await db.Value<long>(
        "SELECT COUNT(*) FROM Attachments WHERE SubjectId = @subjectId AND Purpose = @purpose AND CouncilId = @CouncilId", new { subjectId, purpose }, ct) > 0;

    /// <summary>The file of an attachment that belongs to that subject, for whoever has passed the gate of the subject.</summary>
    public static async Task<KeptFile> OpenAttachment(
        this Db db, IFileStore files, Guid attachmentId, AttachmentPurpose purpose, Guid subjectId, CancellationToken ct)
    {
        var row = await db.Find<Row>("""
            SELECT FileName, ContentType, Size, Sha256
            FROM Attachments WHERE Id = @attachmentId AND SubjectId = @subjectId AND Purpose = @purpose AND CouncilId = @CouncilId
            """, new { attachmentId, subjectId, purpose }, ct) ?? throw RefusedException.NotFound("tệp đính kèm");
        return new KeptFile(row.FileName, row.ContentType, row.Size, files.Read(row.Sha256));
    }

    private sealed record Row
    {
        public required string FileName { get; init; }
        public required string ContentType { get; init; }
        public required long Size { get; init; }
        public required string Sha256 { get; init; }
    }
}
