namespace Supervision.Core.Indicators;

/// <summary>One row of Indicators; figures in millionths.</summary>
internal sealed record IndicatorRow
{
    public required Guid Id { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ReferenceCaseId { get; init; }
    public Guid? VisitId { get; init; }
    public Guid? UnitId { get; init; }
    public int Number { get; init; }
    public required string Code { get; init; }
    public string Name { get; init; } = "";
    public IndicatorKind Kind { get; init; }
    public IndicatorRole Role { get; init; }
    public string? Field { get; init; }
    public string? PeriodText { get; init; }
    public bool PeriodInferred { get; init; }
    public DateOnly? PeriodEndOn { get; init; }
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }
    public bool DenominatorInferred { get; init; }
    public Guid? DenominatorIndicatorId { get; init; }
    public long? Amount { get; init; }
    public bool AmountInferred { get; init; }
    public long? AtLeast { get; init; }
    public string? Measure { get; init; }
    public Guid? TotalIndicatorId { get; init; }
    public long? TotalAmount { get; init; }
    public string? GroupName { get; init; }
    public string? StatedRatio { get; init; }
    public string? StatedInWords { get; init; }
    public string? RemainderName { get; init; }
    public long? RemainderAmount { get; init; }
    public Guid? SameAsIndicatorId { get; init; }
    public int? Rank { get; init; }
    public int? RankTotal { get; init; }
    public string? Grade { get; init; }
    public string? Target { get; init; }
    public DateOnly? TargetDueOn { get; init; }
    public long? MaximumScore { get; init; }
    public long? LostScore { get; init; }
    public string? LostCause { get; init; }
    public LostResponsibility? LostResponsibility { get; init; }
    public string? Note { get; init; }
    public int Version { get; init; }
    public long Seq { get; init; }
}

internal sealed record StatementRow
{
    public required Guid IndicatorId { get; init; }
    public required string Text { get; init; }
    public string? Place { get; init; }
}

internal sealed record ChangeRow
{
    public required Guid IndicatorId { get; init; }
    public required string ComparedTo { get; init; }
    public required string StatedAmount { get; init; }
    public required string StatedUnit { get; init; }
    public int? RankSteps { get; init; }
}
