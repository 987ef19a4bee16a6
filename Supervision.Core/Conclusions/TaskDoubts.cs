using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Core.Calendar;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>What of a conclusion's tasks does not go with the words of its clauses; whoever splits, submits, approves and numbers it is told, and nothing is stopped.</summary>
/// <param name="TaskId">The task that it is about; null where no task is.</param>
/// <param name="ClauseId">The clause whose words say otherwise; null where it is about several.</param>
/// <param name="Words">A sentence.</param>
public sealed record TaskDoubt(Guid? TaskId, Guid? ClauseId, string Words);

/// <summary>Reads a draft's clauses against the tasks that were split from them.</summary>
internal static partial class TaskDoubts
{
    public static async Task<IReadOnlyList<TaskDoubt>> Read(Db db, Guid conclusionId, DateOnly today, CancellationToken ct)
    {
        var asking = (await db.PlacedClauses(conclusionId, ct)).Where(clause => clause.Block is ClauseBlock.Recommendations).ToList();
        // Both lists come in the order of the tasks' numbers. What came out of a task is no clause's.
        var tasks = (await db.TasksOf(conclusionId, ct)).Zip(await db.TaskContents(conclusionId, ct)).Where(pair => pair.First.ParentId is null).Select(pair => new Split(pair.First.Id, pair.First.Number, pair.Second)).ToList();
        var units = await db.List<Named>("""
            SELECT u.Id, n.Name
            FROM Units u
            """ + UnitNaming.OnDay + """
            WHERE u.CouncilId = @CouncilId AND (
                EXISTS (SELECT 1 FROM CampaignUnits c JOIN Conclusions k ON k.CampaignId = c.CampaignId WHERE k.Id = @conclusionId AND c.UnitId = u.Id)
                OR EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.ConclusionId = @conclusionId AND t.LeadUnitId = u.Id))
            """, new { conclusionId, On = today }, ct);
        var replaced = await db.ReplacedTasks(await db.LoadConclusion(conclusionId, ct), today, ct);
        var left = asking.Where(clause => tasks.All(task => !task.Content.ClauseIds.Contains(clause.Id))).ToList();
        return
        [
            .. left.Count > 0 ? (TaskDoubt[])[new(null, null, $"{Places(left)} chưa có nội dung thực hiện.")] : [],
            .. left.Count > 0 ? asking.Select(clause => (clause, Of: tasks.Where(task => task.Content.ClauseIds.Contains(clause.Id)).ToList())).Where(one => one.Of.Count > 1)
                .Select(one => new TaskDoubt(null, one.clause.Id, $"Nội dung số {string.Join(", ", one.Of.Select(task => task.Number))} đều tách từ {Within(one.clause)}.")) : [],
            .. asking.SelectMany(clause => tasks.Where(task => task.Content.ClauseIds.Contains(clause.Id))
                .SelectMany(task => new[] { OtherDay(clause, task), OtherUnit(clause, task, units) }.OfType<string>().Select(words => new TaskDoubt(task.Id, clause.Id, words)))),
            .. replaced.SelectMany(task => task.Requests.Where(request => request.Ends).Select(request => new TaskDoubt(task.DraftId, null, Ending(task, request)))),
        ];
    }

    /// <summary>The days by which a text asks for something: "hoàn thành trước ngày 31/3/2027", "chậm nhất ngày 31 tháng 3 năm 2027". Days of papers and of figures are not among them.</summary>
    public static IReadOnlyList<DateOnly> DaysAsked(string text) => [.. Asked().Matches(text).Select(Day).OfType<DateOnly>().Distinct()];

    // Whoever asked for more time waits for an answer that does not come.
    private static string Ending(ReplacedTask task, ReplacedRequest request) =>
        $"{(task.DraftNumber is { } number ? $"Nội dung số {number} chuyển sang cơ quan chủ trì khác" : $"Văn bản này không còn nội dung “{NoticeText.Short(task.Content)}” của văn bản được thay thế")}: {request.Words}.";

    private static string? OtherDay(Clause clause, Split task)
    {
        var days = DaysAsked(clause.Text);
        var deadline = task.Content.Deadline;
        if (days.Count == 0) return null;
        var said = string.Join(", ", days.Select(VietnameseDate.Short));
        return deadline switch
        {
            // "Before the 31st" may be kept as the 30th.
            { Kind: DeadlineKind.Date or DeadlineKind.Stage, On: { } on } => days.Any(day => on == day || on == day.AddDays(-1)) ? null : $"Nội dung số {task.Number}: lời {Within(clause)} ghi {said}, thời hạn ghi {VietnameseDate.Short(on)}.",
            { Kind: DeadlineKind.InYear, Year: { } year } => $"Nội dung số {task.Number}: lời {Within(clause)} ghi {said}, thời hạn ghi trong năm {year}.",
            _ => null,
        };
    }

    private static string? OtherUnit(Clause clause, Split task, IReadOnlyList<Named> units)
    {
        var text = clause.Text.Replace("UBND", People, StringComparison.OrdinalIgnoreCase);
        var named = units.Where(unit => text.Contains(unit.Name, StringComparison.CurrentCultureIgnoreCase) || IsMeant(text, unit.Name, units)).ToList();
        return named.Count == 0 || named.Any(unit => unit.Id == task.Content.LeadUnitId) || units.FirstOrDefault(unit => unit.Id == task.Content.LeadUnitId) is not { } lead ? null
            : $"Nội dung số {task.Number}: {Within(clause)} nêu {string.Join(", ", named.Select(unit => unit.Name))}, cơ quan chủ trì ghi {lead.Name}.";
    }

    private const string People = "Ủy ban nhân dân";

    // "Ủy ban nhân dân xã" without its name, where only one of them can be meant.
    private static bool IsMeant(string text, string name, IReadOnlyList<Named> units)
    {
        if (Level(name) is not { } level || units.Count(unit => Level(unit.Name) == level) != 1) return false;
        for (var at = text.IndexOf(level, StringComparison.CurrentCultureIgnoreCase); at >= 0; at = text.IndexOf(level, at + 1, StringComparison.CurrentCultureIgnoreCase))
            if (text[(at + level.Length)..].TrimStart() is var rest && (rest.Length == 0 || !char.IsUpper(rest[0]))) return true;
        return false;
    }

    private static string? Level(string name) => name.StartsWith(People + " ", StringComparison.CurrentCultureIgnoreCase) && name[(People.Length + 1)..].Split(' ', 2) is [var level, _] ? $"{People} {level}" : null;

    // "Mục V.2, V.3": the word that all begin with is said once.
    private static string Places(IReadOnlyList<Clause> clauses)
    {
        const string Section = "Mục ";
        return clauses.All(clause => clause.Place!.StartsWith(Section, StringComparison.Ordinal)) ? Section + string.Join(", ", clauses.Select(clause => clause.Place![Section.Length..])) : string.Join("; ", clauses.Select(clause => clause.Place));
    }

    private static string Within(Clause clause) => char.ToLowerInvariant(clause.Place![0]) + clause.Place[1..];

    private static DateOnly? Day(Match match)
    {
        int Part(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        return year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    [GeneratedRegex(@"(?:trước|chậm nhất|muộn nhất|đến hết|hoàn thành|hoàn thành xong|xong|thời hạn|hạn)(?:\s+(?:là|vào|xong|trong|trước|hết|đến))*\s*:?\s*(?:ngày\s+)?(?<d>[0-9]{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?<m>[0-9]{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?<y>[0-9]{4})", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    private sealed record Split(Guid Id, int Number, TaskContent Content);

    private sealed record Named
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
    }
}
