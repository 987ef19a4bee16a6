using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;

namespace Supervision.Api.Pages;

/// <summary>Takes a file that goes with a unit's report: its scan, or an annex.</summary>
public sealed class UnitReportFilePage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor, Asking ask) : StreamedActionPage(antiforgery, intake, actor)
{
    private readonly Actor _actor = actor;
    private string? _taken;

    public UnitReportAnswer View { get; private set; } = null!;

    /// <summary>Null where nothing is put to the report now.</summary>
    public ActionForm? Form { get; private set; }

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        View = await ask.Get(new UnitReportDetails(id), ct);
        Form = PermissionMatrix.AllowsAny(_actor.Identity.Roles, Subject.UnitReport, Act.Write) ? UnitReportFileForms.Attach(View, _actor.UnitId is not null) : null;
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        if (_taken is not null || form.Field != "file.Content") return;
        var secrecy = Enum.TryParse<Secrecy>(Typed(form, nameof(AttachUnitReportFile.Secrecy)), out var chosen) && Enum.IsDefined(chosen) ? chosen
            : throw RefusedException.Invalid("form.secrecy", nameof(AttachUnitReportFile.Secrecy), "Chọn độ mật của tài liệu.");
        await using var file = await Receive(content, name, await mediator.Send(new UnitReportFileTerms { UnitReportId = id, Secrecy = secrecy }, ct), ct);
        await mediator.Send(new AttachUnitReportFile { UnitReportId = id, Secrecy = secrecy, Content = file }, ct);
        _taken = name;
    }

    private protected override Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        if (_taken is null) throw RefusedException.Invalid("file.none", nameof(AttachUnitReportFile.Content), "Hãy chọn một tệp.");
        Done = _actor.UnitId is null ? $"Đã đính kèm tệp {_taken} vào báo cáo giấy." : $"Đã đính kèm tệp {_taken}; tệp gửi đi cùng báo cáo.";
        return Task.FromResult($"/bao-cao-don-vi/{id}");
    }
}
