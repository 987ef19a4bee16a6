using Supervision.Core.Access;
using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Papers.Composers;

/// <summary>What the papers of a session share: the session as their subject, and the phrases that a draft begins with.</summary>
internal static class SessionPapers
{
    /// <summary>The session that a draft is to be about, once the actor may read it.</summary>
    public static async Task<MinutesRecord> DemandSession(this Gate gate, Db db, PaperSource source, CancellationToken ct)
    {
        var id = source.SubjectId ?? throw RefusedException.Invalid("paper.subject", nameof(DraftPaper.SubjectId), "Hãy chọn buổi làm việc.");
        var access = await gate.Visit(id, Subject.Visit, Act.Read, ct);
        CampaignFactsRows.DemandSame(source, access.CampaignId);
        return await db.ReadMinutes(id, source.Today, ct);
    }

    public static async Task<Guid?> BodyOf(this Db db, Guid campaignId, CancellationToken ct) =>
        (await db.Find<BodyRow>("SELECT BodyId FROM Campaigns WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct))?.BodyId;

    /// <summary>The unit a letter goes to: the one chosen, else the only one of the session.</summary>
    public static MinutesUnit UnitOf(MinutesRecord session, Guid? unitId) => unitId is { } id
        ? session.Units.FirstOrDefault(unit => unit.UnitId == id) ?? throw RefusedException.NotFound("cơ quan, tổ chức chịu sự giám sát")
        : session.Units is [var only] ? only : throw RefusedException.Invalid("paper.unit", nameof(DraftPaper.AddresseeUnitId), "Buổi làm việc có nhiều đơn vị; hãy chọn đơn vị mà văn bản gửi tới.");

    /// <summary>Who leads, by post.</summary>
    public static string Chair(MinutesRecord session) => DelegationPapers.ChairOf(session) is not { } chair
        ? "Trưởng đoàn giám sát"
        : chair.Contains("Trưởng đoàn", StringComparison.OrdinalIgnoreCase) ? chair : $"{chair}, Trưởng đoàn giám sát";

    public static string Order(MinutesRecord session) => string.Join('\n',
        $"Tuyên bố lý do, giới thiệu thành phần | {DelegationPapers.SecretaryOf(session) ?? "Thư ký Đoàn giám sát"}",
        $"Phát biểu khai mạc, nêu mục đích, yêu cầu buổi làm việc | {Chair(session)}",
        $"Báo cáo kết quả theo đề cương | Người đứng đầu {SessionWords.Units(session)}",
        "Nêu câu hỏi, trao đổi, đề nghị làm rõ | Các thành viên Đoàn giám sát",
        $"Giải trình, làm rõ các nội dung | Người đứng đầu và công chức chuyên môn của {SessionWords.Units(session)}",
        $"Phát biểu kết luận buổi làm việc | {Chair(session)}",
        $"Thông qua, ký biên bản làm việc | {DelegationPapers.SecretaryOf(session) ?? "Thư ký Đoàn giám sát"}");

    /// <summary>What was recorded of some kinds, one line each; headings and their parts in one line.</summary>
    public static string Findings(IEnumerable<MinutesFinding> findings, params FindingKind[] kinds) =>
        string.Join('\n', findings.Where(f => kinds.Contains(f.Kind) && !f.IsHeading).Select(f => OneLine(f.Text)));

    public static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Trim().TrimEnd('.', ';');

    private sealed record BodyRow
    {
        public Guid? BodyId { get; init; }
    }
}
