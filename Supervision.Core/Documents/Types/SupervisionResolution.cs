using Supervision.Core.Conclusions;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Nghị quyết giám sát of the council: results, shortcomings, causes, responsibility; time to remedy, responsibility to execute and to report
/// (law 87/2015/QH13, Art. 16.4 through 62.3d). Signed CHỦ TỊCH or CHỦ TỌA, not on behalf of the Standing Board.
/// </summary>
public static class SupervisionResolution
{
    private const string TypeName = "Nghị quyết";
    private const string Symbol = "NQ-HĐND";

    public static Document Of(ConclusionPaperData data)
    {
        var frame = data.Frame;
        var places = ClausePlaces.Of(data);
        var text = new List<Block> { Heading.Article(ClausePlaces.FirstArticle, "Đánh giá kết quả giám sát") };
        foreach (var section in places.Sections)
        {
            if (section.Block is not ClauseBlock.Recommendations)
            {
                text.Add(Heading.Clause(section.Number, section.Title));
                text.AddRange(Points(section.Clauses));
                continue;
            }
            text.Add(Heading.Article(section.Number, section.Title));
            text.AddRange(ConclusionParts.Numbered(section.Clauses));
            if (data.Tasks.Count > 0) text.Add(new Paragraph(ConclusionParts.AnnexRefers));
        }
        text.Add(Heading.Article(places.Next, "Tổ chức thực hiện"));
        text.AddRange(ConclusionParts.DutyParagraphs(data.Conclusion));
        text.Add(ConclusionParts.Closing(data, TypeName, RichText.OfData($"Nghị quyết này được {frame.CouncilName:free} {SessionWords.Adopted(data.Meeting?.SessionName, data.Meeting?.Term, data.Meeting?.HeldOn):free}.")));

        return ConclusionParts.Paper(data, TypeName, frame.CouncilName,
        [
            ConclusionParts.Header(data, null, ConclusionParts.InTwoLines(frame.CouncilHeader), Symbol),
            new DocumentTitle(TypeName, data.Conclusion.Abstract),
            new Paragraph(RichText.Bold(VietnameseText.Upper(frame.CouncilName))) { Alignment = TextAlignment.Centre, KeepWithNext = true },
            new LegalBases(Bases(data)),
            new Paragraph(RichText.Bold("QUYẾT NGHỊ:")) { Alignment = TextAlignment.Centre, KeepWithNext = true },
            .. VietnameseText.EndText(text),
            ConclusionParts.Signature(data, ["Chủ tịch"], [$"Thường trực {frame.CouncilName}", .. ConclusionParts.Units(data)], "VT, Hồ sơ"),
            .. TaskAnnex.Of(data, TypeName, frame.CouncilName, Symbol, places),
        ]);
    }

    private static IEnumerable<Block> Points(IReadOnlyList<Clause> clauses) =>
        clauses.SelectMany((clause, i) => ConclusionParts.Lined(clause.Text, $"Điểm {clause.Number}", ClausePlaces.Point(clauses, i)));

    private static List<string> Bases(ConclusionPaperData data)
    {
        const string By = "Căn cứ ";
        var frame = data.Frame;
        List<string> bases = frame.LegalBases.Count > 0
            ? [.. frame.LegalBases.Select(b => b.StartsWith(By, StringComparison.OrdinalIgnoreCase) ? b : By + b)]
            : ["Căn cứ Luật Tổ chức chính quyền địa phương", "Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"];
        if (frame.Founding is { } founding) bases.Add(By + founding);
        bases.Add($"Xét {ConclusionParts.Reports(data)} về kết quả {Phrases.Supervision(frame.Title)}; ý kiến của cơ quan, tổ chức chịu sự giám sát và ý kiến thảo luận của đại biểu Hội đồng nhân dân");
        return bases;
    }
}
