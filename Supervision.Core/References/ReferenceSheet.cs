using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.References;

/// <summary>The information sheet of a reference, with the flags as they stand now.</summary>
[Requires(Subject.ReferenceCase, Act.Read)]
public sealed record ReferenceSheet(Guid ReferenceCaseId) : IQuery<Document>;

internal sealed class ReferenceSheetHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<ReferenceSheet, Document>
{
    public async Task<Document> Handle(ReferenceSheet query, CancellationToken ct)
    {
        gate.Council(Subject.ReferenceCase, Act.Read);
        var row = await db.LoadReference(query.ReferenceCaseId, ct);
        var council = await db.Find<Keeper>("SELECT Name, IsDemo FROM Councils WHERE Id = @CouncilId", null, ct) ?? throw RefusedException.NotFound("Hội đồng nhân dân");
        return InformationSheet.Of(new InformationSheetData
        {
            Case = row,
            Items = await db.ReferenceItems(row.Id, ct),
            Indicators = (await StoredIndicators.Reference(db, row.Id, ct)).Details(),
            Check = await ReferenceCheck.Run(db, row, ct),
            CouncilName = council.Name,
            IsDemo = council.IsDemo,
            CreatedAt = clock.GetUtcNow(),
        });
    }

    private sealed record Keeper
    {
        public required string Name { get; init; }
        public required bool IsDemo { get; init; }
    }
}
