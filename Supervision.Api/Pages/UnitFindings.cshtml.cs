using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>
/// What a delegation found about units in one campaign and asks them about, with their answers: a unit answers what is its own; the council's people send what was recorded, and whoever decides
/// settles each.
/// </summary>
public sealed class UnitFindingsPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<FindingAnswer> Findings { get; private set; } = [];

    /// <summary>The form that sends what was recorded to the units; null where there is nothing to send, or not by the reader.</summary>
    public ActionForm? Sending { get; private set; }

    public bool IsUnit => actor.UnitId is not null;

    /// <summary>The reader came by a link, which opens this page alone.</summary>
    public bool IsByLink => actor.Identity.Link is not null;

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostAnswer(AnswerFinding answer) => Submit(answer, nameof(answer), _ =>
    {
        Done = "Đã ghi ý kiến của đơn vị.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/doi-chieu/{Id}"));
    });

    public Task<IActionResult> OnPostSend(ChosenFindings send) => Submit(
        new SendForReconciliation { CampaignId = Id, Findings = [.. (send.Findings ?? []).Select(ChosenFindings.Read).OfType<SeenFinding>()] }, nameof(send), sent =>
        {
            Done = $"Đã gửi {sent.Findings.Count} nội dung; đơn vị thấy và trả lời được từ lúc này.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/doi-chieu/{Id}"));
        });

    public Task<IActionResult> OnPostSettle(SettleFinding settle) => Submit(settle, nameof(settle), _ =>
    {
        Done = "Đã chốt nội dung.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/doi-chieu/{Id}"));
    });

    /// <summary>The form by which whoever decides settles one; null where it is not the reader's, or not now.</summary>
    public ActionForm? Settle(FindingAnswer finding) => IsUnit || finding.Status is not FindingStatus.Reconciling || !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Approve)
        ? null
        : new ActionForm("settle", "Chốt nội dung", "Chốt")
        {
            Of = finding.Id,
            IsOpen = finding.UnitAgrees is not null,
            Note = finding.UnitAgrees is null ? "Đơn vị chưa trả lời." : null,
            Fields = [Field.Text(nameof(SettleFinding.Note)) with
            {
                IsOptional = finding.UnitAgrees is true,
                Label = finding.UnitAgrees switch { null => "Lý do chốt khi đơn vị chưa có ý kiến", false => "Ý kiến về giải trình của đơn vị", _ => "Ghi chú" },
            }],
        }.With(nameof(SettleFinding.FindingId), finding.Id).With(nameof(SettleFinding.Version), finding.Version);

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
        var lines = (await ask.Every(after => new CampaignFindings { CampaignId = Id, After = after, Take = 200 }, ct)).Where(line => line.UnitId is not null).ToList();
        var found = new List<FindingAnswer>();
        // A unit is shown what it ever answered; the council's people what waits for an answer or a decision.
        foreach (var line in lines.Where(line => IsUnit || line.Status is FindingStatus.Reconciling)) found.Add(await ask.Get(new FindingDetails(line.Id), ct));
        Findings = found;
        var recorded = lines.Where(line => line.Status is FindingStatus.Recorded && !line.IsHeading).Take(200).ToList();
        Sending = IsUnit || recorded.Count == 0 || actor.Identity.Roles.All(role => role is Role.Member) || !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Write) ? null
            : new ActionForm("send", "Gửi đơn vị đối chiếu", "Gửi đối chiếu")
            {
                IsOpen = true,
                Note = "Đơn vị thấy nội dung được gửi và trả lời đồng ý hoặc giải trình; chỉ gửi khi Đoàn đã thống nhất câu chữ.",
                Fields =
                [
                    new(nameof(ChosenFindings.Findings), FieldKind.Several)
                    {
                        Choices = [.. recorded.Select(line => new Choice(ChosenFindings.Write(line), $"Số {line.Number}, {line.Kind.Label().ToLowerInvariant()}, {line.UnitName}: {line.Text}"))],
                        Value = string.Join(',', recorded.Select(ChosenFindings.Write)),
                    },
                ],
            };
    }
}

/// <summary>Findings as they were ticked, each with the version that was seen.</summary>
public sealed record ChosenFindings
{
    public IReadOnlyList<string>? Findings { get; init; }

    public static string Write(FindingLine line) => $"{line.Id}/{line.Version}";

    /// <summary>Null for what no form of ours says.</summary>
    public static SeenFinding? Read(string typed) => typed.Split('/') is [var id, var version] && Guid.TryParse(id, out var finding) && int.TryParse(version, out var seen) ? new SeenFinding(finding, seen) : null;
}
