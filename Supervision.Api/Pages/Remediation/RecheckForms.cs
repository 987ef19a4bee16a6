using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>Checks on the spot: ordering one, recording what was found, calling one off.</summary>
internal static class RecheckForms
{
    public static IEnumerable<ActionForm> Of(TaskPage page)
    {
        if (!page.May(Subject.RemediationReport, Act.Write)) yield break;
        var open = page.History.RecheckOrders.Where(o => o.Status is RecheckOrderStatus.Ordered).ToList();
        if (page.View.Progress is not (TaskProgress.Draft or TaskProgress.Dropped))
        {
            yield return Record(page, open);
            yield return Order();
        }
        foreach (var order in open) yield return Withdraw(order);
    }

    private static ActionForm Order() => new("orderRecheck", "Giao kiểm tra lại tại chỗ", "Giao kiểm tra lại")
    {
        Once = true,
        Note = "Đơn vị được báo ngày kiểm tra, người kiểm tra và lý do.",
        Fields =
        [
            Field.Day(nameof(OrderRecheck.RecheckOn)),
            Field.Text(nameof(OrderRecheck.AssignedTo)) with { Hint = "Ghi theo chức danh." },
            Field.Text(nameof(OrderRecheck.Reason)),
        ],
    };

    private static ActionForm Withdraw(OrderedRecheck order) => new ActionForm("withdrawRecheck", $"Hủy việc kiểm tra lại ngày {Show.Date(order.RecheckOn)}", "Hủy việc kiểm tra lại")
    {
        Of = order.Id,
        Note = "Đơn vị được báo. Muốn đổi ngày hoặc người kiểm tra: hủy rồi giao lại.",
        Fields = [Field.Text(nameof(WithdrawRecheckOrder.Reason))],
    }.With(nameof(WithdrawRecheckOrder.RecheckOrderId), order.Id).With(nameof(WithdrawRecheckOrder.Version), order.Version);

    private static ActionForm Record(TaskPage page, IReadOnlyList<OrderedRecheck> open)
    {
        Field[] order = open.Count == 0 ? [] :
        [
            new(nameof(RecordRecheck.RecheckOrderId), FieldKind.Choice)
            {
                Choices = [.. open.Select(o => new Choice($"{o.Id}", $"ngày {Show.Date(o.RecheckOn)}: {o.AssignedTo}")), new("", "Không theo việc đã giao")],
                Value = $"{open[0].Id}",
            },
        ];
        return new ActionForm("recheck", "Ghi kết quả kiểm tra lại việc khắc phục", "Ghi kết quả kiểm tra lại")
        {
            Once = true,
            IsOpen = open.Any(o => o.RecheckOn <= page.Today),
            Note = "Ghi sau khi kiểm tra tại chỗ, trước hoặc sau khi có ý kiến xử lý báo cáo; trạng thái của nội dung không đổi.",
            Fields =
            [
                .. order,
                Field.Day(nameof(RecordRecheck.CheckedOn), page.Today),
                new(nameof(RecordRecheck.Place)),
                Field.Text(nameof(RecordRecheck.Participants)) with { Hint = "Ghi theo chức danh." },
                Field.Of<RecheckResult>(nameof(RecordRecheck.Result)),
                Field.Text(nameof(RecordRecheck.Note)) with { IsOptional = true },
            ],
        };
    }
}
