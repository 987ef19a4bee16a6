using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>What the council sets for its papers: the heads, symbols and signatures of each kind, looked at before they are saved, and its series of numbers.</summary>
public sealed class PaperTemplatesPage(IMediator mediator, Asking ask, Actor actor, IHtmlPreview preview, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "loai", SupportsGet = true)]
    public PaperKind? Kind { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<PaperTemplateView> Templates { get; private set; } = [];

    public IReadOnlyList<NumberSeriesView> Series { get; private set; } = [];

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>The sample paper with what was typed; none before it was asked for.</summary>
    public string? Preview { get; private set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPostTemplate(SetPaperTemplate template, string? find)
    {
        Kind = template.Kind;
        var sent = template with
        {
            Template = (template.Template ?? new()) with
            {
                AuthorityLines = TypedLines.Of(template.Template?.AuthorityLines),
                Recipients = TypedLines.Of(template.Template?.Recipients),
                LegalBases = TypedLines.Of(template.Template?.LegalBases),
            },
        };
        return find is null ? await Do(sent, nameof(template), "Đã lưu mẫu.") : await Look(sent);
    }

    public Task<IActionResult> OnPostSeries(SetNumberSeries series) =>
        Do(series with { DocumentTypes = [.. TypedLines.Of(series.DocumentTypes).SelectMany(line => line.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))] }, nameof(series), "Đã lưu dòng số.");

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        if (Kind is { } asked && !Enum.IsDefined(asked)) throw RefusedException.Malformed("query.invalid", "Loại văn bản trong địa chỉ không có.");
        Templates = (await ask.Get(new PaperTemplateList { Kind = Kind, Take = 200 }, ct)).Items;
        Series = await ask.Get(new NumberSeriesList(), ct);
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) return;
        var bodies = await ask.Get(new BodyList(), ct);
        Forms = Kind is { } kind ? [Template(kind, bodies), Numbers(bodies)] : [Numbers(bodies)];
    }

    // A look is no order: what is wrong with the template stands beside its field, and nothing is kept.
    private async Task<IActionResult> Look(SetPaperTemplate typed)
    {
        try
        {
            Preview = preview.Render(await ask.Get(new PreviewPaperTemplate { Kind = typed.Kind, BodyId = typed.BodyId, Template = typed.Template }, HttpContext.RequestAborted));
            return await Found();
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Invalid)
        {
            await Found();
            Mark("template", refused);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private ActionForm Template(PaperKind kind, IReadOnlyList<BodyLine> bodies)
    {
        var today = clock.Today();
        var now = Templates.LastOrDefault(t => t.BodyId is null && t.ValidFrom <= today && (t.ValidTo is null || t.ValidTo >= today))?.Template ?? new PaperTemplateContent();
        const string Of = nameof(SetPaperTemplate.Template);
        Field Line(string name, string? value, string? hint = null) => new($"{Of}.{name}") { Value = value, IsOptional = true, Hint = hint };
        Field Several(string name, IReadOnlyList<string>? value, string hint) => Field.Text($"{Of}.{name}") with { Value = string.Join('\n', value ?? []), IsOptional = true, Hint = hint };
        return new ActionForm("template", $"Đặt mẫu cho {kind.Label()}", "Lưu mẫu")
        {
            IsOpen = true,
            Note = "Mục để trống dùng mẫu chung. Mẫu mới áp dụng từ ngày hiệu lực; mẫu trước hết hiệu lực hôm trước đó.",
            Fields =
            [
                new(nameof(SetPaperTemplate.BodyId), FieldKind.Choice) { Choices = [new("", "Mọi cơ quan của Hội đồng nhân dân"), .. bodies.Select(body => new Choice($"{body.Id}", body.Name))], IsOptional = true },
                Field.Day(nameof(SetPaperTemplate.ValidFrom), today),
                Line(nameof(PaperTemplateContent.SuperiorBody), now.SuperiorBody, "Dòng trên của tên cơ quan ban hành."),
                Line(nameof(PaperTemplateContent.IssuingBody), now.IssuingBody, "Dòng in đậm."),
                .. kind.Rule().DocumentType is null ? Array.Empty<Field>() : [Line(nameof(PaperTemplateContent.SymbolTemplate), now.SymbolTemplate, "Ví dụ: {loai}-{co_quan}.")],
                Several(nameof(PaperTemplateContent.AuthorityLines), now.AuthorityLines, "Mỗi dòng một ý: TM., KT., TL., TUQ. rồi chức vụ."),
                Line(nameof(PaperTemplateContent.SignerName), now.SignerName),
                Line(nameof(PaperTemplateContent.SignerPost), now.SignerPost),
                Several(nameof(PaperTemplateContent.Recipients), now.Recipients, "Mỗi dòng một nơi nhận."),
                Line(nameof(PaperTemplateContent.Archive), now.Archive, "Ví dụ: VT, Hồ sơ."),
                Several(nameof(PaperTemplateContent.LegalBases), now.LegalBases, "Mỗi dòng một căn cứ, thêm vào căn cứ chung."),
                Field.Text($"{Of}.{nameof(PaperTemplateContent.Closing)}") with { Value = now.Closing, IsOptional = true, Finds = true, FindLabel = "Xem trước" },
            ],
        }.With(nameof(SetPaperTemplate.Kind), kind);
    }

    private ActionForm Numbers(IReadOnlyList<BodyLine> bodies) => new("series", "Mở hoặc sửa một dòng số", "Lưu dòng số")
    {
        Note = "Chỉ dùng khi hệ thống giữ sổ cấp số. Cơ quan dùng con dấu của Hội đồng nhân dân nhưng ban hành với danh nghĩa riêng thì có dòng số riêng (Điều 15 Nghị định 30/2020/NĐ-CP).",
        Fields =
        [
            new(nameof(SetNumberSeries.Code)) { Hint = "Ví dụ: CV-HĐND. Mã đã có thì sửa dòng số đó." },
            new(nameof(SetNumberSeries.Name)),
            new(nameof(SetNumberSeries.BodyId), FieldKind.Choice) { Choices = [new("", "Hội đồng nhân dân, Thường trực"), .. bodies.Select(body => new Choice($"{body.Id}", body.Name))], IsOptional = true },
            new(nameof(SetNumberSeries.DocumentTypes)) { Hint = "Chữ viết tắt các loại văn bản, cách nhau bằng dấu cách: TB BC CV." },
            Field.Day(nameof(SetNumberSeries.ValidFrom), new DateOnly(clock.Today().Year, 1, 1)),
            Field.Day(nameof(SetNumberSeries.ValidTo)) with { IsOptional = true },
        ],
    };

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/mau-van-ban{(Kind is { } kind ? $"?loai={kind}" : "")}"));
    });
}
