using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.SavedFilters;

namespace Supervision.Api.Pages;

/// <summary>The filters that somebody keeps, to rename and remove; and where a new one comes in that needs another name.</summary>
public sealed class FiltersPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<SavedFilter> Kept { get; private set; } = [];

    /// <summary>The one that could not be kept as it was sent.</summary>
    public ActionForm? Refused { get; private set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSave(SaveFilter save)
    {
        Refused = new ActionForm("save", "Lưu bộ lọc", "Lưu") { IsOpen = true, Fields = [new(nameof(SaveFilter.Name)) { Label = "Tên bộ lọc", Value = save.Name }] }
            .With(nameof(SaveFilter.List), save.List).With(nameof(SaveFilter.Filter), save.Filter);
        return Submit(save, nameof(save), _ => To($"{ListTools.PathOf(save.List)}?{save.Filter}"));
    }

    public Task<IActionResult> OnPostRename(RenameFilter rename) => Submit(rename, nameof(rename), _ => Said("Đã đổi tên bộ lọc."));

    public Task<IActionResult> OnPostRemove(RemoveFilter remove) => Submit(remove, nameof(remove), _ => Said("Đã xóa bộ lọc."));

    public static ActionForm Rename(SavedFilter filter) => new ActionForm("rename", "Đổi tên", "Đổi tên") { Of = filter.Id, Fields = [new(nameof(RenameFilter.Name)) { Label = "Tên bộ lọc", Value = filter.Name }] }
        .With(nameof(RenameFilter.SavedFilterId), filter.Id).With(nameof(RenameFilter.Version), filter.Version);

    public static ActionForm Remove(SavedFilter filter) => new ActionForm("remove", "Xóa", $"Xóa “{filter.Name}”") { Of = filter.Id }
        .With(nameof(RemoveFilter.SavedFilterId), filter.Id).With(nameof(RemoveFilter.Version), filter.Version);

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Kept = await ask.Get(new SavedFilterList(), ct);
    }

    private Task<IActionResult> Said(string done)
    {
        Done = done;
        return To("/bo-loc");
    }

    private Task<IActionResult> To(string address) => Task.FromResult<IActionResult>(LocalRedirect(address));
}
