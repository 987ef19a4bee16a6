using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Notices;

/// <summary>A message about a follow-up task, ready to be copied into Zalo: what it is, until when, where to answer.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record ReadyMessage(Guid TaskId) : IQuery<ReadyMessageView>;

/// <param name="Text">With the link in its last line.</param>
/// <param name="QrSvg">The link as a QR code, an SVG of its own.</param>
public sealed record ReadyMessageView(string Text, string Link, string QrSvg);

/// <summary>Draws QR codes.</summary>
public interface IQrCodes
{
    /// <summary>An SVG without fixed size, dark on white with its quiet zone.</summary>
    string Svg(string text);
}

internal sealed class ReadyMessageHandler(Db db, Gate gate, PublicAddress address, IQrCodes codes, TimeProvider clock) : IRequestHandler<ReadyMessage, ReadyMessageView>
{
    public async Task<ReadyMessageView> Handle(ReadyMessage query, CancellationToken ct)
    {
        await gate.FollowUpTask(query.TaskId, Act.Read, ct);
        var today = clock.Today();
        var task = (await db.Find<Row>("""
            SELECT t.Number, t.Content, t.Force, t.Progress, t.DueOn, n.Name AS UnitName, k.Number AS PaperNumber, k.Symbol, k.IssuedOn, s.Reference, s.IssuedOn AS SourceOn, c.Name AS CouncilName, c.IsDemo
            FROM FollowUpTasks t
            JOIN Councils c ON c.Id = t.CouncilId
            JOIN Units u ON u.Id = t.LeadUnitId
            LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
            LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
            """ + UnitNaming.OnDay + """
            WHERE t.Id = @TaskId AND t.CouncilId = @CouncilId
            """, new { query.TaskId, On = today }, ct))!;
        var link = address.Of($"/noi-dung/{query.TaskId}");
        return new ReadyMessageView(Say(task, today, link), link, codes.Svg(link));
    }

    private static string Say(Row task, DateOnly today, string link)
    {
        var lines = new List<string>();
        if (task.IsDemo) lines.Add("(Dữ liệu minh họa, không có giá trị pháp lý)");
        var isClosed = task.Progress is TaskProgress.Confirmed or TaskProgress.Dropped;
        var content = $"nội dung {task.Force.Label()} sau giám sát:";
        lines.Add(isClosed ? $"{task.CouncilName} thông báo với {task.UnitName} về {content}" : $"{task.CouncilName} trân trọng đề nghị {task.UnitName} quan tâm thực hiện {content}");
        lines.Add(task.Content.Length > 500 ? task.Content[..500].TrimEnd() + "…" : task.Content);
        if (Source(task) is { } source) lines.Add($"Theo: {source}.");
        if (task.DueOn is { } due) lines.Add(isClosed || task.Progress is TaskProgress.ReportedDone ? $"Thời hạn: {Day(due)}." : Term(due, today));
        lines.Add($"Tình trạng: {task.Progress.Label()}.");
        lines.Add($"{(isClosed ? "Xem tại" : "Xem, báo cáo kết quả hoặc đề nghị gia hạn tại")}: {link}");
        return string.Join("\n", lines);
    }

    private static string Term(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        < 0 and var late => $"Thời hạn: {Day(due)}, đã quá hạn {VietnameseNumber.Whole(-late)} ngày.",
        0 => $"Thời hạn: hôm nay, {Day(due)}.",
        var left => $"Thời hạn: {Day(due)}, còn {VietnameseNumber.Whole(left)} ngày.",
    };

    private static string? Source(Row task) => (task.PaperNumber, task.Symbol, task.IssuedOn, task.Reference, task.SourceOn) switch
    {
        ({ } number, { } symbol, { } on, _, _) => $"văn bản số {Documents.DocumentNumber.Digits(number)}/{symbol} ngày {Day(on)}",
        (_, _, _, { } reference, { } on) => $"{Ledger.SourceWords.Of(reference)} ngày {Day(on)}",
        _ => null,
    };

    private static string Day(DateOnly day) => Documents.VietnameseDate.Short(day);

    private sealed record Row
    {
        public required int Number { get; init; }
        public required string Content { get; init; }
        public required TaskForce Force { get; init; }
        public required TaskProgress Progress { get; init; }
        public DateOnly? DueOn { get; init; }
        public required string UnitName { get; init; }
        public int? PaperNumber { get; init; }
        public string? Symbol { get; init; }
        public DateOnly? IssuedOn { get; init; }
        public string? Reference { get; init; }
        public DateOnly? SourceOn { get; init; }
        public required string CouncilName { get; init; }
        public required bool IsDemo { get; init; }
    }
}
