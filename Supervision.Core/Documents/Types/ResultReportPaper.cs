using Supervision.Core.Conclusions;

namespace Supervision.Core.Documents.Types;

/// <summary>Báo cáo kết quả giám sát of a committee after its meeting (law 87/2015/QH13, Art. 81), or of a delegates' group, which reports and recommends (Art. 86).</summary>
public static class ResultReportPaper
{
    private const string TypeName = "Báo cáo";

    public static Document Of(ConclusionPaperData data)
    {
        var frame = data.Frame;
        var isGroup = data.Conclusion.Kind is ConclusionKind.GroupRecommendations;
        var symbol = $"BC-{frame.BodyCode}";
        var places = ClausePlaces.Of(data);
        var text = new List<Block>();
        foreach (var section in places.Sections)
        {
            text.Add(Heading.Roman(section.Number, section.Title));
            if (section.Block is null) text.AddRange(section.Number == 1 ? [new Paragraph(Overview(data))] : Petitions(data));
            text.AddRange(ConclusionParts.Numbered(section.Clauses));
            if (section.Block is ClauseBlock.Recommendations && data.Tasks.Count > 0) text.Add(new Paragraph(ConclusionParts.AnnexRefers));
        }
        if (ConclusionParts.Duties(data.Conclusion).Count > 0) text.Add(Heading.Roman(places.Next, "Tổ chức thực hiện"));
        text.AddRange(ConclusionParts.DutyParagraphs(data.Conclusion));
        text.Add(ConclusionParts.Closing(data, TypeName, RichText.OfData($"Trên đây là báo cáo kết quả giám sát của {frame.BodyName}, kính báo cáo Thường trực Hội đồng nhân dân xem xét.")));

        return ConclusionParts.Paper(data, TypeName, frame.BodyName,
        [
            ConclusionParts.Header(data, frame.CouncilHeader, frame.BodyHeader, symbol),
            new DocumentTitle(TypeName, data.Conclusion.Abstract),
            new Addressees(isGroup ? [$"Thường trực {frame.CouncilName}"] : [$"Thường trực {frame.CouncilName}", frame.CouncilName]),
            .. VietnameseText.EndText(text),
            ConclusionParts.Signature(data, ConclusionParts.Authority(frame), ["Như trên", .. ConclusionParts.Units(data)], $"VT, {frame.BodyCode}"),
            .. TaskAnnex.Of(data, TypeName, frame.BodyName, symbol, places),
        ]);
    }

    private static IEnumerable<Block> Petitions(ConclusionPaperData data) =>
        data.UnitPetitions.SelectMany((petition, i) => ConclusionParts.Lined(petition, "Kiến nghị của đơn vị", data.UnitPetitions.Count > 1 ? $"{i + 1}." : null));

    private static RichText Overview(ConclusionPaperData data)
    {
        var text = ConclusionParts.Carried(data.Frame, data.Reports.Count > 0 ? Phrases.And([.. data.Reports.Select(r => r.DelegationName)]) : data.Frame.BodyName);
        if (data.Meeting is { } held)
            text = text.Append(RichText.OfData($" {ConclusionParts.Capital(VietnameseDate.Long(held.HeldOn))}, {held.BodyName} họp xem xét {ConclusionParts.Reports(data)}; chủ trì: {Phrases.Sentence(held.Chair)}"));
        return text.Append(" Kết quả giám sát như sau:").Merged();
    }
}
