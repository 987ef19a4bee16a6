using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;

namespace Supervision.Api.Pages;

/// <summary>A unit's report to a campaign: what the outline asks, what was sent, and the form to send it or a supplement.</summary>
public sealed class UnitReportPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public UnitReportAnswer View { get; private set; } = null!;

    /// <summary>The data tables that go with it.</summary>
    public IReadOnlyList<UnitTableLine> Tables { get; private set; } = [];

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSubmit(SubmitUnitReport submit)
    {
        // An item that is left empty is not answered, and told as such.
        var answers = (submit.Answers ?? []).Where(a => !string.IsNullOrWhiteSpace(a.Text)).ToList();
        return Submit(submit with { UnitReportId = Id, Answers = answers }, nameof(submit), sent =>
        {
            Done = sent.Unanswered.Count == 0 ? $"Đã gửi báo cáo, bản {sent.Number}." : $"Đã gửi báo cáo, bản {sent.Number}; còn thiếu mục {string.Join(", ", sent.Unanswered.Select(item => item.Number))} của đề cương.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/bao-cao-don-vi/{Id}"));
        });
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new UnitReportDetails(Id), ct);
        Tables = await ask.Get(new UnitDataTables(Id), ct);
        if (actor.UnitId is null || !View.Allowed.Contains(UnitReportStep.Submit) || !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Write)) return;
        var form = new ActionForm("submit", View.Versions.Count == 0 ? "Gửi báo cáo" : "Gửi báo cáo bổ sung", "Gửi báo cáo")
        {
            IsOpen = true,
            Note = "Bản đã gửi không sửa được; muốn sửa, gửi bản bổ sung khi được yêu cầu.",
            Fields =
            [
                new(nameof(SubmitUnitReport.SignedBy)) { Hint = "Ghi chức danh, ví dụ: Chủ tịch UBND xã." },
                new(nameof(SubmitUnitReport.Reference)) { IsOptional = true },
                Field.Day(nameof(SubmitUnitReport.SubmittedOn), clock.Today()),
                .. View.Outline.Select((item, i) => Field.Text($"{nameof(SubmitUnitReport.Answers)}[{i}].{nameof(OutlineAnswer.Text)}") with { Label = $"{item.Number}. {item.Text}", IsOptional = true }),
                Field.Text(nameof(SubmitUnitReport.Petitions)) with { IsOptional = true },
            ],
        }.With(nameof(SubmitUnitReport.Version), View.Report.Version);
        foreach (var (item, i) in View.Outline.Select((item, i) => (item, i))) form = form.With($"{nameof(SubmitUnitReport.Answers)}[{i}].{nameof(OutlineAnswer.OutlineItemId)}", item.Id);
        Forms = [form];
    }
}
