using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Thông báo kết luận: what the Standing Board concluded at the meeting that examined the delegation's report, with the four blocks, the three duties and the annex of tasks
/// (law 87/2015/QH13, Art. 71). The same form carries remarks that closed a session and were issued with a number, signed for the delegation.
/// </summary>
public static class ConclusionNotice
{
    private const string TypeName = "Thông báo";

    public static Document Of(ConclusionPaperData data)
    {
        var visit = data.Visit;
        var issuer = visit?.DelegationName ?? data.Meeting?.BodyName ?? data.Frame.BodyName;
        var symbol = visit is null ? "TB-HĐND" : "TB-ĐGS";
        var places = ClausePlaces.Of(data);
        var text = new List<Block> { new Paragraph(visit is null ? Opening(data, issuer) : RemarksOpening(data, visit)) };
        foreach (var section in places.Sections)
        {
            text.Add(Heading.Roman(section.Number, section.Title));
            text.AddRange(ConclusionParts.Numbered(section.Clauses));
            if (section.Block is ClauseBlock.Recommendations && data.Tasks.Count > 0) text.Add(new Paragraph(ConclusionParts.AnnexRefers));
        }
        if (ConclusionParts.Duties(data.Conclusion).Count > 0) text.Add(Heading.Roman(places.Next, "Tổ chức thực hiện"));
        text.AddRange(ConclusionParts.DutyParagraphs(data.Conclusion));
        text.Add(ConclusionParts.Closing(data, TypeName, visit is null
            ? RichText.OfData($"Trên đây là kết luận của {issuer:free}; đề nghị các cơ quan, tổ chức, cá nhân có liên quan nghiêm túc thực hiện.")
            : RichText.OfData($"{issuer} thông báo để các cơ quan, tổ chức có liên quan biết, thực hiện.")));

        return ConclusionParts.Paper(data, TypeName, data.Frame.CouncilName,
        [
            visit is null
                ? ConclusionParts.Header(data, null, ConclusionParts.InTwoLines(data.Frame.CouncilHeader), symbol)
                : ConclusionParts.Header(data, data.Frame.CouncilHeader, visit.DelegationHeader, symbol),
            new DocumentTitle(TypeName, data.Conclusion.Abstract),
            .. VietnameseText.EndText(text),
            ConclusionParts.Signature(data,
                visit is null ? ["TM. Thường trực Hội đồng nhân dân", "Chủ tịch"] : ["TM. Đoàn giám sát", "Trưởng đoàn"],
                ConclusionParts.Units(data), "VT, Hồ sơ"),
            .. TaskAnnex.Of(data, TypeName, issuer, symbol, places),
        ]);
    }

    private static RichText Opening(ConclusionPaperData data, string issuer)
    {
        var meeting = data.Meeting ?? throw new UnprintableDocumentException(nameof(ConclusionNotice), "chưa có phiên họp xem xét báo cáo của Đoàn giám sát.");
        return RichText.OfData($"{ConclusionParts.Capital(VietnameseDate.Long(meeting.HeldOn))}, {issuer:free} tổ chức phiên họp xem xét {ConclusionParts.Reports(data)} về kết quả {Phrases.Supervision(data.Frame.Title)}. ")
            .Append(RichText.OfData($"Chủ trì phiên họp: {Phrases.Sentence(meeting.Chair)} Tham dự phiên họp có: {Figures.Guarded(Phrases.Sentence(meeting.Attendance))} "))
            .Append(RichText.OfData($"Sau khi nghe báo cáo của Đoàn giám sát, ý kiến của cơ quan, tổ chức chịu sự giám sát và thảo luận, {issuer:free} kết luận như sau:")).Merged();
    }

    private static RichText RemarksOpening(ConclusionPaperData data, PaperVisit visit)
    {
        var day = VietnameseDate.Long(DateOnly.FromDateTime(visit.StartedAt.Local()));
        var start = data.Frame.Founding is { } paper ? RichText.OfData($"Thực hiện {paper}, {day}") : RichText.Owned(ConclusionParts.Capital(day));
        return start.Append(RichText.OfData(
            $", tại {DelegationPapers.PlaceWithin(visit.Place)}, {visit.DelegationName} tổ chức buổi làm việc trong cuộc {Phrases.Supervision(data.Frame.Title)}. Kết thúc buổi làm việc, Trưởng đoàn phát biểu kết luận như sau:")).Merged();
    }
}
