using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>
/// Enters running tasks of a backlog on its source paper, all of them or none: whatever is wrong in whichever row is told at once. What is overdue already
/// begins its chasing anew, at the first step.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record ImportLedger : ICommand<LedgerImported>
{
    public const int MostRows = 2000;

    /// <summary>A paper of the kind <see cref="SourcePaperKind.Backlog"/>.</summary>
    public required Guid SourcePaperId { get; init; }
    public required IReadOnlyList<LedgerRow> Rows { get; init; }

    public sealed class Validator : AbstractValidator<ImportLedger>
    {
        public Validator() => RuleFor(c => c.Rows).NotEmpty().Must(rows => rows.Count <= MostRows).WithMessage($"'{{PropertyName}}' tối đa {MostRows} dòng một lần.");
    }
}

/// <summary>One running task as the office's table has it.</summary>
public sealed record LedgerRow
{
    private static readonly TaskProgress[] Running = [TaskProgress.Assigned, TaskProgress.Accepted, TaskProgress.InProgress, TaskProgress.NotSatisfactory];

    public required string UnitCode { get; init; }
    public required string Content { get; init; }
    public TaskForce Force { get; init; }
    public string? ResponsiblePost { get; init; }
    public string? Product { get; init; }
    public required DateOnly AssignedOn { get; init; }

    /// <summary>The deadline as it stands today; none where the source gave none.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The first deadline where it was extended since.</summary>
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public required TaskProgress Progress { get; init; }
    public int PercentDone { get; init; }

    /// <summary>What is wrong with a row on its face, given the paper's date; all of it is told together with what the register of units says.</summary>
    internal static InlineValidator<LedgerRow> Rules(DateOnly issuedOn, DateOnly today)
    {
        var rules = new InlineValidator<LedgerRow>();
        rules.RuleFor(r => r.UnitCode).NotEmpty().MaximumLength(40);
        rules.RuleFor(r => r.Content).NotEmpty().MaximumLength(5000);
        rules.RuleFor(r => r.Force).IsInEnum();
        rules.RuleFor(r => r.ResponsiblePost).MaximumLength(300);
        rules.RuleFor(r => r.Product).MaximumLength(1000);
        rules.RuleFor(r => r.AssignedOn).InclusiveBetween(issuedOn, today);
        rules.RuleFor(r => r.DueOn).GreaterThanOrEqualTo(r => r.AssignedOn);
        rules.RuleFor(r => r.OriginalDueOn).GreaterThanOrEqualTo(r => r.AssignedOn);
        rules.RuleFor(r => r.OriginalDueOn).Null().When(r => r.DueOn is null).WithMessage("'{PropertyName}' chỉ ghi khi có thời hạn hiện tại.");
        rules.RuleFor(r => r.AcceptedOn).GreaterThanOrEqualTo(r => r.AssignedOn).LessThanOrEqualTo(today);
        rules.RuleFor(r => r.Progress).Must(p => Running.Contains(p)).WithMessage($"'{{PropertyName}}' chỉ nhận nội dung đang thực hiện: {string.Join(", ", Running.Select(p => $"“{p.Label()}”"))}.");
        rules.RuleFor(r => r.PercentDone).InclusiveBetween(0, 100);
        return rules;
    }
}

/// <param name="SubjectId">The paper.</param>
/// <param name="Imported">How many tasks were entered.</param>
/// <param name="FirstNumber">The number of the first of them on the paper; the others follow in the order of the rows.</param>
/// <param name="Warnings">What a careful reader would complete, naming the row.</param>
public sealed record LedgerImported(Guid SubjectId, int Imported, int FirstNumber, IReadOnlyList<string> Warnings) : IEvent;

internal sealed class ImportLedgerHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<ImportLedger, LedgerImported>
{
    public async Task<LedgerImported> Handle(ImportLedger command, CancellationToken ct)
    {
        await gate.SourcePaper(command.SourcePaperId, Act.Write, ct);
        var paper = await db.LoadSourcePaper(command.SourcePaperId, ct);
        if (paper.Kind is not SourcePaperKind.Backlog)
            throw RefusedException.Conflict("ledger.import", $"Chỉ nhập danh sách cho văn bản nguồn loại “{SourcePaperKind.Backlog.Label()}”.", nameof(command.SourcePaperId));
        var units = (await db.List<UnitOfCode>("SELECT Id, Code, Level, ValidTo FROM Units WHERE CouncilId = @CouncilId", null, ct)).ToDictionary(u => u.Code, StringComparer.OrdinalIgnoreCase);
        var own = Enum.Parse<Law.CouncilLevel>((await db.Value<string>("SELECT Level FROM Councils WHERE Id = @CouncilId", null, ct))!);
        var warnings = await Check(command.Rows, paper, units, own, ct);

        var calendar = await db.Calendar(ct);
        var first = await db.NextNumbers(paper.Id, command.Rows.Count, ct);
        foreach (var (row, i) in command.Rows.Select((row, i) => (row, i)))
        {
            var unit = units[row.UnitCode];
            await Insert(row, unit, paper.Id, first + i, TaskRows.IsAbove(unit.Level, own) ? Reach.Above : Reach.Within, calendar, ct);
        }
        var imported = new LedgerImported(paper.Id, command.Rows.Count, first, warnings);
        journal.Add(imported);
        return imported;
    }

