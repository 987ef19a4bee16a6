using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Minutes of a working session (form 1.9 of Decree 30/2020/NĐ-CP): what was recorded, in the order things happened. Blanks stand only where the form is filled in by hand:
/// number, signatures, and the end of a session that still goes on. Severity and inner notes are never printed.
/// </summary>
public static class Minutes
{
    private const string SignHere = "(Ký, ghi rõ họ tên)";

    public static Document Of(MinutesRecord minutes)
    {
        var head = minutes.Head;
        var units = Phrases.And([.. minutes.Units.Select(u => u.Name)]);
        var started = head.StartedAt!.Value.Local();
        return new Document
        {
            Title = $"Biên bản làm việc của {head.DelegationName} với {units}",
            Author = head.CouncilName,
            CreatedAt = head.EndedAt ?? head.StartedAt!.Value,
            IsDraft = head.EndedAt is null,
            IsDemo = head.IsDemo,
            Blocks =
            [
                new AdministrativeHeader { SuperiorBody = head.CouncilHeader, IssuingBody = head.DelegationHeader, Number = DocumentNumber.Line(null, $"BB-{DelegationPapers.SymbolOf(head)}") },
                new DocumentTitle("Biên bản", $"Buổi làm việc của {Phrases.Unbroken(head.DelegationName)}\nvới {units}"),
                new KeyValueList(
                [
                    new("Thời gian bắt đầu", RichText.Owned($"{VietnameseDate.Time(TimeOnly.FromDateTime(started))}, {VietnameseDate.Long(DateOnly.FromDateTime(started))}")),
                    new("Địa điểm", RichText.Owned(head.Place.Trim())),
                ]),
                .. Attendance(minutes),
                .. Leaders(minutes),
                .. VietnameseText.EndText([.. Sections(minutes, units), new Paragraph(End(head))]),
                .. Signatures(minutes),
                .. SourceWords.Note(head.IsDemo, head.HasUnstated),
                .. Addenda(minutes, units),
            ],
        };
    }

    private static IEnumerable<Block> Attendance(MinutesRecord minutes)
    {
        (string Name, Side[] Sides)[] sides =
        [
            (minutes.Head.DelegationName, [Side.Chair, Side.Delegation]),
            (Phrases.And([.. minutes.Units.Select(u => u.Name)]), [Side.Unit]),
            ("Thành phần khác", [Side.Other]),
        ];
        var present = sides.Select(side => (side.Name, Lines: minutes.Attendances.Where(a => side.Sides.Contains(a.Side)).Select(Attendant).ToArray())).Where(side => side.Lines.Length > 0).ToArray();
        if (present.Length == 0) yield break;
        yield return new Paragraph(RichText.Bold("Thành phần tham dự:")) { KeepWithNext = true };
        foreach (var (side, i) in present.Select((side, i) => (side, i)))
        {
            yield return new Paragraph(RichText.Bold($"{i + 1}.{VietnameseText.NoBreakSpace}{side.Name}").AsOwned()) { KeepWithNext = true };
            foreach (var line in OfficeText.Owned(side.Lines, "Thành phần tham dự")) yield return line;
        }
    }

    private static string Attendant(AttendanceLine line)
    {
        var part = line.Part is AttendancePart.Head or AttendancePart.DeputyHead or AttendancePart.Secretary or AttendancePart.Chair
            && !line.Title.Contains(line.Part.Label(), StringComparison.OrdinalIgnoreCase) ? line.Part.Label() : null;
        var body = line.BodyName is { } name && !Phrases.Names(line.Title, name) ? name : null;
        var text = string.Join(", ", new[] { line.PersonName, line.Title, body, part }.Where(x => x is not null));
        if (line.HeadCount is > 1 and var count) text += $" ({DocumentNumber.Digits(count)} người)";
        return line.AuthorisedBy is { } head ? $"{text}, được {head} ủy quyền" : text;
    }

    private static IEnumerable<Block> Leaders(MinutesRecord minutes)
    {
        KeyValueLine[] lines =
        [
            .. DelegationPapers.ChairOf(minutes) is { } chair ? [new KeyValueLine("Chủ trì (chủ tọa)", RichText.Owned(chair))] : Array.Empty<KeyValueLine>(),
            .. DelegationPapers.SecretaryOf(minutes) is { } secretary ? [new KeyValueLine("Thư ký (người ghi biên bản)", RichText.Owned(secretary))] : Array.Empty<KeyValueLine>(),
        ];
        return lines.Length == 0 ? [] : [new KeyValueList(lines)];
    }

