using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Documents;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>One indicator as it was stated, where else it was stated, and what may be done with it.</summary>
public sealed class IndicatorPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IndicatorView View { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRevise(IndicatorTyped revise) => Do(
        new ReviseIndicator { IndicatorId = Id, Version = revise.Version, Reason = revise.Reason ?? "", Stated = revise.Read(ModelState, nameof(revise)) }, nameof(revise), "Đã sửa số liệu.");

    public Task<IActionResult> OnPostState(RecordStatement state) => Do(state with { IndicatorId = Id }, nameof(state), "Đã ghi thêm một lần nêu.");

    public Task<IActionResult> OnPostLink(LinkIndicators link) => Do(link with { IndicatorId = Id }, nameof(link), "Đã nối hai chỉ tiêu.");

    /// <summary>What the indicator says, line by line; only what was stated.</summary>
    public IEnumerable<(string What, string Said)> Facts()
    {
        var one = View.Indicator.Stated;
        string? Other(Guid? id) => id is not { } known ? null : View.Others.FirstOrDefault(other => other.Id == known) is { } other ? $"{other.Code}: {other.Name}" : "chỉ tiêu khác";
        (string What, string? Said)[] facts =
        [
            ("Loại", $"{one.Kind.Label()}, {one.Role.Label().ToLowerInvariant()}"), ("Số liệu", StatedFigures.Value(one with { AtLeast = null })), ("Tỷ lệ đã nêu", Show.Stated(one)), ("Tính lại", StatedFigures.Computed(View.Indicator)),
            ("Nêu bằng chữ", one.StatedInWords), ("Ít nhất", Show.Number(one.AtLeast)), ("Lĩnh vực", one.Field), ("Thời kỳ của số liệu", one.PeriodText), ("Số liệu tính đến ngày", Show.Date(one.PeriodEndOn)),
            ("Do người nhập suy ra", Inferred(one)), ("Mẫu số là chỉ tiêu", Other(one.DenominatorIndicatorId)), ("Tổng là chỉ tiêu", Other(one.TotalIndicatorId)), ("Tổng", Show.Number(one.TotalAmount)),
            ("Nhóm các phần", one.GroupName), (one.RemainderName ?? "Phần còn lại", Show.Number(one.RemainderAmount)), ("Có thể cùng là chỉ tiêu", Other(one.SameAsIndicatorId)),
            ("Điểm tối đa", Show.Number(one.MaximumScore)), ("Điểm bị trừ", Show.Number(one.LostScore)), ("Nguyên nhân bị trừ điểm", one.LostCause), ("Trách nhiệm về điểm bị trừ", one.LostResponsibility?.Label()),
            ("Hạng", one.Rank is { } rank ? $"{rank}{(one.RankTotal is { } total ? $"/{total}" : "")}" : null), ("Xếp loại", one.Grade), ("Mục tiêu", one.Target), ("Thời hạn của mục tiêu", Show.Date(one.TargetDueOn)),
            ("Ghi chú", one.Note),
        ];
        foreach (var (what, said) in facts)
            if (said is { Length: > 0 }) yield return (what, said);
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new IndicatorById(Id), ct);
        Forms = [.. Offer()];
    }

    private IEnumerable<ActionForm> Offer()
    {
        if (View.MayAdd)
        {
            yield return new ActionForm("state", "Ghi một lần nêu khác", "Ghi")
            {
                Once = true,
                Note = "Cùng một chỉ tiêu được nêu ở nơi khác: cả hai lần được giữ đúng như đã nêu, và được so với nhau.",
                Fields = [new(nameof(RecordStatement.Text)) { Label = "Tỷ lệ đã nêu ở đó", Hint = "Ví dụ: 53,4." }, new(nameof(RecordStatement.Place)) { Label = "Nơi nêu", IsOptional = true, Hint = "Ví dụ: phụ lục 2, trang 5." }],
            };
            if (View.Indicator.Stated.SameAsIndicatorId is null && View.Others.Count > 0)
                yield return new ActionForm("link", "Nối với chỉ tiêu có thể là cùng một nội dung", "Nối")
                {
                    Note = "Hai chỉ tiêu mang tên khác nhau nhưng có thể là một; hệ thống so những gì cả hai đã nêu.",
                    Fields = [new(nameof(LinkIndicators.SameAsIndicatorId), FieldKind.Choice) { Label = "Chỉ tiêu kia", Choices = [.. View.Others.Select(IndicatorFields.Choice)] }],
                };
        }
        if (View.MayRevise)
            yield return new ActionForm("revise", "Sửa lỗi nhập", "Lưu")
            {
                Note = "Chỉ sửa điều nhập sai, không sửa điều nguồn đã nêu. Bản trước và lý do được giữ trong lịch sử.",
                Fields = [Field.Text(nameof(ReviseIndicator.Reason)) with { Label = "Nhập sai điều gì" }, .. IndicatorFields.Of(View.Indicator.Stated, View.Others)],
            }.With(nameof(ReviseIndicator.Version), View.Indicator.Version);
    }

    private static string? Inferred(StatedIndicator one) => new (bool Is, string What)[] { (one.PeriodInferred, "thời kỳ"), (one.DenominatorInferred, "mẫu số"), (one.AmountInferred, "giá trị") }
        .Where(pair => pair.Is).Select(pair => pair.What).ToList() is { Count: > 0 } inferred ? string.Join(", ", inferred) : null;

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/so-lieu/{Id}"));
    });
}
