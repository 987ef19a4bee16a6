using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>The books of the records office of one year: what went out, what came in, and how far the handling of it is.</summary>
public sealed class RegistersPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private static readonly Dictionary<string, Register> Names = new() { ["di"] = Register.Outgoing, ["den"] = Register.Incoming, ["giai-quyet"] = Register.Handling };

    [BindProperty(Name = "so", SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? ChosenYear { get; set; }

    public Register Register => Names[Name ?? "di"];

    [BindProperty(Name = "dong-so", SupportsGet = true)]
    public string? Series { get; set; }

    [BindProperty(Name = "tra-loi", SupportsGet = true)]
    public Guid? Answers { get; set; }

    /// <summary>The paper that the office entered and that is registered now: what is known of it stands in the form.</summary>
    [BindProperty(Name = "tu", SupportsGet = true)]
    public Guid? From { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What the office entered and the clerk has not registered; for the clerk.</summary>
    public IReadOnlyList<PaperToRegister> Waiting { get; private set; } = [];

    [TempData]
    public string? Done { get; set; }

    public int Year => ChosenYear ?? clock.Today().Year;

    public DateOnly Today => clock.Today();

    public RegisterBooksOfYear Books { get; private set; } = new([], []);

    public Page<OutgoingLine> Outgoing { get; private set; } = new([], null);

    public Page<IncomingDocument> Incoming { get; private set; } = new([], null);

    public string? Next => Register is Register.Outgoing ? Outgoing.Next : Incoming.Next;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>What a unit's name was narrowed down by.</summary>
    public string? Find { get; private set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPostArrival(RegisterIncoming arrival, [FromForm(Name = "arrival.Find")] string? search, string? find)
    {
        (Find, Answers) = (search, arrival.AnswersPaperId);
        return find is not null ? await Found() : await Submit(arrival, nameof(arrival), made => Ended($"/van-ban-den/{made.Id}", $"Đã đăng ký, số đến {made.Number:00}."));
    }

    public Task<IActionResult> OnPostClose(CloseRegister close) =>
        Submit(close, nameof(close), made => Ended(Address(close.Register), $"Đã khóa sổ, {made.Number} dòng."));

    /// <summary>The page's address for another book or year.</summary>
    public string Address(Register register, int? year = null, string? series = null, string? after = null) =>
        QueryHelpers.AddQueryString($"/so-van-ban/{Names.First(name => name.Value == register).Key}/{year ?? Year}", new Dictionary<string, string?> { ["dong-so"] = series, ["sau"] = after });

    /// <summary>The paper; where a decision only stated its number, what was decided.</summary>
    public static string Opened(OutgoingLine line) => line.PaperId is { } paper ? $"/van-ban/{paper}" : line.TaskId is { } task ? $"/noi-dung/{task}" : $"/bao-cao/{line.ReportId}";

    /// <summary>The book as it stands, to be printed.</summary>
    public string Book(string format) => QueryHelpers.AddQueryString($"/api/registers/book.{format}", new Dictionary<string, string?>
    {
        ["register"] = JsonNamingPolicy.CamelCase.ConvertName($"{Register}"), ["year"] = $"{Year}", ["series"] = Register is Register.Outgoing ? Series : null,
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!Names.ContainsKey(Name ?? "di") || (Request.Method == "GET" && !ModelState.IsValid)) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        Books = await ask.Get(new RegisterBookList { Year = Year }, ct);
        if (Register is Register.Outgoing) Outgoing = await ask.Get(new OutgoingList { Year = Year, Series = Series, After = After }, ct);
        else Incoming = await ask.Get(new IncomingList { Year = Year, After = After }, ct);
        Forms = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Number) ? [.. await Shown(ct)] : [];
    }

    private async Task<IReadOnlyList<ActionForm>> Shown(CancellationToken ct)
    {
        var forms = new List<ActionForm>();
        if (Register is Register.Incoming && Year == Today.Year)
        {
            Waiting = await ask.Get(new PapersToRegister(), ct);
            forms.Add(await Arrival(ct));
        }
        var open = Register is Register.Outgoing ? Books.Series : [""];
        var closable = open.Where(series => !Books.Closed.Any(book => book.Register == Register && book.Series == series)).ToList();
        if (Year < Today.Year && closable.Count > 0)
            forms.Add(new ActionForm("close", $"Khóa sổ năm {Year}", "Khóa sổ")
            {
                Note = "Sổ được in và lưu đúng như hiện trạng; từ đó không ghi thêm vào sổ.",
                Fields = Register is Register.Outgoing ? [new(nameof(CloseRegister.Series), FieldKind.Choice) { Choices = [.. closable.Select(series => new Choice(series, series))], Value = Series }] : [],
            }.With(nameof(CloseRegister.Register), Register).With(nameof(CloseRegister.Year), Year));
        return forms;
    }

    private async Task<ActionForm> Arrival(CancellationToken ct)
    {
        var units = await ask.Get(new UnitList { Search = string.IsNullOrWhiteSpace(Find) ? null : SearchText.Compose(Find), Take = 50 }, ct);
        var entered = Waiting.FirstOrDefault(paper => paper.Id == From);
        var form = new ActionForm("arrival", "Đăng ký văn bản đến", "Đăng ký, lấy số đến")
        {
            IsOpen = Answers is not null || entered is not null,
            Note = entered is null ? null : "Đã điền theo văn bản giấy do Văn phòng nhập; kiểm tra lại rồi đăng ký.",
            Once = true,
            Fields =
            [
                Field.Day(nameof(RegisterIncoming.ArrivedOn), entered?.ArrivedOn ?? Today),
                new("Find") { Label = "Tìm cơ quan gửi theo tên", Value = Find, IsOptional = true, Finds = true },
                new(nameof(RegisterIncoming.SenderUnitId), FieldKind.Choice)
                {
                    Choices =
                    [
                        new("", "Không có trong danh mục"),
                        .. Waiting.Select(paper => (Id: paper.UnitId, Name: paper.UnitName)).Concat(units.Items.Select(unit => (unit.Id, unit.Name))).DistinctBy(unit => unit.Id).Select(unit => new Choice($"{unit.Id}", unit.Name)),
                    ],
                    Value = entered?.UnitId.ToString(),
                    IsOptional = true,
                    Hint = units.Next is null ? null : "Danh sách chưa đủ mọi cơ quan; nhập một phần tên ở trên rồi bấm Tìm.",
                },
                new(nameof(RegisterIncoming.Sender)) { IsOptional = true, Hint = "Khi cơ quan gửi không có trong danh mục." },
                new(nameof(RegisterIncoming.TypeName)) { Value = entered is null ? null : entered.IsRequest ? "Công văn" : "Báo cáo", Hint = "Ví dụ: Báo cáo, Công văn." },
                new(nameof(RegisterIncoming.Reference)) { Value = entered?.Reference, IsOptional = true },
                Field.Day(nameof(RegisterIncoming.DatedOn), entered?.DatedOn) with { IsOptional = true },
                Field.Text(nameof(RegisterIncoming.Title)) with { Value = entered is null ? null : About(entered) },
                new(nameof(RegisterIncoming.HandledBy)) { IsOptional = true },
                Field.Day(nameof(RegisterIncoming.DueOn)) with { IsOptional = true },
                Field.Text(nameof(RegisterIncoming.Note)) with { IsOptional = true },
            ],
        };
        return Answers is { } paper ? form.With(nameof(RegisterIncoming.AnswersPaperId), paper) with { Note = "Văn bản này trả lời văn bản đã chọn; nơi gửi được tính là đã trả lời." } : form;
    }

    /// <summary>What a paper that the office entered is about.</summary>
    public static string About(PaperToRegister paper) => paper.UnitReportId is not null ? $"Báo cáo phục vụ cuộc giám sát: {paper.CampaignTitle}"
        : paper.IsRequest ? $"Đề nghị gia hạn thực hiện nội dung số {paper.TaskNumber} sau giám sát" : "Kết quả thực hiện yêu cầu, kiến nghị sau giám sát";

    /// <summary>Where what was entered is read, with its scan.</summary>
    public static string Place(PaperToRegister paper) => paper.UnitReportId is { } report ? $"/bao-cao-don-vi/{report}" : $"/noi-dung/{paper.TaskId}";

    private Task<IActionResult> Ended(string where, string done)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect(where));
    }
}
