using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Files;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.UnitReports;
using Supervision.Core.Units;

namespace Supervision.Core.Measures;

/// <summary>
/// The lead unit explains in writing what the Standing Board demanded of it (law 121/2025/QH15, Art. 40, by secondary sources). What its contact says is a draft that the unit's head is told of and nobody outside of
/// the unit sees; the head sends it or words it otherwise. What is sent answers the measure; files that the unit has attached to the task and not handed in go with it.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Comment)]
public sealed record ExplainMeasure : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required Guid MeasureId { get; init; }

    /// <summary>The version of the measure.</summary>
    public required int Version { get; init; }

    /// <summary>The number of the unit's draft that was seen, 0 for none; what somebody else of the unit kept meanwhile is not passed over. Null where the sender sees none.</summary>
    public int? SeenDraft { get; init; }
    public required string Explanation { get; init; }

    /// <summary>The unit's own number: "90/UBND-VP".</summary>
    public string? AnswerReference { get; init; }

    /// <summary>Which of the files that wait at the task go with it; a draft that names some is refused.</summary>
    public IReadOnlyList<Guid> AttachmentIds { get; init; } = [];

    public sealed class Validator : AbstractValidator<ExplainMeasure>
    {
        public Validator()
        {
            RuleFor(c => c.Explanation).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.AnswerReference).MaximumLength(200);
            RuleFor(c => c.SeenDraft).GreaterThanOrEqualTo(0);
            RuleFor(c => c.AttachmentIds).NotNull();
            RuleFor(c => c.AttachmentIds.Count).LessThanOrEqualTo(200).When(c => c.AttachmentIds is not null);
        }
    }
}

