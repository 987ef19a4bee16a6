using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Begins a paper of a supervision, session, conclusion and so on, filled with what the system knows of it; and shows which were begun.</summary>
public sealed class BeginPaperPage(IMediator mediator, Asking ask) : FormPage(mediator)
{
    private static readonly Dictionary<string, PaperAbout> Words = new()
    {
        ["cuoc-giam-sat"] = PaperAbout.Campaign,
        ["buoi-lam-viec"] = PaperAbout.Session,
        ["ket-luan"] = PaperAbout.Conclusion,
        ["van-ban"] = PaperAbout.Paper,
        ["yeu-cau-cham-dut"] = PaperAbout.Demand,
        ["gia-han"] = PaperAbout.Extension,
        ["xem-xet-lai"] = PaperAbout.Reconsideration,
        ["bien-phap"] = PaperAbout.Measure,
        ["bao-cao-don-vi"] = PaperAbout.UnitReport,
        ["bao-cao"] = PaperAbout.RemediationReport,
        ["hoi-dong"] = PaperAbout.Council,
    };

    // A letter goes to one of several units; the others find theirs by themselves.
    private static readonly PaperKind[] ToAUnit = [PaperKind.PlanLetter, PaperKind.QuestionList, PaperKind.ProgrammeLetter, PaperKind.Invitation];

    [BindProperty(Name = "about", SupportsGet = true)]
    public string Word { get; set; } = "";

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid? Id { get; set; }

    public PaperAbout About => Words.TryGetValue(Word, out var about) && (about is PaperAbout.Council) == Id is null ? about : throw RefusedException.NotFound("trang này");

    public PapersToBeginView View { get; private set; } = null!;

    /// <summary>Papers of it that the reader may see.</summary>
    public IReadOnlyList<PaperLine> Begun { get; private set; } = [];

    /// <summary>Null where the reader begins none of it as it stands.</summary>
    public ActionForm? Form { get; private set; }

    /// <summary>Nothing of a campaign is for the reader to write.</summary>
    public bool IsNotOurs => About is PaperAbout.Campaign && View.Kinds.Count == 0;

    /// <summary>Where papers of a subject are begun; null for whoever begins none.</summary>
    public static string? Address(PaperAbout about, Guid? id, Actor actor) =>
        actor is { IsKnown: true, Identity.Link: null } && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Write)
        && PaperKinds.All.Any(rule => rule.About.Contains(about) && PaperAuthors.Refusal(rule.Kind, actor) is null)
            ? $"/van-ban/soan/{Words.First(word => word.Value == about).Key}{(id is { } subject ? $"/{subject}" : "")}" : null;

    /// <summary>The page of what it is about.</summary>
    public string? Back => About switch
    {
        PaperAbout.Campaign => $"/cuoc-giam-sat/{Id}",
        PaperAbout.Session => $"/buoi-lam-viec/{Id}",
        PaperAbout.Conclusion => $"/ket-luan/{Id}",
        PaperAbout.Paper => $"/van-ban/{Id}",
        PaperAbout.UnitReport => $"/bao-cao-don-vi/{Id}",
        PaperAbout.RemediationReport => $"/bao-cao/{Id}",
        PaperAbout.Council => "/van-ban",
        _ => View.CampaignId is { } campaign ? $"/cuoc-giam-sat/{campaign}" : null,
    };

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostBegin(DraftPaper begin)
    {
        Task<IActionResult> Opened(Created paper) => Task.FromResult<IActionResult>(LocalRedirect($"/van-ban/{paper.Id}"));
        if (!ToAUnit.Contains(begin.Kind)) begin = begin with { AddresseeUnitId = null };
        if (!Enum.IsDefined(begin.Kind) || begin.Kind.Rule().OwnedBy is null)
            return Submit(About is PaperAbout.Campaign ? begin with { CampaignId = Id, SubjectId = null } : begin with { SubjectId = Id, CampaignId = null }, nameof(begin), Opened);
        return Submit(new OpenSubjectPaper { Kind = begin.Kind, SubjectId = Id ?? Guid.Empty }, nameof(begin), Opened);
    }

    protected override async Task Read(CancellationToken ct)
    {
        View = await ask.Get(new PapersToBegin { About = About, SubjectId = Id }, ct);
        Begun = About switch
        {
            PaperAbout.Campaign => await ask.All(Subject.Paper, after => new PaperList { CampaignId = Id, After = after, Take = 200 }, ct),
            PaperAbout.Council => [],
            _ => await ask.All(Subject.Paper, after => new PaperList { SubjectId = Id, After = after, Take = 200 }, ct),
        };
        Form = View.Kinds.Count == 0 ? null : new ActionForm("begin", "Chọn văn bản", "Soạn văn bản")
        {
            IsOpen = true,
            Note = "Dự thảo được điền sẵn từ hồ sơ; sửa lời văn, trình, ký, lấy số ở trang của văn bản.",
            Fields =
            [
                Field.Of<PaperKind>(nameof(DraftPaper.Kind), [.. View.Kinds]) with { Label = "Loại văn bản" },
                .. View.Units.Count > 0 && View.Kinds.Any(ToAUnit.Contains)
                    ? (Field[])
                    [
                        new(nameof(DraftPaper.AddresseeUnitId), FieldKind.Choice)
                        {
                            Label = "Gửi tới đơn vị",
                            IsOptional = true,
                            Choices = [new("", "Không gửi riêng đơn vị nào"), .. View.Units.Select(unit => new Choice($"{unit.Id}", unit.Name))],
                            Value = View.Units is [var only] ? $"{only.Id}" : null,
                            Hint = $"Cần cho: {string.Join(", ", View.Kinds.Where(ToAUnit.Contains).Select(kind => kind.Label().ToLowerInvariant()))}.",
                        },
                    ]
                    : [],
            ],
        };
    }
}
