using Supervision.Core.Papers;
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

    /// <summary>Its id, where it is a committee or a group, whose papers carry its own head.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>What was decided of the tasks in it.</summary>
    public IReadOnlyList<ReportedTask> Decided => [.. Items.Where(i => i.Outcome is not null and not RemediationOutcome.Noted and not RemediationOutcome.Lapsed)];

    /// <summary>All that was decided is confirmed.</summary>
    public bool Confirms => Decided.All(i => i.Outcome is RemediationOutcome.Confirmed or RemediationOutcome.ConfirmedPartly);
    public required DateTimeOffset Now { get; init; }
}

/// <summary>Báo cáo kết quả thực hiện: per task what is done, done in part or not, with percent, evidence, cause and request. A paper of the unit, signed by its head.</summary>
public static class RemediationReportPaper
{
    public static Document Of(PaperForm form, RemediationPaperData data)
    {
        var report = data.Report;
        return (form with
        {
            Title = report.Title.StartsWith("Báo cáo ", StringComparison.OrdinalIgnoreCase) ? Capitalised(report.Title["Báo cáo ".Length..]) : report.Title,
            Reference = form.Number is null ? report.Reference : null,
            IssuedOn = form.IssuedOn ?? (form.IsBeingSigned ? null : report.ReportedOn),
            IsDraft = report.Status is RemediationStatus.Draft,
            SignerName = form.IsBeingSigned || form.Number is not null ? form.SignerName : report.SubmittedByName ?? form.SignerName,
        }).Document("Báo cáo",
            [
                new Paragraph(RichText.OfData($"{report.UnitName} báo cáo kết quả thực hiện các nội dung yêu cầu, kiến nghị sau giám sát như sau:")) { KeepWithNext = true },
                .. data.Items.SelectMany((item, i) => Item(item, i + 1)),
            ],
            [data.BodyName]) with
        { Title = report.Title };
    }

    private static IEnumerable<Block> Item(ReportedTask item, int number)
    {
        yield return Heading.Clause(number, $"Nội dung số {item.TaskNumber}: {Phrases.Sentence(item.TaskContent).TrimEnd('.')}") with { Source = $"Nội dung {item.TaskNumber}" };
        yield return Paragraph.Dash(RichText.OfData($"Kết quả: {item.Claim.Label()}, đạt {item.PercentDone}%.{Due(item)}"));
        foreach (var line in item.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return new Paragraph(Figures.Guarded(Phrases.Sentence(line)));
        if (item.Cause is { } cause) yield return Paragraph.Dash(Figures.Guarded($"Nguyên nhân: {Phrases.Sentence(cause)}"));
        if (item.Request is { } request) yield return Paragraph.Dash(Figures.Guarded($"Đề nghị: {Phrases.Sentence(request)}"));
        if (item.Evidence.Count > 0) yield return Paragraph.Dash(RichText.OfData($"Tài liệu minh chứng: {string.Join("; ", item.Evidence.Select(e => e.FileName))}."));
        if (item.MissingEvidence.Count > 0) yield return Paragraph.Dash(RichText.OfData($"Chưa có tệp minh chứng theo danh mục: {string.Join("; ", item.MissingEvidence)}."));
    }

    private static RichText Due(ReportedTask item) => item.DueOn is { } due ? RichText.OfData($" Thời hạn: {VietnameseDate.Short(due)}.") : RichText.Empty;

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>
/// What the council's body answers to a report: "Phiếu xác nhận" where every task that was decided is confirmed, else "Công văn đề nghị bổ sung, làm rõ" that names what is missing and the new day.
/// </summary>
public static class ConfirmationSlip
{
    public static Document Of(PaperForm form, RemediationPaperData data)
    {
        var (decided, confirms) = (data.Decided, form.Kind is PaperKind.ConfirmationSlip);
        var reference = decided.Select(i => i.OutcomeReference).FirstOrDefault(r => r is not null);
        var cited = Phrases.Citation("Báo cáo", data.Report.Reference, data.Report.ReportedOn, data.Report.UnitName);
        return (form with
        {
            Title = confirms ? "Kết quả thực hiện yêu cầu, kiến nghị sau giám sát" : "V/v bổ sung, làm rõ kết quả thực hiện yêu cầu, kiến nghị sau giám sát",
            Reference = form.Number is null ? reference : null,
            IssuedOn = form.IssuedOn ?? (form.IsBeingSigned ? null : decided.Max(i => i.DecidedOn)),
            IsDraft = form.IsDraft && reference is null,
        }).Document(confirms ? "Phiếu xác nhận" : "Công văn",
            [
                new Paragraph(RichText.OfData($"Sau khi xem xét {Phrases.Within(cited)}, {data.BodyName} có ý kiến như sau:")) { KeepWithNext = true },
                .. decided.SelectMany((item, i) => Item(item, i + 1)),
                new Paragraph(form.Closing is { } closing ? closing : confirms
                    ? RichText.OfData($"{data.BodyName} xác nhận để {data.Report.UnitName} biết, thực hiện các nội dung còn lại {(decided.Any(i => i.RemainderDueOn is not null) ? "theo thời hạn nêu trên" : "(nếu có)"):free}.")
                    : RichText.OfData($"Đề nghị {data.Report.UnitName} thực hiện và báo cáo lại theo thời hạn nêu trên.")),
            ],
            [data.Report.UnitName]) with
        {
            Title = confirms ? $"Phiếu xác nhận kết quả thực hiện của {data.Report.UnitName}" : $"Công văn đề nghị {data.Report.UnitName} bổ sung, làm rõ kết quả thực hiện",
        };
    }

    private static IEnumerable<Block> Item(ReportedTask item, int number)
    {
        yield return Heading.Clause(number, $"Nội dung số {item.TaskNumber}: {Phrases.Sentence(item.TaskContent).TrimEnd('.')}") with { Source = $"Nội dung {item.TaskNumber}" };
        yield return Paragraph.Dash(RichText.OfData($"Ý kiến: {Phrases.Sentence(item.Outcome!.Value.Label())}"));
        if (item.OutcomeReason is { } reason) yield return Paragraph.Dash(Figures.Guarded($"Lý do: {Phrases.Sentence(reason)}"));
        if (item.RemainderContent is { } rest) yield return Paragraph.Dash(Figures.Guarded($"Nội dung còn lại: {Phrases.Sentence(rest)}"));
        if (item.RemainderDueOn is { } restDue) yield return Paragraph.Dash(RichText.OfData($"Thời hạn thực hiện nội dung còn lại: {VietnameseDate.Long(restDue)}."));
        if (item.NewDueOn is { } until) yield return Paragraph.Dash(RichText.OfData($"Bổ sung, làm rõ chậm nhất {VietnameseDate.Long(until)}."));
        if (item.Outcome is RemediationOutcome.Returned or RemediationOutcome.NotSatisfactory && item.DueOn is { } due)
            yield return Paragraph.Dash(RichText.OfData($"Thời hạn thực hiện: {VietnameseDate.Long(due)}."));
    }
}
