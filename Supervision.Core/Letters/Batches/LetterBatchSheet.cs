using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Letters.Batches;

/// <summary>The batches of urging letters as a table, as <see cref="LetterBatchList"/> has them.</summary>
[Requires(Subject.Escalation, Act.Number)]
[Sensitive(SensitiveKind.Export)]
public sealed record LetterBatchSheet : IQuery<Sheet>;

internal sealed class LetterBatchSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<LetterBatchSheet, Sheet>
{
    private static readonly SheetColumn<LetterBatchLine>[] Columns =
    [
        SheetTable.Text<LetterBatchLine>("Loạt", b => $"Loạt {VietnameseNumber.Whole(b.LetterCount)} công văn ngày {VietnameseDate.Short(b.IssuedOn)}"),
        SheetTable.Day<LetterBatchLine>("Ngày ban hành", b => b.IssuedOn),
        SheetTable.Number<LetterBatchLine>("Số công văn", b => (long?)b.LetterCount),
        SheetTable.Number<LetterBatchLine>("Đã ban hành", b => (long?)b.Issued),
        SheetTable.Number<LetterBatchLine>("Chưa ban hành được", b => (long?)b.Failed),
        SheetTable.Day<LetterBatchLine>("Ngày ra lệnh", b => On(b.StartedAt)),
        SheetTable.Day<LetterBatchLine>("Ngày xong", b => b.EndedAt is { } ended ? On(ended) : null),
    ];

    public Task<Sheet> Handle(LetterBatchSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Number);
        return SheetTable.Listed(mediator, clock.Today(), "Các loạt công văn đôn đốc", Columns, after => new LetterBatchList { After = after, Take = 200 }, ct);
    }

    private static DateOnly On(DateTimeOffset at) => DateOnly.FromDateTime(at.Local());
}
