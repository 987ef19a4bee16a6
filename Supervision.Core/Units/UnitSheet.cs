using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Units;

/// <summary>Units as a table, with the same filters as <see cref="UnitList"/>.</summary>
[Requires(Subject.Directory, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record UnitSheet : IQuery<Sheet>
{
    public string? Search { get; init; }
    public DateOnly? On { get; init; }
    public UnitKind? Kind { get; init; }
    public UnitLevel? Level { get; init; }
    public Guid? ParentId { get; init; }
    public bool Ended { get; init; }
}

internal sealed class UnitSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<UnitSheet, Sheet>
{
    private static readonly SheetColumn<UnitLine>[] Columns =
    [
        SheetTable.Text<UnitLine>("Mã đơn vị", u => u.Code),
        SheetTable.Text<UnitLine>("Đơn vị", u => u.Name),
        SheetTable.Text<UnitLine>("Loại", u => u.Kind.Label()),
        SheetTable.Text<UnitLine>("Cấp", u => u.Level.Label()),
        SheetTable.Day<UnitLine>("Hoạt động từ ngày", u => u.ValidFrom),
        SheetTable.Day<UnitLine>("Ngày hoạt động cuối cùng", u => u.ValidTo),
    ];

    public Task<Sheet> Handle(UnitSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Danh mục đơn vị", Columns, after => new UnitList { Search = query.Search, On = query.On, Kind = query.Kind, Level = query.Level, ParentId = query.ParentId, Ended = query.Ended, After = after, Take = 200 }, ct);
    }
}
