using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Chasing;

/// <summary>A unit that is told today: its digest and what stands in it.</summary>
internal sealed record ChasedUnit(Guid DigestId, Guid UnitId, int Tasks, int Overdue);

/// <summary>What units and the council's people are told of a run: one digest a unit and day, and a word of its own for what has just become late.</summary>
internal sealed class ChaseNotices(Db db, WorkCalendar calendar, DateOnly today)
{
    /// <summary>With what the key of each digest begins.</summary>
    public const string Key = "chase/";

    private const int MostOwnWords = 3;

    public async Task Tell(IReadOnlyList<ChasedUnit> units, CancellationToken ct)
    {
        var lines = (await db.List<Line>("""
            SELECT x.TaskId, x.UnitId, x.Content, x.Progress, x.TargetOn, x.Step
            FROM (SELECT s.TaskId, s.UnitId, t.Content, t.Progress, s.TargetOn, s.Step, ROW_NUMBER() OVER (PARTITION BY s.UnitId ORDER BY s.TargetOn, s.Seq) AS Place
                  FROM ChaseSteps s
                  JOIN FollowUpTasks t ON t.Id = s.TaskId
                  WHERE s.CouncilId = @CouncilId AND s.DigestId IN @digests) x
            WHERE x.Place <= @most
            ORDER BY x.UnitId, x.Place
            """, new { digests = units.Select(u => u.DigestId).ToArray(), most = NoticeText.MostLines }, ct)).ToLookup(line => line.UnitId);
        var notices = new List<NewNotice>();
        foreach (var unit in units)
        {
            var told = lines[unit.UnitId].ToList();
            notices.Add(Digest(unit, told));
            notices.AddRange(told.Where(JustLate).Take(MostOwnWords).Select(Own));
        }
        var sent = await db.Notify(notices, ct);
        if (sent.Nobody is [_, ..] unreached) await TellOfUnreached(unreached, ct);
    }

    /// <summary>What a digest that waited says today of what is still to be done; null where nothing is.</summary>
    public async Task<NewNotice?> Again(Guid digestId, Guid unitId, CancellationToken ct)
    {
        var lines = await db.List<Line>("""
            SELECT DISTINCT t.Seq, t.Id AS TaskId, t.LeadUnitId AS UnitId, t.Content, t.Progress, COALESCE(t.DueOn, t.ReviewOn) AS TargetOn, 'Overdue' AS Step
            FROM ChaseSteps s
            JOIN FollowUpTasks t ON t.Id = s.TaskId
            WHERE s.CouncilId = @CouncilId AND s.DigestId = @digestId AND s.UnitId = @unitId AND t.LeadUnitId = @unitId AND t.ClosedOn IS NULL
              AND t.Progress NOT IN ('ReportedDone', 'Suspended', 'Dropped', 'Confirmed') AND COALESCE(t.DueOn, t.ReviewOn) IS NOT NULL
            ORDER BY TargetOn, t.Seq
            """, new { digestId, unitId }, ct);
        return lines.Count == 0 ? null : Digest(new ChasedUnit(digestId, unitId, lines.Count, lines.Count(line => line.TargetOn < today)), [.. lines.Take(NoticeText.MostLines)]);
    }

    public Task TellOfLetters(CancellationToken ct) => db.Notify(
    [
        .. new[] { Role.RecordsClerk, Role.Office }.Select(role => new NewNotice
        {
            Role = role,
            Kind = NoticeKind.LetterDrafted,
            Title = $"Có công văn đôn đốc chờ kiểm tra, phát hành ngày {VietnameseDate.Short(today)}",
            Text = "Hệ thống đã dự thảo công văn đôn đốc cho các đơn vị có nội dung quá hạn. Đề nghị kiểm tra, vào số, trình ký và gửi.",
            Link = "/cong-van-don-doc",
            OnceKey = $"letters/{today:yyyy-MM-dd}",
        }),
    ], ct);

