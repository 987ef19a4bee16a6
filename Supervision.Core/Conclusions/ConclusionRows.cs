using System.Text.Json.Serialization;
using FluentValidation;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>How conclusions are kept in their tables.</summary>
internal static class ConclusionRows
{
    /// <summary>The conclusion, for whoever has passed the gate.</summary>
    public static async Task<Conclusion> LoadConclusion(this Db db, Guid id, CancellationToken ct) => await db.Find<Conclusion>("""
        SELECT Id, CampaignId, Kind, ExaminationId, VisitId, Status, Abstract, RemedyBy, ExecuteBy, ReportBy, ReportDueOn, ConsultedOn, Consultation, DocumentType, Number, Symbol,
               IssuedOn, FiguresAsOf, AuthorityLines, SignerName, Recipients, ReplacesId, DraftedBy, ApprovedBy, Version
        FROM Conclusions WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("kết luận");

    public static Task Insert(this Db db, Conclusion conclusion, CancellationToken ct) => db.Execute("""
        INSERT INTO Conclusions (Id, CouncilId, CampaignId, Kind, ExaminationId, VisitId, Status, Abstract, RemedyBy, ExecuteBy, ReportBy, ReportDueOn, FiguresAsOf, ReplacesId, DraftedBy, ItemCount, Version)
        VALUES (@Id, @CouncilId, @CampaignId, @Kind, @ExaminationId, @VisitId, @Status, @Abstract, @RemedyBy, @ExecuteBy, @ReportBy, @ReportDueOn, @FiguresAsOf, @ReplacesId, @DraftedBy, 0, 1)
        """, conclusion, ct);

    public static Task Save(this Db db, Conclusion conclusion, CancellationToken ct) => db.Update("""
        UPDATE Conclusions
        SET Status = @Status, Abstract = @Abstract, RemedyBy = @RemedyBy, ExecuteBy = @ExecuteBy, ReportBy = @ReportBy, ReportDueOn = @ReportDueOn,
            ConsultedOn = @ConsultedOn, Consultation = @Consultation, DocumentType = @DocumentType, Number = @Number, Symbol = @Symbol, IssuedOn = @IssuedOn,
            FiguresAsOf = @FiguresAsOf, AuthorityLines = @AuthorityLines, SignerName = @SignerName, Recipients = @Recipients,
            DraftedBy = @DraftedBy, ApprovedBy = @ApprovedBy, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, conclusion, ct);

