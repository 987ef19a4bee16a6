using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>What the papers that report on and conclude a supervision have in common.</summary>
internal static class ConclusionParts
{
    public const string AnnexRefers = "Nội dung cụ thể, cơ quan chủ trì, phối hợp, sản phẩm và thời hạn thực hiện theo Phụ lục kèm theo.";

    private const string CouncilWords = "HỘI ĐỒNG NHÂN DÂN ";

    /// <summary>The council's own header in two lines, "HỘI ĐỒNG NHÂN DÂN" and the place.</summary>
    public static string InTwoLines(string header) =>
        header.StartsWith(CouncilWords, StringComparison.OrdinalIgnoreCase) ? $"{CouncilWords.TrimEnd()}\n{header[CouncilWords.Length..]}" : header;

    public static AdministrativeHeader Header(ConclusionPaperData data, string? superior, string issuing, string symbol) => new()
    {
        SuperiorBody = superior,
        IssuingBody = issuing,
        Number = DocumentNumber.Line(data.Conclusion.Number, data.Conclusion.Symbol ?? symbol),
        PlaceAndDate = VietnameseDate.PlaceAndDate(data.Frame.PlaceName, data.Conclusion.IssuedOn, (data.Conclusion.IssuedOn ?? DateOnly.FromDateTime(data.Now.DateTime)).Year),
    };

    public static Document Paper(ConclusionPaperData data, string typeName, string author, IReadOnlyList<Block> blocks) => new()
    {
        Title = $"{typeName} {data.Conclusion.Abstract}",
        Author = author,
        CreatedAt = MadeAt(data.Conclusion.IssuedOn, data.Now),
        IsDraft = data.Conclusion.IssuedOn is null,
        IsDemo = data.Frame.IsDemo,
        Blocks = blocks,
    };

    /// <summary>An issued paper is of its date, whenever it is printed.</summary>
    public static DateTimeOffset MadeAt(DateOnly? issuedOn, DateTimeOffset now) => issuedOn is { } on ? new DateTimeOffset(on.ToDateTime(default), TimeSpan.FromHours(7)) : now;

    /// <summary>Clauses under a heading: numbered when there are several.</summary>
    public static IEnumerable<Block> Numbered(IReadOnlyList<Clause> clauses) =>
        clauses.SelectMany((clause, i) => Lined(clause.Text, $"Điểm {clause.Number}", clauses.Count > 1 ? $"{i + 1}." : null));

    /// <summary>A text of a form as paragraphs, one a line; the label stands before the first, in the place of a mark typed there. Its words may be worded anew, its figures stay.</summary>
    public static IEnumerable<Paragraph> Lined(string text, string source, string? label = null) =>
        Typed(text).Select((line, i) => Said(i == 0 && label is not null ? OfficeText.Bare(line) : line, source, i == 0 ? label : null));

    /// <summary>A text of a form as numbered paragraphs, one a line, see <see cref="OfficeText.Numbered"/>.</summary>
    public static IEnumerable<Paragraph> Listed(string text, string source) => OfficeText.Numbered(Typed(text)).Select(line => Said(line.Text, source, line.Mark));

