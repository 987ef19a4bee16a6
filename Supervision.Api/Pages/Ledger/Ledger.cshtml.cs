using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.SavedFilters;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>For a unit what it owes, for the council's people the ledger and how each unit stands.</summary>
public sealed class LedgerPage(Asking ask, Actor actor, TimeProvider clock) : PageModel
{
    private const int MostUnits = 100;
    private const string NoBody = "khong";

    [BindProperty(Name = "xem", SupportsGet = true)]
    public string? Shown { get; set; }

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public TaskProgress? Progress { get; set; }

    [BindProperty(Name = "thoi-han", SupportsGet = true)]
    public Timeliness? Timeliness { get; set; }

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>What a figure counted, with its limits below: addresses that figures lead to, kept while the list is filtered further.</summary>
    [BindProperty(Name = "phan", SupportsGet = true)]
    public LedgerSlice? Slice { get; set; }

    [BindProperty(Name = "han-tu", SupportsGet = true)]
    public DateOnly? DueFrom { get; set; }

    [BindProperty(Name = "han-den", SupportsGet = true)]
    public DateOnly? DueTo { get; set; }

    [BindProperty(Name = "xong-tu", SupportsGet = true)]
    public DateOnly? ClosedFrom { get; set; }

    [BindProperty(Name = "xong-den", SupportsGet = true)]
    public DateOnly? ClosedTo { get; set; }

    /// <summary>A body of the council, or "khong" for what none is named for.</summary>
    [BindProperty(Name = "co-quan", SupportsGet = true)]
    public string? Body { get; set; }

