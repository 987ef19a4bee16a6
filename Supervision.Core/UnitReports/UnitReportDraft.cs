using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>What a unit has written of a report that is not handed in; nobody outside of the unit sees it.</summary>
public sealed record UnitReportDraft
{
    public required Guid Id { get; init; }
    public string? Reference { get; init; }

    /// <summary>Who will sign, by post.</summary>
    public string? SignedBy { get; init; }
    public string? Petitions { get; init; }

    /// <summary>Who wrote it last before its head was asked.</summary>
    public required Guid WrittenBy { get; init; }

    /// <summary>The day it was laid before the unit's head; null while it is being written.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>Why the head gave it back; null unless that was the last that happened to it.</summary>
    public string? ReturnReason { get; init; }
    public IReadOnlyList<OutlineAnswer> Answers { get; init; } = [];
}

internal static class UnitReportDraftRows
{
    /// <summary>The draft of a report, for the unit's own people.</summary>
    public static async Task<UnitReportDraft?> FindDraft(this Db db, Guid reportId, CancellationToken ct)
    {
        var draft = await db.Find<UnitReportDraft>("""
            SELECT d.Id, d.Reference, d.SignedBy, d.Petitions, d.WrittenBy, d.AskedOn, d.ReturnReason
            FROM UnitReportDrafts d JOIN UnitReports r ON r.Id = d.UnitReportId
            WHERE d.UnitReportId = @reportId AND r.UnitId = @ActorUnitId AND d.CouncilId = @CouncilId
            """, new { reportId }, ct);
        if (draft is null) return null;
        return draft with
        {
            Answers = [.. (await db.List<AnswerRow>("SELECT OutlineItemId, Text FROM UnitReportDraftAnswers WHERE DraftId = @Id AND CouncilId = @CouncilId", draft, ct)).Select(row => new OutlineAnswer(row.OutlineItemId, row.Text))],
        };
    }

    /// <summary>Puts a draft in the place of what was written before.</summary>
    public static async Task Put(this Db db, Guid reportId, UnitReportDraft draft, CancellationToken ct)
    {
        var row = new { draft.Id, reportId, draft.Reference, draft.SignedBy, draft.Petitions, draft.WrittenBy, draft.AskedOn, draft.ReturnReason };
        if (await db.Execute("""
            UPDATE UnitReportDrafts
            SET Reference = @Reference, SignedBy = @SignedBy, Petitions = @Petitions, WrittenBy = @WrittenBy, AskedOn = @AskedOn, ReturnReason = @ReturnReason
            WHERE Id = @Id AND CouncilId = @CouncilId
            """, row, ct) == 0)
            await db.Execute("""
                INSERT INTO UnitReportDrafts (Id, CouncilId, UnitReportId, Reference, SignedBy, Petitions, WrittenBy, AskedOn, ReturnReason)
                VALUES (@Id, @CouncilId, @reportId, @Reference, @SignedBy, @Petitions, @WrittenBy, @AskedOn, @ReturnReason)
                """, row, ct);
        await db.Execute("DELETE FROM UnitReportDraftAnswers WHERE DraftId = @Id AND CouncilId = @CouncilId", row, ct);
        await db.ExecuteEach("""
            INSERT INTO UnitReportDraftAnswers (Id, CouncilId, DraftId, OutlineItemId, Text)
            VALUES (@Id, @CouncilId, @DraftId, @OutlineItemId, @Text)
            """, draft.Answers.Select(a => new { Id = Guid.CreateVersion7(), DraftId = draft.Id, a.OutlineItemId, a.Text }), ct);
    }

    public static async Task RemoveDraft(this Db db, Guid reportId, CancellationToken ct)
    {
        await db.Execute("DELETE FROM UnitReportDraftAnswers WHERE CouncilId = @CouncilId AND DraftId IN (SELECT Id FROM UnitReportDrafts WHERE UnitReportId = @reportId AND CouncilId = @CouncilId)", new { reportId }, ct);
        await db.Execute("DELETE FROM UnitReportDrafts WHERE UnitReportId = @reportId AND CouncilId = @CouncilId", new { reportId }, ct);
    }

    private sealed record AnswerRow
    {
        public required Guid OutlineItemId { get; init; }
        public required string Text { get; init; }
    }
}
