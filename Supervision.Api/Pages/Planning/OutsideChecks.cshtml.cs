using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>The reference calendar of other bodies: what they do at the units, entered by hand or pasted from their programme.</summary>
public sealed class OutsideChecksPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private const int MostProblems = 50;

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? UnitId { get; set; }

    [BindProperty(Name = "co-quan", SupportsGet = true)]
    public OutsideBody? Body { get; set; }

    /// <summary>The entry that is to be put right.</summary>
    [BindProperty(Name = "muc", SupportsGet = true)]
    public Guid? Line { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Page<OutsideCheckLine> Lines { get; private set; } = new([], null);

    public IReadOnlyList<UnitLine> Units { get; private set; } = [];

    public PlanningPolicy Policy { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>Forms of the one entry that is to be put right.</summary>
    public IReadOnlyList<ActionForm> LineForms { get; private set; } = [];

    /// <summary>What a pasted table would add, row by row; null where none was looked at.</summary>
    public IReadOnlyList<OutsideRow>? Preview { get; private set; }

    /// <summary>What is wrong with the table, row by row; the first ones.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public bool MayWrite => Gives(Subject.OutsideCheck);

    public IEnumerable<int> Years => Enumerable.Range(clock.Today().Year - 3, 5).Reverse();

    public string? Table => ModelState["import.Table"]?.AttemptedValue;

    /// <summary>The list as a table, with its filter.</summary>
    public string Sheet => ListTools.SheetAddress("/api/outside-checks.xlsx", ("year", Year), ("unitId", UnitId), ("body", Body));

    public static bool Is(Actor actor) => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.OutsideCheck, Act.Read);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRecord(RecordOutsideCheck record) => Do(record, nameof(record), "Đã ghi vào lịch.");

    public Task<IActionResult> OnPostCorrect(CorrectOutsideCheck correct) => Do(correct, nameof(correct), "Đã sửa mục trong lịch.");

    public Task<IActionResult> OnPostRemove(RemoveOutsideCheck remove) => Do(remove, nameof(remove), "Đã bỏ mục khỏi lịch; nhật ký còn giữ.");

    public Task<IActionResult> OnPostPolicy(SetPlanningPolicy policy) => Do(policy, nameof(policy), "Đã đặt số liệu kiểm tra trùng lặp.");

    /// <summary>Enters a pasted table; the other button only shows what it would add.</summary>
    public async Task<IActionResult> OnPostImport(Pasted import, string? preview, CancellationToken ct)
    {
        _ = actor.Identity;
        Units = await All(ct);
        IReadOnlyList<OutsideRow> rows = [];
        try
        {
            rows = OutsideRowsTyped.Read(import.Table, Units);
            if (rows.Count == 0) throw RefusedException.Invalid("form.table", nameof(import.Table), "Hãy dán bảng, mỗi cuộc một dòng.");
        }
        catch (RefusedException refused)
        {
            Mark(nameof(import), refused);
        }
        if (!ModelState.IsValid)
        {
            await Read(ct);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (preview is not null)
        {
            Preview = rows;
            return await Found();
        }
        return await Do(new ImportOutsideChecks { Rows = [.. rows.Select(row => row.Content)] }, nameof(import), imported => $"Đã thêm {imported.Added} cuộc vào lịch{(imported.Known > 0 ? $"; {imported.Known} cuộc đã có từ trước" : "")}.");
    }

    /// <summary>The list as it is filtered, from a page on.</summary>
    public string Link(string? after, Guid? line = null)
    {
        var said = new (string Name, string? Value)[] { ("nam", Year?.ToString(CultureInfo.InvariantCulture)), ("don-vi", UnitId?.ToString()), ("co-quan", Body?.ToString()), ("muc", line?.ToString()), ("sau", after) }
            .Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}");
        return $"/lich-co-quan-khac?{string.Join('&', said)}";
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Lines = await ask.Get(new OutsideCheckList { Year = Year, UnitId = UnitId, Body = Body, After = After }, ct);
        if (Units.Count == 0) Units = await All(ct);
        Policy = await ask.Get(new PlanningPolicyDetails(), ct);
        Forms = [.. OutsideCheckForms.Of(this, MayWrite, Gives(Subject.Config))];
        Line ??= Sent("correct") ?? Sent("remove");
        if (MayWrite && Lines.Items.FirstOrDefault(line => line.Id == Line) is { } chosen) LineForms = OutsideCheckForms.Of(this, chosen);
        Problems = [.. ModelState.Where(entry => entry.Key.StartsWith("import", StringComparison.OrdinalIgnoreCase)).SelectMany(entry => entry.Value!.Errors.Select(error => error.ErrorMessage)).Distinct().Take(MostProblems)];
    }

    private Guid? Sent(string form) => Request.HasFormContentType && Guid.TryParse(Request.Form[$"{form}.{nameof(CorrectOutsideCheck.OutsideCheckId)}"], out var id) ? id : null;

    private bool Gives(Subject subject) => PermissionMatrix.AllowsAny(actor.Identity.Roles, subject, Act.Write);

    private Task<IReadOnlyList<UnitLine>> All(CancellationToken ct) => ask.All(Subject.Directory, after => new UnitList { After = after, Take = 200 }, ct);

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Do(command, form, _ => done);

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, Func<T, string> done) => Submit(command, form, answer =>
    {
        Done = done(answer);
        return Task.FromResult<IActionResult>(LocalRedirect("/lich-co-quan-khac"));
    });

    /// <summary>A table as it was pasted.</summary>
    public sealed record Pasted
    {
        public string? Table { get; init; }
    }
}
