using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;
using Supervision.Core.Units;

namespace Supervision.Core.DataTables;

/// <summary>What the people of a unit are told of a table that they fill in.</summary>
internal static class TableDraftNotices
{
    /// <summary>The heads of the unit, that what was filled in waits for them to approve and send it.</summary>
    public static async Task TellHeadsOfTable(this Db db, DataTable table, UnitReport report, CancellationToken ct)
    {
        var heads = await db.UnitHeads(report.UnitId, db.Signal.Clock.Today(), ct);
        await db.Notify([.. heads.Select(head => new NewNotice
        {
            PersonId = head,
            Kind = NoticeKind.Draft,
            Title = NoticeText.Short($"Dự thảo biểu số liệu chờ phê duyệt, gửi{(report.DueOn is { } due ? $", hạn gửi ngày {VietnameseDate.Short(due)}" : "")}"),
            Text = $"Công chức đầu mối đã trình dự thảo biểu số liệu “{table.Title}” của đơn vị.",
            Link = Way(table, report.Id),
            SubjectId = report.Id,
        })], ct);
    }

    /// <summary>Who filled it in, that the head gave it back.</summary>
    public static Task TellTableReturned(this Db db, DataTable table, UnitReport report, Guid writer, string reason, CancellationToken ct) => db.Notify(new NewNotice
    {
        PersonId = writer,
        Kind = NoticeKind.ReportReturned,
        Title = "Dự thảo biểu số liệu được trả lại để hoàn thiện",
        Text = $"Biểu số liệu “{table.Title}”.\n\n{reason}",
        Link = Way(table, report.Id),
        SubjectId = report.Id,
    }, ct);

    /// <summary>Who filled it in, that the head sent it.</summary>
    public static Task TellTableSent(this Db db, DataTable table, Guid reportId, Guid writer, int number, CancellationToken ct) => db.Notify(new NewNotice
    {
        PersonId = writer,
        Kind = NoticeKind.ReportSubmitted,
        Title = NoticeText.Short($"Người đứng đầu đơn vị đã gửi biểu số liệu “{table.Title}”"),
        Text = $"Biểu số liệu “{table.Title}”, bản {number}, đã được gửi Đoàn giám sát.",
        Link = Way(table, reportId),
        SubjectId = reportId,
    }, ct);

    private static string Way(DataTable table, Guid reportId) => $"{UnitReportNotices.Way(reportId)}/bieu/{table.Id}";
}
