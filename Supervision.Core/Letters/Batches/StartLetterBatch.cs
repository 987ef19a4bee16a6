using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Jobs;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Letters.Batches;

/// <summary>
/// Orders many drafted urging letters to be issued under one date, signature and symbol. The order returns at once; the letters are issued one after another by the job
/// <c>letters.batch</c>, each whole or not at all, and whoever ordered it watches how far it is.
/// </summary>
[Requires(Subject.Escalation, Act.Number)]
public sealed record StartLetterBatch : ICommand<Created>
{
    /// <summary>The most letters that one batch takes.</summary>
    public const int Most = 1000;

    /// <summary>Which drafts; none where <see cref="AllDrafts"/> says all.</summary>
    public IReadOnlyList<Guid> LetterIds { get; init; } = [];

    /// <summary>Every draft that waits, the oldest first. It is said, and not meant by choosing nothing: what is issued is not taken back.</summary>
    public bool AllDrafts { get; init; }

    /// <summary>Of the first letter, as the province's document system gave it; the others follow it. None where the council's own register gives the numbers.</summary>
    public int? FirstNumber { get; init; }

    /// <summary>A letter has no type: "HĐND-VP".</summary>
    public required string Symbol { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>
    /// The day by which those letters ask for an answer whose own day is not after <see cref="IssuedOn"/> any more; where none is said, each of them stays a draft and says why.
    /// </summary>
    public DateOnly? ReplyBy { get; init; }
    public required IReadOnlyList<string> AuthorityLines { get; init; }
    public required string SignerName { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Whoever orders it says that the paper copies of all its letters were signed by hand.</summary>
    public bool? IsHandSigned { get; init; }

    /// <summary>The day of that signature, at the latest that of the letters.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>Each letter goes to its unit in the system as soon as it is issued.</summary>
    public bool IsSentAtOnce { get; init; }

    public sealed class Validator : AbstractValidator<StartLetterBatch>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.LetterIds).NotNull().Must(ids => ids.Count <= Most).WithMessage($"“{{PropertyName}}” có tối đa {Most} công văn một loạt.")
                .Must(ids => ids.Distinct().Count() == ids.Count).WithMessage("“{PropertyName}” có công văn được chọn hai lần.");
            RuleFor(c => c.LetterIds).Must(ids => ids is not { Count: 0 }).When(c => !c.AllDrafts).WithMessage("Chưa chọn công văn nào: chọn công văn cần ban hành, hoặc chọn ban hành tất cả dự thảo.");
            RuleFor(c => c.LetterIds).Must(ids => ids is not { Count: > 0 }).When(c => c.AllDrafts).WithMessage("Chỉ chọn một trong hai: từng công văn, hoặc tất cả dự thảo.");
            RuleFor(c => c.FirstNumber).InclusiveBetween(1, 99_999 - Most);
            RuleFor(c => c.Symbol).NotEmpty().MaximumLength(60).Matches(IssueReminderLetter.SymbolForm).WithMessage("“{PropertyName}” phải có dạng HĐND-VP.");
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.ReplyBy).GreaterThan(c => c.IssuedOn);
            RuleFor(c => c.AuthorityLines).NotEmpty();
            RuleFor(c => c.AuthorityLines).PaperLines(5, 500);
            RuleFor(c => c.SignerName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Recipients).NotEmpty();
            RuleFor(c => c.Recipients).PaperLines(40, 2000);
            RuleFor(c => c.SignedOn).NotNull().When(c => c.IsHandSigned is true);
            RuleFor(c => c.SignedOn).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class StartLetterBatchHandler(Db db, Journal journal, Gate gate, AfterCommit after, IJobEngine engine, TimeProvider clock)
    : IRequestHandler<StartLetterBatch, Created>
{
    public async Task<Created> Handle(StartLetterBatch command, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Number);
        var letters = await Letters(command, ct);
        var hand = HandSignature.Of(null, command.IsHandSigned, command.SignedOn)!;
        hand.DemandNotAfter(command.IssuedOn);
        await DemandNumber(command, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO LetterBatches (Id, CouncilId, FirstNumber, Symbol, IssuedOn, ReplyBy, AuthorityLines, SignerName, SignedOn, Recipients, IsSentAtOnce, LetterCount, StartedBy, StartedAt)
            VALUES (@id, @CouncilId, @FirstNumber, @Symbol, @IssuedOn, @ReplyBy, @AuthorityLines, @SignerName, @SignedOn, @Recipients, @IsSentAtOnce, @LetterCount, @ActorId, @StartedAt)
            """, new
            {
                id,
                command.FirstNumber,
                command.Symbol,
                command.IssuedOn,
                command.ReplyBy,
                AuthorityLines = Lines.Write(command.AuthorityLines),
                command.SignerName,
                hand.SignedOn,
                Recipients = Lines.Write(command.Recipients),
                command.IsSentAtOnce,
                LetterCount = letters.Count,
                StartedAt = clock.GetUtcNow(),
            }, ct);
        await db.ExecuteEach("""
            INSERT INTO LetterBatchItems (Id, CouncilId, LetterBatchId, ReminderLetterId, Place, Status)
            VALUES (@itemId, @CouncilId, @id, @letterId, @place, 'Waiting')
            """, letters.Select((letter, n) => new { itemId = Guid.CreateVersion7(), id, letterId = letter.Id, place = n + 1 }), ct);
        journal.Add(new LetterBatchStarted(id, letters.Count, command.FirstNumber, command.Symbol, command.IssuedOn, command.AuthorityLines, command.SignerName, command.Recipients,
            command.IsSentAtOnce, hand.SignedOn, command.ReplyBy));
        // Without an engine in this process another one takes it up within the minute.
        if (engine.State is JobEngineState.Running) after.Add(done => engine.RunNow(IssueLetterBatches.Code, done));
        return new Created(id);
    }

    private async Task DemandNumber(StartLetterBatch command, CancellationToken ct)
    {
        var source = Enum.Parse<Councils.NumberSource>((await db.Value<string>("SELECT NumberSource FROM Councils WHERE Id = @CouncilId", null, ct))!);
        if (source is Councils.NumberSource.Qlvb && command.FirstNumber is null)
            throw RefusedException.Invalid("number.missing", nameof(command.FirstNumber), "Số văn bản do hệ thống quản lý văn bản của tỉnh cấp: hãy nhập số của công văn đầu tiên, các công văn sau lấy số liền tiếp.");
        if (source is Councils.NumberSource.Internal && command.FirstNumber is not null)
            throw RefusedException.Invalid("number.given", nameof(command.FirstNumber), "Số văn bản do sổ của hệ thống này cấp, không nhập tay.");
    }

    private async Task<IReadOnlyList<Row>> Letters(StartLetterBatch command, CancellationToken ct)
    {
        var chosen = !command.AllDrafts;
        var letters = (await db.Page<Row>(chosen
            ? "SELECT l.Id, l.Seq, l.DraftedOn, l.Status FROM ReminderLetters l WHERE l.CouncilId = @CouncilId AND l.Id IN @LetterIds ORDER BY l.Seq"
            : """
              SELECT l.Id, l.Seq, l.DraftedOn, l.Status
              FROM ReminderLetters l
              WHERE l.CouncilId = @CouncilId AND l.Status = 'Draft' AND l.DraftedOn <= @IssuedOn
                AND NOT EXISTS (SELECT 1 FROM LetterBatchItems i WHERE i.ReminderLetterId = l.Id AND i.Status = 'Waiting')
              ORDER BY l.Seq
              """, chosen ? new { command.LetterIds } : new { command.IssuedOn }, StartLetterBatch.Most, row => [row.Seq], ct)).Items;
        if (letters.Count < command.LetterIds.Count) throw RefusedException.NotFound("công văn đôn đốc");
        if (letters.Count == 0) throw RefusedException.Conflict("letters.none", "Không có dự thảo công văn đôn đốc nào chờ ban hành tính đến ngày ban hành.");
        if (letters.Count(letter => letter.Status is not LetterStatus.Draft) is > 0 and var done)
            throw RefusedException.Conflict("letters.not_draft", $"{done} công văn đã chọn không còn là dự thảo; hãy tải lại danh sách.", nameof(command.LetterIds));
        if (letters.Max(letter => letter.DraftedOn) is var drafted && command.IssuedOn < drafted)
            throw RefusedException.Invalid("letter.issued_on", nameof(command.IssuedOn), $"Ngày ban hành không được trước ngày dự thảo {VietnameseDate.Short(drafted)}.");
        return letters;
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required long Seq { get; init; }
        public required DateOnly DraftedOn { get; init; }
        public required LetterStatus Status { get; init; }
    }
}

public sealed record LetterBatchStarted(
    Guid SubjectId, int LetterCount, int? FirstNumber, string Symbol, DateOnly IssuedOn, IReadOnlyList<string> AuthorityLines, string SignerName, IReadOnlyList<string> Recipients,
    bool IsSentAtOnce, DateOnly? SignedOn = null, DateOnly? ReplyBy = null) : IEvent;
