using Supervision.Core.Calendar;
using Supervision.Core.Indicators;
using Supervision.Core.Law;

namespace Supervision.Core.Cases;

/// <summary>Turns a case file into what the arithmetic check reads.</summary>
public static class CaseFactsOf
{
    /// <summary>The session's day stands for the start and the end of the supervision, which the sources do not tell apart.</summary>
    public static CaseFacts ToFacts(this CaseFile file) => new()
    {
        Code = file.Code,
        IsCouncilSupervision = file.Classification.IsCouncilSupervision,
        Subject = SubjectOf(file.Classification.Subject),
        HeldOn = file.Time.Date,
        HeldOnInferred = file.Time.DateInferred,
        Session = file.Time.Session switch { CaseSession.Morning => DaySession.Morning, CaseSession.Afternoon => DaySession.Afternoon, _ => null },
        PublishedOn = file.Source.PublishedOn,
        PublishedAt = file.Source.PublishedAt,
        ReportPeriodEnd = file.Time.ReportPeriodEnd,
        Events = file.Time.Date is { } held
            ? new Dictionary<LegalEvent, DateOnly> { [LegalEvent.Visit] = held, [LegalEvent.SupervisionStart] = held, [LegalEvent.SupervisionEnd] = held }
            : [],
        Indicators = [.. file.Indicators.Select(IndicatorOf)],
        Shortcomings = [.. file.Shortcomings.Select(one => new ShortcomingFacts(one.Code, one.Content, one.Indicators))],
        Tasks = [.. file.Tasks.Select(task => new TaskFacts(task.Code, task.Content, KindOf(task.Deadline.Kind), task.Deadline.Date, CycleOf(task.Deadline.Cycle)))],
        Participants = [.. file.Participants.Select(one => new ParticipantFacts(SideOf(one.Side), one.Title, RelationOf(one.Relation)))],
        SelfSetTaskFields = [.. file.Conclusions.Where(one => one.Kind is CaseConclusionKind.SelfSetTask).Select(one => one.Field).OfType<string>()],
        PetitionsMentioned = file.UnitPetitions.Mentioned,
        PetitionsListed = file.UnitPetitions.Listed.Count,
    };

    /// <summary>The supervising subject in law, or null for bodies that the supervision law does not know.</summary>
    public static LegalSubject? SubjectOf(CaseSubject subject) => subject switch
    {
        CaseSubject.ProvinceCouncil => LegalSubject.Council,
        CaseSubject.DistrictDelegateGroup => LegalSubject.DelegateGroup,
        _ => null,
    };

    public static DeadlineKind KindOf(CaseDeadlineKind kind) => kind switch
    {
        CaseDeadlineKind.Date => DeadlineKind.Date,
        CaseDeadlineKind.Recurring => DeadlineKind.Recurring,
        CaseDeadlineKind.Continuous => DeadlineKind.Continuous,
        CaseDeadlineKind.InYear => DeadlineKind.InYear,
        CaseDeadlineKind.Stage => DeadlineKind.Stage,
        CaseDeadlineKind.Immediate => DeadlineKind.Immediate,
        CaseDeadlineKind.PerItem => DeadlineKind.PerItem,
        CaseDeadlineKind.Unclear => DeadlineKind.Unclear,
        CaseDeadlineKind.None => DeadlineKind.None,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Không rõ loại thời hạn."),
    };

    public static Cycle? CycleOf(CaseCycle? cycle) => cycle switch
    {
        CaseCycle.Monthly => Cycle.Monthly,
        CaseCycle.Quarterly => Cycle.Quarterly,
        CaseCycle.SixMonthly => Cycle.SixMonthly,
        CaseCycle.Yearly => Cycle.Yearly,
        _ => null,
    };

    private static IndicatorFacts IndicatorOf(CaseIndicator one) => new()
    {
        Code = one.Code,
        Name = one.Name,
        Kind = KindOf(one.Kind),
        Role = RoleOf(one.Role),
        Where = one.Field is { } field ? $"lĩnh vực {field}" : null,
        Period = one.Period,
        PeriodInferred = one.PeriodInferred,
        PeriodEnd = one.PeriodEnd,
        Numerator = FigureOf(one.Numerator),
        Denominator = FigureOf(one.Denominator),
        DenominatorInferred = one.DenominatorInferred,
        DenominatorRef = one.DenominatorRef,
        Value = FigureOf(one.Value),
        AtLeast = one.AtLeast,
        TotalRef = one.Total?.Code,
        Total = FigureOf(one.Total?.Number),
        Group = one.Group,
        StatedRatio = one.StatedRatio is { } stated ? StatedFigure.Parse(stated, FigureField.Ratio) : null,
        OtherStatements = [.. one.OtherStatements.Select(text => new Statement(StatedFigure.Parse(text, FigureField.Ratio), null))],
        RemainderName = one.RemainderName,
        RemainderValue = FigureOf(one.RemainderValue),
        PossiblySameAs = one.PossiblySameAs,
        Rank = one.Rank,
        RankTotal = one.RankTotal,
        Grade = one.Grade,
        Changes = [.. one.Changes.Select(ChangeOf)],
    };

    private static ChangeFacts ChangeOf(CaseChange change) => new()
    {
        ComparedTo = change.ComparedTo,
        Amount = StatedFigure.Parse(change.Amount, FigureField.Change),
        Unit = change.StatedUnit,
        RankSteps = change.RankSteps,
    };

    private static Figure? FigureOf(decimal? number) => number is { } value ? Figure.From(value) : null;

    private static IndicatorKind KindOf(CaseIndicatorKind kind) => kind switch
    {
        CaseIndicatorKind.Ratio => IndicatorKind.Ratio,
        CaseIndicatorKind.Score => IndicatorKind.Score,
        CaseIndicatorKind.Index => IndicatorKind.Index,
        CaseIndicatorKind.Count => IndicatorKind.Count,
        CaseIndicatorKind.Money => IndicatorKind.Money,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Không rõ kiểu chỉ tiêu."),
    };

    private static IndicatorRole RoleOf(CaseIndicatorRole role) => role switch
    {
        CaseIndicatorRole.Result => IndicatorRole.Result,
        CaseIndicatorRole.Target => IndicatorRole.Target,
        CaseIndicatorRole.QualitativeTarget => IndicatorRole.QualitativeTarget,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Không rõ vai trò của chỉ tiêu."),
    };

    private static ParticipantSide SideOf(CaseSide side) => side switch
    {
        CaseSide.Delegation => ParticipantSide.Delegation,
        CaseSide.Unit => ParticipantSide.Unit,
        CaseSide.Chair => ParticipantSide.Chair,
        CaseSide.Other => ParticipantSide.Other,
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, "Không rõ bên tham dự."),
    };

    private static RelationToUnit? RelationOf(CaseRelation? relation) => relation switch
    {
        CaseRelation.DirectSuperior => RelationToUnit.DirectSuperior,
        CaseRelation.SameLocality => RelationToUnit.SameLocality,
        _ => null,
    };
}
