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
    [Label("Minh chứng")] Evidence,
}

/// <summary>An attachment to be written: whose it is, and the file.</summary>
internal sealed record NewAttachment
{
    /// <summary>What it is known by already; a new one where it is not.</summary>
    public Guid? Id { get; init; }
    public required AttachmentPurpose Purpose { get; init; }

    /// <summary>What it is attached to.</summary>
    public required Guid SubjectId { get; init; }
    public Guid? CampaignId { get; init; }
    public required ReceivedFile File { get; init; }
    public required Guid AddedBy { get; init; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The unit whose it is, for what units attach.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Which of the pieces of evidence that a task asks for it is.</summary>
    public int? EvidenceItemNumber { get; init; }
}

/// <summary>How attachments are kept in their table; the content itself is the file store's.</summary>
internal static class AttachmentRows
{
    /// <summary>Keeps the file, then writes its row: a row never names a file that is not there.</summary>
    public static async Task<Guid> Add(this Db db, NewAttachment attachment, CancellationToken ct)
    {
        var id = attachment.Id ?? Guid.CreateVersion7();
        var file = attachment.File;
        await db.ClaimContent(file.Sha256, ct);
        await file.Keep(ct);
        await db.Execute("""
            INSERT INTO Attachments (Id, CouncilId, CampaignId, Purpose, SubjectId, FileName, ContentType, Size, Sha256, SentSha256, SentSize, AddedAt, AddedBy, UnitId, EvidenceItemNumber)
            VALUES (@id, @CouncilId, @CampaignId, @Purpose, @SubjectId, @FileName, @ContentType, @Size, @Sha256, @SentSha256, @SentSize, @AddedAt, @AddedBy, @UnitId, @EvidenceItemNumber)
            """, new
        {
            id,
            attachment.CampaignId,
            attachment.Purpose,
            attachment.SubjectId,
            file.FileName,
            ContentType = FileTypes.ContentTypeOf(file.Kind),
            file.Size,
            file.Sha256,
            file.SentSha256,
            file.SentSize,
            attachment.AddedAt,
            attachment.AddedBy,
            attachment.UnitId,
            attachment.EvidenceItemNumber,
        }, ct);
        return id;
    }

    public static async Task<bool> HasAttachment(this Db db, AttachmentPurpose purpose, Guid subjectId, CancellationToken ct) => await db.Value<long>(
        "SELECT COUNT(*) FROM Attachments WHERE SubjectId = @subjectId AND Purpose = @purpose AND RemovedAt IS NULL AND CouncilId = @CouncilId", new { subjectId, purpose }, ct) > 0;

    /// <summary>The file of an attachment that belongs to that subject, for whoever has passed the gate of the subject.</summary>
    /// <param name="db">The database.</param>
    /// <param name="files">Where the content is.</param>
    /// <param name="attachmentId">Which.</param>
    /// <param name="purpose">As what it was attached.</param>
    /// <param name="subjectId">To what.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<KeptFile> OpenAttachment(
        this Db db, IFileStore files, Guid attachmentId, AttachmentPurpose purpose, Guid subjectId, CancellationToken ct)
    {
        var row = await db.Find<Row>("""
            SELECT FileName, ContentType, Size, Sha256
            FROM Attachments
            WHERE Id = @attachmentId AND SubjectId = @subjectId AND Purpose = @purpose AND RemovedAt IS NULL AND CouncilId = @CouncilId
            """, new { attachmentId, subjectId, purpose }, ct) ?? throw RefusedException.NotFound("tệp đính kèm");
        return new KeptFile(row.FileName, row.ContentType, row.Size, await files.Read(row.Sha256, ct));
    }

    private sealed record Row
    {
        public required string FileName { get; init; }
        public required string ContentType { get; init; }
        public required long Size { get; init; }
        public required string Sha256 { get; init; }
    }
}
