using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Indicators;

/// <summary>Indicators as they were stored, with their further statements and changes; the check and the lists read them here.</summary>
internal sealed record StoredIndicators(IReadOnlyList<IndicatorRow> Rows, ILookup<Guid, StatementRow> Statements, ILookup<Guid, ChangeRow> Changes)
{
    private const string Columns = """
        SELECT i.Seq, i.Id, i.CampaignId, i.ReferenceCaseId, i.VisitId, i.UnitId, i.Number, i.Code, i.Name, i.Kind, i.Role, i.Field, i.PeriodText, i.PeriodInferred, i.PeriodEndOn,
               i.Numerator, i.Denominator, i.DenominatorInferred, i.DenominatorIndicatorId, i.Amount, i.AmountInferred, i.AtLeast, i.Measure, i.TotalIndicatorId, i.TotalAmount,
               i.GroupName, i.StatedRatio, i.StatedInWords, i.RemainderName, i.RemainderAmount, i.SameAsIndicatorId, i.Rank, i.RankTotal, i.Grade, i.Target, i.TargetDueOn,
               i.MaximumScore, i.LostScore, i.LostCause, i.LostResponsibility, i.Note, i.Version
        FROM Indicators i

        """;

    private const string OfCampaign = Columns + "WHERE i.CampaignId = @id AND i.CouncilId = @CouncilId ORDER BY i.Number";
    private const string OfReference = Columns + "WHERE i.ReferenceCaseId = @id AND i.CouncilId = @CouncilId ORDER BY i.Number";
    private const string One = Columns + "WHERE i.Id = @id AND i.CouncilId = @CouncilId";

    internal const string PageOfCampaign = Columns + """
        WHERE i.CampaignId = @CampaignId AND i.CouncilId = @CouncilId AND (@VisitId IS NULL OR i.VisitId = @VisitId)
            AND (@ActorUnitId IS NULL OR i.UnitId = @ActorUnitId) AND (@After IS NULL OR i.Seq > @After)
        ORDER BY i.Seq
        """;

    public static async Task<StoredIndicators> Campaign(Db db, Guid id, CancellationToken ct) => await With(db, await db.List<IndicatorRow>(OfCampaign, new { id }, ct), ct);

    public static async Task<StoredIndicators> Reference(Db db, Guid id, CancellationToken ct) => await With(db, await db.List<IndicatorRow>(OfReference, new { id }, ct), ct);

    /// <summary>One indicator, for whoever then passes the gate of what it belongs to.</summary>
    public static async Task<StoredIndicators> Single(Db db, Guid id, CancellationToken ct) =>
        await With(db, [await db.Find<IndicatorRow>(One, new { id }, ct) ?? throw RefusedException.NotFound("chỉ tiêu")], ct);

    public static async Task<StoredIndicators> With(Db db, IReadOnlyList<IndicatorRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return new([], Enumerable.Empty<StatementRow>().ToLookup(s => s.IndicatorId), Enumerable.Empty<ChangeRow>().ToLookup(c => c.IndicatorId));
        var owner = new { rows[0].CampaignId, rows[0].ReferenceCaseId };
        var statements = await db.List<StatementRow>("""
            SELECT s.IndicatorId, s.Text, s.Place
            FROM IndicatorStatements s
            JOIN Indicators i ON i.Id = s.IndicatorId
            WHERE s.CouncilId = @CouncilId AND (i.CampaignId = @CampaignId OR i.ReferenceCaseId = @ReferenceCaseId)
            ORDER BY s.Number
            """, owner, ct);
        var changes = await db.List<ChangeRow>("""
            SELECT c.IndicatorId, c.ComparedTo, c.StatedAmount, c.StatedUnit, c.RankSteps
            FROM IndicatorChanges c
            JOIN Indicators i ON i.Id = c.IndicatorId
            WHERE c.CouncilId = @CouncilId AND (i.CampaignId = @CampaignId OR i.ReferenceCaseId = @ReferenceCaseId)
            ORDER BY c.Number
            """, owner, ct);
        return new(rows, statements.ToLookup(s => s.IndicatorId), changes.ToLookup(c => c.IndicatorId));
    }

    /// <summary>As the check reads them; what they point to is named by its code.</summary>
    public IReadOnlyList<IndicatorFacts> Facts()
    {
        var codes = Rows.ToDictionary(row => row.Id, row => row.Code);
        return [.. Rows.Select(row => FactsOf(row, codes))];
    }

    /// <summary>As they were typed.</summary>
    public IReadOnlyList<IndicatorDetails> Details() => [.. Rows.Select(DetailsOf)];

