using Supervision.Core.Campaigns;
using Supervision.Core.Dossiers;
using Supervision.Core.Papers;
using Supervision.Tests.Papers;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Dossiers;

/// <summary>Dossiers brought to where a test needs them, by the commands that people send.</summary>
internal static class SomeDossiers
{
    public static readonly DateOnly ClosedOn = new(2026, 3, 20);

    /// <summary>A letter that sends the plan to a unit, issued.</summary>
    public static async Task<Guid> IssuedPlanLetter(this World world, Guid campaign, int number, DateOnly on, Guid? unit = null)
    {
        var paper = await world.ApprovedPlanLetter(campaign, unit ?? world.Unit);
        await world.Send(world.Clerk, new IssuePaper { PaperId = paper, Version = 3, Number = number, IssuedOn = on, IsHandSigned = true, SignedOn = on, SignerName = "Nguyễn Văn Minh Họa" });
        return paper;
    }

    private static async Task<Guid> ApprovedPlanLetter(this World world, Guid campaign, Guid unit)
    {
        var paper = (await world.Send(world.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign, AddresseeUnitId = unit })).Id;
        await world.Send(world.Office, new SubmitPaper { PaperId = paper, Version = 1 });
        await world.Send(world.StandingBoard, new ApprovePaper { PaperId = paper, Version = 2 });
        return paper;
    }

    /// <summary>A campaign with two letters in its dossier, the later one issued first; the clock stands on 20/3/2026.</summary>
    public static async Task<(Guid Campaign, Guid Dossier, Guid Earlier, Guid Later)> OpenDossier(this World world)
    {
        var (campaign, _) = await world.SentCampaign();
        var (later, earlier) = (await world.ApprovedPlanLetter(campaign, world.Unit), await world.ApprovedPlanLetter(campaign, world.OtherUnit));
        world.Clock.Set(ClosedOn, new TimeOnly(8, 0));
        await world.Send(world.Clerk, new IssuePaper { PaperId = later, Version = 3, Number = 47, IssuedOn = new DateOnly(2026, 3, 18), IsHandSigned = true, SignedOn = new DateOnly(2026, 3, 18), SignerName = "Nguyễn Văn Minh Họa" });
        await world.Send(world.Clerk, new IssuePaper { PaperId = earlier, Version = 3, Number = 46, IssuedOn = new DateOnly(2026, 3, 11), IsHandSigned = true, SignedOn = new DateOnly(2026, 3, 11), SignerName = "Nguyễn Văn Minh Họa" });
        var dossier = (await world.Send(world.Office, new CampaignDossiers(campaign))).Single().Id;
        return (campaign, dossier, earlier, later);
    }

    /// <summary>The same, given up and closed.</summary>
    public static async Task<(Guid Campaign, Guid Dossier, Guid Earlier, Guid Later)> ClosedDossier(this World world)
    {
        var opened = await world.OpenDossier();
        await world.GiveUp(opened.Campaign);
        await world.Send(world.Office, new CloseDossier { DossierId = opened.Dossier, Version = 1, ClosedOn = ClosedOn, IsLackingSeen = true });
        return opened;
    }

    public static async Task GiveUp(this World world, Guid campaign) => await world.Send(world.Office, new MoveCampaign
    {
        CampaignId = campaign,
        Version = (await world.Send(world.Office, new CampaignDetails { CampaignId = campaign })).Head.Version,
        Step = CampaignStep.Cancel,
        On = ClosedOn,
        Paper = Some.Paper("Thông báo", "20/TB-HĐND") with { IssuedOn = ClosedOn },
        Reason = "Trùng nội dung với cuộc giám sát khác",
    });

    /// <summary>Issued minutes of hand-over about a dossier.</summary>
    public static async Task<Guid> HandoverMinutes(this World world, Guid? dossier, DateOnly on, int number = 3)
    {
        var paper = (await world.Send(world.Clerk, new DraftPaper { Kind = PaperKind.DossierHandover, SubjectId = dossier })).Id;
        var version = await world.Fill(world.Clerk, paper, ("giver", "Nguyễn Văn Giao | Văn thư"), ("receiver", "Trần Thị Nhận | Lưu trữ viên"));
        await world.Send(world.Clerk, new SubmitPaper { PaperId = paper, Version = version });
        await world.Send(world.Office, new ApprovePaper { PaperId = paper, Version = version + 1 });
        await world.Send(world.Clerk, new IssuePaper { PaperId = paper, Version = version + 2, Number = number, IssuedOn = on, IsHandSigned = true, SignedOn = on, SignerName = "Nguyễn Văn Minh Họa" });
        return paper;
    }
}
