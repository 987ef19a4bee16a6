using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Composers;

/// <summary>Quarterly, six-month and yearly reports on implementation. Their figures are those of the day they are printed; what was issued is frozen.</summary>
internal sealed class PeriodicReportComposer(Db db, Gate gate, Actor actor) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.QuarterlyReport, PaperKind.HalfYearReport, PaperKind.YearReport];

    public Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        if (!actor.SeesAll(Subject.FollowUpTask)) throw RefusedException.Forbidden("Báo cáo này chỉ do người theo dõi toàn bộ nội dung của Hội đồng nhân dân soạn.", "paper.author");
        var period = ReportPeriod.Before(source.Kind, source.Today);
        return Task.FromResult(new PaperStart($"Kết quả thực hiện nội dung yêu cầu, kiến nghị sau giám sát {period.Name}", PaperStarts.Content(("period", period.Written))));
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var content = PaperContent.Read(paper.Content);
        var period = ReportPeriod.Read(content["period"])
            ?? throw RefusedException.Invalid("paper.period", "Sections", "Kỳ báo cáo phải ghi hai ngày theo thứ tự, dạng 01/4/2026 - 30/6/2026.");
        return FollowUpReportPaper.Of(form, await Read(period, DateOnly.FromDateTime(form.Now.DateTime), ct), content);
    }

    private async Task<FollowUpReportData> Read(ReportPeriod period, DateOnly today, CancellationToken ct)
    {
        var span = new { period.From, period.To, On = today };
        var letters = (await db.List<LetterCount>("""
            SELECT l.Step, COUNT(*) AS Letters
            FROM ReminderLetters l
            WHERE l.CouncilId = @CouncilId AND l.IssuedOn >= @From AND l.IssuedOn <= @To
            GROUP BY l.Step
            """, span, ct)).ToDictionary(l => l.Step, l => (int)l.Letters);
        var measures = await db.List<MeasureRow>("""
            SELECT m.Kind, COUNT(*) AS Decided, COUNT(m.AnsweredOn) AS Answered, SUM(CASE WHEN m.AnsweredOn IS NULL AND m.DueOn < @On THEN 1 ELSE 0 END) AS Late
            FROM Measures m
            WHERE m.CouncilId = @CouncilId AND m.DecidedOn >= @From AND m.DecidedOn <= @To
            GROUP BY m.Kind
            """, span, ct);
        var moved = await db.Find<PeriodCounts>("""
            SELECT COALESCE(SUM(CASE WHEN t.AssignedOn >= @From AND t.AssignedOn <= @To THEN 1 ELSE 0 END), 0) AS Assigned,
                   COALESCE(SUM(CASE WHEN t.ClosedOn >= @From AND t.ClosedOn <= @To AND t.Progress IN ('Confirmed', 'PartlyDone') THEN 1 ELSE 0 END), 0) AS Done
            FROM FollowUpTasks t
            WHERE t.CouncilId = @CouncilId AND t.Progress <> 'Draft' AND t.IsParent = 0
            """, span, ct);
        var extensions = await db.List<Extended>("""
            SELECT e.DueOnWhenSent, e.GrantedDueOn
            FROM ExtensionRequests e
            WHERE e.CouncilId = @CouncilId AND e.Status = 'Granted' AND e.DecidedOn >= @From AND e.DecidedOn <= @To
            """, span, ct);
        return new FollowUpReportData
        {
            Period = period,
            AsOf = today,
            Counts = await TaskCounting.OfCouncil(db, today, ct),
            Units = await UnitCountsHandler.Read(db, today, today, ct),
            Overdue = await Overdue(today, ct),
            AssignedInPeriod = (int)moved!.Assigned,
            DoneInPeriod = (int)moved.Done,
            ExtendedByDays = [.. extensions.Where(e => e is { DueOnWhenSent: not null, GrantedDueOn: not null }).Select(e => e.GrantedDueOn!.Value.DayNumber - e.DueOnWhenSent!.Value.DayNumber)],
            FirstLetters = letters.GetValueOrDefault(ChaseStep.FirstLetter),
            SecondLetters = letters.GetValueOrDefault(ChaseStep.SecondLetter),
            Measures = [.. measures.OrderBy(m => m.Kind).Select(m => new MeasureCount(m.Kind, (int)m.Decided, (int)m.Answered, (int)m.Late))],
        };
    }

    private async Task<IReadOnlyList<OverdueTask>> Overdue(DateOnly today, CancellationToken ct)
    {
        var rows = await db.List<OverdueRow>("""
            SELECT t.Content, n.Name AS LeadUnitName, t.ResponsiblePost, t.OriginalDueOn, t.DueOn, t.Progress, t.ReportedOn, t.ChaseStep AS Step, k.DocumentType AS SourceType,
                   COALESCE(p.Reference, CASE WHEN k.Number < 10 THEN CONCAT('0', k.Number, '/', k.Symbol) WHEN k.Number IS NOT NULL THEN CONCAT(k.Number, '/', k.Symbol) END) AS SourceReference,
                   COALESCE(k.IssuedOn, p.IssuedOn) AS SourceIssuedOn
            FROM FollowUpTasks t
            JOIN Units u ON u.Id = t.LeadUnitId
            """ + UnitNaming.OnDay + """
            LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
            LEFT JOIN SourcePapers p ON p.Id = t.SourcePaperId
            WHERE t.CouncilId = @CouncilId AND t.ClosedOn IS NULL AND t.IsParent = 0 AND t.DueOn < @On
            ORDER BY t.DueOn, t.Seq
            """, new { On = today }, ct);
        var calendar = await db.Calendar(ct);
        // The same rule that counts them chooses them.
        return [.. rows.Where(row => new TaskDates(row.Progress, row.DueOn, row.ReportedOn, null).PartOn(today, calendar) is FollowUpPart.OpenOverdue).Select(row => new OverdueTask
        {
            Content = row.Content,
            LeadUnitName = row.LeadUnitName,
            ResponsiblePost = row.ResponsiblePost,
            SourceType = row.SourceType,
            SourceReference = row.SourceReference,
            SourceIssuedOn = row.SourceIssuedOn,
            OriginalDueOn = row.OriginalDueOn,
            DueOn = row.DueOn,
            Step = row.Step,
            DaysLate = (row.Progress is TaskProgress.ReportedDone ? row.ReportedOn ?? today : today).DayNumber - row.DueOn!.Value.DayNumber,
        })];
    }

    private sealed record LetterCount
    {
        public required ChaseStep Step { get; init; }
        public required long Letters { get; init; }
    }

    private sealed record MeasureRow
    {
        public required MeasureKind Kind { get; init; }
        public required long Decided { get; init; }
        public required long Answered { get; init; }
        public required long Late { get; init; }
    }

    private sealed record PeriodCounts
    {
        public required long Assigned { get; init; }
        public required long Done { get; init; }
    }

    private sealed record Extended
    {
        public DateOnly? DueOnWhenSent { get; init; }
        public DateOnly? GrantedDueOn { get; init; }
    }

    private sealed record OverdueRow
    {
        public required string Content { get; init; }
        public required string LeadUnitName { get; init; }
        public string? ResponsiblePost { get; init; }
        public DateOnly? OriginalDueOn { get; init; }
        public DateOnly? DueOn { get; init; }
        public required TaskProgress Progress { get; init; }
        public DateOnly? ReportedOn { get; init; }
        public ChaseStep? Step { get; init; }
        public string? SourceType { get; init; }
        public string? SourceReference { get; init; }
        public DateOnly? SourceIssuedOn { get; init; }
    }
}
