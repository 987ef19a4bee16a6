using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Evidence;
using Supervision.Core.Evidence.Uploads;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>Attaches evidence to a task.</summary>
public sealed class TaskEvidencePage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor) : StreamedFormPage(antiforgery, intake, actor)
{
    private readonly List<string> _attached = [];
    private string _at = "";

    public TaskView View { get; private set; } = null!;

    /// <summary>Null where nothing can be attached now.</summary>
    public IntakeTerms? Terms { get; private set; }

    /// <summary>What was begun to be sent and not finished.</summary>
    public IReadOnlyList<EvidenceUploadView> Unfinished { get; private set; } = [];

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public Secrecy Secrecy { get; private set; }

    public int? Item { get; private set; }

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        View = await mediator.Send(new TaskDetails(id), ct);
        try
        {
            Terms = await mediator.Send(new EvidenceTerms { TaskId = id }, ct);
            Unfinished = await mediator.Send(new EvidenceUploadList(id), ct);
        }
        catch (RefusedException refused) when (Errors.Count == 0 && refused.Kind is RefusalKind.Conflict)
        {
            Errors = [refused.Message];
        }
        catch (RefusedException refused) when (Errors.Count > 0 && refused.Kind is RefusalKind.Conflict or RefusalKind.Forbidden)
        {
            Terms = null;
        }
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        _at = name;
        (Secrecy, Item) = (SecrecyOf(form["secrecy"]), ItemOf(form["evidenceItemNumber"]));
        var terms = await mediator.Send(new EvidenceTerms { TaskId = id, Secrecy = Secrecy, EvidenceItemNumber = Item }, ct);
        await using var file = await Receive(content, name, terms, ct);
        await mediator.Send(new AddEvidence { TaskId = id, Secrecy = Secrecy, EvidenceItemNumber = Item, Content = file }, ct);
        _attached.Add(name);
    }

    private protected override async Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        if (Guid.TryParse(form[EvidenceForm.Abandoned], out var abandoned))
        {
            await mediator.Send(new AbandonEvidenceUpload(id, abandoned), ct);
            Done = "Đã bỏ tệp gửi dở.";
            return $"/noi-dung/{id}";
        }
        // What the page's script sent in pieces is attached by now.
        var count = _attached.Count + (int.TryParse(form[EvidenceForm.Attached], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : 0);
        if (count == 0) throw RefusedException.Invalid("file.none", "Content", "Chọn ít nhất một tệp.");
        Done = $"Đã đính kèm {count} tệp minh chứng.";
        return $"/noi-dung/{id}";
    }

    private protected override void Refuse(StreamedForm form, RefusedException refused)
    {
        // What was chosen stays, also where no file came to be read with it: a file must not go out less secret than it was marked.
        if (Enum.TryParse<Secrecy>(form["secrecy"], out var secrecy) && Enum.IsDefined(secrecy)) Secrecy = secrecy;
        if (int.TryParse(form["evidenceItemNumber"], NumberStyles.None, CultureInfo.InvariantCulture, out var item)) Item = item;
        Errors = [.. Said(refused).Select(message => _at.Length > 0 ? $"Tệp “{_at}”: {message}" : message)];
        if (_attached.Count > 0) Errors = [.. Errors, $"Đã đính kèm trước đó: {string.Join("; ", _attached)}."];
    }

    private static Secrecy SecrecyOf(string? value) => Enum.TryParse<Secrecy>(value, out var secrecy) && Enum.IsDefined(secrecy) ? secrecy
        : throw RefusedException.Invalid("form.secrecy", nameof(Secrecy), "Chọn độ mật của tài liệu.");

    private static int? ItemOf(string? value) => string.IsNullOrEmpty(value) ? null : int.TryParse(value, out var item) ? item
        : throw RefusedException.Invalid("form.item", nameof(AddEvidence.EvidenceItemNumber), "Số thứ tự minh chứng phải là một số.");
}
