using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>The campaigns that the reader works with, by stage: the nearest time limit of each and what is missing for its next step.</summary>
public sealed class BoardPage(Asking ask, Actor actor, TimeProvider clock) : PageModel
{
    private const int YearsBack = 5;

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(Name = "ban", SupportsGet = true)]
    public Guid? BodyId { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public CampaignStatus? Status { get; set; }

    [BindProperty(Name = "giai-doan", SupportsGet = true)]
    public BoardStage? Stage { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public BoardView Board { get; private set; } = new([]);

    public IReadOnlyList<BodyLine> Bodies { get; private set; } = [];

    public IEnumerable<int> Years => Enumerable.Range(clock.Today().Year - YearsBack, YearsBack + 2).Reverse();

    public bool IsFiltered => Year is not null || BodyId is not null || Status is not null;

    /// <summary>The council ended on this day and begins nothing any more; null while it sits.</summary>
    public CouncilAnswer? Ended { get; private set; }

    public bool MayPlan => Ended is null && PlanCampaignPage.May(actor);

    public bool ReadsOutside => OutsideChecksPage.Is(actor);

    /// <summary>The supervisions of a unit, for its people; null for the council's.</summary>
    public Page<CampaignLine>? Own { get; private set; }

    /// <summary>The list as a table, with its filter.</summary>
    public string Sheet => ListTools.SheetAddress("/api/campaign-board.xlsx", ("year", Year), ("bodyId", BodyId), ("status", Status), ("stage", Stage));

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (IsOfUnit(actor))
        {
            Own = await ask.Get(new CampaignList { After = After }, ct);
            return;
        }
        if (!Is(actor)) throw RefusedException.Forbidden("Bảng theo dõi dành cho người tiến hành giám sát của Hội đồng nhân dân.");
        Board = await ask.Get(new CampaignBoard { Year = Year, BodyId = BodyId, Status = Status, Stage = Stage, After = Stage is null ? null : After }, ct);
        Bodies = await ask.Get(new BodyList(), ct);
        if (PlanCampaignPage.May(actor) && await ask.Try(Subject.Directory, new CouncilDetails(), ct) is { } council && council.ValidTo < clock.Today()) Ended = council;
    }

    /// <summary>The board is this person's to work with.</summary>
    public static bool Is(Actor actor) => actor.UnitId is null && actor.Identity.Roles.Any(role => role is not Role.Expert && PermissionMatrix.Allows(role, Subject.Campaign, Act.Read));

    /// <summary>Whoever acts for a unit reads its own supervisions here.</summary>
    public static bool IsOfUnit(Actor actor) => actor.UnitId is not null && actor.Identity.Link is null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Campaign, Act.Read);

    /// <summary>The board as it is filtered, or one column of it.</summary>
    public string Link(BoardStage? stage, string? after)
    {
        var said = new (string Name, string? Value)[]
        {
            ("nam", Year?.ToString(CultureInfo.InvariantCulture)), ("ban", BodyId?.ToString()), ("trang-thai", Status?.ToString()), ("giai-doan", stage?.ToString()), ("sau", after),
        }.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}");
        return $"/cuoc-giam-sat?{string.Join('&', said)}";
    }
}
