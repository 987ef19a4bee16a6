using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Overview;

/// <summary>What one field of one unit showed as a table, as <see cref="UnitFieldFindings"/> lists it.</summary>
[Requires(Subject.Finding, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record UnitFieldFindingsSheet : IQuery<Sheet>
{
    public required Guid UnitId { get; init; }
    public required string Field { get; init; }
}

internal sealed class UnitFieldFindingsSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<UnitFieldFindingsSheet, Sheet>
{
    private static readonly SheetColumn<UnitFieldFinding>[] Columns =
    [
        SheetTable.Text<UnitFieldFinding>("Cuộc giám sát", f => f.CampaignTitle),
        SheetTable.Text<UnitFieldFinding>("Loại", f => f.Kind.Label()),
        SheetTable.Text<UnitFieldFinding>("Nội dung", f => f.Text),
        SheetTable.Text<UnitFieldFinding>("Trạng thái", f => f.Status.Label()),
        SheetTable.Day<UnitFieldFinding>("Ngày ghi nhận", f => DateOnly.FromDateTime(f.RecordedAt.Local())),
    ];

    public Task<Sheet> Handle(UnitFieldFindingsSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Finding, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Tồn tại, hạn chế của đơn vị", Columns, after => new UnitFieldFindings { UnitId = query.UnitId, Field = query.Field, After = after, Take = 200 }, ct);
    }
}