    private static string[] Typed(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Paragraph Said(string line, string source, string? label) => new(Figures.Guarded(Phrases.Sentence(line))) { Source = source, Label = label };

    /// <summary>The three duties that the law wants named, as far as the paper names them.</summary>
    public static IReadOnlyList<(string Name, RichText Text)> Duties(Conclusion conclusion)
    {
        var duties = new List<(string, RichText)>();
        if (conclusion.RemedyBy is { } remedy) duties.Add(("Thời gian khắc phục", Figures.Guarded(Phrases.Sentence(remedy))));
        if (conclusion.ExecuteBy is { } execute) duties.Add(("Trách nhiệm thi hành", Figures.Guarded(Phrases.Sentence(execute))));
        var due = conclusion.ReportDueOn is { } on ? $"Báo cáo gửi chậm nhất {VietnameseDate.Long(on)}." : null;
        if ((conclusion.ReportBy ?? due) is not null)
            duties.Add(("Trách nhiệm báo cáo", Figures.Guarded(string.Join(' ', new[] { conclusion.ReportBy is { } report ? Phrases.Sentence(report) : null, due }.OfType<string>()))));
        return duties;
    }

    /// <summary>"Báo cáo số 12/BC-ĐGS ngày … của Đoàn giám sát", for each of the delegations.</summary>
    public static string Reports(ConclusionPaperData data) =>
        Phrases.And([.. data.Reports.Select(r => Phrases.Citation("Báo cáo", r.Reference, r.IssuedOn, r.DelegationName))]);

    /// <summary>
    /// "Thực hiện Quyết định số …, Đoàn giám sát đã giám sát “…”, thời kỳ …; giám sát trực tiếp tại …; giám sát qua báo cáo đối với …. Đến ngày báo cáo, … chưa có buổi làm việc với Đoàn giám sát và chưa gửi
    /// báo cáo.": whoever signs it says of each unit what was done.
    /// </summary>
    public static RichText Carried(PaperFrame frame, string who)
    {
        var text = frame.FoundingBefore(who) is { } paper ? RichText.OfData($"Thực hiện {paper}, {who}") : RichText.Owned(Capital(who));
        text = text.Append(RichText.OfData($" đã tiến hành {Phrases.Supervision(frame.Title)}"));
        if (frame.PeriodText is { } period) text = text.Append(RichText.OfData($", thời kỳ giám sát: {Phrases.Within(period)}"));
        if (frame.Visited.Count > 0) text = text.Append(RichText.OfData($"; giám sát trực tiếp tại {Counted(frame.Visited)}"));
        if (frame.ByReport.Count > 0) text = text.Append(RichText.OfData($"; giám sát qua báo cáo đối với {Counted(frame.ByReport)}"));
        string[] absent = [.. new[] { Absent(frame.Unmet, "chưa có buổi làm việc với Đoàn giám sát và chưa gửi báo cáo"), Absent(frame.Unreported, "chưa gửi báo cáo") }.OfType<string>()];
        if (absent.Length > 0) text = text.Append(RichText.OfData($". Đến ngày báo cáo, {string.Join("; ", absent)}"));
        return text.Append(".").Merged();

        static string? Absent(IReadOnlyList<string> names, string what) => names.Count == 0 ? null : $"{Counted(names)} {what}";

        static string Counted(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{DocumentNumber.Digits(names.Count)} cơ quan, tổ chức ({string.Join(", ", names)})";
    }

    /// <summary>The last paragraph: of which day the figures are, what is replaced, and the closing sentence.</summary>
    public static Paragraph Closing(ConclusionPaperData data, string typeName, RichText sentence)
    {
        var figures = data.Conclusion.FiguresAsOf is { } on ? RichText.OfData($"Số liệu nêu trong văn bản này tính đến {VietnameseDate.Long(on)}. ") : RichText.Empty;
        var replaces = data.ReplacesReference is { } reference ? RichText.OfData($"{typeName:free} này thay thế {Phrases.Citation(typeName, reference, data.ReplacesIssuedOn, null)}. ") : RichText.Empty;
        return new Paragraph(figures.Append(replaces).Append(sentence).Merged());
    }

    public static SignatureBlock Signature(ConclusionPaperData data, IReadOnlyList<string> authority, IReadOnlyList<string> recipients, string archive)
    {
        var (typed, lines) = (Lines.Read(data.Conclusion.Recipients), Lines.Read(data.Conclusion.AuthorityLines));
        return Signed(new SignatureColumn { AuthorityLines = lines.Count > 0 ? lines : authority, SignerName = data.Conclusion.SignerName }, typed.Count > 0 ? typed : recipients, archive);
    }

    /// <summary>A signature with its recipients; a line "Lưu: …" typed by the clerk is the archive line.</summary>
    public static SignatureBlock Signed(SignatureColumn column, IReadOnlyList<string> recipients, string archive)
    {
        const string Keep = "Lưu:";
        var to = recipients.Select(r => r.Trim().TrimStart('-').Trim().TrimEnd(';', '.')).ToList();
        if (to.FindLast(r => r.StartsWith(Keep, StringComparison.OrdinalIgnoreCase)) is { } kept)
        {
            to.Remove(kept);
            archive = kept[Keep.Length..].Trim();
        }
        return new SignatureBlock(column) { Recipients = new Recipients(to, archive) };
    }

    /// <summary>"Lưu: VT, …", as a clerk types it among the recipients.</summary>
    public static bool IsArchive(string recipient) => recipient.TrimStart(' ', '-').StartsWith("Lưu", StringComparison.OrdinalIgnoreCase);

    /// <summary>Who stands in the recipients of a draft until the clerk types them: who was supervised, and whom the tasks name besides.</summary>
    public static IReadOnlyList<string> Units(ConclusionPaperData data) =>
        [.. data.Frame.Units.Concat(data.Tasks.SelectMany(task => task.Coordinators.Prepend(task.LeadUnitName))).Distinct()];

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A group of delegates signs by its head, a committee by its own.</summary>
    public static IReadOnlyList<string> Authority(PaperFrame frame) =>
        frame.SubjectKind is SubjectKind.DelegateGroup or SubjectKind.Delegate ? ["TM. Tổ đại biểu", "Tổ trưởng"] : [$"TM. {frame.BodyHeader}", "Trưởng Ban"];

    /// <summary>Paragraphs for the duties, numbered when there are several, their names bold.</summary>
    public static IEnumerable<Block> DutyParagraphs(Conclusion conclusion)
    {
        var duties = Duties(conclusion);
        return duties.Select(duty => RichText.Bold(duty.Name + ": ").Append(duty.Text)).Select((text, i) => duties.Count > 1 ? Paragraph.Clause(i + 1, text) : new Paragraph(text));
    }

    /// <summary>"yêu cầu" as a cell of a table begins it.</summary>
    public static string Cell(Enum value) => Capital(value.Label());
}
