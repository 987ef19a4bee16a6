using System.Globalization;
using Supervision.Core.Extensions;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Chasing;
using Supervision.Core.Overview;

namespace Supervision.Api.Pages;

/// <summary>Where the figures of an overview lead: the same limits as addresses of lists.</summary>
public sealed record OverviewLinks(DateOnly From, DateOnly To, DateOnly AsOf, Guid? Unit, bool IsUnit)
{
    public string Tasks(LedgerSlice slice, Guid? unit = null) => Ledger(slice, unit);

    public string Age(AgeCount age) => Ledger(age.Slice, null, ("han-tu", Day(age.DueFrom)), ("han-den", Day(age.DueTo)));

    public string Due(LedgerSlice slice, RateCount rates) => Ledger(slice, null, ("han-tu", Day(rates.From)), ("han-den", Day(rates.To)));

    public string Done(LedgerSlice slice, RateCount rates) => Ledger(slice, null, ("xong-tu", Day(rates.From)), ("xong-den", Day(rates.To)));

    public string Body(LedgerSlice slice, Guid? body) => Ledger(slice, null, ("co-quan", body?.ToString() ?? "khong"));

    public string Field(LedgerSlice slice, string? field) => Ledger(slice, null, field is null ? ("khong-linh-vuc", "true") : ("linh-vuc", field));

    public string Awaiting => Address("/noi-dung", [.. Whose(null), ("phan", nameof(LedgerSlice.Open)), ("tinh-trang", nameof(Core.Tasks.TaskProgress.ReportedDone))]);

    public string Extensions(ExtensionStatus? status = null, bool again = false) =>
        Address("/gia-han", ("don-vi", Unit?.ToString()), ("tinh-trang", status?.ToString()), ("nhieu-lan", again ? "true" : null), ("tu", Day(From)), ("den", Day(To)));

    public string Letters(ChaseStep? step = null, bool unanswered = false) =>
        Address("/cong-van-don-doc", ("don-vi", Unit?.ToString()), ("buoc", step?.ToString()), ("chua-tra-loi", unanswered ? "true" : null), ("tu", Day(From)), ("den", Day(To)));

    public string Measures(MeasureKind? kind = null, bool unanswered = false) =>
        Address("/bien-phap", ("don-vi", Unit?.ToString()), ("loai", kind?.ToString()), ("chua-tra-loi", unanswered ? "true" : null), ("tu", Day(From)), ("den", Day(To)));

    public string Profile(Guid unit) => Address($"/api/units/{unit}/profile.pdf", ("from", Day(From)), ("to", Day(To)));

    public string Repeated => Address("/lap-lai", ("don-vi", Unit?.ToString()), ("tu", Day(From)), ("den", Day(To)));

    private string Ledger(LedgerSlice slice, Guid? unit, params (string Name, string? Value)[] more) => Address("/noi-dung", [.. Whose(unit), ("phan", slice.ToString()), .. more]);

    private IEnumerable<(string, string?)> Whose(Guid? unit) => [("xem", IsUnit ? "tat-ca" : null), ("don-vi", (unit ?? Unit)?.ToString())];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Address(string path, params (string Name, string? Value)[] parts)
    {
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
