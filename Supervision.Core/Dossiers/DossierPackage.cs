using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Councils;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>
/// The copy that was asked for: a ZIP of the issued files byte for byte, in the order of time, with an index. The same dossier gives the same bytes. Who asked for it fetches it,
/// within the hour; whoever comes later asks for a copy of their own.
/// </summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record DossierPackage(Guid DossierExportId) : IQuery<KeptFile>;

internal sealed class DossierPackageHandler(Db db, Gate gate, Actor actor, IFileStore files, TimeProvider clock) : IRequestHandler<DossierPackage, KeptFile>
{
    private static readonly TimeSpan Standing = TimeSpan.FromHours(1);

    public async Task<KeptFile> Handle(DossierPackage query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Read);
        var export = await db.Find<Row>("SELECT DossierId, ExportedAt, WithEvidence FROM DossierExports WHERE Id = @DossierExportId AND ExportedBy = @ActorId AND CouncilId = @CouncilId", query, ct)
            ?? throw RefusedException.NotFound("lần xuất hồ sơ");
        var dossier = await gate.KeepDossier(db, actor, export.DossierId, ct);
        if (clock.GetUtcNow() - export.ExportedAt > Standing) throw RefusedException.Conflict("dossier.export_old", "Lần xuất hồ sơ này đã quá một giờ; hãy xuất lại.");
        var content = await DossierContent.Read(db, dossier, await db.LoadCouncil(ct), export.WithEvidence, ct);
        // Written to disk first: whatever is missing is refused before the first byte is sent, and no file is ever whole in memory.
        var passing = await files.Receive((sink, token) => DossierZip.Write(content, files, sink, token), ct);
        return new KeptFile($"ho-so-{SafeNames.Of(dossier.Code)}.zip", "application/zip", passing.Size, new PassingContent(passing));
    }

    private sealed record Row
    {
        public required Guid DossierId { get; init; }
        public required DateTimeOffset ExportedAt { get; init; }
        public required bool WithEvidence { get; init; }
    }
}