    private static List<Block> Sections(MinutesRecord minutes, string units)
    {
        var blocks = new List<Block> { new Paragraph(RichText.Bold("Nội dung (theo diễn biến buổi làm việc):")) { KeepWithNext = true } };
        var number = 0;
        Add("Nội dung làm việc", Subject(minutes, units));
        Add("Kiểm tra thực tế", [.. minutes.Checks.Select(Check)]);
        Add("Báo cáo của đơn vị", [.. minutes.Reports.Select(report => Report(minutes, report))]);
        Add("Ý kiến tại buổi làm việc", [.. minutes.Opinions.Select((opinion, i) => Opinion(opinion, i + 1))]);
        Add("Nội dung ghi nhận tại buổi làm việc", [.. MinutesFindings.Of(minutes)]);
        Add("Tài liệu đơn vị cung cấp cho Đoàn", [.. OfficeText.Owned([.. minutes.Documents.Select(d => d.Reference is { } reference ? $"{d.Title}, số {reference}" : d.Title)], "Tài liệu đơn vị cung cấp")]);
        Add("Cam kết của đơn vị", [.. minutes.Commitments.Select((c, i) => Commitment(c, i + 1))]);
        Add("Yêu cầu áp dụng biện pháp chấm dứt hành vi vi phạm", [.. minutes.Demands.Select((d, i) => Demand(minutes, d, i + 1))]);
        Add("Phát biểu kết luận buổi làm việc", [.. DelegationPapers.Remarks(minutes)]);
        Add("Nội dung các bên chưa thống nhất", [.. MinutesFindings.Disputed(minutes)]);
        return blocks;

        void Add(string title, IReadOnlyList<Block> section)
        {
            if (section.Count == 0) return;
            blocks.Add(Heading.Roman(++number, title));
            blocks.AddRange(section);
        }
    }

    private static List<Block> Subject(MinutesRecord minutes, string units)
    {
        var head = minutes.Head;
        var blocks = new List<Block>
        {
            new Paragraph(RichText.OfData($"{DelegationPapers.Founding(head)}{head.DelegationName} làm việc với {units} trong cuộc {Phrases.Supervision(head.CampaignTitle)}")
                .Append(head.PeriodText is { } period ? RichText.OfData($", thời kỳ giám sát: {Phrases.Sentence(Phrases.Within(period))}") : ".").Merged()),
        };
        if (minutes.Topics.Count > 0)
        {
            blocks.Add(new Paragraph("Nội dung giám sát gồm:") { KeepWithNext = true });
            blocks.AddRange(OfficeText.Owned(minutes.Topics, "Nội dung giám sát"));
        }
        return blocks;
    }

    private static Paragraph Check(CheckLine check)
    {
        var when = check.CheckedOn is { } on ? $"{Capital(VietnameseDate.Long(on))}, " : "";
        var where = RichText.OfData($"{when}{check.CheckedBy} kiểm tra thực tế tại: {check.Place}");
        return Paragraph.Dash(where.Append(check.Content is { } content ? RichText.OfData($". {Figures.Guarded(Phrases.Sentence(content))}") : ".").Merged()) with { Source = $"Kiểm tra thực tế {check.Number}" };
    }

    private static Paragraph Report(MinutesRecord minutes, ReportLine report)
    {
        var unit = minutes.Units.First(u => u.UnitId == report.UnitId).Name;
        var paper = report.Reference is { } reference ? $"Báo cáo số {reference} phục vụ giám sát" : "báo cáo phục vụ giám sát";
        return new Paragraph(RichText.OfData($"{unit} đã gửi {paper} tới Đoàn {VietnameseDate.Long(report.SubmittedOn)}."));
    }

    private static Paragraph Opinion(OpinionLine opinion, int number) => new(opinion.Text is { } text
        ? RichText.Empty.AppendOwned(opinion.Speaker, bold: true).Append(": ", bold: true).Append(Figures.Guarded(Phrases.Sentence(text)))
        : RichText.Empty.AppendOwned(opinion.Speaker, bold: true).Append(" phát biểu ý kiến."))
    {
        Label = $"{number}.",
        Source = $"Ý kiến {opinion.Number}",
    };

    private static Paragraph Commitment(CommitmentLine line, int number)
    {
        var content = Figures.Guarded(OfficeText.Bare(line.Content).TrimEnd('.', ';'));
        var text = line.MadeBy is { } who ? RichText.OfData($"{who} cam kết: {content}") : content;
        if (line.Target is { } target) text = text.Append(RichText.OfData($"; mục tiêu: {Figures.Guarded(target)}"));
        if (line.DueOn is { } due) text = text.Append(RichText.OfData($"; thời hạn hoàn thành: {VietnameseDate.Long(due)}"));
        return Paragraph.Clause(number, text.Append(".").Merged()) with { Source = $"Cam kết {line.Number}" };
    }

