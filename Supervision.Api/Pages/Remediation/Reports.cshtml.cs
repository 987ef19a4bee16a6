using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.SavedFilters;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>Reports on tasks: for a unit its own, drafts first; for the council's people those that wait for them.</summary>
public sealed class ReportsPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    private const string Whole = "tat-ca";

    /// <summary>A status, or all.</summary>
    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public string? Chosen { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public bool IsUnit => actor.UnitId is not null;

    /// <summary>What is open for the reader unless they choose otherwise; null for all.</summary>
    public RemediationStatus? Status { get; private set; }

    public ListTools Tools => new(FilteredList.Reports, ListTools.SheetAddress("/api/remediation-reports.xlsx", ("status", Status)));

    public Page<RemediationReportLine> Reports { get; private set; } = new([], null);

    public ActionForm? Draft => IsUnit && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.RemediationReport, Act.Write) ? ReportForms.Draft(Reports.Items.Count == 0 && Status is RemediationStatus.Draft) : null;

    /// <summary>The statuses that the reader ever sees.</summary>
    public IEnumerable<RemediationStatus> Statuses => Enum.GetValues<RemediationStatus>().Where(s => IsUnit || s is not RemediationStatus.Draft);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostDraft(DraftRemediationReport draft) => Submit(draft, nameof(draft), drafted => Task.FromResult<IActionResult>(LocalRedirect($"/bao-cao/{drafted.Id}")));

    /// <summary>The page's address for a choice of its tabs.</summary>
    public static string Tab(RemediationStatus? status) => $"/bao-cao?tinh-trang={status?.ToString() ?? Whole}";

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Status = Chosen switch
        {
            null or "" => IsUnit ? RemediationStatus.Draft : RemediationStatus.Submitted,
            Whole => null,
            _ => Enum.TryParse<RemediationStatus>(Chosen, out var status) && Enum.IsDefined(status) ? status
                : throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại."),
        };
        Reports = await ask.Get(new RemediationReportList { Status = Status, After = After }, ct);
    }
}
