using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Measures;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Composers;

/// <summary>The list of late tasks for the Standing Board's monthly meeting; it has no subject.</summary>
internal sealed class MonthlyListComposer(Db db, Gate gate) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.MonthlyList];

    public Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        var month = source.Today;
        return Task.FromResult(new PaperStart($"Nội dung yêu cầu, kiến nghị sau giám sát quá hạn, trình phiên họp Thường trực Hội đồng nhân dân tháng {(month.Month <= 2 ? $"0{month.Month}" : $"{month.Month}")} năm {month.Year}", PaperContent.Empty));
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct) => MonthlyListPaper.Of(form, await db.List<ListedTask>("""
        SELECT t.Id, t.Content, n.Name AS LeadUnitName, t.ResponsiblePost, t.OriginalDueOn, t.DueOn, m.Month, k.DocumentType AS SourceType,
               COALESCE(p.Reference, CASE WHEN k.Number < 10 THEN CONCAT('0', k.Number, '/', k.Symbol) WHEN k.Number IS NOT NULL THEN CONCAT(k.Number, '/', k.Symbol) END) AS SourceReference,
               COALESCE(k.IssuedOn, p.IssuedOn) AS SourceIssuedOn,

        """ + MeetingItems.Letters + """

        FROM MeetingItems m
        JOIN FollowUpTasks t ON t.Id = m.TaskId
        JOIN Units u ON u.Id = t.LeadUnitId
        """ + UnitNaming.OnDay + """
        LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
        LEFT JOIN SourcePapers p ON p.Id = t.SourcePaperId
        WHERE m.CouncilId = @CouncilId AND

        """ + MeetingItems.Open + " ORDER BY m.Seq", new { form.On }, ct), PaperContent.Read(paper.Content));
}