    private static Paragraph Demand(MinutesRecord minutes, DemandLine line, int number)
    {
        var unit = minutes.Units.First(u => u.UnitId == line.UnitId).Name;
        var reference = line.Reference is { } paper ? RichText.OfData($" (Văn bản số {paper})") : RichText.Empty;
        var answer = line.AnswerDueOn is { } due ? RichText.OfData($" Trả lời Đoàn trước hết {VietnameseDate.Long(due)}.") : RichText.Empty;
        return Paragraph.Clause(number, RichText.OfData($"Yêu cầu {unit}{reference}: {Figures.Guarded(Phrases.Sentence(line.Measure))} Hành vi vi phạm: {Figures.Guarded(Phrases.Sentence(line.Violation))}{answer}"));
    }

    private static RichText End(MinutesHead head)
    {
        if (head.EndedAt is not { } end) return "Buổi làm việc kết thúc vào …… giờ ……, ngày …… tháng …… năm ………";
        var local = end.Local();
        return RichText.OfData($"Buổi làm việc kết thúc vào {VietnameseDate.Time(TimeOnly.FromDateTime(local))}, {VietnameseDate.Long(DateOnly.FromDateTime(local))}.");
    }

    /// <summary>Who signs, in the order in which their places stand on the paper.</summary>
    internal static IReadOnlyList<(MinutesParty Party, Guid? UnitId)> Parties(MinutesRecord minutes)
    {
        var signers = minutes.Head.Signers;
        (MinutesParty, Guid?)[] units = signers.Contains(MinutesParty.UnitRepresentative) ? [.. minutes.Units.Select(unit => (MinutesParty.UnitRepresentative, (Guid?)unit.UnitId))] : [];
        (MinutesParty, Guid?)[] first = signers.Contains(MinutesParty.Secretary) ? [(MinutesParty.Secretary, null)] : [];
        (MinutesParty, Guid?)[] last = signers.Contains(MinutesParty.Head) ? [(MinutesParty.Head, null)] : [];
        return first.Length + units.Length + last.Length > 3 ? [.. units, .. first, .. last] : [.. first, .. units, .. last];
    }

    // Secretary left, chair right, the units between; more than three cells go to rows of their own above.
    internal static IEnumerable<Block> Signatures(MinutesRecord minutes)
    {
        var signers = minutes.Head.Signers;
        SignatureColumn[] first = signers.Contains(MinutesParty.Secretary) ? [Column(minutes, MinutesParty.Secretary, null, ["Thư ký"])] : [];
        SignatureColumn[] last = signers.Contains(MinutesParty.Head) ? [Column(minutes, MinutesParty.Head, null, ["Chủ tọa"])] : [];
        SignatureColumn[] units = signers.Contains(MinutesParty.UnitRepresentative) ? [.. minutes.Units.Select(u => Column(minutes, MinutesParty.UnitRepresentative, u, minutes.Units.Count == 1 ? ["Đại diện đơn vị"] : ["Đại diện", u.Name]))] : [];
        if (first.Length + units.Length + last.Length > 3)
        {
            foreach (var row in units.Chunk(2)) yield return new SignatureBlock(row);
            units = [];
        }
        SignatureColumn[] columns = [.. first, .. units, .. last];
        if (columns.Length > 0)
            yield return new SignatureBlock(columns) { Recipients = new([.. minutes.Units.Select(u => u.Name), $"Thành viên {minutes.Head.DelegationName}"], "VT, Hồ sơ") };
    }

    private static SignatureColumn Column(MinutesRecord minutes, MinutesParty party, MinutesUnit? unit, string[] lines)
    {
        var signed = minutes.Signatures.FirstOrDefault(s => s.Party == party && s.UnitId == unit?.UnitId);
        return new SignatureColumn
        {
            AuthorityLines = lines,
            Note = signed?.RefusedReason is { } reason ? $"(Không ký; lý do: {reason.Trim().TrimEnd('.')})" : SignHere,
            SignerName = signed?.SignerName,
        };
    }

    private static IEnumerable<Block> Addenda(MinutesRecord minutes, string units)
    {
        if (minutes.Addenda.Count == 0) yield break;
        yield return new AnnexStart
        {
            Title = "Nội dung bổ sung biên bản",
            Reference = $"(Kèm theo Biên bản buổi làm việc {VietnameseDate.Long(minutes.Head.PlannedOn!.Value)} của {minutes.Head.DelegationName} với {units})",
        };
        foreach (var line in minutes.Addenda)
            yield return Paragraph.Clause(line.Number, RichText.OfData($"Bổ sung {VietnameseDate.Long(line.AddedOn)}{(line.Open(Parties(minutes)).Count > 0 ? " (chưa đủ chữ ký của các bên)" : "")}: {Figures.Guarded(Phrases.Sentence(line.Text))}"));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