internal sealed class ExplainMeasureHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ExplainMeasure, Changed>
{
    public async Task<Changed> Handle(ExplainMeasure command, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(command.TaskId, Act.Comment, ct);
        // Behind the lock of the task's row, as attaching and handing in are: a file goes along or waits for the next report.
        await db.Execute("UPDATE FollowUpTasks SET Version = Version WHERE Id = @TaskId AND CouncilId = @CouncilId", new { command.TaskId }, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        task.DemandLeadUnit(access);
        var measure = await db.Find<Row>("SELECT Id, Kind, Reference, Content, DueOn, AnsweredOn, DraftAnswer, DraftReference, (SELECT p.Id FROM People p WHERE p.Id = Measures.DraftedBy AND p.UnitId = @ActorUnitId) AS DraftedBy, COALESCE(DraftNumber, 0) AS DraftNumber, Version FROM Measures WHERE Id = @MeasureId AND TaskId = @TaskId AND CouncilId = @CouncilId", new { command.MeasureId, command.TaskId }, ct)
            ?? throw RefusedException.NotFound("biện pháp");
        await db.DemandVersion(measure.Id, command.Version, measure.Version, ct);
        if (measure.Kind is not MeasureKind.WrittenExplanation) throw RefusedException.Conflict("measure.kind", "Chỉ giải trình theo biện pháp yêu cầu giải trình bằng văn bản.");
        if (measure.AnsweredOn is not null) throw RefusedException.Conflict("measure.answered", "Kết quả của biện pháp này đã được ghi nhận.");

        if (command.SeenDraft is { } seen && seen != measure.DraftNumber)
            throw RefusedException.Conflict("measure.newer_draft", "Trong lúc nhập, dự thảo giải trình đã được người khác trong đơn vị sửa. Điều vừa nhập vẫn còn trên trang; hãy mở trang ở cửa sổ khác để đối chiếu rồi lưu lại.", nameof(command.Explanation));
        if (UnitSending.OnlyDrafts(actor)) return await Draft(task, measure, command, ct);

        var (files, today, now) = (command.AttachmentIds.Distinct().ToList(), clock.Today(), clock.GetUtcNow());
        await DemandWaiting(task, files, ct);
        await db.ExecuteEach("UPDATE Attachments SET MeasureId = @MeasureId, SubmittedAt = @now WHERE Id = @Id AND CouncilId = @CouncilId AND SubmittedAt IS NULL AND RemovedAt IS NULL",
            files.Select(id => new { Id = id, command.MeasureId, now }), ct);
        await db.Update("""
            UPDATE Measures SET AnsweredOn = @today, Answer = @Explanation, AnswerReference = @AnswerReference, ExplainedBy = @ActorId, DraftAnswer = NULL, DraftReference = NULL, DraftedBy = NULL, DraftedOn = NULL, DraftNumber = COALESCE(DraftNumber, 0) + 1, Version = Version + 1
            WHERE Id = @MeasureId AND CouncilId = @CouncilId AND Version = @Version
            """, new { command.MeasureId, command.Version, command.Explanation, command.AnswerReference, today }, ct);
        journal.Add(new MeasureExplained(measure.Id, task.Id, today, command.Explanation, command.AnswerReference, files), new { Answered = false });
        await Tell(task, measure, command, today, ct);
        return new Changed(measure.Id, measure.Version + 1);
    }

    private async Task<Changed> Draft(FollowUpTask task, Row measure, ExplainMeasure command, CancellationToken ct)
    {
        if (command.AttachmentIds.Count > 0) throw RefusedException.Invalid("measure.draft_files", nameof(command.AttachmentIds), "Tệp gửi kèm giải trình do người đứng đầu đơn vị chọn khi gửi; dự thảo không mang theo tệp.");
        var today = clock.Today();
        // The version is the council's, who is not to learn of a draft.
        await db.Execute("""
            UPDATE Measures SET DraftAnswer = @Explanation, DraftReference = @AnswerReference, DraftedBy = @ActorId, DraftedOn = @today, DraftNumber = COALESCE(DraftNumber, 0) + 1
            WHERE Id = @MeasureId AND CouncilId = @CouncilId
            """, new { command.MeasureId, command.Explanation, command.AnswerReference, today }, ct);
        journal.Add(new ExplanationDrafted(measure.Id, task.Id, command.Explanation, command.AnswerReference), new { Explanation = measure.DraftAnswer, AnswerReference = measure.DraftReference });
        await db.Notify([.. (await db.UnitHeads(task.LeadUnitId, today, ct)).Select(head => new NewNotice
        {
            PersonId = head,
            Kind = NoticeKind.Draft,
            Title = "Dự thảo giải trình bằng văn bản chờ người đứng đầu gửi",
            Text = $"{NoticeText.Short(measure.Content, 1000)}\n\nCông chức đầu mối đã soạn giải trình: xem lại, sửa nếu cần rồi gửi.",
            Link = $"/noi-dung/{task.Id}?buoc=explain#explain-{measure.Id:N}",
            SubjectId = measure.Id,
            OnceKey = $"explanation-drafted/{measure.Id}/{head}/{today:yyyy-MM-dd}",
        })], ct);
        return new Changed(measure.Id, measure.Version);
    }

    private async Task DemandWaiting(FollowUpTask task, IReadOnlyList<Guid> files, CancellationToken ct)
    {
        if (files.Count == 0) return;
        var waiting = await db.Value<long>("""
            SELECT COUNT(*) FROM Attachments
            WHERE Id IN @files AND SubjectId = @Id AND Purpose = @Purpose AND (UnitId = @LeadUnitId OR HandedOverAt IS NOT NULL) AND RemovedAt IS NULL AND SubmittedAt IS NULL AND CouncilId = @CouncilId
            """, new { files, task.Id, task.LeadUnitId, Purpose = AttachmentPurpose.Evidence }, ct);
        if (waiting != files.Count) throw RefusedException.NotFound("minh chứng");
    }

    // The Standing Board demanded it, and the office keeps what comes of it.
    private async Task Tell(FollowUpTask task, Row measure, ExplainMeasure command, DateOnly today, CancellationToken ct)
    {
        var told = await db.TaskToTell(task.Id, ct);
        var notice = new NewNotice
        {
            Role = Role.StandingBoard,
            Kind = NoticeKind.ReportSubmitted,
            Title = NoticeText.Short($"{told.UnitName} giải trình nội dung số {told.Number} theo {measure.Reference}{(measure.DueOn < today ? ", sau hạn giải trình" : "")}", 300),
            Text = $"{told.Content}\n\nGiải trình{(command.AnswerReference is { } number ? $" (văn bản số {number})" : "")}: {NoticeText.Short(command.Explanation, 1000)}",
            Link = $"{told.Link}#bien-phap",
            SubjectId = measure.Id,
            OnceKey = $"explained/{measure.Id}",
        };
        await db.Notify([notice, notice with { Role = Role.Office }], ct);
        await db.TellHeads(actor, task.LeadUnitId, notice with { Link = told.Link, Text = $"{notice.Text}\n\n{actor.Identity.Name} gửi thay đơn vị." }, ct);
        if (measure.DraftedBy is { } writer && writer != actor.PersonId)
            await db.Notify(notice with { Role = null, PersonId = writer, Title = "Giải trình bằng văn bản đã được gửi", Link = told.Link, OnceKey = null }, ct);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required MeasureKind Kind { get; init; }
        public required string Reference { get; init; }
        public required string Content { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? AnsweredOn { get; init; }
        public string? DraftAnswer { get; init; }
        public string? DraftReference { get; init; }
        public Guid? DraftedBy { get; init; }
        public required int DraftNumber { get; init; }
        public required int Version { get; init; }
    }
}

/// <summary>A unit explained what was demanded of it, and which files went with it.</summary>
public sealed record MeasureExplained(Guid SubjectId, Guid TaskId, DateOnly AnsweredOn, string Explanation, string? AnswerReference, IReadOnlyList<Guid> AttachmentIds) : IEvent;

/// <summary>A unit's contact wrote what the unit could say. Its subject is the measure and not the task, whose history the council reads.</summary>
public sealed record ExplanationDrafted(Guid SubjectId, Guid TaskId, string Explanation, string? AnswerReference) : IEvent;
