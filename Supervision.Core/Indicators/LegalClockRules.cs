using Supervision.Core.Calendar;
using Supervision.Core.Documents;
using Supervision.Core.Law;

namespace Supervision.Core.Indicators;

/// <summary>Runs the clocks of the law in force on the dates of a supervision.</summary>
internal static class LegalClockRules
{
    public static IEnumerable<Hit> Hits(CaseFacts facts, CheckBasis basis)
    {
        if (!facts.IsCouncilSupervision || (facts.HeldOn ?? facts.LawOn) is not { } held) yield break;
        var subject = facts.Subject ?? throw new ArgumentException($"{facts.Code}: cuộc giám sát chưa có chủ thể.", nameof(facts));
        var law = facts.RuleSetCode is { } code ? basis.Rules.Get(code) : basis.Rules.Find(held);
        if (law is null)
        {
            yield return new(FlagCode.LegalClocks, [], $"{facts.Code}: chưa có bộ quy tắc nào áp dụng cho ngày {held.ToPaperDate()}.");
            yield break;
        }

        // The council's own numbers are those that stood when the delegation was founded.
        law = law.With(basis.Overrides, facts.LawOn ?? held);
        var deadlines = law.DeadlinesFor(subject, facts.Events, basis.Calendar);
        yield return new(FlagCode.LegalClocks, [], deadlines.Count == 0
            ? $"{facts.Code}: {law.ShortName} không đặt thời hạn tính bằng ngày cho các mốc đã biết."
            : $"Theo {law.ShortName}: {string.Join("; ", deadlines.Select(due => Told(due, facts.Events[due.Clock.FromEvent])))}.")
        { LegalClocks = deadlines };

        foreach (var due in deadlines)
            if (facts.Done.TryGetValue(due.Clock.Code, out var done) && done > due.Limit)
                yield return new(FlagCode.LegalClockMissed, [],
                    $"{facts.Code}: {due.Clock.What} ngày {done.ToPaperDate()}, muộn {VietnameseNumber.Whole(done.DayNumber - due.Limit.DayNumber)} ngày so với hạn {due.Limit.ToPaperDate()} ({due.Clock.Article}).")
                { LegalClocks = [due] };
    }

    private static string Told(LegalDeadline due, DateOnly from)
    {
        var clock = due.Clock;
        var days = clock.Unit is DayUnit.Working ? "ngày làm việc" : "ngày";
        var mark = clock.Mark is LegalMark.Verified ? "" : ", chưa đối chiếu văn bản chính thức";
        var provisional = due.IsProvisional ? ", tạm tính theo lịch nghỉ chưa công bố" : "";
        var article = $"({clock.Article}{mark})";
        return clock.Direction switch
        {
            ClockDirection.After => $"{clock.What} {article} chậm nhất {clock.Count} {days} sau {from.ToPaperDate()}: đến hết {due.Limit.ToPaperDate()} ({due.Limit.ToWeekday()}){provisional}",
            ClockDirection.Before => $"{clock.What} {article} chậm nhất {clock.Count} {days} trước {from.ToPaperDate()}: {Back(due)}{provisional}",
            _ => $"{clock.What} {article}: {Back(due)}{provisional}",
        };
    }

    private static string Back(LegalDeadline due) =>
        $"hạn pháp lý {due.Limit.ToPaperDate()} ({due.Limit.ToWeekday()}), nên gửi trước hết ngày {due.ActBy.ToPaperDate()}";
}
