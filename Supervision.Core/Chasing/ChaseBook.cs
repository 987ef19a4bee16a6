using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Letters;
using Supervision.Core.Measures;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Chasing;

/// <summary>Sổ đôn đốc: who was urged about what, when and by which way, in the order of days; by unit or by task, within days.</summary>
[Requires(Subject.Escalation, Act.Write)]
public sealed record ChaseBook : IQuery<ChaseBookView>
{
    public Guid? UnitId { get; init; }
    public Guid? TaskId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    public sealed class Validator : AbstractValidator<ChaseBook>
    {
        public Validator()
        {
            RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From);
            RuleFor(q => q).Must(q => q.UnitId is not null || q.TaskId is not null).WithMessage("Sổ đôn đốc lập theo một đơn vị hoặc một nội dung; cần chọn một trong hai.").WithName("UnitId");
        }
    }
}

public sealed record ChaseBookView
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required string UnitName { get; init; }
    public required IReadOnlyList<ChaseEntry> Entries { get; init; }

    /// <summary>There were more than a book holds; narrow the days.</summary>
    public required bool IsCut { get; init; }
}

/// <summary>One line of the book.</summary>
public sealed record ChaseEntry
{
    public required DateOnly On { get; init; }
    public required Guid TaskId { get; init; }
    public required string Content { get; init; }

    /// <summary>What was done: a step of chasing, a letter, a measure, a contact by hand.</summary>
    public required string What { get; init; }

    /// <summary>By which way.</summary>
    public required string Way { get; init; }

    /// <summary>Who was told.</summary>
    public required string ToWhom { get; init; }

    /// <summary>Delivered, opened, answered, or not.</summary>
    public required string Outcome { get; init; }
}

/// <summary>The chase book as a table to print and keep.</summary>
[Requires(Subject.Escalation, Act.Write)]
[Sensitive(SensitiveKind.Export)]
public sealed record PrintChaseBook : IQuery<Document>
{
    public Guid? UnitId { get; init; }
    public Guid? TaskId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    public sealed class Validator : AbstractValidator<PrintChaseBook>
    {
        public Validator() => RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From);
    }
}

internal sealed class PrintChaseBookHandler(Db db, Gate gate, TimeProvider clock, IMediator mediator) : IRequestHandler<PrintChaseBook, Document>
{
    public async Task<Document> Handle(PrintChaseBook query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        var book = await mediator.Send(new ChaseBook { UnitId = query.UnitId, TaskId = query.TaskId, From = query.From, To = query.To }, ct);
        var council = (await db.Find<LetterFrame>("SELECT Name, HeaderName, PlaceName, IsDemo FROM Councils WHERE Id = @CouncilId", null, ct))!;
        return ChaseBookPaper.Of(book, council, clock.Now());
    }
}

internal sealed class ChaseBookHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<ChaseBook, ChaseBookView>
{
    private const int Most = 1000;

    public async Task<ChaseBookView> Handle(ChaseBook query, CancellationToken ct)
    {
        if (query.TaskId is { } taskId) await gate.FollowUpTask(taskId, Subject.Escalation, Act.Write, ct);
        else gate.Council(Subject.Escalation, Act.Write);
        var args = new { query.UnitId, query.TaskId, query.From, query.To };
        var entries = new List<ChaseEntry>();
        var steps = await Steps(args, ct);
        var told = await Told.Of(db, [.. steps.Where(s => s.DigestId is not null).Select(s => s.DigestId!.Value).Distinct()], ct);
        entries.AddRange(steps.Select(step => step.Entry(step.DigestId is { } digest ? [.. told[digest]] : [])));
        entries.AddRange((await Letters(args, ct)).Select(letter => letter.Entry));
        entries.AddRange((await Decided(args, ct)).Select(measure => measure.Entry(clock.Today())));
        entries.AddRange((await Contacts(args, ct)).Select(contact => contact.Entry));
        return new ChaseBookView
        {
            From = query.From,
            To = query.To,
            UnitName = query.UnitId is { } unit ? await db.UnitNameOn(unit, clock.Today(), ct) : "",
            Entries = [.. entries.OrderBy(e => e.On).Take(Most)],
            IsCut = entries.Count > Most,
        };
    }

    private async Task<IReadOnlyList<StepRow>> Steps(object args, CancellationToken ct) => (await db.Page<StepRow>("""
        SELECT s.Seq, s.TakenOn, s.TaskId, t.Content, s.Step, s.DaysBefore, s.DigestId, s.TakenBy
        FROM ChaseSteps s
        JOIN FollowUpTasks t ON t.Id = s.TaskId
        WHERE s.CouncilId = @CouncilId AND s.TakenOn BETWEEN @From AND @To AND (@UnitId IS NULL OR s.UnitId = @UnitId) AND (@TaskId IS NULL OR s.TaskId = @TaskId)
        ORDER BY s.Seq
        """, args, Most, row => [row.Seq], ct)).Items;

