using System.Globalization;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Law;
using Supervision.Core.People;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>Changes who is in a delegation: who leaves, who joins, and the paper that says so.</summary>
public sealed partial class MembersPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private const int RowsAtFirst = 2;

    private IReadOnlyList<int> _kept = [];
    private IReadOnlyList<Guid> _leaving = [];

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The delegation by its number in the campaign.</summary>
    [BindProperty(Name = "doan", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public CampaignView View { get; private set; } = null!;

    /// <summary>Null where nothing changes any more, or nothing was founded yet.</summary>
    public DelegationView? Delegation { get; private set; }

    /// <summary>What the law says of such a delegation; null where it says nothing.</summary>
    public DelegationRule? Rule { get; private set; }

    /// <summary>The council's people, for choosing.</summary>
    public IReadOnlyList<PersonLine> People { get; private set; } = [];

    public int Rows { get; private set; } = RowsAtFirst;

    public DateOnly Today => clock.Today();

    /// <summary>Where members are changed; null for who may not, and once the delegation has ended.</summary>
    public static string? Address(CampaignView view, DelegationView delegation) =>
        view.May.Found && CampaignLife.HasDelegation(view.Head.Status) ? $"/cuoc-giam-sat/{view.Head.Id}/thanh-vien-doan?doan={delegation.Number}" : null;

    public bool Leaves(Guid member) => _leaving.Contains(member);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPostChange(ChangeDelegation change, string? more, CancellationToken ct)
    {
        Rows = Math.Clamp((change.Joining?.Count ?? 0) + (more is null ? 0 : RowsAtFirst), RowsAtFirst, 100);
        _leaving = change.Leaving ?? [];
        if (more is not null) return await Found();
        View = await ask.Get(new CampaignDetails { CampaignId = Id }, ct);
        var joining = MemberRow.Filled(change.Joining, (await Everybody(ct)).ToDictionary(person => person.Id));
        _kept = [.. joining.Select(row => row.Place)];
        return await Submit(change with
        {
            CampaignId = Id,
            DelegationId = View.Delegations.FirstOrDefault(one => one.Number == Number)?.Id ?? Guid.Empty,
            Leaving = _leaving,
            Joining = [.. joining.Select(row => row.Member)],
        }, nameof(change), _ =>
        {
            TempData[nameof(CampaignPage.Done)] = "Đã ghi thay đổi thành viên Đoàn giám sát.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/cuoc-giam-sat/{Id}"));
        });
    }

    // The command was sent without the rows left blank; what is wrong with it belongs to the row as it stands on the page.
    protected override void Mark(string form, RefusedException refused)
    {
        foreach (var (field, messages) in refused.Fields)
            foreach (var message in messages)
                ModelState.AddModelError($"{form}.{Row().Replace(field, match => int.Parse(match.Groups["r"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is var r && r < _kept.Count ? $"Joining[{_kept[r]}]" : match.Value)}", message);
        if (refused.Fields.Count == 0) ModelState.AddModelError("", refused.Message);
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new CampaignDetails { CampaignId = Id }, ct);
        if (!View.May.Found) throw RefusedException.Forbidden("Thành viên Đoàn giám sát do Thường trực Hội đồng nhân dân hoặc lãnh đạo Ban phụ trách quyết định thay đổi.");
        Delegation = CampaignLife.HasDelegation(View.Head.Status) ? View.Delegations.FirstOrDefault(one => one.Number == Number) ?? (View.Delegations is [var first, ..] ? first : null) : null;
        Rule = RuleSets.Shipped.Get(View.Head.RuleSetCode).DelegationOf(View.Head.SubjectKind.Legal());
        People = await Everybody(ct);
    }

    private async Task<IReadOnlyList<PersonLine>> Everybody(CancellationToken ct) =>
        [.. (await ask.All(Subject.Directory, after => new PersonList { After = after, Take = 200 }, ct)).Where(MemberRow.MayTakePart)];

    [GeneratedRegex(@"Joining\[(?<r>[0-9]+)\]")]
    private static partial Regex Row();
}
