using FluentValidation;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Imports;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

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

    /// <summary>Where it stands in the sheet or the table that it was read from; its place in the list where that is not said.</summary>
    public int? Line { get; init; }

    /// <summary>
    /// What is wrong with a row on its face; all of it is told together with what the register of units says. A list of a backlog is younger than what it lists, so that nothing is held against its day.
    /// </summary>
    internal static InlineValidator<LedgerRow> Rules(DateOnly today)
    {
        var rules = new InlineValidator<LedgerRow>();
        rules.RuleFor(r => r.UnitCode).NotEmpty().MaximumLength(40);
        rules.RuleFor(r => r.Content).NotEmpty().MaximumLength(5000);
        rules.RuleFor(r => r.Force).IsInEnum();
        rules.RuleFor(r => r.ResponsiblePost).MaximumLength(300);
        rules.RuleFor(r => r.Product).MaximumLength(1000);
        rules.RuleFor(r => r.AssignedOn).LessThanOrEqualTo(today);
        rules.RuleFor(r => r.DueOn).GreaterThanOrEqualTo(r => r.AssignedOn);
        rules.RuleFor(r => r.OriginalDueOn).GreaterThanOrEqualTo(r => r.AssignedOn);
        rules.RuleFor(r => r.OriginalDueOn).Null().When(r => r.DueOn is null).WithMessage("“{PropertyName}” chỉ ghi khi có thời hạn hiện tại.");
        rules.RuleFor(r => r.AcceptedOn).GreaterThanOrEqualTo(r => r.AssignedOn).LessThanOrEqualTo(today);
        rules.RuleFor(r => r.Progress).Must(p => Running.Contains(p)).WithMessage($"“{{PropertyName}}” chỉ nhận nội dung đang thực hiện: {string.Join(", ", Running.Select(p => $"“{p.Label()}”"))}.");
        rules.RuleFor(r => r.PercentDone).InclusiveBetween(0, 100);
        return rules;
    }
}

/// <summary>The rows of an import against the registers of today: asked when they are filed, and again when they are entered.</summary>
internal sealed class LedgerRows
{
    private readonly Dictionary<string, UnitOfCode> _units;
    private readonly Law.CouncilLevel _own;

    private LedgerRows(Dictionary<string, UnitOfCode> units, Law.CouncilLevel own) => (_units, _own) = (units, own);

    public static async Task<LedgerRows> Open(Db db, CancellationToken ct) => new(
        (await db.List<UnitOfCode>("SELECT Id, Code, Level, ValidTo FROM Units WHERE CouncilId = @CouncilId", null, ct)).ToDictionary(u => u.Code, StringComparer.OrdinalIgnoreCase),
        Enum.Parse<Law.CouncilLevel>((await db.Value<string>("SELECT Level FROM Councils WHERE Id = @CouncilId", null, ct))!));

    public (Guid UnitId, Reach Reach) Addressee(LedgerRow row)
    {
        var unit = _units[row.UnitCode];
        return (unit.Id, TaskRows.IsAbove(unit.Level, _own) ? Reach.Above : Reach.Within);
    }

    /// <summary>Refuses all that is wrong in whichever row at once, and answers the rows that are not there yet, with what a careful reader would complete or should know.</summary>
    public async Task<(IReadOnlyList<LedgerRow> Fresh, IReadOnlyList<string> Warnings)> Demand(Db db, IReadOnlyList<LedgerRow> rows, SourcePaper paper, DateOnly today, bool isEntered, CancellationToken ct)
    {
        var judged = await Judge(db, rows, paper, today, isEntered, ct);
        var errors = judged.SelectMany((row, i) => row.Faults.Select(fault => (Key: $"{nameof(ImportLedger.Rows)}[{i}].{fault.Field}", Message: $"Dòng {LineOf(rows, i)}: {fault.Message}")))
            .GroupBy(one => one.Key).ToDictionary(g => g.Key, g => g.Select(one => one.Message).ToArray());
        if (errors.Count > 0) throw RefusedException.Invalid(errors);
        var fresh = rows.Where((_, i) => !judged[i].IsThere).ToList();
        if (fresh.Count == 0)
            throw RefusedException.Conflict("ledger.nothing_new", "Mọi dòng của danh sách đã có trong văn bản nguồn này hoặc trong danh sách chờ duyệt; không còn gì để ghi.", nameof(ImportLedger.Rows));
        return (fresh, [.. judged.SelectMany((row, i) => row.Remarks.Select(remark => $"Dòng {LineOf(rows, i)}: {remark}"))]);
    }

