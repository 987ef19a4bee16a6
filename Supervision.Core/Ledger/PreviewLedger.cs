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
            RuleFor(q => q.Rows).NotEmpty().Must(rows => rows.Count <= ImportLedger.MostRows).WithMessage($"“{{PropertyName}}” tối đa {ImportLedger.MostRows} dòng một lần.");
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
        var judged = await (await LedgerRows.Open(db, ct)).Judge(db, query.Rows, paper, clock.Today(), false, ct);
        return new ImportPreview
        {
            Before = await db.FindImport(ImportKind.Ledger, paper.Id, query.ContentHash, ct),
            Rows = [.. query.Rows.Select((row, i) => new PreviewRow
            {
                Number = i + 1,
                Line = row.Line ?? i + 1,
                Said = $"{row.UnitCode}: {row.Content}",
                Outcome = judged[i].Faults.Count > 0 ? RowOutcome.Faulty : judged[i].IsThere ? RowOutcome.Known : RowOutcome.New,
                Faults = judged[i].Faults,
                Remarks = judged[i].Remarks,
            })],
        };
    }
}
