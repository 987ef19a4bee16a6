using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>Who is told when a conclusion is sent.</summary>
internal static class ConclusionNotices
{
    /// <summary>Each unit is told of the paper, and once of all the tasks in it that are its own. A paper that replaces another is told with what becomes of the other's tasks, in one notice.</summary>
    public static async Task TellSent(this Db db, Conclusion conclusion, IReadOnlyCollection<Guid> unitIds, Succession succession, IReadOnlyDictionary<Guid, NumberedTask> names, CancellationToken ct)
    {
        var notice = new NewNotice
        {
            Kind = NoticeKind.ConclusionSent,
            Title = NoticeText.Short($"Đã gửi {Paper(conclusion)}: {conclusion.Abstract}"),
            Text = $"{conclusion.Abstract}\n\n{Asked}",
            Link = $"/ket-luan/{conclusion.Id}",
            SubjectId = conclusion.Id,
            OnceKey = $"conclusion/{conclusion.Id}",
        };
        if (succession is { Continued.Count: 0, Dropped.Count: 0 })
        {
            await db.Notify([.. unitIds.Select(unitId => notice with { UnitId = unitId })], ct);
            await db.TellAssigned(await Assigned(db, conclusion, ct), Paper(conclusion), $"assigned/{conclusion.Id}", unitIds, ct);
            return;
        }
        var replaced = await db.LoadConclusion(conclusion.ReplacesId!.Value, ct);
        var told = await Told(db, conclusion, succession, names, ct);
        var units = unitIds.Concat(told.SelectMany(one => one.Units).Where(unit => !unitIds.Contains(unit))).Distinct();
        await db.Notify([.. units.Select(unit => Replacing(notice with { UnitId = unit }, conclusion, replaced, [.. told.Where(one => one.Units.Contains(unit))], unitIds.Contains(unit)))], ct);
    }

    /// <summary>"văn bản số 15/TB-HĐND ngày 14/5/2026".</summary>
    public static string Paper(Conclusion conclusion) =>
        $"văn bản số {conclusion.Reference}{(conclusion.IssuedOn is { } on ? $" ngày {VietnameseDate.Short(on)}" : "")}";

    private const string Asked = "Đề nghị đơn vị xác nhận đã nhận văn bản trên hệ thống.";

    private static async Task<List<Guid>> Assigned(Db db, Conclusion conclusion, CancellationToken ct) =>
        [.. (await db.TasksOf(conclusion.Id, ct)).Where(task => task.Progress is not TaskProgress.Draft && !task.IsParent).Select(task => task.Id)];

    private static NewNotice Replacing(NewNotice notice, Conclusion conclusion, Conclusion replaced, IReadOnlyList<ToldUnder> told, bool isSent)
    {
        var counts = told.GroupBy(one => one.Fate).OrderBy(group => group.Key).Select(group => $"{group.Count()} nội dung {group.Key.Label()}").ToList();
        var parts = told.GroupBy(one => one.Fate).OrderBy(group => group.Key).Select(group => $"{Capital(group.Key.Label())}:\n{NoticeText.Lines([.. group.Select(one => one.Line)])}");
        return notice with
        {
            Title = NoticeText.Short($"{conclusion.Reference} thay thế {replaced.Reference}{(counts.Count > 0 ? $"; {string.Join(", ", counts)}" : "")}"),
            Text = $"{conclusion.Abstract}\n\n{char.ToUpperInvariant(Paper(conclusion)[0])}{Paper(conclusion)[1..]} thay thế {Paper(replaced)}. Kết quả, báo cáo và thời hạn đã ghi nhận của các nội dung tiếp tục được giữ nguyên, trừ thời hạn mới nêu dưới đây.\n\n"
                + string.Join("\n\n", parts.Append(isSent ? Asked : "").Where(part => part.Length > 0)),
            Link = isSent ? notice.Link : "/noi-dung",
        };
    }

