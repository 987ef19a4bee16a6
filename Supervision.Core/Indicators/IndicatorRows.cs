using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Indicators;

/// <summary>What an indicator belongs to: a campaign or a reference, one of both.</summary>
internal readonly record struct IndicatorOwner(Guid? CampaignId, Guid? ReferenceCaseId)
{
    public static IndicatorOwner Campaign(Guid id) => new(id, null);

    public static IndicatorOwner Reference(Guid id) => new(null, id);
}

/// <summary>How indicators are kept in their tables: figures as millionths, ratios as the text that was printed.</summary>
internal static class IndicatorRows
{
    public static async Task<Guid> InsertIndicator(this Db db, IndicatorOwner owner, Guid? visitId, Guid? unitId, int number, StatedIndicator stated, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Indicators (Id, CouncilId, CampaignId, ReferenceCaseId, VisitId, UnitId, Number, Code, Name, Kind, Role, Field, PeriodText, PeriodInferred, PeriodEndOn,
                Numerator, Denominator, DenominatorInferred, DenominatorIndicatorId, Amount, AmountInferred, AtLeast, Measure, TotalIndicatorId, TotalAmount, GroupName,
                StatedRatio, StatedInWords, RemainderName, RemainderAmount, SameAsIndicatorId, Rank, RankTotal, Grade, Target, TargetDueOn,
                MaximumScore, LostScore, LostCause, LostResponsibility, Note, Version)
            VALUES (@Id, @CouncilId, @CampaignId, @ReferenceCaseId, @VisitId, @UnitId, @Number, @Code, @Name, @Kind, @Role, @Field, @PeriodText, @PeriodInferred, @PeriodEndOn,
                @Numerator, @Denominator, @DenominatorInferred, @DenominatorIndicatorId, @Amount, @AmountInferred, @AtLeast, @Measure, @TotalIndicatorId, @TotalAmount, @GroupName,
                @StatedRatio, @StatedInWords, @RemainderName, @RemainderAmount, @SameAsIndicatorId, @Rank, @RankTotal, @Grade, @Target, @TargetDueOn,
                @MaximumScore, @LostScore, @LostCause, @LostResponsibility, @Note, 1)
            """, Row(id, owner, visitId, unitId, number, stated), ct);
        await db.InsertLists(id, stated, ct);
        return id;
    }

    /// <summary>Replaces what was typed, if it is still what the sender saw.</summary>
    public static async Task UpdateIndicator(this Db db, IndicatorRow before, StatedIndicator stated, CancellationToken ct)
    {
        await db.Update("""
            UPDATE Indicators
            SET Code = @Code, Name = @Name, Kind = @Kind, Role = @Role, Field = @Field, PeriodText = @PeriodText, PeriodInferred = @PeriodInferred, PeriodEndOn = @PeriodEndOn,
                Numerator = @Numerator, Denominator = @Denominator, DenominatorInferred = @DenominatorInferred, DenominatorIndicatorId = @DenominatorIndicatorId,
                Amount = @Amount, AmountInferred = @AmountInferred, AtLeast = @AtLeast, Measure = @Measure, TotalIndicatorId = @TotalIndicatorId, TotalAmount = @TotalAmount,
                GroupName = @GroupName, StatedRatio = @StatedRatio, StatedInWords = @StatedInWords, RemainderName = @RemainderName, RemainderAmount = @RemainderAmount,
                SameAsIndicatorId = @SameAsIndicatorId, Rank = @Rank, RankTotal = @RankTotal, Grade = @Grade, Target = @Target, TargetDueOn = @TargetDueOn,
                MaximumScore = @MaximumScore, LostScore = @LostScore, LostCause = @LostCause, LostResponsibility = @LostResponsibility, Note = @Note, Version = Version + 1
            WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
            """, Row(before.Id, new IndicatorOwner(before.CampaignId, before.ReferenceCaseId), before.VisitId, before.UnitId, before.Number, stated, before.Version), ct);
        await db.Execute("DELETE FROM IndicatorStatements WHERE IndicatorId = @Id AND CouncilId = @CouncilId", new { before.Id }, ct);
        await db.Execute("DELETE FROM IndicatorChanges WHERE IndicatorId = @Id AND CouncilId = @CouncilId", new { before.Id }, ct);
        await db.InsertLists(before.Id, stated, ct);
    }

    public static Task InsertStatement(this Db db, Guid indicatorId, int number, OtherStatement statement, CancellationToken ct) => db.Execute("""
        INSERT INTO IndicatorStatements (Id, CouncilId, IndicatorId, Number, Text, Place)
        VALUES (@Id, @CouncilId, @indicatorId, @number, @Text, @Place)
        """, new { Id = Guid.CreateVersion7(), indicatorId, number, StatedFigure.Parse(statement.Text, FigureField.Ratio).Text, statement.Place }, ct);

    /// <summary>What an indicator points to is of the same campaign or reference and has the value that the check will need.</summary>
    public static async Task DemandReferences(this Db db, IndicatorOwner owner, Guid? own, StatedIndicator stated, CancellationToken ct)
    {
        await Demand(stated.DenominatorIndicatorId, nameof(stated.DenominatorIndicatorId), needsAmount: true);
        await Demand(stated.TotalIndicatorId, nameof(stated.TotalIndicatorId), needsAmount: true);
        await Demand(stated.SameAsIndicatorId, nameof(stated.SameAsIndicatorId), needsAmount: false);

        async Task Demand(Guid? id, string field, bool needsAmount)
        {
            if (id is not { } target) return;
            if (target == own) throw RefusedException.Invalid("indicator.itself", $"Stated.{field}", "Chỉ tiêu không thể trỏ tới chính nó.");
            var other = await db.FindSibling(owner, target, ct) ?? throw RefusedException.NotFound("chỉ tiêu");
            if (needsAmount && other.Amount is null)
                throw RefusedException.Invalid("indicator.no_amount", $"Stated.{field}", $"Chỉ tiêu {other.Code} không có giá trị nên không làm mẫu số hoặc tổng được.");
        }
    }

    public static Task<IndicatorRow?> FindSibling(this Db db, IndicatorOwner owner, Guid id, CancellationToken ct) => db.Find<IndicatorRow>("""
        SELECT Id, Code, Amount FROM Indicators
        WHERE Id = @id AND CouncilId = @CouncilId AND (CampaignId = @CampaignId OR ReferenceCaseId = @ReferenceCaseId)
        """, new { id, owner.CampaignId, owner.ReferenceCaseId }, ct);

    private static async Task InsertLists(this Db db, Guid id, StatedIndicator stated, CancellationToken ct)
    {
        foreach (var (statement, i) in stated.OtherStatements.Select((s, i) => (s, i))) await db.InsertStatement(id, i + 1, statement, ct);
        await db.ExecuteEach("""
            INSERT INTO IndicatorChanges (Id, CouncilId, IndicatorId, Number, ComparedTo, StatedAmount, StatedUnit, RankSteps)
            VALUES (@Id, @CouncilId, @indicatorId, @Number, @ComparedTo, @StatedAmount, @StatedUnit, @RankSteps)
            """, stated.Changes.Select((change, i) => new
        {
            Id = Guid.CreateVersion7(),
            indicatorId = id,
            Number = i + 1,
            change.ComparedTo,
            StatedAmount = StatedFigure.Parse(change.StatedAmount, FigureField.Change).Text,
            change.StatedUnit,
            change.RankSteps,
        }), ct);
    }

    private static object Row(Guid id, IndicatorOwner owner, Guid? visitId, Guid? unitId, int number, StatedIndicator stated, int version = 1) => new IndicatorRow
    {
        Id = id,
        CampaignId = owner.CampaignId,
        ReferenceCaseId = owner.ReferenceCaseId,
        VisitId = visitId,
        UnitId = unitId,
        Number = number,
        Code = string.IsNullOrWhiteSpace(stated.Code) ? $"CT{number}" : stated.Code.Trim(),
        Name = stated.Name,
        Kind = stated.Kind,
        Role = stated.Role,
        Field = stated.Field,
        PeriodText = stated.PeriodText,
        PeriodInferred = stated.PeriodInferred,
        PeriodEndOn = stated.PeriodEndOn,
        Numerator = Scale(stated.Numerator),
        Denominator = Scale(stated.Denominator),
        DenominatorInferred = stated.DenominatorInferred,
        DenominatorIndicatorId = stated.DenominatorIndicatorId,
        Amount = Scale(stated.Amount),
        AmountInferred = stated.AmountInferred,
        AtLeast = stated.AtLeast,
        Measure = stated.MeasureUnit,
        TotalIndicatorId = stated.TotalIndicatorId,
        TotalAmount = Scale(stated.TotalAmount),
        GroupName = stated.GroupName,
        StatedRatio = stated.StatedRatio is { } ratio ? StatedFigure.Parse(ratio, FigureField.Ratio).Text : null,
        StatedInWords = stated.StatedInWords,
        RemainderName = stated.RemainderName,
        RemainderAmount = Scale(stated.RemainderAmount),
        SameAsIndicatorId = stated.SameAsIndicatorId,
        Rank = stated.Rank,
        RankTotal = stated.RankTotal,
        Grade = stated.Grade,
        Target = stated.Target,
        TargetDueOn = stated.TargetDueOn,
        MaximumScore = Scale(stated.MaximumScore),
        LostScore = Scale(stated.LostScore),
        LostCause = stated.LostCause,
        LostResponsibility = stated.LostResponsibility,
        Note = stated.Note,
        Version = version,
    };

    private static long? Scale(decimal? number) => number is { } value ? Figure.From(value).Scaled : null;
}
