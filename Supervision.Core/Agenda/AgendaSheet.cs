using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Agenda;

/// <summary>What lies before the actor as a table, day after day, with the same days as <see cref="AgendaBetween"/>; also what a full day of the calendar only counts.</summary>
[Requires(Subject.Campaign, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record AgendaSheet : IQuery<Sheet>
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
}

internal sealed class AgendaSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<AgendaSheet, Sheet>
{
    public async Task<Sheet> Handle(AgendaSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        var agenda = await mediator.Send(new AgendaBetween { From = query.From, To = query.To, OfDay = SheetTable.Most }, ct);
        return SheetTable.Of("Lịch", [$"Lịch từ ngày {VietnameseDate.Short(query.From)} đến ngày {VietnameseDate.Short(query.To)}"], Columns(clock.Today()),
            SheetTable.Bounded([.. agenda.Days.SelectMany(day => day.Groups).SelectMany(group => group.Entries)]));
    }

    private static SheetColumn<AgendaEntry>[] Columns(DateOnly today) =>
    [
        SheetTable.Day<AgendaEntry>("Ngày", e => e.OnDay),
        SheetTable.Text<AgendaEntry>("Loại", e => e.Kind.Label()),
        SheetTable.Text<AgendaEntry>("Nội dung", e => e.Title),
        SheetTable.Text<AgendaEntry>("Buổi", e => e.Session?.Label()),
        SheetTable.Text<AgendaEntry>("Nơi làm việc, đơn vị, văn bản", e => e.Place),
        SheetTable.Day<AgendaEntry>("Thực hiện đến hết ngày", e => e.Kind is AgendaKind.Visit ? null : e.EndsOn),
        SheetTable.Text<AgendaEntry>("Tình trạng", e => e switch
        {
            { IsDone: true, Kind: AgendaKind.Visit } => "đã làm việc",
            { IsDone: true } => "đã báo cáo",
            { Kind: not AgendaKind.Visit } when e.EndsOn < today => "quá hạn",
            _ => null,
        }),
    ];
}
