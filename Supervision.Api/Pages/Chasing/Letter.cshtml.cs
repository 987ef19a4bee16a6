using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>One urging letter: what it urges, its paper, and its way from draft to answer.</summary>
public sealed class LetterPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public ReminderLetterView View { get; private set; } = null!;

    public bool IsUnit => actor.UnitId is not null;

    private Document? _draft;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostIssue(IssueReminderLetter issue) =>
        Do(issue with { LetterId = Id, AuthorityLines = TypedLines.Of(issue.AuthorityLines), Recipients = TypedLines.Of(issue.Recipients) }, nameof(issue), "Đã vào số, ban hành công văn.");

    public Task<IActionResult> OnPostSend(SendReminderLetter send) => Do(send with { LetterId = Id }, nameof(send), "Đã ghi nhận đã gửi; đơn vị thấy công văn từ lúc này.");

    public Task<IActionResult> OnPostRevise(ReviseReminderLetter revise) => Do(revise with { LetterId = Id }, nameof(revise), "Đã lưu dự thảo.");

    public Task<IActionResult> OnPostAnswer(AnswerReminderLetter answer) => Do(answer with { LetterId = Id }, nameof(answer), "Đã ghi nhận trả lời của đơn vị.");

    public Task<IActionResult> OnPostCancel(CancelReminderLetter cancel) => Do(cancel with { LetterId = Id }, nameof(cancel), "Đã hủy dự thảo.");

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new ReminderLetterDetails(Id), ct);
        _draft = actor.UnitId is null && May(Act.Number) && View.Allowed.Contains(LetterStep.Issue) ? await ask.Get(new PrintReminderLetter(Id), ct) : null;
        Forms = actor.UnitId is null ? [.. Next().Select(form => form.With("Version", View.Version))] : [];
    }

    private IEnumerable<ActionForm> Next()
    {
        var numbers = May(Act.Number);
        var writes = May(Act.Write);
        if (_draft is not null)
            yield return new ActionForm("issue", "Vào số, ban hành", "Ban hành công văn")
            {
                IsOpen = true,
                Note = "Nội dung đã báo cáo, được gia hạn hoặc kết thúc sau ngày dự thảo tự ra khỏi công văn khi ban hành.",
                See = SignedIssueForms.Link("cong-van-don-doc", Id),
                Fields = [.. IssueFields.OfLetter(Today, View, _draft), .. IssueFields.ByHand(Today)],
            };
        if (numbers && View.Allowed.Contains(LetterStep.Send))
            yield return new ActionForm("send", "Ghi nhận đã gửi", "Ghi nhận đã gửi") { IsOpen = true, Fields = [Field.Day(nameof(SendReminderLetter.SentOn), Today)] };
        if (writes && View.Allowed.Contains(LetterStep.Answer))
            yield return new ActionForm("answer", "Ghi nhận trả lời của đơn vị", "Ghi nhận trả lời")
            {
                IsOpen = true,
                Fields = [Field.Day(nameof(AnswerReminderLetter.AnsweredOn), Today), Field.Text(nameof(AnswerReminderLetter.Answer)) with { Hint = "Số văn bản trả lời và nội dung chính." }],
            };
        if (writes && View.Status is LetterStatus.Draft && View.Allowed.Count > 0)
            yield return new ActionForm("revise", "Sửa dự thảo", "Lưu dự thảo")
            {
                Fields = [Field.Day(nameof(ReviseReminderLetter.ReplyBy), View.ReplyBy), Field.Text(nameof(ReviseReminderLetter.LetterText)) with { Value = View.LetterText, IsOptional = true }],
            };
        if (writes && View.Allowed.Contains(LetterStep.Cancel))
            yield return new ActionForm("cancel", "Hủy dự thảo", "Hủy dự thảo") { Fields = [Field.Text(nameof(CancelReminderLetter.Reason))] };
    }

    private bool May(Act act) => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Escalation, act);

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/cong-van-don-doc/{Id}"));
    });
}
