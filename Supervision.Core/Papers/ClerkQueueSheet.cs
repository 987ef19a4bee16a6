using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>What waits for the records clerk at one stage as a table, as <see cref="ClerkQueue"/> lists it.</summary>
[Requires(Subject.Paper, Act.Number)]
[Sensitive(SensitiveKind.Export)]
public sealed record ClerkQueueSheet : IQuery<Sheet>
{
    public required ClerkStage Stage { get; init; }
}

internal sealed class ClerkQueueSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<ClerkQueueSheet, Sheet>
{
    private static readonly SheetColumn<QueuedPaper>[] Columns =
    [
        SheetTable.Text<QueuedPaper>("Loại", p => p.Kind.Label()),
        SheetTable.Text<QueuedPaper>("Trích yếu", p => p.Title),
        SheetTable.Text<QueuedPaper>("Cuộc giám sát", p => p.CampaignTitle),
        SheetTable.Text<QueuedPaper>("Số, ký hiệu", p => p.Reference),
        SheetTable.Day<QueuedPaper>("Ngày ban hành", p => p.IssuedOn),
        SheetTable.Text<QueuedPaper>("Chờ nơi nhận", p => string.Join("; ", p.WaitsFor)),
    ];

    public Task<Sheet> Handle(ClerkQueueSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Number);
        return SheetTable.Listed(mediator, clock.Today(), "Việc của văn thư", Columns, after => new ClerkQueue { Stage = query.Stage, After = after, Take = 200 }, ct);
    }
}
