using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.DataTables;

/// <summary>Sends a table to every unit of its campaign, whose plan was sent: from then on each finds it beside its report, with a file of its own to fill in, and the design stays as it is.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record SendDataTable : ICommand<Changed>, IVersioned
{
    public required Guid DataTableId { get; init; }
    public required int Version { get; init; }

    public sealed class Validator : AbstractValidator<SendDataTable>
    {
        public Validator() => RuleFor(c => c.DataTableId).NotEmpty();
    }
}

internal sealed class SendDataTableHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SendDataTable, Changed>
{
    public async Task<Changed> Handle(SendDataTable command, CancellationToken ct)
    {
        var (table, access) = await db.EnterDataTable(gate, command.DataTableId, Subject.Campaign, Act.Write, ct);
        await db.DemandVersion(table.Id, command.Version, table.Version, ct);
        if (table.Status is not DataTableStatus.Draft) throw RefusedException.Conflict("data_table.sent", "Biểu số liệu này đã được gửi hoặc thu hồi.");
        if (access.Status < CampaignStatus.PlanSent)
            throw RefusedException.Conflict("data_table.plan", "Biểu số liệu được gửi sau khi kế hoạch giám sát đã gửi các đơn vị.");
        UnitReportRows.DemandOpen(access);

        var before = new { table.Status };
        (table.Status, table.SentOn) = (DataTableStatus.Sent, clock.Today());
        await db.Save(table, ct);
        var sent = new DataTableSent(table.Id, table.CampaignId, table.Title, table.SentOn.Value);
        journal.Add(sent, before);
        await db.TellUnits(table, await db.UnitsOf(table, ct), "Biểu số liệu cần nhập", $"sent/{table.Id}", ct);
        return new Changed(table.Id, table.Version + 1);
    }
}

public sealed record DataTableSent(Guid SubjectId, Guid CampaignId, string Title, DateOnly SentOn) : IEvent;

/// <summary>Telling units of a table.</summary>
internal static class DataTableNotices
{
    public static Task<Notified> TellUnits(this Db db, DataTable table, IEnumerable<UnitOfTable> units, string what, string onceKey, CancellationToken ct) => db.Notify([.. units.Select(unit => new NewNotice
    {
        UnitId = unit.UnitId,
        Kind = NoticeKind.UnitReportDue,
        Title = $"{what}: {(table.Title.Length > 200 ? table.Title[..200] : table.Title)}",
        Text = $"Đề nghị nhập biểu số liệu “{table.Title}” trên trang hoặc bằng tệp Excel có sẵn của đơn vị.{(unit.DueOn is { } due ? $" Hạn gửi: ngày {VietnameseDate.Short(due)}." : "")}",
        Link = $"/bao-cao-don-vi/{unit.UnitReportId}/bieu/{table.Id}",
        SubjectId = unit.UnitReportId,
        OnceKey = $"{onceKey}/{unit.UnitReportId}",
    })], ct);
}
