using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>What a delegation found about the reader's unit in one campaign and asks it about, with the unit's answers.</summary>
public sealed class UnitFindingsPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<FindingAnswer> Findings { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostAnswer(AnswerFinding answer) => Submit(answer, nameof(answer), _ =>
    {
        Done = "Đã ghi ý kiến của đơn vị.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/doi-chieu/{Id}"));
    });

    /// <summary>The form by which the unit answers one; null where it no longer may.</summary>
    public ActionForm? Answer(FindingAnswer finding) => actor.UnitId is null || finding.Status is not FindingStatus.Reconciling || !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Comment)
        ? null
        : new ActionForm("answer", finding.UnitAgrees is null ? "Trả lời" : "Sửa câu trả lời", "Gửi trả lời")
        {
            Of = finding.Id,
            IsOpen = finding.UnitAgrees is null,
            Fields =
            [
                new(nameof(AnswerFinding.Agrees), FieldKind.Choice) { Choices = [new("true", "Đồng ý"), new("false", "Không đồng ý, giải trình dưới đây")], Value = finding.UnitAgrees is false ? "false" : "true" },
                Field.Text(nameof(AnswerFinding.Explanation)) with { IsOptional = true, Value = finding.UnitExplanation, Hint = "Bắt buộc khi không đồng ý." },
            ],
        }.With(nameof(AnswerFinding.FindingId), finding.Id).With(nameof(AnswerFinding.Version), finding.Version);

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        var found = new List<FindingAnswer>();
        string? after = null;
        do
        {
            var page = await ask.Get(new CampaignFindings { CampaignId = Id, After = after, Take = 200 }, ct);
            foreach (var line in page.Items.Where(line => line.UnitId is not null)) found.Add(await ask.Get(new FindingDetails(line.Id), ct));
            after = page.Next;
        }
        while (after is not null);
        Findings = found;
    }
}
