using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Agenda;

/// <summary>
/// What lies before the actor from one day to another: sessions of delegations, days by which unit reports, reports on whole conclusions, follow-up tasks, supplements of reports, explanations and answers to urgent demands and urging letters are due, and delegations' reports are to be examined, days off. Each as its lists show it to the actor; of what a day
/// brings of one kind the first few and how many more there are.
/// </summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record AgendaBetween : IQuery<AgendaView>
{
    /// <summary>Of one kind on one day.</summary>
    public const int MostOfDay = 5;

    public const int LongestInDays = 400;

    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Of one kind on one day; a table has them all.</summary>
    internal int OfDay { get; init; } = MostOfDay;

    public sealed class Validator : AbstractValidator<AgendaBetween>
    {
        public Validator()
        {
            RuleFor(q => q.From).NotEmpty();
            RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From);
            RuleFor(q => q.To).Must((query, to) => to.DayNumber - query.From.DayNumber < LongestInDays).WithMessage($"Mỗi lần xem tối đa {LongestInDays} ngày.");
        }
    }
}

/// <param name="Days">The days with something on them, in their order.</param>
public sealed record AgendaView(DateOnly From, DateOnly To, IReadOnlyList<AgendaDay> Days);

/// <param name="Off">Why the day differs from an ordinary day of its week.</param>
public sealed record AgendaDay(DateOnly On, DayOff? Off, IReadOnlyList<AgendaGroup> Groups);

/// <param name="Kind">What they are.</param>
/// <param name="Count">How many there are that day.</param>
/// <param name="Entries">The first of them.</param>
public sealed record AgendaGroup(AgendaKind Kind, int Count, IReadOnlyList<AgendaEntry> Entries);

public enum AgendaKind
{
    [Label("Buổi làm việc")] Visit,
    [Label("Hạn gửi báo cáo của đơn vị")] UnitReport,
    [Label("Hạn báo cáo thực hiện kết luận")] ConclusionReport,
    [Label("Hạn thực hiện nội dung")] FollowUpTask,
    [Label("Hạn bổ sung, làm rõ báo cáo")] Supplement,
    [Label("Hạn giải trình bằng văn bản")] Explanation,
    [Label("Hạn báo cáo lại công việc được giao tiếp")] Passing,
    [Label("Hạn xem xét báo cáo của Đoàn giám sát")] Examination,
    [Label("Hạn trả lời yêu cầu chấm dứt hành vi vi phạm")] UrgentDemand,
    [Label("Hạn trả lời công văn đôn đốc")] ReminderLetter,
}

public sealed record AgendaEntry
{
    public required AgendaKind Kind { get; init; }
    public required DateOnly OnDay { get; init; }

    /// <summary>The day that it ends with by law: a later one where the council named a day off.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Of the visit, the unit's report, the conclusion, the campaign whose report is examined, the urgent demand, the urging letter, or the task that it is about.</summary>
    public required Guid Id { get; init; }

    /// <summary>The campaign on whose page an urgent demand stands; none of the others.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The campaign's title, what the conclusion is about, which letter it is, or what is to be done.</summary>
    public required string Title { get; init; }

    /// <summary>Morning, afternoon or the whole day, of a visit.</summary>
    public Visits.Session? Session { get; init; }

    /// <summary>Where, of a visit; which paper, of a conclusion, and how many units the council's people wait for; which body, of a report to be examined; which unit, of the others.</summary>
    public required string Place { get; init; }

    /// <summary>Nothing is awaited of anybody any more: the visit took place, the task was reported.</summary>
    public required bool IsDone { get; init; }
}

internal sealed class AgendaBetweenHandler(Db db, Gate gate, Actor actor) : IRequestHandler<AgendaBetween, AgendaView>
{
    public async Task<AgendaView> Handle(AgendaBetween query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        var rows = new List<AgendaRow>();
        foreach (var source in AgendaSources.All.Where(source => PermissionMatrix.AllowsAny(actor.Identity.Roles, source.Subject, Act.Read)))
            rows.AddRange(await db.List<AgendaRow>(source.Sql, actor.Sight(source.Subject, new { query.From, query.To, On = query.To, Most = query.OfDay }), ct));
        var calendar = await db.Calendar(ct);
        if (actor.UnitId is null) rows.AddRange((await db.ReportsToExamine(actor, calendar, ct)).Where(one => one.Limit >= query.From && one.Limit <= query.To).GroupBy(one => one.Limit).SelectMany(day => OfDay(day, query.OfDay)));
        var groups = rows.GroupBy(row => (row.OnDay, row.Kind)).ToLookup(group => group.Key.OnDay, group => new AgendaGroup(group.Key.Kind, group.First().OfDay, [.. group.Select(row => Entry(row, actor.UnitId is not null, calendar))]));
        var off = calendar.Days.Where(day => day.Date >= query.From && day.Date <= query.To).ToDictionary(day => day.Date);
        return new AgendaView(query.From, query.To,
            [.. groups.Select(group => group.Key).Union(off.Keys).Order().Select(day => new AgendaDay(day, off.GetValueOrDefault(day), [.. groups[day].OrderBy(group => group.Kind)]))]);
    }

    private static AgendaEntry Entry(AgendaRow row, bool isUnit, WorkCalendar calendar) => new()
    {
        Kind = row.Kind,
        OnDay = row.OnDay,
        EndsOn = row.Kind is AgendaKind.Supplement ? calendar.NextWorkingDayOnOrAfter(row.OnDay) : row.OnDay,
        Id = row.Id,
        CampaignId = row.CampaignId,
        Title = row.Title ?? $"Công văn đôn đốc số {DocumentNumber.Digits(row.Number ?? 0)}/{row.Symbol}",
        Session = row.Session,
        Place = row.Place ?? Paper(row, isUnit),
        IsDone = row.Missing is { } missing ? missing == 0 : row.IsDone,
    };

    private static IEnumerable<AgendaRow> OfDay(IGrouping<DateOnly, ExaminationDay> day, int most) => day.Take(most).Select(one => new AgendaRow
    {
        Kind = AgendaKind.Examination,
        OnDay = day.Key,
        Id = one.CampaignId,
        Title = one.Title,
        Place = one.BodyName ?? "Thường trực Hội đồng nhân dân",
        OfDay = day.Count(),
    });

    private static string Paper(AgendaRow row, bool isUnit) =>
        $"văn bản số {DocumentNumber.Digits(row.Number ?? 0)}/{row.Symbol}{(isUnit || row.Missing is not > 0 ? "" : $", {row.Missing} đơn vị chưa báo cáo")}";

    private sealed record AgendaRow
    {
        public required AgendaKind Kind { get; init; }
        public required DateOnly OnDay { get; init; }
        public required Guid Id { get; init; }
        public Guid? CampaignId { get; init; }

        /// <summary>A letter is told by its number.</summary>
        public string? Title { get; init; }
        public Visits.Session? Session { get; init; }
        public string? Place { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }

        /// <summary>So many units have not reported on a conclusion.</summary>
        public int? Missing { get; init; }
        public bool IsDone { get; init; }
        public required int OfDay { get; init; }
    }
}