    private async Task<List<string>> Check(IReadOnlyList<LedgerRow> rows, SourcePaper paper, Dictionary<string, UnitOfCode> units, Law.CouncilLevel own, CancellationToken ct)
    {
        var rules = LedgerRow.Rules(paper.IssuedOn, clock.Today());
        var checklist = await LedgerChecklist.Settings(db, ct);
        var errors = new Dictionary<string, List<string>>();
        var warnings = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, line) = (rows[i], i + 1);
            foreach (var error in rules.Validate(row).Errors) Wrong(i, error.PropertyName, error.ErrorMessage);
            if (!string.IsNullOrWhiteSpace(row.UnitCode))
            {
                if (!units.TryGetValue(row.UnitCode, out var unit)) Wrong(i, nameof(row.UnitCode), $"Không có đơn vị mang mã “{row.UnitCode}”.");
                else if (row.Force is TaskForce.Requires && TaskRows.IsAbove(unit.Level, own)) Wrong(i, nameof(row.Force), "Đối với cơ quan cấp trên chỉ kiến nghị hoặc đề nghị, không yêu cầu.");
                else if (unit.ValidTo < clock.Today()) warnings.Add($"Dòng {line}: đơn vị “{unit.Code}” đã kết thúc hoạt động; cần bàn giao cho đơn vị kế thừa.");
            }
            var missing = checklist.Missing(row.ResponsiblePost, row.Product, new DeadlineRule { Kind = row.DueOn is null ? DeadlineKind.None : DeadlineKind.Date, On = row.DueOn });
            if (missing.Count == 0) continue;
            var lacks = $"chưa {string.Join(", ", missing.Select(m => m.Label()))}";
            if (checklist.Enforced) Wrong(i, nameof(row.Content), $"Nội dung {lacks} theo “{checklist.Name}”.");
            else warnings.Add($"Dòng {line}: {lacks}.");
        }
        if (errors.Count > 0) throw RefusedException.Invalid(errors.ToDictionary(e => e.Key, e => e.Value.ToArray()));
        return warnings;

        void Wrong(int index, string field, string message)
        {
            var key = $"{nameof(ImportLedger.Rows)}[{index}].{field}";
            if (!errors.TryGetValue(key, out var messages)) errors[key] = messages = [];
            messages.Add($"Dòng {index + 1}: {message}");
        }
    }

    private async Task Insert(LedgerRow row, UnitOfCode unit, Guid paperId, int number, Reach reach, WorkCalendar calendar, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var due = row.DueOn is { } stated ? calendar.Roll(stated) : (Deadline?)null;
        var original = row.OriginalDueOn is { } first ? calendar.Roll(first).On : due?.On;
        await db.InsertTask(new TaskRow
        {
            Id = id,
            SourcePaperId = paperId,
            Number = number,
            Content = row.Content,
            Force = row.Force,
            Reach = reach,
            LeadUnitId = unit.Id,
            ResponsiblePost = row.ResponsiblePost,
            Product = row.Product,
            DeadlineKind = row.DueOn is null ? DeadlineKind.None : DeadlineKind.Date,
            StatedOn = row.OriginalDueOn ?? row.DueOn,
            OriginalDueOn = original,
            DueOn = due?.On,
            IsProvisional = due?.IsProvisional ?? false,
            Progress = row.Progress,
            AssignedOn = row.AssignedOn,
            AcceptedOn = row.AcceptedOn,
            PercentDone = row.PercentDone,
        }, ct);
        journal.Add(new LedgerTaskImported(id, paperId, number, row));
        if (due is { } now && original != now.On)
            await db.AddDateChange(journal, new TaskDateMoved(id, DateAxis.Deadline, original, now.On, DateChangeReason.Extension, clock.Today(), paperId), ct);
    }

    private sealed record UnitOfCode
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required UnitLevel Level { get; init; }
        public DateOnly? ValidTo { get; init; }
    }
}

public sealed record LedgerTaskImported(Guid SubjectId, Guid SourcePaperId, int Number, LedgerRow Row) : IEvent;
