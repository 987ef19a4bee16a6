using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.References;

/// <summary>The council's references as a table, with the same filter as <see cref="ReferenceCaseList"/>.</summary>
[Requires(Subject.ReferenceCase, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record ReferenceListSheet : IQuery<Sheet>
{
    public ReferenceKind? Kind { get; init; }
}

internal sealed class ReferenceListSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<ReferenceListSheet, Sheet>
{
    private static readonly SheetColumn<ReferenceRow>[] Columns =
    [
        SheetTable.Text<ReferenceRow>("Mã", r => r.Code),
        SheetTable.Text<ReferenceRow>("Hồ sơ", r => r.Title),
        SheetTable.Text<ReferenceRow>("Loại", r => r.Kind.Label()),
        SheetTable.Text<ReferenceRow>("Cơ quan", r => r.BodyName),
        SheetTable.Text<ReferenceRow>("Đơn vị", r => r.UnitName),
        SheetTable.Day<ReferenceRow>("Ngày", r => r.HeldOn),
        SheetTable.Text<ReferenceRow>("Ngày suy ra", r => r.HeldOnInferred ? "có" : null),
        SheetTable.Text<ReferenceRow>("Thời kỳ", r => r.PeriodText),
        SheetTable.Text<ReferenceRow>("Nguồn", r => r.SourceName),
        SheetTable.Number<ReferenceRow>("Số mục, số liệu", r => r.ItemCount),
    ];

    public Task<Sheet> Handle(ReferenceListSheet query, CancellationToken ct)
    {
        gate.Council(Subject.ReferenceCase, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Hồ sơ tham chiếu", Columns, after => new ReferenceCaseList { Kind = query.Kind, After = after, Take = 200 }, ct);
    }
}
