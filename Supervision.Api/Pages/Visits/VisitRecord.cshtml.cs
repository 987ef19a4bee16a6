using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>Takes a finding with its photograph from a browser without scripts: the finding first, so that a photograph that is not taken costs nobody what was written.</summary>
public sealed class VisitRecordPage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor, Asking ask) : StreamedActionPage(antiforgery, intake, actor)
{
    private Created? _recorded;
    private string? _photo;

    public VisitView View { get; private set; } = null!;

    /// <summary>Null where nothing can be written now.</summary>
    public RecordForm? Record { get; private set; }

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        View = await mediator.Send(new VisitDetails { VisitId = id }, ct);
        if (RecordForm.IsOpen(View))
            Record = new RecordForm(View, await ask.All(Subject.Finding, after => new IndicatorList { CampaignId = View.Minutes.Head.CampaignId, After = after, Take = 200 }, ct));
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        if (form.Field != $"{RecordForm.Name}.Photo") return;
        var recorded = await Write(id, form, ct);
        try
        {
            var terms = await mediator.Send(new FindingPhotoTerms(recorded.Id), ct);
            await using var file = await Receive(content, name, terms, ct);
            Once(form, "anh", $"{recorded.Id} {file.SentSha256}");
            await mediator.Send(new AddFindingPhoto { FindingId = recorded.Id, Content = file }, ct);
            _photo = " kèm ảnh";
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Invalid or RefusalKind.WrongType or RefusalKind.TooLarge or RefusalKind.Unavailable)
        {
            _photo = $"; ảnh chưa nhận được: {string.Join(" ", Said(refused))}";
        }
    }

    private protected override async Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        var recorded = await Write(id, form, ct);
        Done = $"Đã ghi nội dung số {recorded.Number}{_photo ?? ""}{(_photo?.Contains(':') == true ? "" : ".")}";
        return $"{VisitForms.Address(id)}#da-ghi";
    }

    private async Task<Created> Write(Guid id, StreamedForm form, CancellationToken ct)
    {
        if (_recorded is not null) return _recorded;
        var command = new RecordAtVisit
        {
            VisitId = id,
            UnitId = Chosen(form, nameof(RecordAtVisit.UnitId)),
            Kind = Enum.TryParse<FindingKind>(Typed(form, nameof(RecordAtVisit.Kind)), out var kind) && Enum.IsDefined(kind) ? kind
                : throw RefusedException.Invalid(new Dictionary<string, string[]> { [nameof(RecordAtVisit.Kind)] = ["Hãy chọn loại nội dung."] }),
            Text = Text(form, nameof(RecordAtVisit.Text)) ?? "",
            Field = Text(form, nameof(RecordAtVisit.Field)),
            IndicatorId = Chosen(form, nameof(RecordAtVisit.IndicatorId)),
            Figure = Figure(form),
        };
        Once(form, "", $"{command}");
        return _recorded = await mediator.Send(command, ct);
    }

    private static SaidFigure? Figure(StreamedForm form)
    {
        string? Of(string field) => Text(form, $"{nameof(RecordAtVisit.Figure)}.{field}");
        var figure = new SaidFigure
        {
            IndicatorName = Of(nameof(SaidFigure.IndicatorName)) ?? "",
            Numerator = Of(nameof(SaidFigure.Numerator)),
            Denominator = Of(nameof(SaidFigure.Denominator)),
            StatedRatio = Of(nameof(SaidFigure.StatedRatio)),
            AsStated = Of(nameof(SaidFigure.AsStated)) == "true",
        };
        return figure is { IndicatorName: "", Numerator: null, Denominator: null, StatedRatio: null } ? null : figure;
    }

    // The form's key, so that an impatient hand writes one finding; the photograph has one of its own.
    private void Once(StreamedForm form, string part, string said)
    {
        if (Typed(form, "Once") is { Length: <= 80 } once) RequestReader.Once(HttpContext, part.Length == 0 ? once : $"{once}-{part}", said);
    }

    private static string? Text(StreamedForm form, string field) => Typed(form, field) is { } typed ? SearchText.Compose(typed.ReplaceLineEndings("\n")) : null;

    private static Guid? Chosen(StreamedForm form, string field) => Guid.TryParse(Typed(form, field), out var chosen) ? chosen : null;
}