    [BindProperty(Name = "linh-vuc", SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty(Name = "khong-linh-vuc", SupportsGet = true)]
    public bool WithoutField { get; set; }

    [BindProperty(Name = "ten-don-vi", SupportsGet = true)]
    public string? UnitName { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public bool IsUnit => actor.UnitId is not null;

    public bool MayFile => LedgerFilingPage.MayFile(actor);

    /// <summary>A unit looks at what it owes unless it asks for all that ever concerned it.</summary>
    public bool ShowsOwed => IsUnit && Shown != "tat-ca";

    public Page<OwedTask> Owed { get; private set; } = new([], null);

    /// <summary>What was passed on to the unit and it has not reported back on.</summary>
    public IReadOnlyList<OwedPassing> PassedOn { get; private set; } = [];

    public Page<LedgerLine> Lines { get; private set; } = new([], null);

    /// <summary>So many tasks the filters leave, over all pages; null where nothing limits a list that goes on.</summary>
    public long? Total { get; private set; }

    /// <summary>Why the filter was refused; null where it was not.</summary>
    public string? Refused { get; private set; }

    /// <summary>Null where the counts are not for the reader.</summary>
    public UnitCountsView? Counts { get; private set; }

    /// <summary>The units that the page shows, those with the most overdue first.</summary>
    public IReadOnlyList<UnitCount> Units { get; private set; } = [];

    public int FurtherUnits { get; private set; }

    /// <summary>What was filed and waits for somebody to enter it.</summary>
    public IReadOnlyList<WaitingLedgerImport> Imports { get; private set; } = [];

    public UnitCount? Chosen => Counts?.Units.FirstOrDefault(u => u.UnitId == Unit);

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        if (ShowsOwed)
        {
            if (After is null && actor.Identity.Link is null && await ask.Try(Subject.FollowUpTask, new PassedOnWork(), ct) is { } passed)
                PassedOn = [.. passed.ToReport.Where(passing => Timeliness is null || passing.IsLate)];
            Owed = await ask.Get(new OwedTasks { UnitId = actor.UnitId!.Value, Overdue = Timeliness is Supervision.Core.Tasks.Timeliness.Overdue, After = After }, ct);
            return;
        }
        await ReadLines(ct);
        if (IsUnit) return;
        Imports = await ask.All(Subject.FollowUpTask, after => new WaitingLedgerImports { After = after, Take = 200 }, ct);
        Counts = await ask.Try(Subject.FollowUpTask, new UnitCounts(), ct);
        var found = (Counts?.Units ?? []).Where(u => UnitName is null || SearchText.Fold(u.Name).Contains(SearchText.Fold(UnitName), StringComparison.Ordinal))
            .OrderByDescending(u => u.Overdue).ThenByDescending(u => u.NearDue).ThenBy(u => u.Code, StringComparer.Ordinal).ToList();
        (Units, FurtherUnits) = ([.. found.Take(MostUnits)], Math.Max(0, found.Count - MostUnits));
    }

    // What the filter cannot take is said beside it, and nothing is listed.
    private async Task ReadLines(CancellationToken ct)
    {
        var filter = new LedgerCount
        {
            LeadUnitId = Unit,
            Progress = Progress,
            Timeliness = Timeliness,
            Slice = Slice,
            DueFrom = DueFrom,
            DueTo = DueTo,
            ClosedFrom = ClosedFrom,
            ClosedTo = ClosedTo,
            BodyId = Guid.TryParse(Body, out var body) ? body : null,
            WithoutBody = Body == NoBody,
            Field = Field is null ? null : SearchText.Compose(Field),
            WithoutField = WithoutField,
            Search = Search is null ? null : SearchText.Compose(Search),
        };
        try
        {
            Lines = await ask.Get(new LedgerList(filter) { After = After }, ct);
            // To count everything takes longer than to read its first page, and says little.
            Total = After is null && Lines.Next is null ? Lines.Items.Count : filter == new LedgerCount() ? null : (await ask.Get(filter, ct)).Count;
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Invalid)
        {
            Refused = refused.Fields.Values.SelectMany(messages => messages).FirstOrDefault() ?? refused.Message;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    /// <summary>What the filter's own fields limit the list to, in words; null where they limit nothing.</summary>
    public string? FilterWords
    {
        get
        {
            string?[] words = [Search is { Length: > 0 } ? $"có từ “{Show.Cut(Search, 60)}”" : null, Progress?.Label().ToLowerInvariant(), Timeliness?.Label().ToLowerInvariant()];
            return words.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(", ", said) : null;
        }
    }

    /// <summary>What the figure that led here was limited to.</summary>
    public IReadOnlyList<(string Name, string? Value)> Counted =>
    [
        ("phan", Slice?.ToString()), ("han-tu", Day(DueFrom)), ("han-den", Day(DueTo)), ("xong-tu", Day(ClosedFrom)), ("xong-den", Day(ClosedTo)), ("co-quan", Body), ("linh-vuc", Field), ("khong-linh-vuc", WithoutField ? "true" : null),
    ];

    /// <summary>The same in words; none where no figure led here.</summary>
    public string? CountedWords
    {
        get
        {
            string?[] words =
            [
                Slice?.Label().ToLowerInvariant(), Days("thời hạn", DueFrom, DueTo), Days("hoàn thành", ClosedFrom, ClosedTo), Body is null ? null : Body == NoBody ? "không ghi cơ quan giám sát" : "của một cơ quan giám sát",
                Field is null ? null : $"lĩnh vực “{Field}”", WithoutField ? "không ghi lĩnh vực" : null,
            ];
            return words.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(", ", said) : null;
        }
    }

    private static string? Days(string what, DateOnly? from, DateOnly? to) => from is null && to is null ? null : $"{what} {Show.Period(from, to, null)}";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The page's address with its filters, some of them otherwise.</summary>
    public string With(string? after = null, Guid? unit = null, Timeliness? timeliness = null, bool keep = true)
    {
        (string Name, string? Value)[] parts =
        [
            ("xem", Shown),
            ("don-vi", unit?.ToString() ?? (keep ? Unit?.ToString() : null)),
            ("tinh-trang", keep ? Progress?.ToString() : null),
            ("thoi-han", timeliness?.ToString() ?? (keep ? Timeliness?.ToString() : null)),
            ("tim", keep ? Search : null),
            .. keep ? Counted : [],
            ("sau", after),
        ];
        return OverviewLinks.Address("/noi-dung", parts);
    }

    public ListTools Tools => new(FilteredList.Ledger, ListTools.SheetAddress("/api/ledger.xlsx",
        ("leadUnitId", Unit), ("progress", Progress), ("timeliness", Timeliness), ("slice", Slice), ("dueFrom", Day(DueFrom)), ("dueTo", Day(DueTo)), ("closedFrom", Day(ClosedFrom)), ("closedTo", Day(ClosedTo)),
        ("bodyId", Body == NoBody ? null : Body), ("withoutBody", Body == NoBody ? "true" : null), ("field", Field), ("withoutField", WithoutField ? "true" : null), ("search", Search)));

    /// <summary>Why a task is overdue; null while it is not.</summary>
    public string? Late(LedgerLine task) => task.IsParent ? null : NextSteps.Late(task.Progress, task.DueOn, task.Timeliness, clock.Today(), actor.UnitId is { } own && own != task.LeadUnitId ? task.LeadUnitName : null);

    /// <summary>What the reader does next about an overdue task.</summary>
    public PaperLinks? Next(LedgerLine task) => task.IsParent || task.Timeliness is not Supervision.Core.Tasks.Timeliness.Overdue ? null : NextSteps.Of(task.Id, task.Progress, task.LeadUnitId, actor);

    /// <summary>Where the next step of a task is done.</summary>
    /// <summary>The form by which a unit reports back on what was passed on to it.</summary>
    public static string ReportBack(OwedPassing passing) => $"/noi-dung/{passing.TaskId}?buoc=reportPassing#reportPassing-{passing.Id:N}";

    /// <summary>The form on the task's page by which a unit does something about its deadline.</summary>
    public static string TimeForm(NextStep step) => step.Code switch
    {
        nameof(Supervision.Core.Extensions.ExtensionStep.Send) => "sendExtension",
        nameof(Supervision.Core.Extensions.ExtensionStep.Edit) => "reviseExtension",
        _ => "extension",
    };

    public static string Step(OwedTask task) => task.NextStep is { ByUnit: true } next
        ? next.Code switch
        {
            nameof(TaskStep.Accept) => $"/noi-dung/{task.Id}?buoc=accept#accept",
            nameof(RemediationStep.Submit) => $"/noi-dung/{task.Id}?buoc=submitReport#submitReport",
            _ => $"/noi-dung/{task.Id}?buoc=report#report",
        }
        : $"/noi-dung/{task.Id}";
}
