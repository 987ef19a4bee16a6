using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.DataTables;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>Takes the file that a unit filled in, and leads to what was found in it.</summary>
public sealed class UnitTableFilePage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor) : StreamedFormPage(antiforgery, intake, actor)
{
    private int? _number;
    private bool _isDraft;

    [BindProperty(Name = "table", SupportsGet = true)]
    public Guid Table { get; set; }

    public UnitTableView View { get; private set; } = null!;

    public UploadForm Upload { get; private set; } = null!;

    private IReadOnlyList<string> Errors { get; set; } = [];

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        View = await mediator.Send(new UnitDataTable(id, Table), ct);
        Upload = new UploadForm($"/bao-cao-don-vi/{id}/bieu/{Table}/tep", Errors) { OnlyDrafts = View.OnlyDrafts };
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        await using var file = await Receive(content, name, await mediator.Send(new DataTableTerms(id, Table), ct), ct);
        _isDraft = (await mediator.Send(new UnitDataTable(id, Table), ct)).OnlyDrafts;
        _number = (_isDraft
            ? await mediator.Send(new UploadTableDraft { UnitReportId = id, DataTableId = Table, Content = file }, ct)
            : await mediator.Send(new UploadDataTable { UnitReportId = id, DataTableId = Table, Content = file }, ct)).Number;
    }

    private protected override Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        if (_number is not { } number) throw RefusedException.Invalid("file.none", "Content", "Chọn tệp Excel đã nhập.");
        Done = _isDraft ? "Đã lưu tệp làm dự thảo; ngoài đơn vị chưa ai thấy." : $"Đã nhận biểu, bản {number}.";
        return Task.FromResult($"/bao-cao-don-vi/{id}/bieu/{Table}");
    }

    private protected override void Refuse(StreamedForm form, RefusedException refused) => Errors = Said(refused);
}
