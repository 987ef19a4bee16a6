using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The design of a data table is changed until the table is sent.</summary>
public sealed class DataTableDesignPage(IMediator mediator, Asking ask, Actor actor) : DesignerPage(mediator)
{
    public DataTableView View { get; private set; } = null!;

    public override string Address => $"/bieu-so-lieu/{Id}/mau";

    public override string Back => $"/bieu-so-lieu/{Id}";

    public override string Button => "Lưu mẫu";

    public override string? Closed => View.Status is not DataTableStatus.Draft ? $"Biểu đang ở trạng thái “{View.Status.Label()}” nên không sửa mẫu được. Nếu phải đổi mẫu, hãy thu hồi biểu này rồi sao chép thành biểu mới."
        : !View.MayWrite ? "Lúc này đồng chí không sửa mẫu của biểu này được."
        : null;

    public override int Version => View.Version;

    protected override TableDesign? Kept => View.Design;

    protected override DesignTyped? Begin() => DesignTyped.Of(View.Title, View.PeriodText, View.MeasureUnit, View.Design) with { Version = View.Version };

    protected override Task<IActionResult> Save(DesignTyped typed, TableDesign design) =>
        Submit(new ReviseDataTable { DataTableId = Id, Version = typed.Version, Title = typed.Title ?? "", PeriodText = typed.PeriodText, MeasureUnit = typed.MeasureUnit, Design = design }, Form, _ =>
        {
            TempData["Done"] = Guessed is null ? "Đã lưu mẫu biểu." : $"Đã lưu mẫu biểu. {Guessed}";
            return Task.FromResult<IActionResult>(LocalRedirect(Back));
        });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new DataTableDetails(Id), ct);
    }
}
