using System.Globalization;
using Supervision.Core.Remediation;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>What the papers about a unit's report are printed from.</summary>
public sealed record RemediationPaperData
{
    public required PaperCouncil Council { get; init; }
    public required RemediationReportHead Report { get; init; }
    public required IReadOnlyList<ReportedTask> Items { get; init; }

    /// <summary>The body that decides: the Standing Board, or the committee that recommended.</summary>
    public required string BodyName { get; init; }
    public required string BodyHeader { get; init; }
    public required DateTimeOffset Now { get; init; }
}

/// <summary>Báo cáo kết quả thực hiện: per task what is done, done in part or not, with percent, evidence, cause and request. A paper of the unit, signed by its head.</summary>
public static class RemediationReportPaper
{
    public static Document Of(RemediationPaperData data)
    {
        var report = data.Report;
        var on = report.ReportedOn;
        return new Document
        {
            Title = report.Title,
            Author = report.UnitName,
            CreatedAt = data.Now,
            IsDraft = report.Status is RemediationStatus.Draft,
            IsDemo = data.Council.IsDemo,
            Blocks =
            [
                new AdministrativeHeader
                {
                    IssuingBody = VietnameseText.Upper(report.UnitName),
                    Number = report.Reference is { } reference ? $"Số: {reference}" : DocumentNumber.Line(null, "BC-UBND"),
                    PlaceAndDate = VietnameseDate.PlaceAndDate(data.Council.PlaceName, on, on?.Year ?? data.Now.Year),
                },
                new DocumentTitle("Báo cáo", report.Title.StartsWith("Báo cáo ", StringComparison.OrdinalIgnoreCase) ? Capitalised(report.Title["Báo cáo ".Length..]) : report.Title),
                new Addressees([data.BodyName]),
                new Paragraph($"{report.UnitName} báo cáo kết quả thực hiện các nội dung yêu cầu, kiến nghị sau giám sát như sau:") { KeepWithNext = true },
                .. VietnameseText.EndText([.. data.Items.SelectMany((item, i) => Item(item, i + 1))]),
                new SignatureBlock(new SignatureColumn { AuthorityLines = ["Người đứng đầu đơn vị"], Note = report.SubmittedByName is null ? "(Ký, ghi rõ họ tên)" : null, SignerName = report.SubmittedByName })
                {
                    Recipients = new([data.BodyName]),
                },
            ],
        };
    }

    private static IEnumerable<Block> Item(ReportedTask item, int number)
    {
        yield return Heading.Clause(number, $"Nội dung số {item.TaskNumber}: {Phrases.Sentence(item.TaskContent).TrimEnd('.')}") with { Source = $"Nội dung {item.TaskNumber}" };
        yield return Paragraph.Dash(string.Create(CultureInfo.InvariantCulture, $"Kết quả: {item.Claim.Label()}, đạt {item.PercentDone}%.{Due(item)}"));
        foreach (var line in item.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return new Paragraph(Phrases.Sentence(line));
        if (item.Cause is { } cause) yield return Paragraph.Dash($"Nguyên nhân: {Phrases.Sentence(cause)}");
        if (item.Request is { } request) yield return Paragraph.Dash($"Đề nghị: {Phrases.Sentence(request)}");
        if (item.Evidence.Count > 0) yield return Paragraph.Dash($"Tài liệu minh chứng: {string.Join("; ", item.Evidence.Select(e => e.FileName))}.");
        if (item.MissingEvidence.Count > 0) yield return Paragraph.Dash($"Chưa có tệp minh chứng theo danh mục: {string.Join("; ", item.MissingEvidence)}.");
    }

    private static string Due(ReportedTask item) => item.DueOn is { } due ? $" Thời hạn: {VietnameseDate.Short(due)}." : "";

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>
/// What the council's body answers to a report: "Phiếu xác nhận" where every task that was decided is confirmed, else "Công văn đề nghị bổ sung, làm rõ" that names what is missing and the new day.
/// </summary>
public static class ConfirmationSlip
{
    public static Document Of(RemediationPaperData data)
    {
        var decided = data.Items.Where(i => i.Outcome is not null and not RemediationOutcome.Noted and not RemediationOutcome.Lapsed).ToList();
        var confirms = decided.All(i => i.Outcome is RemediationOutcome.Confirmed or RemediationOutcome.ConfirmedPartly);
        var on = decided.Max(i => i.DecidedOn)!.Value;
        var reference = decided.Select(i => i.OutcomeReference).FirstOrDefault(r => r is not null);
        var cited = Phrases.Citation("Báo cáo", data.Report.Reference, data.Report.ReportedOn, data.Report.UnitName);
        return new Document
        {
            Title = confirms ? $"Phiếu xác nhận kết quả thực hiện của {data.Report.UnitName}" : $"Công văn đề nghị {data.Report.UnitName} bổ sung, làm rõ kết quả thực hiện",
            Author = data.BodyName,
            CreatedAt = data.Now,
            IsDemo = data.Council.IsDemo,
            Blocks =
            [
                new AdministrativeHeader
                {
                    SuperiorBody = data.BodyHeader == data.Council.HeaderName ? null : data.Council.HeaderName,
                    IssuingBody = data.BodyHeader,
                    Number = reference is null ? DocumentNumber.Line(null, confirms ? "PXN-HĐND" : "HĐND-VP") : $"Số: {reference}",
                    PlaceAndDate = VietnameseDate.PlaceAndDate(data.Council.PlaceName, on, on.Year),
                    LetterSubject = confirms ? null : "V/v bổ sung, làm rõ kết quả thực hiện yêu cầu, kiến nghị sau giám sát",
                },
                .. confirms ? [new DocumentTitle("Phiếu xác nhận", "Kết quả thực hiện yêu cầu, kiến nghị sau giám sát")] : Array.Empty<Block>(),
                new Addressees([data.Report.UnitName]),
                new Paragraph($"Sau khi xem xét {char.ToLowerInvariant(cited[0])}{cited[1..]}, {data.BodyName} có ý kiến như sau:") { KeepWithNext = true },
                .. decided.SelectMany((item, i) => Item(item, i + 1)),
                .. VietnameseText.EndText([new Paragraph(confirms
                    ? $"{data.BodyName} xác nhận để {data.Report.UnitName} biết, thực hiện các nội dung còn lại (nếu có)."
                    : $"Đề nghị {data.Report.UnitName} thực hiện và báo cáo lại theo thời hạn nêu trên.")]),
                new SignatureBlock(new SignatureColumn { AuthorityLines = [$"TM. {data.BodyName}"], Note = "(Ký, đóng dấu)" }) { Recipients = new([data.Report.UnitName]) },
            ],
        };
    }

    private static IEnumerable<Block> Item(ReportedTask item, int number)
    {
        yield return Heading.Clause(number, $"Nội dung số {item.TaskNumber}: {Phrases.Sentence(item.TaskContent).TrimEnd('.')}") with { Source = $"Nội dung {item.TaskNumber}" };
        yield return Paragraph.Dash($"Ý kiến: {Phrases.Sentence(item.Outcome!.Value.Label())}");
        if (item.OutcomeReason is { } reason) yield return Paragraph.Dash($"Lý do: {Phrases.Sentence(reason)}");
        if ((item.NewDueOn ?? (item.Outcome is RemediationOutcome.Returned or RemediationOutcome.NotSatisfactory ? item.DueOn : null)) is { } due)
            yield return Paragraph.Dash($"Thời hạn thực hiện: {VietnameseDate.Long(due)}.");
    }
}
