using Supervision.Core.Calendar;

namespace Supervision.Core.Indicators;

/// <summary>Tasks without a day or a cycle, and the number of self-set fields.</summary>
internal static class TaskRules
{
    public static IEnumerable<Hit> Hits(CaseFacts facts) =>
        from task in facts.Tasks
        where task.DueOn is null && task.Cycle is null
        select new Hit(FlagCode.TaskWithoutDeadline, [task.Code], $"{task.Code} “{task.Content}”: {task.Stated ?? Words(task.Kind)}, không có ngày hoàn thành hoặc chu kỳ.");

    /// <summary>A target that counts tasks agrees when tasks were set for that many different fields.</summary>
    public static IEnumerable<Agreement> Agreements(CaseFacts facts)
    {
        var fields = facts.SelfSetTaskFields.Distinct().Count();
        return
            from indicator in facts.Indicators
            where fields > 0 && indicator is { Kind: IndicatorKind.Count, Role: IndicatorRole.Target } && indicator.Value == Figure.From((long)fields)
            select new Agreement(AgreementKind.CountAgrees, [indicator.Code], $"{Hit.Label(indicator)}: nêu {indicator.Value}, kể đủ {fields} lĩnh vực.");
    }

    private static string Words(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Date => "hạn theo ngày",
        DeadlineKind.Recurring => "định kỳ",
        DeadlineKind.Continuous => "thường xuyên",
        DeadlineKind.InYear => "trong năm",
        DeadlineKind.Stage => "theo giai đoạn",
        DeadlineKind.Immediate => "làm ngay",
        DeadlineKind.PerItem => "theo từng nhiệm vụ",
        DeadlineKind.Unclear => "thời hạn không xác định",
        DeadlineKind.None => "không nêu thời hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Không rõ loại thời hạn."),
    };
}
