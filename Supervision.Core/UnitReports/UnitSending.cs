using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.UnitReports;

/// <summary>Who of a unit sends to a delegation what was drafted in it.</summary>
internal static class UnitSending
{
    public static readonly (string Message, string Code) Report = ("Báo cáo do người đứng đầu đơn vị phê duyệt và gửi. Đồng chí lưu dự thảo và trình người đứng đầu.", "unit_report.head");
    public static readonly (string Message, string Code) Table = ("Biểu số liệu do người đứng đầu đơn vị phê duyệt và gửi. Đồng chí lưu dự thảo và trình người đứng đầu.", "data_table.head");

    /// <summary>Of a unit with accounts its head sends; whoever came by the link stands for a unit whose people have none, and the council's people enter what came on paper.</summary>
    public static async Task DemandHead(Gate gate, Actor actor, Guid unitReportId, (string Message, string Code) refusal, CancellationToken ct)
    {
        if (actor.UnitId is null || actor.Identity.Link is not null) return;
        if (!IsHead(actor)) throw RefusedException.Forbidden(refusal.Message, refusal.Code);
        await gate.UnitReport(unitReportId, Act.Approve, ct);
    }

    /// <summary>What whoever acts for a unit fills in is a draft for its head.</summary>
    public static bool OnlyDrafts(Actor actor) => actor.UnitId is not null && actor.Identity.Link is null && !IsHead(actor);

    private static bool IsHead(Actor actor) => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Approve);
}