    private static string Capital(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    // What each unit leads, coordinates or has lost, and what became of it.
    private static async Task<IReadOnlyList<ToldUnder>> Told(Db db, Conclusion conclusion, Succession succession, IReadOnlyDictionary<Guid, NumberedTask> names, CancellationToken ct)
    {
        var was = succession.Continued.ToDictionary(task => task.TaskId);
        var rows = (await db.TasksOf(conclusion.Id, ct)).Where(task => task.Progress is not TaskProgress.Draft && !task.IsParent).ToDictionary(task => task.Id);
        List<Guid> ids = [.. rows.Keys, .. succession.Dropped];
        var coordinating = await db.Coordinators(ids, ct);
        var told = new List<ToldUnder>();
        foreach (var task in await db.TasksToTell(ids, ct))
        {
            var line = Line(task, rows.ContainsKey(task.Id));
            var units = coordinating[task.Id].Prepend(task.UnitId).ToHashSet();
            if (!rows.TryGetValue(task.Id, out var row)) told.Add(new ToldUnder(Fate.Ended, units, line));
            else if (!was.TryGetValue(task.Id, out var before)) told.Add(new ToldUnder(Fate.New, units, line));
            else if (TaskLife.IsClosed(row.Progress)) told.Add(new ToldUnder(Fate.Over, units, $"{line} – {row.Progress.Label().ToLowerInvariant()}"));
            else if (before.FromUnitId != task.UnitId)
            {
                told.Add(new ToldUnder(Fate.New, units, line));
                if (!units.Contains(before.FromUnitId)) told.Add(new ToldUnder(Fate.Passed, new HashSet<Guid> { before.FromUnitId }, $"{line} – nay do {task.UnitName} chủ trì"));
            }
            else if ((row.DueOn ?? row.ReviewOn) is var due && due != before.DueOn)
                told.Add(new ToldUnder(Fate.OtherDay, units, $"{line}{(before.DueOn is { } old ? $", trước là {VietnameseDate.Short(old)}" : "")}"));
            else told.Add(new ToldUnder(Fate.GoesOn, units, line));
        }
        return told;

        string Line(ToldTask task, bool goesOn) => names.TryGetValue(task.Id, out var before) && (!goesOn || before.Number != task.Number)
            ? task.LineOf($"nội dung số {before.Number} của {before.Reference}{(goesOn ? $", nay là số {task.Number}" : "")}")
            : task.Line;
    }

    /// <summary>How the tasks of the replaced paper are called before the new one numbers them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, NumberedTask>> NamesBefore(this Db db, Conclusion conclusion, CancellationToken ct) => conclusion.ReplacesId is null ? new Dictionary<Guid, NumberedTask>()
        : (await db.List<NumberedTask>("""
            SELECT t.Id, t.Number, k.Number AS PaperNumber, k.Symbol
            FROM FollowUpTasks t
            JOIN Conclusions k ON k.Id = t.ConclusionId
            WHERE t.CouncilId = @CouncilId AND k.Number IS NOT NULL
              AND (t.ConclusionId = @ReplacesId OR EXISTS (SELECT 1 FROM FollowUpTasks d WHERE d.ReplacesTaskId = t.Id AND d.ConclusionId = @Id))
            """, new { conclusion.Id, conclusion.ReplacesId }, ct)).ToDictionary(task => task.Id);

    private enum Fate
    {
        [Label("tiếp tục, thời hạn không đổi")] GoesOn,
        [Label("tiếp tục, có thời hạn mới")] OtherDay,
        [Label("mới của đơn vị")] New,
        [Label("đã kết thúc, không phải thực hiện lại")] Over,
        [Label("chuyển cho đơn vị khác")] Passed,
        [Label("không còn phải thực hiện")] Ended,
    }

    private sealed record ToldUnder(Fate Fate, IReadOnlySet<Guid> Units, string Line);
}

/// <summary>A task by its number in the paper that it stands in.</summary>
internal sealed record NumberedTask
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required int PaperNumber { get; init; }
    public required string Symbol { get; init; }

    public string Reference => $"{DocumentNumber.Digits(PaperNumber)}/{Symbol}";
}