    // One notice for all of them: a council that has just entered its units may have thousands without a contact.
    private async Task TellOfUnreached(IReadOnlyList<Guid> unitIds, CancellationToken ct)
    {
        var units = await db.List<Unreached>("""
            SELECT u.Id, n.Name
            FROM Units u
            """ + UnitNaming.OnDay + """
            WHERE u.CouncilId = @CouncilId AND u.Id IN @unitIds
            ORDER BY n.Name, u.Id
            """, new { unitIds = unitIds.ToArray(), On = today }, ct);
        await db.Notify(new NewNotice
        {
            Role = Role.Office,
            Kind = NoticeKind.DeliveryFailed,
            Title = units.Count == 1
                ? $"Chưa có người nhận đôn đốc: {NoticeText.Short(units[0].Name)}"
                : $"{units.Count} đơn vị bị đôn đốc chưa có người nhận thông báo",
            Text = "Đơn vị có nội dung đến hạn hoặc quá hạn nhưng chưa có tài khoản người đứng đầu, công chức đầu mối hay hộp thư; đề nghị bổ sung đầu mối:\n\n"
                + NoticeText.Lines([.. units.Select(unit => unit.Name)], "đơn vị"),
            Link = "/noi-dung",
            Links = [.. units.Take(NoticeText.MostLines).Select(unit => $"/don-vi/{unit.Id}")],
            OnceKey = $"nobody/{units[0].Id}/{today:yyyy-MM-dd}",
        }, ct);
    }

    private NewNotice Digest(ChasedUnit unit, IReadOnlyList<Line> lines)
    {
        var near = unit.Tasks - unit.Overdue;
        var text = string.Join('\n', lines.Select(line => $"- {When(line)}: {NoticeText.Short(line.Content)}").Prepend("Các nội dung yêu cầu, kiến nghị sau giám sát cần đơn vị thực hiện, báo cáo:\n"));
        if (unit.Tasks > lines.Count) text += $"\n\nVà {unit.Tasks - lines.Count} nội dung khác; xem danh sách đầy đủ trên hệ thống.";
        return new NewNotice
        {
            UnitId = unit.UnitId,
            Kind = unit.Overdue > 0 ? NoticeKind.OverdueDigest : NoticeKind.ReminderDigest,
            Title = (near, unit.Overdue) switch
            {
                (0, var late) => $"{late} nội dung quá hạn",
                (var soon, 0) => $"{soon} nội dung sắp đến hạn",
                var (soon, late) => $"{late} nội dung quá hạn, {soon} nội dung sắp đến hạn",
            },
            Text = text,
            Link = "/noi-dung",
            Links = [.. lines.Select(line => Way(line.TaskId))],
            SubjectId = unit.DigestId,
            OnceKey = $"{Key}{unit.UnitId}/{today:yyyy-MM-dd}",
        };
    }

    // What came in long overdue, or was found so after days without a run, stands in the digest alone.
    private bool JustLate(Line line) => line.Step is ChaseStep.Overdue && calendar.NextWorkingDay(line.TargetOn) == today;

    private static NewNotice Own(Line line) => new()
    {
        UnitId = line.UnitId,
        Kind = NoticeKind.FirstOverdue,
        Title = $"Quá hạn từ ngày {VietnameseDate.Short(line.TargetOn)}: {NoticeText.Short(line.Content)}",
        Text = $"{line.Content}\n\nThời hạn {VietnameseDate.Short(line.TargetOn)} đã qua mà {UrgedWords.Lacking(line.Progress)}. Đề nghị đơn vị báo cáo kết quả kèm minh chứng hoặc đề nghị gia hạn, nêu rõ lý do.",
        Link = Way(line.TaskId),
        SubjectId = line.TaskId,
        OnceKey = $"overdue/{line.TaskId}/{line.TargetOn:yyyy-MM-dd}",
    };

    private static string Way(Guid taskId) => $"/noi-dung/{taskId}";

    private string When(Line line) => line.TargetOn < today
        ? LateWords.Of(line.TargetOn, today)
        : line.TargetOn == today ? "đến hạn hôm nay" : $"còn {calendar.WorkingDaysBetween(today, line.TargetOn)} ngày làm việc (hạn {VietnameseDate.Short(line.TargetOn)})";

    private sealed record Unreached(Guid Id, string Name);

    private sealed record Line
    {
        public required Guid TaskId { get; init; }
        public required Guid UnitId { get; init; }
        public required string Content { get; init; }
        public required TaskProgress Progress { get; init; }
        public required DateOnly TargetOn { get; init; }
        public required ChaseStep Step { get; init; }
    }
}