    private IndicatorFacts FactsOf(IndicatorRow row, Dictionary<Guid, string> codes)
    {
        return new IndicatorFacts
        {
            Code = row.Code,
            Name = row.Name,
            Kind = row.Kind,
            Role = row.Role,
            Where = row.Field is { } field ? $"lĩnh vực {field}" : null,
            Period = row.PeriodText,
            PeriodInferred = row.PeriodInferred,
            PeriodEnd = row.PeriodEndOn,
            Numerator = FigureOf(row.Numerator),
            Denominator = FigureOf(row.Denominator),
            DenominatorInferred = row.DenominatorInferred,
            DenominatorRef = CodeOf(row.DenominatorIndicatorId),
            Value = FigureOf(row.Amount),
            AtLeast = row.AtLeast,
            TotalRef = CodeOf(row.TotalIndicatorId),
            Total = FigureOf(row.TotalAmount),
            Group = row.GroupName,
            StatedRatio = row.StatedRatio is { } ratio ? StatedFigure.Parse(ratio, FigureField.Ratio) : null,
            OtherStatements = [.. Statements[row.Id].Select(s => new Statement(StatedFigure.Parse(s.Text, FigureField.Ratio), s.Place))],
            RemainderName = row.RemainderName,
            RemainderValue = FigureOf(row.RemainderAmount),
            PossiblySameAs = CodeOf(row.SameAsIndicatorId),
            Rank = row.Rank,
            RankTotal = row.RankTotal,
            Grade = row.Grade,
            MaximumScore = FigureOf(row.MaximumScore),
            LostScore = FigureOf(row.LostScore),
            Changes =
            [
                .. Changes[row.Id].Select(c => new ChangeFacts
                {
                    ComparedTo = c.ComparedTo,
                    Amount = StatedFigure.Parse(c.StatedAmount, FigureField.Change),
                    Unit = c.StatedUnit,
                    RankSteps = c.RankSteps,
                }),
            ],
        };

        // A reference may not leave its campaign, so every id is among the codes.
        string? CodeOf(Guid? id) => id is { } known ? codes[known] : null;
    }

    private IndicatorDetails DetailsOf(IndicatorRow row)
    {
        var stated = new StatedIndicator
        {
            Code = row.Code,
            Name = row.Name,
            Kind = row.Kind,
            Role = row.Role,
            Field = row.Field,
            PeriodText = row.PeriodText,
            PeriodInferred = row.PeriodInferred,
            PeriodEndOn = row.PeriodEndOn,
            Numerator = NumberOf(row.Numerator),
            Denominator = NumberOf(row.Denominator),
            DenominatorInferred = row.DenominatorInferred,
            DenominatorIndicatorId = row.DenominatorIndicatorId,
            Amount = NumberOf(row.Amount),
            AmountInferred = row.AmountInferred,
            AtLeast = row.AtLeast,
            MeasureUnit = row.Measure,
            TotalIndicatorId = row.TotalIndicatorId,
            TotalAmount = NumberOf(row.TotalAmount),
            GroupName = row.GroupName,
            StatedRatio = row.StatedRatio,
            StatedInWords = row.StatedInWords,
            RemainderName = row.RemainderName,
            RemainderAmount = NumberOf(row.RemainderAmount),
            SameAsIndicatorId = row.SameAsIndicatorId,
            Rank = row.Rank,
            RankTotal = row.RankTotal,
            Grade = row.Grade,
            Target = row.Target,
            TargetDueOn = row.TargetDueOn,
            MaximumScore = NumberOf(row.MaximumScore),
            LostScore = NumberOf(row.LostScore),
            LostCause = row.LostCause,
            LostResponsibility = row.LostResponsibility,
            Note = row.Note,
            OtherStatements = [.. Statements[row.Id].Select(s => new OtherStatement(s.Text, s.Place))],
            Changes = [.. Changes[row.Id].Select(c => new StatedChange { ComparedTo = c.ComparedTo, StatedAmount = c.StatedAmount, StatedUnit = c.StatedUnit, RankSteps = c.RankSteps })],
        };
        return new IndicatorDetails
        {
            Id = row.Id,
            Number = row.Number,
            Version = row.Version,
            VisitId = row.VisitId,
            UnitId = row.UnitId,
            Stated = stated,
            ComputedRatio = row is { Numerator: { } numerator, Denominator: { } denominator } && denominator > 0
                ? Percentage.Rounded(new Figure(numerator), new Figure(denominator), 2).ToDecimal()
                : null,
        };
    }

    private static Figure? FigureOf(long? scaled) => scaled is { } value ? new Figure(value) : null;

    private static decimal? NumberOf(long? scaled) => FigureOf(scaled)?.ToDecimal();
}

/// <summary>An indicator as it was typed, and what its fraction comes to.</summary>
public sealed record IndicatorDetails
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required int Version { get; init; }

    /// <summary>The visit it was stated at; none when it comes from a report.</summary>
    public Guid? VisitId { get; init; }
    public Guid? UnitId { get; init; }
    public required StatedIndicator Stated { get; init; }

    /// <summary>Numerator over denominator in per cent, two decimals, half rounded up; null without both.</summary>
    public decimal? ComputedRatio { get; init; }
}