    private async Task<IReadOnlyList<LetterRow>> Letters(object args, CancellationToken ct) => (await db.Page<LetterRow>("""
        SELECT s.Seq, l.SentOn, s.TaskId, t.Content, l.Step, l.Number, l.Symbol, l.AnsweredOn
        FROM ReminderLetters l
        JOIN ChaseSteps s ON s.LetterId = l.Id
        JOIN FollowUpTasks t ON t.Id = s.TaskId
        WHERE l.CouncilId = @CouncilId AND l.SentOn BETWEEN @From AND @To AND (@UnitId IS NULL OR l.UnitId = @UnitId) AND (@TaskId IS NULL OR s.TaskId = @TaskId)
        ORDER BY s.Seq
        """, args, Most, row => [row.Seq], ct)).Items;

    private async Task<IReadOnlyList<MeasureRow>> Decided(object args, CancellationToken ct) => (await db.Page<MeasureRow>("""
        SELECT m.Seq, m.DecidedOn, m.TaskId, t.Content, m.Kind, m.Reference, m.ResponsiblePost, m.DueOn, m.AnsweredOn
        FROM Measures m
        JOIN FollowUpTasks t ON t.Id = m.TaskId
        WHERE m.CouncilId = @CouncilId AND m.DecidedOn BETWEEN @From AND @To AND (@UnitId IS NULL OR t.LeadUnitId = @UnitId) AND (@TaskId IS NULL OR m.TaskId = @TaskId)
        ORDER BY m.Seq
        """, args, Most, row => [row.Seq], ct)).Items;

    private async Task<IReadOnlyList<ContactRow>> Contacts(object args, CancellationToken ct) => (await db.Page<ContactRow>("""
        SELECT c.Seq, c.ContactedOn, c.TaskId, t.Content, c.Channel, c.ToWhom, c.Text
        FROM ContactNotes c
        JOIN FollowUpTasks t ON t.Id = c.TaskId
        WHERE c.CouncilId = @CouncilId AND c.ContactedOn BETWEEN @From AND @To AND (@UnitId IS NULL OR c.UnitId = @UnitId) AND (@TaskId IS NULL OR c.TaskId = @TaskId)
        ORDER BY c.Seq
        """, args, Most, row => [row.Seq], ct)).Items;

    private abstract record BookRow
    {
        public required long Seq { get; init; }
        public required Guid TaskId { get; init; }
        public required string Content { get; init; }

        protected ChaseEntry Line(DateOnly on, string what, string way, string toWhom, string outcome) =>
            new() { On = on, TaskId = TaskId, Content = Content, What = what, Way = way, ToWhom = toWhom, Outcome = outcome };
    }

    private sealed record StepRow : BookRow
    {
        public required DateOnly TakenOn { get; init; }
        public required ChaseStep Step { get; init; }
        public required int DaysBefore { get; init; }
        public Guid? DigestId { get; init; }

        /// <summary>Who drafted the letter; null where the system took the step.</summary>
        public Guid? TakenBy { get; init; }

        public ChaseEntry Entry(IReadOnlyList<Told> told) => TakenBy is not null ? Line(TakenOn, $"{Step.Label()} (lập bằng tay)", "Dự thảo công văn", "Văn thư", "Lần gửi được ghi riêng") : Line(TakenOn, DaysBefore > 0 ? $"{Step.Label()} {DaysBefore} ngày làm việc" : Step.Label(),
            told.Any(t => t.Channel is not null) ? $"Hệ thống, {string.Join(", ", told.Where(t => t.Channel is not null).Select(t => t.Channel!.Value.Label().ToLowerInvariant()).Distinct())}" : "Hệ thống",
            told.Count == 0 ? "Chưa có người nhận" : string.Join("; ", told.Select(t => t.Who).Distinct()),
            DigestId is null ? "Chờ báo trong bản tổng hợp của ngày làm việc tới" : told.Count == 0 ? "Chưa báo được cho ai" : string.Join("; ", told.Select(t => t.Outcome)));
    }

    private sealed record LetterRow : BookRow
    {
        public required DateOnly SentOn { get; init; }
        public required ChaseStep Step { get; init; }
        public required int Number { get; init; }
        public required string Symbol { get; init; }
        public DateOnly? AnsweredOn { get; init; }

        public ChaseEntry Entry => Line(SentOn, $"{Step.Label()} số {DocumentNumber.Digits(Number)}/{Symbol}", "Văn bản", "Đơn vị",
            AnsweredOn is { } on ? $"Trả lời ngày {VietnameseDate.Short(on)}" : "Chưa trả lời");
    }

    private sealed record MeasureRow : BookRow
    {
        public required DateOnly DecidedOn { get; init; }
        public required MeasureKind Kind { get; init; }
        public required string Reference { get; init; }
        public string? ResponsiblePost { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? AnsweredOn { get; init; }

        public ChaseEntry Entry(DateOnly today) => Line(DecidedOn, $"{Kind.Label()} ({Reference})", "Quyết định của Thường trực", ResponsiblePost ?? "Đơn vị",
            AnsweredOn is { } on ? $"Có kết quả ngày {VietnameseDate.Short(on)}" : DueOn is { } due && due < today ? $"Quá hạn từ ngày {VietnameseDate.Short(due)}" : "Chưa có kết quả");
    }

    private sealed record ContactRow : BookRow
    {
        public required DateOnly ContactedOn { get; init; }
        public required ContactChannel Channel { get; init; }
        public required string ToWhom { get; init; }
        public required string Text { get; init; }

        public ChaseEntry Entry => Line(ContactedOn, Text, Channel.Label(), ToWhom, "Đã trao đổi");
    }
}
