using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Imports;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>Says what <see cref="ImportLedger"/> would file, row by row; writes nothing.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record PreviewLedger : IQuery<ImportPreview>
{
    public required Guid SourcePaperId { get; init; }
    public required IReadOnlyList<LedgerRow> Rows { get; init; }

    /// <summary>SHA-256 of the file, for a file that was filed before.</summary>
    public string? ContentHash { get; init; }

    public sealed class Validator : AbstractValidator<PreviewLedger>
    {
        public Validator()
        {
            RuleFor(q => q.Rows).NotEmpty().Must(rows => rows.Count <= ImportLedger.MostRows).WithMessage($"'{{PropertyName}}' tối đa {ImportLedger.MostRows} dòng một lần.");
            RuleFor(q => q.ContentHash).IsContentHash();
        }
    }
}

internal sealed class PreviewLedgerHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<PreviewLedger, ImportPreview>
{
    public async Task<ImportPreview> Handle(PreviewLedger query, CancellationToken ct)
    {
        await gate.SourcePaper(query.SourcePaperId, Act.Write, ct);
        var paper = await db.LoadSourcePaper(query.SourcePaperId, ct);
        if (paper.Kind is not SourcePaperKind.Backlog)
            throw RefusedException.Conflict("ledger.import", $"Chỉ nhập danh sách cho văn bản nguồn loại “{SourcePaperKind.Backlog.Label()}”.", nameof(query.SourcePaperId));
        var judged = await (await LedgerRows.Open(db, ct)).Judge(db, query.Rows, paper, clock.Today(), ct);
        var there = (await db.List<ThereRow>("""
            SELECT t.Number, t.Content, u.Code
            FROM FollowUpTasks t
            JOIN Units u ON u.Id = t.LeadUnitId
            WHERE t.SourcePaperId = @Id AND t.CouncilId = @CouncilId
            """, new { paper.Id }, ct)).ToLookup(task => (task.Code.ToUpperInvariant(), SearchText.Fold(task.Content)));
        return new ImportPreview
        {
            Before = await db.FindImport(ImportKind.Ledger, paper.Id, query.ContentHash, ct),
            Rows = [.. query.Rows.Select((row, i) => new PreviewRow
            {
                Number = i + 1,
                Said = $"{row.UnitCode}: {row.Content}",
                Outcome = judged[i].Faults.Count > 0 ? RowOutcome.Faulty : RowOutcome.New,
                Faults = judged[i].Faults,
                Remarks = [.. judged[i].Remarks, .. there[((row.UnitCode ?? "").ToUpperInvariant(), SearchText.Fold(row.Content ?? ""))].Select(task => $"Trùng với nội dung số {task.Number} đã có trong văn bản nguồn này.")],
            })],
        };
    }

    private sealed record ThereRow
    {
        public required int Number { get; init; }
        public required string Content { get; init; }
        public required string Code { get; init; }
    }
}
