using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>One paper outside campaigns: its drafted tasks with what each lacks, the forms that draft, mend and send them out, and what was sent out already.</summary>
public sealed class SourcePaperPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The drafted task that is mended.</summary>
    [BindProperty(Name = "noi-dung", SupportsGet = true)]
    public Guid? TaskId { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public SourcePaperView View { get; private set; } = null!;

    public IReadOnlyList<TaskLine> Drafts { get; private set; } = [];

    /// <summary>By task what the council's checklist still misses.</summary>
    public IReadOnlyDictionary<Guid, string> Missing { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>By when a drafted task is to be done, and who helps.</summary>
    public DraftedTerms? TermsOf(Guid taskId) => View.Terms.FirstOrDefault(terms => terms.TaskId == taskId);

    /// <summary>What was sent out, in the order of the paper.</summary>
    public IReadOnlyList<TaskLine> Sent { get; private set; } = [];

    public string? Next { get; private set; }

    public ActionForm? Add { get; private set; }

    public ActionForm? Assign { get; private set; }

    /// <summary>Of the task that is mended.</summary>
    public ActionForm? Revise { get; private set; }

    public ActionForm? Removal { get; private set; }

    public IReadOnlyList<ActionForm> Forms => [.. new[] { Assign, Add, Revise, Removal }.OfType<ActionForm>()];

    /// <summary>Why whoever reads the drafts cannot send them out; null where that is possible, or nothing waits.</summary>
    public string? Waits => Drafts.Count == 0 || View.Checklist is null || View.MayAssign ? null
        : !View.MayApprove ? "Chờ Thường trực Hội đồng nhân dân hoặc lãnh đạo Ban phụ trách duyệt chuyển; đơn vị chưa thấy các nội dung này."
        : View.Checklist.Enforced && Missing.Count > 0 ? $"Chưa chuyển được: {Missing.Count} nội dung chưa đủ “{View.Checklist.Name}”."
        : "Người ghi văn bản nguồn hoặc soạn nội dung không tự duyệt chuyển; chờ người khác duyệt.";

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPostAdd(AddLedgerTask add, [FromForm(Name = "add." + LedgerTaskFields.Coordinators)] string? coordinators, string? find, CancellationToken ct) => find is not null ? await Found()
        : await Submit(add with { SourcePaperId = Id, Task = await With(add.Task, nameof(add), coordinators, ct) }, nameof(add),
            made => Back($"Đã thêm nội dung số {made.Number} vào dự thảo; đơn vị chưa thấy cho đến khi được duyệt chuyển."));

    public async Task<IActionResult> OnPostRevise(ReviseLedgerTask revise, [FromForm(Name = "revise." + LedgerTaskFields.Coordinators)] string? coordinators, string? find, CancellationToken ct) => find is not null ? await Found()
        : await Submit(revise with { Task = await With(revise.Task, nameof(revise), coordinators, ct) }, nameof(revise), _ => Back("Đã lưu nội dung."));

    public Task<IActionResult> OnPostRemove(RemoveLedgerTask remove) => Submit(remove, nameof(remove), _ => Back("Đã bỏ nội dung khỏi dự thảo."));

    public Task<IActionResult> OnPostAssign(AssignSourcePaper assign) => Submit(assign with { SourcePaperId = Id }, nameof(assign), _ => Back("Đã chuyển các nội dung; đơn vị thấy từ lúc này và được báo."));

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new SourcePaperDetails(Id), ct);
        var page = await ask.Get(new TaskList { SourcePaperId = Id, After = After }, ct);
        (Sent, Next) = ([.. page.Items.Where(task => task.Progress is not TaskProgress.Draft)], page.Next);
        if (View.Checklist is not { } checklist) return;
        Drafts = await ask.All(Subject.FollowUpTask, after => new TaskList { SourcePaperId = Id, Progress = TaskProgress.Draft, After = after, Take = 200 }, ct);
        Missing = checklist.Tasks.Where(task => task.Missing.Count > 0).ToDictionary(task => task.TaskId, task => string.Join(", ", task.Missing.Select(item => item.Label())));
        if (View.MayAssign)
            Assign = new ActionForm("assign", "Duyệt, chuyển đến đơn vị", $"Chuyển {Drafts.Count} nội dung")
            {
                IsOpen = true,
                Note = $"Từ lúc chuyển, cơ quan chủ trì, phối hợp thấy nội dung và được báo; thời hạn tính từ ngày {Show.Date(View.IssuedOn)} của văn bản. Chuyển rồi thì không sửa, bỏ được nữa.",
            }.With(nameof(AssignSourcePaper.Version), View.Version);
        if (!View.MayWrite) return;
        Add = new ActionForm("add", "Thêm nội dung", "Thêm vào dự thảo")
        {
            IsOpen = Drafts.Count + Sent.Count == 0,
            Once = true,
            Note = "Nội dung được lưu thành dự thảo, đơn vị chưa thấy; đơn vị thấy khi văn bản được duyệt chuyển.",
            Fields = LedgerTaskFields.Of(View, null, await Lead("add", null, ct)),
        };
        if ((TaskId ?? SentTask) is { } id && Drafts.Any(task => task.Id == id)) await Mend(await ask.Get(new TaskDetails(id), ct), ct);
    }

    private async Task Mend(TaskView task, CancellationToken ct)
    {
        TaskId = task.Id;
        Revise = new ActionForm("revise", $"Sửa nội dung số {task.Number}", "Lưu nội dung") { IsOpen = true, Fields = LedgerTaskFields.Of(View, task, await Lead("revise", task.LeadUnitId, ct)) }
            .With(nameof(ReviseLedgerTask.TaskId), task.Id).With(nameof(ReviseLedgerTask.Version), task.Version);
        Removal = new ActionForm("remove", $"Bỏ nội dung số {task.Number}", "Bỏ nội dung này") { Note = "Nội dung chưa chuyển nên đơn vị không biết; số thứ tự này không dùng lại." }
            .With(nameof(RemoveLedgerTask.TaskId), task.Id).With(nameof(RemoveLedgerTask.Version), task.Version);
    }

    private Task<UnitChoices> Lead(string form, Guid? proposed, CancellationToken ct) => UnitChoices.Read(ask, Request, form, LedgerTaskFields.In(nameof(LedgerTask.LeadUnitId)), proposed, ct);

    // A form that says nothing of a task is refused as such.
    private async Task<LedgerTask> With(LedgerTask? task, string form, string? coordinators, CancellationToken ct)
    {
        if (task is null) return task!;
        var units = await TypedUnits.Read(ask, coordinators, "đơn vị phải có trong danh mục", wrong => ModelState.AddModelError($"{form}.{nameof(LedgerTask.CoordinatingUnitIds)}", wrong), ct);
        return task with { CoordinatingUnitIds = [.. units.Select(one => one.Unit.Id).Distinct()] };
    }

    // The deadline is asked for in several fields: what is wrong with the whole stands beside its day.
    protected override void Mark(string form, RefusedException refused)
    {
        if (!refused.Fields.TryGetValue(nameof(LedgerTask.Deadline), out var messages)) base.Mark(form, refused);
        else foreach (var message in messages) ModelState.AddModelError($"{form}.{LedgerTaskFields.DeadlineDay}", message);
    }

    // A form that comes back names the task that it was about.
    private Guid? SentTask => Request.HasFormContentType && (Guid.TryParse(Request.Form[$"revise.{nameof(ReviseLedgerTask.TaskId)}"], out var id) || Guid.TryParse(Request.Form[$"remove.{nameof(RemoveLedgerTask.TaskId)}"], out id)) ? id : null;

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        // Said once more by a form sent twice, it would else count as read.
        TempData.Keep(nameof(Done));
        return Task.FromResult<IActionResult>(LocalRedirect($"{SourcePapersPage.Path}/{Id}"));
    }
}
