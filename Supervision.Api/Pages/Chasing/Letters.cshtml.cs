using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Letters.Batches;
using Supervision.Core.Pipeline;
using Supervision.Core.SavedFilters;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The urging letters: for the office and the clerk their queue, from which many are issued by one order; for a unit those that were sent to it.</summary>
public sealed class LettersPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private const int MostChoices = 200;

    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public LetterStatus? Status { get; set; }

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "buoc", SupportsGet = true)]
    public ChaseStep? Step { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(Name = "chua-tra-loi", SupportsGet = true)]
    public bool Unanswered { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What the figure that led here was limited to, in words.</summary>
    public string? CountedWords => From is null && To is null && Step is null && !Unanswered && Unit is null ? null
        : string.Join(", ", new[] { Step?.Label().ToLowerInvariant(), From is null && To is null ? null : $"ban hành {Show.Period(From, To, null)}", Unanswered ? "chưa được trả lời" : null, Unit is null ? null : "của một đơn vị" }.OfType<string>());

    /// <summary>The page's address with its filters, from where a page of the list ended.</summary>
    public string With(string after) => OverviewLinks.Address("/cong-van-don-doc", ("tinh-trang", Status?.ToString()), ("don-vi", Unit?.ToString()), ("buoc", Step?.ToString()),
        ("tu", Day(From)), ("den", Day(To)), ("chua-tra-loi", Unanswered ? "true" : null), ("sau", after));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public bool IsUnit => actor.UnitId is not null;

    public ListTools Tools => new(FilteredList.Letters, ListTools.SheetAddress("/api/reminder-letters.xlsx",
        ("letterStatus", Status), ("unitId", Unit), ("step", Step), ("issuedFrom", Day(From)), ("issuedTo", Day(To)), ("unanswered", Unanswered ? "true" : null)));

    public Page<ReminderLetterLine> Letters { get; private set; } = new([], null);

    public ActionForm? Batch { get; private set; }

    public IReadOnlyList<LetterBatchLine> Batches { get; private set; } = [];

    public Task OnGet(CancellationToken ct)
    {
        if (!ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        return Read(ct);
    }

    public Task<IActionResult> OnPostBatch(StartLetterBatch batch) => Submit(
        batch with { LetterIds = batch.LetterIds ?? [], AuthorityLines = TypedLines.Of(batch.AuthorityLines), Recipients = TypedLines.Of(batch.Recipients) }, nameof(batch),
        started => Task.FromResult<IActionResult>(LocalRedirect($"/cong-van-don-doc/loat/{started.Id}")));

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Letters = await ask.Get(new ReminderLetterList { LetterStatus = Status, UnitId = Unit, Step = Step, IssuedFrom = From, IssuedTo = To, Unanswered = Unanswered, After = After }, ct);
        if (IsUnit || !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Escalation, Act.Number)) return;
        Batches = (await ask.Get(new LetterBatchList(), ct)).Items;
        var drafts = await ask.Get(new ReminderLetterList { LetterStatus = LetterStatus.Draft, Take = MostChoices }, ct);
        if (drafts.Items.Count > 1) Batch = Form(drafts, await ask.Get(new PrintReminderLetter(drafts.Items[0].Id), ct), await Again(drafts.Items, ct));
    }

    /// <summary>That the unit asked for more time and was not answered yet, while the letter can still be kept back.</summary>
    public static string? Warning(ReminderLetterLine letter) => letter is { Status: LetterStatus.Draft, Asking: > 0 }
        ? letter.Tasks == 1 ? "đề nghị gia hạn chờ quyết định" : $"{letter.Asking} nội dung có đề nghị gia hạn chờ quyết định" : null;

    // What the first of those whose day has passed would be given stands for all of them.
    private async Task<DateOnly?> Again(IReadOnlyList<ReminderLetterLine> drafts, CancellationToken ct) =>
        drafts.FirstOrDefault(letter => letter.ReplyBy <= clock.Today()) is { } passed ? (await ask.Get(new ReminderLetterDetails(passed.Id), ct)).NextReplyBy : null;

    private ActionForm Form(Page<ReminderLetterLine> drafts, Document first, DateOnly? again) => new("batch", "Ban hành nhiều công văn một lượt", "Ban hành loạt")
    {
        Once = true,
        Note = $"Mỗi công văn được vào số, đóng bản in và ghi nhật ký riêng, lần lượt từng công văn; công văn nào chưa ban hành được thì giữ nguyên dự thảo và nêu lý do. Một loạt tối đa {StartLetterBatch.Most} công văn.",
        Fields =
        [
            new(nameof(StartLetterBatch.LetterIds), FieldKind.Several)
            {
                Choices = [.. drafts.Items.Select(letter => new Choice(letter.Id.ToString(), $"{letter.UnitName}: {letter.Step.Label()}, {letter.Tasks} nội dung{(Warning(letter) is { } warning ? $"; {warning}" : "")}{(letter.ReplyBy <= clock.Today() ? $"; hạn trả lời {Show.Date(letter.ReplyBy)} đã đến hoặc đã qua" : "")}{(letter.RunningUntil is { } until ? $" (công văn trước còn hạn trả lời đến {Show.Date(until)})" : "")}"))],
                IsOptional = true,
                Need = "cần khi không ban hành tất cả dự thảo",
                Hint = drafts.Next is null ? null : $"Danh sách nêu {MostChoices} dự thảo đầu tiên.",
            },
            new(nameof(StartLetterBatch.AllDrafts), FieldKind.Choice) { Choices = [new("false", "Không, chỉ các công văn đã chọn"), new("true", "Có, mọi dự thảo đang chờ")], Value = "false" },
            new(nameof(StartLetterBatch.FirstNumber), FieldKind.Number) { IsOptional = true, Hint = "Nhập khi số do hệ thống quản lý văn bản của tỉnh cấp; các công văn sau lấy số liền tiếp." },
            .. IssueFields.OfAnyLetter(clock.Today(), Field.Day(nameof(StartLetterBatch.ReplyBy)) with
            {
                IsOptional = true,
                Value = again is { } day ? TypedDay.Write(day) : null,
                Hint = "Chỉ dùng cho công văn có hạn trả lời trong dự thảo không còn sau ngày ban hành; để trống thì công văn đó giữ nguyên dự thảo.",
            }, first),
            .. IssueFields.ByHand(clock.Today(), "Đánh dấu khi người có thẩm quyền đã ký bản giấy của mọi công văn trong loạt."),
            new(nameof(StartLetterBatch.IsSentAtOnce), FieldKind.Choice) { Choices = [new("false", "Không, gửi sau"), new("true", "Có")], Value = "false" },
        ],
    };
}
