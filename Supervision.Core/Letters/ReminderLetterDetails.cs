using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Letters;

/// <summary>One urging letter with the tasks it urges.</summary>
[Requires(Subject.Escalation, Act.Read)]
public sealed record ReminderLetterDetails(Guid LetterId) : IQuery<ReminderLetterView>;

public sealed record ReminderLetterView
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required ChaseStep Step { get; init; }
    public required LetterStatus Status { get; init; }
    public required DateOnly DraftedOn { get; init; }
    public required DateOnly ReplyBy { get; init; }

    /// <summary>The day by which a draft that is issued today should ask for an answer: its own while that is ahead, else anew by the council's policy.</summary>
    public required DateOnly NextReplyBy { get; init; }
    public string? LetterText { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? SentOn { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public string? Answer { get; init; }
    public string? CancelReason { get; init; }
    public required IReadOnlyList<UrgedTask> Tasks { get; init; }

    /// <summary>It went out, and all that it urges was reported or has ended: it waits for no other answer.</summary>
    public bool IsMet => Status is LetterStatus.Issued or LetterStatus.Sent
        && !Tasks.Any(task => TaskLife.IsChased(task.Progress));
    public required IReadOnlyList<LetterStep> Allowed { get; init; }
    public required int Version { get; init; }
}

/// <summary>A task as a letter urges it.</summary>
public sealed record UrgedTask
{
    public required Guid Id { get; init; }
    public required string Content { get; init; }

    /// <summary>"Thông báo số 15/TB-HĐND ngày 10/3/2026".</summary>
    public string? SourceType { get; init; }
    public string? SourceReference { get; init; }
    public DateOnly? SourceIssuedOn { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>Until when the unit asks for more time, by a request that waits for its decision.</summary>
    public DateOnly? AsksUntil { get; init; }
    public required TaskProgress Progress { get; init; }

    /// <summary>The day by which the council asked to supplement the report that it gave back.</summary>
    public DateOnly? SupplementBy { get; init; }

    /// <summary>The day of the unit's last report on it, where that was sent back or was not enough.</summary>
    public DateOnly? ReportedOn { get; init; }
}

/// <summary>An urging letter as it is printed: a draft until it is issued.</summary>
[Requires(Subject.Escalation, Act.Read)]
public sealed record PrintReminderLetter(Guid LetterId) : IQuery<Document>;

internal sealed class ReminderLetterDetailsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<ReminderLetterDetails, ReminderLetterView>
{
    public async Task<ReminderLetterView> Handle(ReminderLetterDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Read);
        var letter = await db.LoadLetter(query.LetterId, ct);
        return new ReminderLetterView
        {
            Id = letter.Id,
            UnitId = letter.UnitId,
            UnitName = await db.UnitNameOn(letter.UnitId, letter.IssuedOn ?? clock.Today(), ct),
            Step = letter.Step,
            Status = letter.Status,
            DraftedOn = letter.DraftedOn,
            ReplyBy = letter.ReplyBy,
            NextReplyBy = letter.Status is LetterStatus.Draft && letter.ReplyBy <= clock.Today() ? await db.LetterReplyBy(clock.Today(), ct) : letter.ReplyBy,
            LetterText = letter.Text,
            Reference = letter.Reference,
            IssuedOn = letter.IssuedOn,
            SentOn = letter.SentOn,
            AnsweredOn = letter.AnsweredOn,
            Answer = letter.Answer,
            CancelReason = letter.CancelReason,
            Tasks = await ReminderLetterPapers.Tasks(db, letter.Id, ct),
            Allowed = await db.IsArchived(letter, ct) ? [] : [.. letter.Allowed],
            Version = letter.Version,
        };
    }
}

internal sealed class PrintReminderLetterHandler(Db db, Gate gate, PaperComposing composing, TimeProvider clock) : IRequestHandler<PrintReminderLetter, Document>
{
    public async Task<Document> Handle(PrintReminderLetter query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Read);
        var letter = await db.LoadLetter(query.LetterId, ct);
        return await composing.Compose(await db.PaperOf(PaperKind.ReminderLetter, letter.Id, new OwnedPaper("", clock.GetUtcNow()) { AddresseeUnitId = letter.UnitId }, ct), ct);
    }
}

/// <summary>Reads what an urging letter is printed from.</summary>
internal static class ReminderLetterPapers
{
    public static async Task<ReminderLetterData> Read(Db db, ReminderLetter letter, DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        var council = (await db.Find<LetterFrame>("SELECT Name, HeaderName, PlaceName, IsDemo FROM Councils WHERE Id = @CouncilId", null, ct))!;
        var first = letter.Step is ChaseStep.SecondLetter ? await db.Find<EarlierLetter>("""
            SELECT l.Number, l.Symbol, l.IssuedOn
            FROM ReminderLetters l
            WHERE l.CouncilId = @CouncilId AND l.Seq = (
                SELECT MAX(x.Seq) FROM ReminderLetters x
                WHERE x.UnitId = @UnitId AND x.CouncilId = @CouncilId AND x.Step = 'FirstLetter' AND x.Number IS NOT NULL AND x.DraftedOn <= @DraftedOn)
            """, new { letter.UnitId, letter.DraftedOn }, ct) : null;
        return new ReminderLetterData
        {
            Council = council,
            Letter = letter,
            UnitName = await db.UnitNameOn(letter.UnitId, letter.IssuedOn ?? today, ct),
            Tasks = await Tasks(db, letter.Id, ct),
            Earlier = first,
            Now = now,
        };
    }

    public static string Abstract(string unitName) => $"V/v đôn đốc {unitName} thực hiện nội dung yêu cầu, kiến nghị sau giám sát";

    public static Task<IReadOnlyList<UrgedTask>> Tasks(Db db, Guid letterId, CancellationToken ct) => db.List<UrgedTask>("""
        SELECT t.Id, t.Content, t.OriginalDueOn, t.DueOn, t.Progress, k.DocumentType AS SourceType,

        """ + Supplements.By + """
                AS SupplementBy,
               COALESCE(p.Reference, CASE WHEN k.Number < 10 THEN CONCAT('0', k.Number, '/', k.Symbol) WHEN k.Number IS NOT NULL THEN CONCAT(k.Number, '/', k.Symbol) END) AS SourceReference,
               COALESCE(k.IssuedOn, p.IssuedOn) AS SourceIssuedOn,
               (SELECT MAX(e.RequestedDueOn) FROM ExtensionRequests e WHERE e.TaskId = t.Id AND e.Status = 'Sent') AS AsksUntil,
               CASE WHEN t.Progress IN ('Returned', 'NotSatisfactory') THEN (
                   SELECT MAX(r.ReportedOn) FROM RemediationItems i JOIN RemediationReports r ON r.Id = i.RemediationReportId
                   WHERE i.TaskId = t.Id AND i.Outcome IN ('Returned', 'NotSatisfactory')) END AS ReportedOn
        FROM ChaseSteps s
        JOIN FollowUpTasks t ON t.Id = s.TaskId
        LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
        LEFT JOIN SourcePapers p ON p.Id = t.SourcePaperId
        WHERE s.LetterId = @letterId AND s.CouncilId = @CouncilId
        ORDER BY t.DueOn, t.Seq
        """, new { letterId }, ct);
}