    /// <summary>What is wrong with each row, what a careful reader would complete, and whether the same unit has the same words from this paper already, or from a row above.</summary>
    /// <param name="db">The database.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="paper">The paper that they come from.</param>
    /// <param name="today">The day.</param>
    /// <param name="isEntered">They were filed before and are entered now: other lists that wait do not count.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<JudgedRow>> Judge(Db db, IReadOnlyList<LedgerRow> rows, SourcePaper paper, DateOnly today, bool isEntered, CancellationToken ct)
    {
        var rules = LedgerRow.Rules(today);
        var checklist = await LedgerChecklist.Settings(db, ct);
        var there = await There(db, paper.Id, isEntered, ct);
        return [.. rows.Select((row, i) =>
        {
            var (faults, remarks) = One(row, rules, checklist, today);
            if (string.IsNullOrWhiteSpace(row.UnitCode) || string.IsNullOrWhiteSpace(row.Content)) return new JudgedRow(faults, remarks, false);
            if (there.TryGetValue(Key(row), out var where)) return new JudgedRow(faults, [where], true);
            there[Key(row)] = $"lặp dòng {LineOf(rows, i)}, bỏ qua.";
            return new JudgedRow(faults, remarks, false);
        })];
    }

    private static int LineOf(IReadOnlyList<LedgerRow> rows, int at) => rows[at].Line ?? at + 1;

    private static (string Unit, string Words) Key(LedgerRow row) => (row.UnitCode.ToUpperInvariant(), SearchText.Fold(row.Content));

    // Where the ledger has something of the paper already, by unit and words.
    private static async Task<Dictionary<(string Unit, string Words), string>> There(Db db, Guid paperId, bool isEntered, CancellationToken ct)
    {
        var there = new Dictionary<(string Unit, string Words), string>();
        foreach (var task in await db.List<ThereRow>("""
            SELECT t.Number, t.Content, u.Code
            FROM FollowUpTasks t
            JOIN Units u ON u.Id = t.LeadUnitId
            WHERE t.SourcePaperId = @paperId AND t.CouncilId = @CouncilId
            ORDER BY t.Number
            """, new { paperId }, ct)) there.TryAdd((task.Code.ToUpperInvariant(), SearchText.Fold(task.Content)), $"đã có, là nội dung số {task.Number} của văn bản nguồn này, bỏ qua.");
        if (isEntered) return there;
        foreach (var waiting in await db.List<LedgerImport>("""
            SELECT Id, SourcePaperId, Status, Content, FiledBy, FiledOn, Version FROM LedgerImports WHERE SourcePaperId = @paperId AND CouncilId = @CouncilId AND Status = 'Waiting' ORDER BY Seq
            """, new { paperId }, ct))
            foreach (var row in waiting.Rows) there.TryAdd(Key(row), $"đã có trong danh sách nộp ngày {Documents.VietnameseDate.Short(waiting.FiledOn)} đang chờ duyệt, bỏ qua.");
        return there;
    }

    private (IReadOnlyList<RowFault> Faults, IReadOnlyList<string> Remarks) One(LedgerRow row, InlineValidator<LedgerRow> rules, CouncilChecklist checklist, DateOnly today)
    {
        var faults = rules.Validate(row).Errors.Select(error => new RowFault(error.PropertyName, error.ErrorMessage)).ToList();
        var remarks = new List<string>();
        if (!string.IsNullOrWhiteSpace(row.UnitCode))
        {
            if (!_units.TryGetValue(row.UnitCode, out var unit)) faults.Add(new RowFault(nameof(row.UnitCode), $"Không có đơn vị mang mã “{row.UnitCode}”."));
            else if (row.Force is TaskForce.Requires && TaskRows.IsAbove(unit.Level, _own)) faults.Add(new RowFault(nameof(row.Force), "Đối với cơ quan cấp trên chỉ kiến nghị hoặc đề nghị, không yêu cầu."));
            else if (unit.ValidTo < today) remarks.Add($"đơn vị “{unit.Code}” đã kết thúc hoạt động; cần bàn giao cho đơn vị kế thừa.");
        }
        var missing = checklist.Missing(row.ResponsiblePost, row.Product, new DeadlineRule { Kind = row.DueOn is null ? DeadlineKind.None : DeadlineKind.Date, On = row.DueOn });
        if (missing.Count == 0) return (faults, remarks);
        var lacks = $"chưa {string.Join(", ", missing.Select(m => m.Label()))}";
        if (checklist.Enforced) faults.Add(new RowFault(nameof(row.Content), $"Nội dung {lacks} theo “{checklist.Name}”."));
        else remarks.Add($"{lacks}.");
        return (faults, remarks);
    }

    private sealed record ThereRow
    {
        public required int Number { get; init; }
        public required string Content { get; init; }
        public required string Code { get; init; }
    }

    private sealed record UnitOfCode
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required UnitLevel Level { get; init; }
        public DateOnly? ValidTo { get; init; }
    }
}

/// <summary>What is wrong with a row, what a careful reader would complete or should know of it, and whether it is there already.</summary>
internal sealed record JudgedRow(IReadOnlyList<RowFault> Faults, IReadOnlyList<string> Remarks, bool IsThere);
