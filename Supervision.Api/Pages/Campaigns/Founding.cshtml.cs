using System.Globalization;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Law;
using Supervision.Core.Papers;
using Supervision.Core.People;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>Founds the delegations of a campaign: the paper, who heads, who takes part and as what, chosen from the council's people or written down.</summary>
public sealed partial class FoundingPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private const int RowsAtFirst = 6;
    private const int RowsMore = 4;

    private readonly List<int[]> _kept = [];

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>How many delegations the campaign gets.</summary>
    [BindProperty(Name = "so-doan", SupportsGet = true)]
    public int Groups { get; set; } = 1;

    public CampaignView View { get; private set; } = null!;

    /// <summary>What the law says of such a delegation; null where it says nothing.</summary>
    public DelegationRule? Rule { get; private set; }

    /// <summary>The council's people, for choosing.</summary>
    public IReadOnlyList<PersonLine> People { get; private set; } = [];

    /// <summary>The founding decision or resolution that was issued in the system; null where none was.</summary>
    public Core.Papers.PaperLine? Decision { get; private set; }

    /// <summary>As above, begun and not issued yet.</summary>
    public Core.Papers.PaperLine? Draft { get; private set; }

    /// <summary>Who takes part as that paper names them, a line each.</summary>
    public IReadOnlyList<string> Composition { get; private set; } = [];

    public int Rows { get; private set; } = RowsAtFirst;

    public DateOnly Today => clock.Today();

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPostFound(FoundDelegation found, string? more, CancellationToken ct)
    {
        var typed = found.Delegations ?? [];
        Rows = Math.Clamp(typed.Select(delegation => delegation.Members?.Count ?? 0).DefaultIfEmpty(0).Max() + (more is null ? 0 : RowsMore), RowsAtFirst, 100);
        if (more is not null) return await Found();
        var people = (await Everybody(ct)).ToDictionary(person => person.Id);
        return await Submit(found with { CampaignId = Id, Delegations = [.. typed.Select(Whole)] }, nameof(found), _ =>
        {
            TempData[nameof(CampaignPage.Done)] = "Đã ghi việc thành lập Đoàn giám sát.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/cuoc-giam-sat/{Id}"));
        });

        NewDelegation Whole(NewDelegation delegation)
        {
            var members = MemberRow.Filled(delegation.Members, people);
            _kept.Add([.. members.Select(row => row.Place)]);
            return delegation with
            {
                HeaderName = delegation.HeaderName ?? delegation.Name?.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))!,
                Members = [.. members.Select(row => row.Member)],
            };
        }
    }

    protected override void Mark(string form, RefusedException refused)
    {
        foreach (var (field, messages) in refused.Fields)
            foreach (var message in messages) ModelState.AddModelError($"{form}.{Placed(field)}", message);
        if (refused.Fields.Count == 0) ModelState.AddModelError("", refused.Message);
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new CampaignDetails { CampaignId = Id }, ct);
        if (!View.May.Found) throw RefusedException.Forbidden("Đoàn giám sát do Thường trực Hội đồng nhân dân hoặc lãnh đạo Ban phụ trách thành lập.");
        Rule = RuleSets.Shipped.Get(View.Head.RuleSetCode).DelegationOf(View.Head.SubjectKind.Legal());
        Groups = Math.Clamp(Groups, 1, 20);
        People = await Everybody(ct);
        var papers = (await Papers(PaperKind.FoundingDecision, ct)).Concat(await Papers(PaperKind.FoundingResolution, ct)).Where(paper => paper.Force is not PaperForce.Recalled and not PaperForce.Replaced).OrderBy(paper => paper.Seq).ToList();
        Decision = papers.LastOrDefault(paper => paper is { Status: PaperStatus.Issued or PaperStatus.Sent or PaperStatus.Acknowledged, Number: not null });
        Draft = Decision is null ? papers.LastOrDefault(paper => paper.Status is not PaperStatus.Cancelled) : null;
        if ((Decision ?? Draft) is { } named)
            Composition = TypedLines.Of([.. (await ask.Get(new PaperDetails(named.Id), ct)).Parts.Where(part => part.Code == "composition").Select(part => part.Text)]);
    }

    private Task<IReadOnlyList<Core.Papers.PaperLine>> Papers(PaperKind kind, CancellationToken ct) => ask.All(Subject.Paper, after => new PaperList { CampaignId = Id, Kind = kind, After = after, Take = 200 }, ct);

    private async Task<IReadOnlyList<PersonLine>> Everybody(CancellationToken ct) =>
        [.. (await ask.All(Subject.Directory, after => new PersonList { After = after, Take = 200 }, ct)).Where(MemberRow.MayTakePart)];

    // The command was sent without the rows left blank; what is wrong with it belongs to the row as it stands on the page.
    private string Placed(string field) => Member().Replace(field, match =>
    {
        var (group, row) = (Number(match, "g"), Number(match, "r"));
        return group < _kept.Count && row < _kept[group].Length ? $"Delegations[{group}].Members[{_kept[group][row]}]" : match.Value;
    });

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Delegations\[(?<g>[0-9]+)\]\.Members\[(?<r>[0-9]+)\]")]
    private static partial Regex Member();
}
