using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The time limits of the supervision laws and what they want papers to say, by law and with their articles, and the council's own numbers in their place.</summary>
public sealed class LegalLimitsPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private const string Path = "/quan-tri/thoi-han";

    [TempData]
    public string? Done { get; set; }

    /// <summary>The law that is looked at; none for the one in force.</summary>
    [BindProperty(Name = "luat", SupportsGet = true)]
    public string? Asked { get; set; }

    public IReadOnlyList<RuleSet> Laws { get; } = RuleSets.Shipped.All;

    public RuleSet Law { get; private set; } = null!;

    /// <summary>The council's own numbers for this law, past and coming ones too.</summary>
    public IReadOnlyList<ClockOverride> Own { get; private set; } = [];

    public ActionForm Override { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    /// <summary>Whose duties a law names, in its order, with the limits of each.</summary>
    public IEnumerable<(string Name, IEnumerable<LegalClock> Clocks)> BySubject => Law.Clocks.GroupBy(one => one.Subject).Select(group => (SubjectName(group.Key), group.AsEnumerable()));

    /// <summary>The council's own number that holds today.</summary>
    public ClockOverride? OwnNow(LegalClock one) => Own.LastOrDefault(own => own.ClockCode == one.Code && own.IsEffectiveOn(Today));

    public string WhatOf(ClockOverride own) => Law.Clocks.FirstOrDefault(one => one.Code == own.ClockCode)?.What ?? own.ClockCode;

    /// <summary>What is said of one limit beyond what is said of the whole law at the head of the page.</summary>
    public string? NoteOf(LegalClock one) => (Law.Note is { } whole ? one.Note?.Replace(whole, "", StringComparison.Ordinal).Trim() : one.Note) is { Length: > 0 } note ? note : null;

    /// <summary>"chậm nhất 15 ngày kể từ ngày ban hành văn bản thành lập Đoàn giám sát".</summary>
    public static string Limit(LegalClock one, int? days = null, DayUnit? unit = null)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{days ?? one.Count} {(unit ?? one.Unit)?.Label()}");
        return one.Direction switch
        {
            ClockDirection.Before => $"chậm nhất {number} trước {one.FromEvent.Label()}",
            ClockDirection.After => $"chậm nhất {number} kể từ {one.FromEvent.Label()}",
            ClockDirection.FixedDay => $"trước ngày {one.FixedDay![3..]}/{one.FixedDay[..2]} của năm trước",
            _ => one.Direction.Label(),
        };
    }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostOverride(OverrideRule @override)
    {
        Asked = @override.RuleSetCode;
        return Submit(@override, "override", _ =>
        {
            Done = $"Đã đặt số ngày riêng, áp dụng từ ngày {Show.Date(@override.EffectiveFrom)}.";
            return Task.FromResult<IActionResult>(LocalRedirect($"{Path}?luat={Uri.EscapeDataString(@override.RuleSetCode)}"));
        });
    }

    protected override async Task Read(CancellationToken ct)
    {
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) throw RefusedException.Forbidden("Trang này dành cho người quản trị của Hội đồng nhân dân.");
        Law = string.IsNullOrEmpty(Asked) ? RuleSets.Shipped.Find(Today) ?? Laws[^1] : Laws.FirstOrDefault(law => law.Code == Asked) ?? throw RefusedException.NotFound("luật trong địa chỉ");
        Own = [.. (await ask.Get(new RuleOverrideList(), ct)).Where(own => own.RuleSetCode == Law.Code)];
        Override = new ActionForm("override", "Đặt số ngày riêng của Hội đồng nhân dân", "Đặt số ngày riêng")
        {
            Once = true,
            Note = $"Chỉ đặt khi quy chế hoặc nghị quyết của Hội đồng nhân dân quy định khác {Law.ShortName} và luật cho phép. Cuộc giám sát theo luật này dùng số ngày riêng kể từ ngày áp dụng.",
            Fields =
            [
                new(nameof(OverrideRule.ClockCode), FieldKind.Choice)
                {
                    Choices = [new("", "Chọn thời hạn"), .. Law.Clocks.Where(one => one.Count is not null).Select(one => new Choice(one.Code, $"{SubjectName(one.Subject)}: {one.What} ({one.Count} {one.Unit?.Label()}, {one.Article})"))],
                },
                new(nameof(OverrideRule.Days), FieldKind.Number),
                Field.Of<DayUnit>(nameof(OverrideRule.DayUnit)),
                new(nameof(OverrideRule.SourcePaper)) { Label = "Văn bản quy định", Hint = "Ví dụ: Quy chế hoạt động của Hội đồng nhân dân tỉnh, số 05/QC-HĐND, Điều 12." },
                Field.Day(nameof(OverrideRule.EffectiveFrom), Today),
                Field.Day(nameof(OverrideRule.EffectiveTo)) with { IsOptional = true },
            ],
        }.With(nameof(OverrideRule.RuleSetCode), Law.Code);
    }

    private static string SubjectName(LegalSubject subject) => RuleSets.Shipped.Subjects.FirstOrDefault(one => one.Code == subject)?.Name ?? "Đơn vị chịu sự giám sát";
}
