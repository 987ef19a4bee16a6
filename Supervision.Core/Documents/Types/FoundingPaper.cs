using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Nghị quyết or Quyết định that founds a delegation: it states object, scope, content, plan, composition and supervised bodies (law 87/2015/QH13, Art. 62.1, 70.1, 80.1).
/// It is the founding body's paper, not the delegation's; plan and outline are its annexes (Art. 58.3).
/// </summary>
public static class FoundingPaper
{
    /// <summary>Whoever must act, as the recipients refer to them: the last article names them.</summary>
    public const string Executors = "Như Điều 5";

    /// <summary>More units than these are read in the calendar of the plan, where each has its row.</summary>
    public const int MostNamed = 10;

    public static Document Of(PaperForm form, CampaignFacts facts, PaperContent content)
    {
        var isResolution = form.Kind is PaperKind.FoundingResolution;
        var typeName = isResolution ? "Nghị quyết" : "Quyết định";
        // Nobody stands above an article as an addressee does: whoever must act is named in the last one.
        form = form with { Recipients = [.. form.Recipients.Select(to => to.Equals("Như trên", StringComparison.OrdinalIgnoreCase) ? Executors : to)] };
        List<string> bases = [.. content.Lines("bases").Select(Basis)];
        return form.Document(
            typeName,
            [
                new Paragraph(RichText.Bold(VietnameseText.Upper(form.IssuerName))) { Alignment = TextAlignment.Centre, KeepWithNext = true },
                .. bases.Count > 0 ? [new LegalBases(bases)] : Array.Empty<Block>(),
                new Paragraph(RichText.Bold(isResolution ? "QUYẾT NGHỊ:" : "QUYẾT ĐỊNH:")) { Alignment = TextAlignment.Centre, KeepWithNext = true },
                .. Articles(form, facts, content, typeName),
            ],
            annexes:
            [
                new AnnexStart { Label = "Phụ lục I", Title = PlanAnnex.Title, Reference = form.AnnexReference(typeName) },
                .. PlanAnnex.Of(form, facts, content),
                new AnnexStart { Label = "Phụ lục II", Title = OutlineAnnex.Title, Reference = form.AnnexReference(typeName) },
                .. OutlineAnnex.Of(facts, form, content),
            ]);
    }

    private static IEnumerable<Block> Articles(PaperForm form, CampaignFacts facts, PaperContent content, string typeName)
    {
        yield return Heading.Article(1, "Thành lập Đoàn giám sát");
        yield return new Paragraph(RichText.OfData($"Thành lập Đoàn giám sát của {form.IssuerName} về {facts.Matter}, gồm các thành viên sau:")) { KeepWithNext = true };
        foreach (var block in OfficeText.Clauses(form, content, "composition")) yield return block;

        yield return Heading.Article(2, "Đối tượng, phạm vi, nội dung giám sát");
        yield return Heading.Clause(1, "Đối tượng giám sát");
        foreach (var block in OfficeText.Points(form, content, "object")) yield return block;
        yield return Heading.Clause(2, "Phạm vi giám sát");
        foreach (var block in OfficeText.Points(form, content, "scope")) yield return block;
        if (facts.PeriodText is { } period) yield return new Paragraph(RichText.OfData($"Thời kỳ giám sát: {Phrases.Within(period)}."));
        yield return Heading.Clause(3, "Nội dung giám sát");
        foreach (var block in OfficeText.Points(form, content, "content")) yield return block;
        yield return Heading.Clause(4, "Cơ quan, tổ chức chịu sự giám sát");
        foreach (var block in Units(facts)) yield return block;

        yield return Heading.Article(3, "Kế hoạch giám sát, đề cương báo cáo");
        yield return new Paragraph($"Ban hành kèm theo {typeName} này Kế hoạch giám sát (Phụ lục I) và Đề cương báo cáo (Phụ lục II).");

        yield return Heading.Article(4, "Nhiệm vụ, quyền hạn của Đoàn giám sát");
        yield return Paragraph.Clause(1, "Đoàn giám sát thực hiện nhiệm vụ, quyền hạn theo quy định của Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân; tiến hành giám sát theo Kế hoạch.");
        yield return Paragraph.Clause(2, RichText.OfData($"{Report(form, facts)} Đoàn giám sát kết thúc nhiệm vụ sau khi {form.IssuerName} xem xét báo cáo kết quả giám sát."));

        yield return Heading.Article(5, "Tổ chức thực hiện");
        var adopted = Adoption(form, content);
        if (adopted is not null) yield return adopted;
        yield return new Paragraph(form.Closing ?? $"{(adopted is null ? $"{typeName} này có hiệu lực từ ngày ký. " : "")}Các thành viên Đoàn giám sát, các cơ quan, tổ chức nêu tại khoản 4 Điều 2 và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành {typeName} này.");
    }

