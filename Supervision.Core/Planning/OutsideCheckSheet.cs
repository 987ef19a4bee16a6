using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Planning;

/// <summary>The reference calendar as a table, with the same filters as <see cref="OutsideCheckList"/>.</summary>
[Requires(Subject.OutsideCheck, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record OutsideCheckSheet : IQuery<Sheet>
{
    public int? Year { get; init; }
    public Guid? UnitId { get; init; }
    public OutsideBody? Body { get; init; }
    public string? Search { get; init; }
}

internal sealed class OutsideCheckSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<OutsideCheckSheet, Sheet>
{
    private static readonly SheetColumn<OutsideCheckLine>[] Columns =
    [
        SheetTable.Text<OutsideCheckLine>("Đơn vị", o => o.UnitName),
        SheetTable.Text<OutsideCheckLine>("Cơ quan", o => o.Body.Label()),
        SheetTable.Text<OutsideCheckLine>("Tên cơ quan", o => o.BodyName),
        SheetTable.Text<OutsideCheckLine>("Nội dung", o => o.Topic),
        SheetTable.Day<OutsideCheckLine>("Từ ngày", o => o.FromOn),
        SheetTable.Day<OutsideCheckLine>("Đến ngày", o => o.ToOn),
        SheetTable.Text<OutsideCheckLine>("Văn bản", o => o.SourcePaper),
    ];

    public Task<Sheet> Handle(OutsideCheckSheet query, CancellationToken ct)
    {
        gate.Council(Subject.OutsideCheck, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Lịch của cơ quan khác", Columns, after => new OutsideCheckList { Year = query.Year, UnitId = query.UnitId, Body = query.Body, Search = query.Search, After = after, Take = 200 }, ct);
    }
}
