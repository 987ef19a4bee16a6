using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>A drafted conclusion clause by clause with the tasks that were made of each, and the form that makes or mends one. The form stands at the clause that was chosen, and stays there.</summary>
public sealed class SplitConclusionPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    private static readonly DeadlineKind[] Deadlines = [DeadlineKind.Date, DeadlineKind.Immediate, DeadlineKind.InYear, DeadlineKind.Recurring, DeadlineKind.Continuous, DeadlineKind.Stage];

    private const string Place = "Khoan";

    // More boxes than these are folded away.
    private const int MostOpen = 12;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The clause whose form stands open.</summary>
    [BindProperty(Name = "khoan", SupportsGet = true)]
    public Guid? ClauseId { get; set; }

    /// <summary>The task that is mended.</summary>
    [BindProperty(Name = "noi-dung", SupportsGet = true)]
    public Guid? TaskId { get; set; }

    /// <summary>The clause at which something was just done.</summary>
    [BindProperty(Name = "xong", SupportsGet = true)]
    public Guid? DoneAt { get; set; }

    [TempData]
    public string? Done { get; set; }

    public ConclusionView View { get; private set; } = null!;

    public ConclusionTasksView Tasks { get; private set; } = null!;

    /// <summary>By task what the council's checklist still misses.</summary>
    public IReadOnlyDictionary<Guid, string> Missing { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The form that adds a task from the clause or mends the task; null where nothing was chosen.</summary>
    public ActionForm? Form { get; private set; }

    public ActionForm? Removal { get; private set; }

    public IEnumerable<ConclusionTask> Of(Clause clause) => Tasks.Tasks.Where(task => task.Task.ClauseIds.Contains(clause.Id));

    /// <summary>The day of the task that it goes on with, where that moved since its paper stated it and stays.</summary>
    public DateOnly? GoesOn(ConclusionTask task) =>
        View.ReplacedTasks.FirstOrDefault(one => one.DraftId == task.Id) is { IsClosed: false, HasOtherDeadline: false, DueOn: { } due } && due != task.DueOn ? due : null;

    /// <summary>What the annex prints of that day: it stands beside the first one where it is another, with the paper that granted it where one did.</summary>
    public string InAnnex(ConclusionTask task) => View.ReplacedTasks.FirstOrDefault(one => one.DraftId == task.Id) is { OriginalDueOn: { } first } stands && stands.DueOn != first
        ? $"; phụ lục in ngày này, nêu {(stands.IsExtended ? "văn bản gia hạn và " : "")}thời hạn ban đầu" : "";

    /// <summary>The page with a clause's form open.</summary>
    public string PathOf(Clause clause, ConclusionTask? task = null) => $"/ket-luan/{Id}/tach-nhiem-vu?khoan={clause.Id}{(task is null ? "" : $"&noi-dung={task.Id}")}#khoan-{clause.Id}";

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        await Read(ct);
        return View.Status is ConclusionStatus.Draft or ConclusionStatus.Consulting ? Page() : LocalRedirect($"/ket-luan/{Id}");
    }

    public async Task<IActionResult> OnPostAdd(AddTask add, string? find) => find is not null ? await Found()
        : await Submit(add with { ConclusionId = Id }, nameof(add), made => Back($"Đã thêm nội dung số {made.Number}."));

    public async Task<IActionResult> OnPostRevise(ReviseTask revise, string? find) => find is not null ? await Found() : await Submit(revise, nameof(revise), _ => Back("Đã lưu nội dung."));

    public Task<IActionResult> OnPostRemove(RemoveTask remove) => Submit(remove, nameof(remove), _ => Back("Đã bỏ nội dung."));

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new ConclusionDetails(Id), ct);
        Tasks = await ask.Get(new ConclusionTasks(Id), ct);
        var checklist = await ask.Get(new ConclusionChecklist(Id), ct);
        Missing = checklist.Tasks.Where(task => task.Missing.Count > 0).ToDictionary(task => task.TaskId, task => string.Join(", ", task.Missing.Select(item => item.Label())));
        (ClauseId, TaskId) = (ClauseId ?? Sent(Place), TaskId ?? Sent(nameof(ReviseTask.TaskId)));
        var task = Tasks.Tasks.FirstOrDefault(one => one.Id == TaskId);
        var clause = View.Clauses.FirstOrDefault(one => one.Id == ClauseId);
        if (clause is null) return;
        var name = task is null ? "add" : "revise";
        Form = new ActionForm(name, task is null ? "Thêm nội dung từ khoản này" : $"Sửa nội dung số {task.Number}", task is null ? "Thêm nội dung" : "Lưu nội dung")
        {
            IsOpen = true,
            Once = task is null,
            Fields = [.. await Fields(name, clause, task?.Task, ct)],
        }.With(Place, clause.Id);
        if (task is null)
        {
            // Where there is nothing to choose, the clause is said unseen.
            if (Form.Fields.All(field => field.Name != In(nameof(TaskContent.ClauseIds)))) Form = Form.With(In(nameof(TaskContent.ClauseIds)), clause.Id);
            return;
        }
        Form = Form.With(nameof(ReviseTask.TaskId), task.Id).With(nameof(ReviseTask.Version), task.Version);
        Removal = new ActionForm("remove", $"Bỏ nội dung số {task.Number}", "Bỏ nội dung này").With(Place, clause.Id).With(nameof(RemoveTask.TaskId), task.Id).With(nameof(RemoveTask.Version), task.Version);
    }

    private async Task<IEnumerable<Field>> Fields(string form, Clause clause, TaskContent? task, CancellationToken ct)
    {
        var typed = Request.HasFormContentType && Request.Form[$"{form}.Find"].ToString() is { Length: > 0 } text ? text : null;
        var inspected = (await ask.Try(Subject.Campaign, new CampaignDetails { CampaignId = View.CampaignId }, ct))?.Units ?? [];
        var units = await ask.Try(Subject.Directory, new UnitList { Search = typed is null ? null : SearchText.Compose(typed), Take = 200 }, ct);
        var known = inspected.Select(unit => unit.UnitId).ToHashSet();
        var others = (units?.Items ?? []).Where(unit => !known.Contains(unit.Id)).Select(unit => new Choice($"{unit.Id}", unit.Name)).ToList();
        List<Choice> lead = [new("", "Chọn cơ quan"), .. inspected.Select(unit => new Choice($"{unit.UnitId}", unit.Name)), .. others];
        var kept = Tasks.Tasks.FirstOrDefault(one => one.Id == TaskId);
        if (kept is not null && lead.All(choice => choice.Value != $"{kept.Task.LeadUnitId}")) lead.Insert(1, new($"{kept.Task.LeadUnitId}", kept.LeadUnitName));
        var coordinating = await Coordinating(form, [.. inspected.Select(unit => new Choice($"{unit.UnitId}", unit.Name)), .. others], task, ct);
        var deadline = task?.Deadline;
        return
        [
            Text(nameof(TaskContent.Content)) with { Value = task?.Content ?? Phrases.Unmarked(clause.Text), Label = "Nội dung" },
            new(In(nameof(TaskContent.Force)), FieldKind.Choice) { Choices = Choices<TaskForce>(), Value = $"{task?.Force ?? ForceOf(clause.Text)}" },
            .. units?.Next is not null || typed is not null
                ? (Field[])[new("Find") { Label = "Tìm cơ quan theo tên", Value = typed, IsOptional = true, Finds = true, Hint = units?.Next is null ? null : "Danh sách dưới đây chưa đủ mọi cơ quan; nhập một phần tên rồi bấm Tìm." }]
                : [],
            new(In(nameof(TaskContent.LeadUnitId)), FieldKind.Choice) { Choices = lead, Value = task is null ? inspected is [var only] ? $"{only.UnitId}" : null : $"{task.LeadUnitId}" },
            .. coordinating.Count > 1
                ? (Field[])[new(In(nameof(TaskContent.CoordinatingUnitIds)), FieldKind.Several)
                {
                    Choices = coordinating, Value = string.Join(',', task?.CoordinatingUnitIds ?? []), IsOptional = true,
                    Group = coordinating.Count > MostOpen ? "Chọn cơ quan phối hợp" : null,
                    Hint = inspected.Count > 0 && others.Count > 0 ? "Cơ quan chịu sự giám sát đứng trước, rồi đến cơ quan khác trong danh mục." : null,
                }]
                : [],
            new(In(nameof(TaskContent.ResponsiblePost))) { Value = task?.ResponsiblePost, IsOptional = true, Hint = "Ví dụ: Chủ tịch Ủy ban nhân dân xã." },
            new(In(nameof(TaskContent.Product))) { Value = task?.Product, IsOptional = true, Hint = "Thứ phải nộp khi xong, ví dụ: báo cáo kết quả rà soát." },
            new(In(nameof(TaskContent.MeasuredBy))) { Value = task?.MeasuredBy, IsOptional = true, Hint = "Ví dụ: 100% hồ sơ." },
            new(In("Deadline.Kind"), FieldKind.Choice) { Label = "Loại thời hạn", Choices = [.. Deadlines.Select(kind => new Choice($"{kind}", kind.Label()))], Value = $"{deadline?.Kind ?? DeadlineKind.Date}", Hint = $"“Ngay sau khi ban hành” là {Tasks.ImmediateDays} ngày làm việc theo quy định của Hội đồng nhân dân. Ngày cuối rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo (khoản 5 Điều 148 Bộ luật Dân sự)." },
            Field.Day(In("Deadline.On"), deadline?.On) with { Label = "Ngày", IsOptional = true, Need = "cần khi thời hạn là ngày cụ thể", Hint = "Với ngày cụ thể; ngày cuối của giai đoạn; kỳ đầu của việc định kỳ; ngày rà soát việc thường xuyên." },
            new(In("Deadline.Cycle"), FieldKind.Choice) { Label = "Chu kỳ", Choices = [new("", "Không"), .. Choices<Cycle>()], Value = $"{deadline?.Cycle}", IsOptional = true, Need = "cần khi thời hạn là định kỳ" },
            new(In("Deadline.Year"), FieldKind.Number) { Label = "Năm", Value = $"{deadline?.Year}", IsOptional = true, Hint = "Chỉ với thời hạn trong năm; để trống là năm ban hành." },
            new(In(nameof(TaskContent.DeadlineText))) { Value = task?.DeadlineText, IsOptional = true, Hint = "Chép lời của văn bản, nếu khác." },
            new(In(nameof(TaskContent.Reach)), FieldKind.Choice) { Choices = Choices<Reach>(), Value = $"{task?.Reach ?? Reach.Within}" },
            .. Sources(clause, task),
        ];
    }

    // Whoever was chosen stays among the choices, also where looking for a name has narrowed them.
    private async Task<List<Choice>> Coordinating(string form, List<Choice> choices, TaskContent? task, CancellationToken ct)
    {
        var typed = Request.HasFormContentType ? Request.Form[$"{form}.{In(nameof(TaskContent.CoordinatingUnitIds))}"].Select(one => Guid.TryParse(one, out var id) ? id : Guid.Empty) : [];
        foreach (var id in typed.Concat(task?.CoordinatingUnitIds ?? []).Distinct().Where(id => id != Guid.Empty && choices.All(choice => choice.Value != $"{id}")).Take(50).ToList())
            if (await ask.Try(Subject.Directory, new UnitDetails(id), ct) is { } unit) choices.Add(new Choice($"{id}", unit.Unit.Name));
        return choices;
    }

    // Several clauses may come to one task; most come from one, and from the shortcomings that it is to mend.
    private IEnumerable<Field> Sources(Clause clause, TaskContent? task)
    {
        var from = View.Clauses.Where(one => one.Id == clause.Id || one.Block is ClauseBlock.Shortcomings || (task is not null && (one.Block == clause.Block || task.ClauseIds.Contains(one.Id)))).ToList();
        if (from.Count < 2) return [];
        return
        [
            new(In(nameof(TaskContent.ClauseIds)), FieldKind.Several)
            {
                Choices = [.. from.Select(one => new Choice($"{one.Id}", $"{one.Place}: {Show.Cut(one.Text, 90)}"))],
                Value = string.Join(',', task?.ClauseIds ?? [clause.Id]),
                Hint = "Chọn cả hạn chế, vi phạm mà nội dung này khắc phục: khi thẩm định, ảnh và nội dung đã ghi nhận đặt cạnh báo cáo của đơn vị; phụ lục chỉ dẫn điểm yêu cầu, kiến nghị.",
            },
        ];
    }

    // A clause mostly says itself with what force it addresses the unit; where it does not, more is not claimed than may be.
    private TaskForce ForceOf(string text) => Enum.GetValues<TaskForce>().Cast<TaskForce?>().FirstOrDefault(force => text.StartsWith(force!.Value.Label(), StringComparison.OrdinalIgnoreCase))
        ?? (View.Kind is ConclusionKind.StandingBoardConclusion or ConclusionKind.SupervisionResolution ? TaskForce.Requires : TaskForce.Recommends);

    private static string In(string name) => $"Task.{name}";

    private static Field Text(string name) => Field.Text(In(name));

    private static IReadOnlyList<Choice> Choices<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Choice($"{value}", value.Label()))];

    // A form that comes back names where it stood.
    private Guid? Sent(string field) => Request.HasFormContentType && Request.Form.Keys.FirstOrDefault(key => key.EndsWith($".{field}", StringComparison.Ordinal)) is { } key && Guid.TryParse(Request.Form[key], out var id) ? id : null;

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        // Said once more by a form sent twice, it would else count as read.
        TempData.Keep(nameof(Done));
        var at = Sent(Place);
        return Task.FromResult<IActionResult>(LocalRedirect($"/ket-luan/{Id}/tach-nhiem-vu?xong={at}#khoan-{at}"));
    }
}