    // A resolution of the council ends with the session that passed it, as typed: "Kỳ họp thứ mười, khóa XIX, ngày 28/11/2026". Whoever types the whole sentence has it so.
    private static Paragraph? Adoption(PaperForm form, PaperContent content)
    {
        const string Code = "adoption";
        if (form.Kind is not PaperKind.FoundingResolution || content.Lines(Code) is not { Count: > 0 } lines) return null;
        var (said, source, key) = (OfficeText.Inline(content, Code), OfficeText.Label(form, Code), SectionKeys.Of(Code, 0));
        if (said.Contains("thông qua", StringComparison.OrdinalIgnoreCase)) return new Paragraph(Phrases.Sentence(said)) { Source = source, Key = key };
        var parts = said.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        var day = parts.FirstOrDefault(part => Day(part) is not null);
        var term = parts.FirstOrDefault(part => part.StartsWith("khóa ", StringComparison.CurrentCultureIgnoreCase));
        var session = string.Join(", ", parts.Where(part => part != day && part != term));
        var named = SessionWords.Adopted(session.Length > 0 ? session : null, term, day is null ? form.IssuedOn : Day(day));
        return new Paragraph(RichText.OfData($"Nghị quyết này được {form.IssuerName} {named:free} và có hiệu lực từ ngày thông qua.")) { Source = source, Key = key };

        static DateOnly? Day(string part) => Conclusions.TaskDoubts.DaysAsked($"hạn {part}") is [var on] ? on : null;
    }

    private static IEnumerable<Block> Units(CampaignFacts facts)
    {
        if (facts.Units.Count > MostNamed) return [new Paragraph(RichText.OfData($"Gồm {facts.Units.Count:00} cơ quan, tổ chức có tên tại Lịch giám sát của Kế hoạch kèm theo."))];
        return facts.Units.Count == 0 ? [new Paragraph("Các cơ quan, tổ chức có tên tại Kế hoạch kèm theo.")] : OfficeText.Owned([.. facts.Units.Select(u => u.Name)], "Đơn vị chịu sự giám sát");
    }

    private static RichText Report(PaperForm form, CampaignFacts facts) => facts.ReportDays is { } days
        ? RichText.OfData($"Đoàn giám sát báo cáo {form.IssuerName} kết quả giám sát chậm nhất {OfficeText.Days(days)} kể từ ngày kết thúc giám sát.")
        : RichText.OfData($"Đoàn giám sát báo cáo kết quả giám sát để {form.IssuerName} xem xét tại kỳ họp gần nhất, trước đó gửi Thường trực Hội đồng nhân dân.");

    private static string Basis(string line)
    {
        const string By = "Căn cứ ";
        var text = OfficeText.Bare(line).TrimEnd('.', ';');
        return text.StartsWith(By, StringComparison.OrdinalIgnoreCase) || text.StartsWith("Theo ", StringComparison.Ordinal) || text.StartsWith("Xét ", StringComparison.Ordinal) ? text : By + text;
    }
}
