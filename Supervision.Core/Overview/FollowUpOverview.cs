using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Overview;

/// <summary>How long each step of a trend is.</summary>
public enum TrendStep
{
    [Label("Theo quý")] Quarter,
    [Label("Theo tháng")] Month,
}

/// <summary>
/// How follow-up stands today and how it went within a period, for whoever follows all of the council's tasks; of one unit alone also for that unit, which then counts what was sent to it.
/// Every figure is that of a list: see <see cref="LedgerFilter.Slice"/>.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record FollowUpOverview : IQuery<OverviewView>
{
    /// <summary>Only what this unit leads.</summary>
    public Guid? UnitId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public TrendStep TrendStep { get; init; }

    public sealed class Validator : AbstractValidator<FollowUpOverview>
    {
        private const int MostYears = 10;

        public Validator()
        {
            RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From);
            RuleFor(q => q.To).Must((query, to) => to.Year - query.From.Year < MostYears || to.Year - query.From.Year == MostYears && query.From >= to.AddYears(-MostYears)).WithMessage($"Kỳ số liệu dài nhất {MostYears} năm.");
            RuleFor(q => q.TrendStep).IsInEnum();
        }
    }
}

internal sealed class FollowUpOverviewHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<FollowUpOverview, OverviewView>
{
    public async Task<OverviewView> Handle(FollowUpOverview query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        if (actor.UnitId is { } own)
        {
            if (query.UnitId != own) throw query.UnitId is null ? Forbidden() : RefusedException.NotFound("đơn vị");
        }
        else if (!actor.SeesAll(Subject.FollowUpTask)) throw Forbidden();

        var today = clock.Today();
        var rows = new OverviewRows(db, new OverviewScope(query.UnitId, actor.UnitId is not null, query.From, query.To, today));
        var calendar = await db.Calendar(ct);
        var open = await rows.Open(ct);
        var periods = Trend.Periods(query.TrendStep, query.To < today ? query.To : today);
        var (first, last) = (Trend.Earliest(query.From, periods[0].From), Trend.Latest(query.To, periods[^1].To));
        var bodies = await rows.Bodies(ct);
        var (due, done) = (await rows.Due(first, last, ct), await rows.Done(first, last, ct));
        return new OverviewView
        {
            AsOf = today,
            From = query.From,
            To = query.To,
            Open = open.Where(group => group.IsOpen).Sum(group => group.Tasks),
            Overdue = open.Where(group => group.IsOverdue(today, calendar)).Sum(group => group.Tasks),
            PastOriginal = open.Where(group => group.PartOn(today, calendar) is FollowUpPart.OpenInTerm && group.IsOpen).Sum(group => group.PastOriginal),
            Awaiting = open.Where(group => group.IsAwaiting).Sum(group => group.Tasks),
            Suspended = open.Where(group => !group.IsOpen).Sum(group => group.Tasks),
            Units = query.UnitId is null ? await UnitCountsHandler.Read(db, today, today, ct) : [],
            Ages = Ages.Of(open, today, calendar),
            Rates = Trend.Within(query.From, query.To, due, done),
            Trend = [.. periods.Select(period => Trend.Within(period.From, period.To, due, done))],
            Bodies = bodies,
            Fields = await rows.Fields(bodies, ct),
            Extensions = await rows.Extensions(ct),
            Letters = await rows.Letters(ct),
            Measures = await rows.Measures(ct),
            Repeated = actor.SeesAll(Subject.Finding) || actor.UnitId is not null ? await rows.Repeated(ct) : null,
        };
    }

    private static RefusedException Forbidden() => RefusedException.Forbidden("Số liệu chung chỉ dành cho người theo dõi toàn bộ nội dung của Hội đồng nhân dân.");
}
