using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Storage;

namespace Supervision.Core.Ledger;

/// <summary>Who is told of a list that was filed for the ledger, and of what became of it.</summary>
internal static class LedgerImportNotices
{
    /// <summary>Whoever may enter it: the Standing Board, and the leader of the body whose paper it is.</summary>
    public static async Task TellFiled(this Db db, LedgerImportFiled filed, SourcePaper paper, CancellationToken ct)
    {
        var notice = new NewNotice
        {
            Role = Role.StandingBoard,
            Kind = NoticeKind.LedgerImport,
            Title = $"Danh sách {filed.Items} nội dung chờ duyệt ghi vào sổ theo dõi",
            Text = $"{Of(paper)}.\n\nĐề nghị kiểm tra danh sách, duyệt hoặc không duyệt và nêu lý do.",
            Link = Way(filed.SubjectId),
            SubjectId = filed.SubjectId,
            OnceKey = $"import/{filed.SubjectId}",
        };
        await db.Notify(paper.BodyId is { } body ? [notice, notice with { Role = Role.CommitteeLeader, BodyId = body }] : [notice], ct);
    }

    /// <summary>Whoever filed it.</summary>
    public static Task TellDecided(this Db db, LedgerImport import, SourcePaper paper, string? reason, CancellationToken ct) => db.Notify(new NewNotice
    {
        PersonId = import.FiledBy,
        Kind = NoticeKind.LedgerImport,
        Title = reason is null ? "Danh sách đã được duyệt, ghi vào sổ theo dõi" : "Danh sách không được duyệt ghi vào sổ theo dõi",
        Text = reason is null ? $"{Of(paper)}." : $"{Of(paper)}.\n\nLý do: {reason}",
        Link = Way(import.Id),
        SubjectId = import.Id,
        OnceKey = $"import/{import.Id}/decided",
    }, ct);

    private static string Of(SourcePaper paper) => $"Văn bản nguồn: {SourceWords.Of(paper.Reference)} ngày {VietnameseDate.Short(paper.IssuedOn)}";

    private static string Way(Guid importId) => $"/noi-dung/nhap/{importId}";
}
