using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Indicators;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.References;

/// <summary>What does not fit in a reference: the same check as of a campaign, without the law's clocks.</summary>
[Requires(Subject.ReferenceCase, Act.Read)]
public sealed record ReferenceFlags(Guid ReferenceCaseId) : IQuery<CheckAnswer>;

internal sealed class ReferenceFlagsHandler(Db db, Gate gate) : IRequestHandler<ReferenceFlags, CheckAnswer>
{
    public async Task<CheckAnswer> Handle(ReferenceFlags query, CancellationToken ct)
    {
        gate.Council(Subject.ReferenceCase, Act.Read);
        return await ReferenceCheck.Run(db, await db.LoadReference(query.ReferenceCaseId, ct), ct);
    }
}

internal static class ReferenceCheck
{
    public static async Task<CheckAnswer> Run(Db db, ReferenceRow row, CancellationToken ct)
    {
        var (items, indicators) = (await db.ReferenceItems(row.Id, ct), await StoredIndicators.Reference(db, row.Id, ct));
        var subjects = new Dictionary<string, FlagSubject>();
        foreach (var indicator in indicators.Rows) subjects[indicator.Code] = new FlagSubject(FlagSubjectKind.Indicator, indicator.Id, indicator.Code);
        var facts = Facts(row, indicators.Facts(), items, item =>
        {
            var code = item.Code is { } own && !subjects.ContainsKey(own) ? own : $"mục {item.Number}";
            subjects[code] = new FlagSubject(FlagSubjectKind.ReferenceItem, item.Id, code);
            return code;
        });
        var basis = new CheckBasis(RuleSets.Shipped, await db.RuleOverrides(ct), await db.Calendar(ct));
        return FlagAnswers.Of(ArithmeticCheck.Flags(facts, basis), ArithmeticCheck.Agreements(facts), subjects);
    }

    private static CaseFacts Facts(ReferenceRow row, IReadOnlyList<IndicatorFacts> indicators, IReadOnlyList<ReferenceItem> items, Func<ReferenceItem, string> name) => new()
    {
        Code = row.Code,
        IsCouncilSupervision = false,
        HeldOn = row.HeldOn,
        HeldOnInferred = row.HeldOnInferred,
        Session = row.Session is { } session ? Enum.Parse<DaySession>(session.ToString()) : null,
        PublishedOn = row.PublishedOn,
        PublishedAt = row.PublishedTime is { } time ? TimeOnly.Parse(time, null) : null,
        ReportPeriodEnd = row.ReportPeriodEnd,
        Indicators = indicators,
        Shortcomings = [.. items.Of<ShortcomingData>().Select(one => new ShortcomingFacts(name(one.Item), one.Item.Text ?? "", one.Data.Indicators))],
        Tasks = [.. items.Of<TaskData>().Select(one => new TaskFacts(name(one.Item), one.Item.Text ?? "", one.Data.Deadline.Kind, one.Data.Deadline.On, one.Data.Deadline.Cycle) { Stated = one.Data.Deadline.Note is null ? null : $"thời hạn nêu: {one.Data.Deadline.InWords()}" })],
        SelfSetTaskFields = [.. items.Of<StatementData>().Where(one => one.Data.Type is ReferenceStatementKind.SelfSetTask).Select(one => one.Data.Field).OfType<string>()],
        PetitionsMentioned = items.Of<PetitionData>().Any(),
        PetitionsListed = items.Of<PetitionData>().Count(one => one.Item.Text is not null),
    };
}
