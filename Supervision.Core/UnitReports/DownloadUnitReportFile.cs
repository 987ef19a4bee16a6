using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>Opens a file of a unit's report for whoever may read the report, once it was handed in; for the unit before. Whoever asked closes the stream.</summary>
[Requires(Subject.UnitReport, Act.Read)]
[Sensitive(SensitiveKind.Evidence)]
public sealed record DownloadUnitReportFile : IQuery<KeptFile>
{
    public required Guid UnitReportId { get; init; }
    public required Guid AttachmentId { get; init; }
}

internal sealed class DownloadUnitReportFileHandler(Db db, Gate gate, IFileStore files) : IRequestHandler<DownloadUnitReportFile, KeptFile>
{
    public async Task<KeptFile> Handle(DownloadUnitReportFile query, CancellationToken ct)
    {
        await gate.UnitReport(query.UnitReportId, Act.Read, ct);
        await db.DemandSeen(query.UnitReportId, query.AttachmentId, ct);
        return await db.OpenAttachment(files, query.AttachmentId, AttachmentPurpose.HandedDocument, query.UnitReportId, ct);
    }
}