    /// <summary>The conclusion with its row locked, for adding to it, and the number of its next task. Its version stays.</summary>
    public static async Task<(Conclusion Conclusion, int Number)> NextTask(this Db db, Guid id, CancellationToken ct)
    {
        await db.Execute("UPDATE Conclusions SET ItemCount = ItemCount + 1 WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct);
        var conclusion = await db.LoadConclusion(id, ct);
        return (conclusion, await db.Value<int>("SELECT ItemCount FROM Conclusions WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct));
    }

    /// <summary>The conclusion with its row locked, so that two units answer one after the other and neither is refused.</summary>
    public static async Task<Conclusion> LockConclusion(this Db db, Guid id, CancellationToken ct)
    {
        await db.Execute("UPDATE Conclusions SET ItemCount = ItemCount WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct);
        return await db.LoadConclusion(id, ct);
    }

    public static Task<IReadOnlyList<Clause>> Clauses(this Db db, Guid conclusionId, CancellationToken ct) => db.List<Clause>("""
        SELECT c.Id, c.Number, c.Block, c.Text, c.FindingId, c.Place, CASE WHEN c.Block = 'Shortcomings' AND f.Kind = 'SignOfViolation' THEN 1 ELSE 0 END AS IsViolation
        FROM ConclusionClauses c
        LEFT JOIN Findings f ON f.Id = c.FindingId
        WHERE c.ConclusionId = @conclusionId AND c.CouncilId = @CouncilId
        ORDER BY c.Number
        """, new { conclusionId }, ct);

    /// <summary>The clauses of a conclusion with what each is called in its paper: once it was issued, as it was printed.</summary>
    public static async Task<IReadOnlyList<Clause>> PlacedClauses(this Db db, Guid conclusionId, CancellationToken ct)
    {
        var (clauses, form) = (await db.Clauses(conclusionId, ct), await db.FormOf(conclusionId, ct));
        // What was issued before places were kept has its signs of violation among the other shortcomings.
        var places = ClausePlaces.Of(form.Kind, clauses, form.HasTasks, form.HasPetitions, !form.IsIssued);
        return [.. clauses.Select(clause => clause with { Place = clause.Place ?? places[clause] })];
    }

    /// <summary>Keeps what each clause is called in the paper that is issued now, whatever becomes of tasks, findings and the form of papers later.</summary>
    public static async Task KeepPlaces(this Db db, Guid conclusionId, CancellationToken ct)
    {
        var (clauses, form) = (await db.Clauses(conclusionId, ct), await db.FormOf(conclusionId, ct));
        var places = ClausePlaces.Of(form.Kind, clauses, form.HasTasks, form.HasPetitions);
        foreach (var clause in clauses)
            await db.Execute("UPDATE ConclusionClauses SET Place = @Place WHERE Id = @Id AND CouncilId = @CouncilId", new { clause.Id, Place = places[clause] }, ct);
    }

    private static async Task<FormRow> FormOf(this Db db, Guid conclusionId, CancellationToken ct) => await db.Find<FormRow>("""
        SELECT k.Kind, CASE WHEN k.IssuedOn IS NULL THEN 0 ELSE 1 END AS IsIssued,
               CASE WHEN EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND t.ParentId IS NULL) THEN 1 ELSE 0 END AS HasTasks,
               CASE WHEN EXISTS (SELECT 1 FROM Findings f WHERE f.CampaignId = k.CampaignId AND f.Kind IN ('Difficulty', 'UnitPetition') AND f.Status IN ('InReport', 'InConclusion')) THEN 1 ELSE 0 END AS HasPetitions
        FROM Conclusions k WHERE k.Id = @conclusionId AND k.CouncilId = @CouncilId
        """, new { conclusionId }, ct) ?? throw RefusedException.NotFound("kết luận");

    public static Task InsertClause(this Db db, Guid conclusionId, Clause clause, CancellationToken ct) => db.Execute("""
        INSERT INTO ConclusionClauses (Id, CouncilId, ConclusionId, Number, Block, Text, FindingId)
        VALUES (@Id, @CouncilId, @conclusionId, @Number, @Block, @Text, @FindingId)
        """, new { clause.Id, conclusionId, clause.Number, clause.Block, clause.Text, clause.FindingId }, ct);

    /// <summary>Whether every unit it was sent to has acknowledged it.</summary>
    public static async Task<bool> AllReceived(this Db db, Guid conclusionId, CancellationToken ct) =>
        await db.Value<long>("SELECT COUNT(*) FROM ConclusionReceipts WHERE ConclusionId = @conclusionId AND CouncilId = @CouncilId AND ReceivedOn IS NULL", new { conclusionId }, ct) == 0;

    private sealed record FormRow
    {
        public required ConclusionKind Kind { get; init; }
        public required bool IsIssued { get; init; }
        public required bool HasTasks { get; init; }
        public required bool HasPetitions { get; init; }
    }
}

/// <summary>A clause of a conclusion, numbered through its blocks.</summary>
public sealed record Clause
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required ClauseBlock Block { get; init; }
    public required string Text { get; init; }
    public Guid? FindingId { get; init; }

    /// <summary>What it is called in the conclusion's paper, "Mục V.1"; null where that was not asked of a draft.</summary>
    public string? Place { get; init; }

    /// <summary>It rests on a finding that shows a sign of a violation: such clauses stand in a part of their own, after the shortcomings.</summary>
    public bool IsViolation { get; init; }

    /// <summary>The heading of that part, as the delegation's report has it.</summary>
    public const string Violations = "Nội dung có dấu hiệu vi phạm";

    /// <summary>The heading it stands under.</summary>
    [JsonIgnore]
    public string Heading => IsViolation ? Violations : Block.Label();
}

/// <summary>A clause as it is written; with the id of a clause that stands, it replaces that one's text.</summary>
public sealed record NewClause
{
    public Guid? Id { get; init; }
    public required ClauseBlock Block { get; init; }
    public required string Text { get; init; }

    /// <summary>The finding it rests on.</summary>
    public Guid? FindingId { get; init; }

    public sealed class Validator : AbstractValidator<NewClause>
    {
        public Validator()
        {
            RuleFor(c => c.Block).IsInEnum();
            RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000);
        }
    }
}
