using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Visits;

namespace Supervision.Tests.Visits;

/// <summary>A visit on its way, moved by the commands a user sends; the clock goes along.</summary>
internal static class SomeVisits
{
    public static readonly DateOnly VisitOn = new(2026, 4, 15);
    public static readonly byte[] Scan = [.. "%PDF-1.7\n% bản quét\n"u8];

    public static async Task<Guid> PlannedVisit(this World world, DateOnly? on = null, SubjectKind subject = SubjectKind.StandingBoard)
    {
        var (campaign, delegation) = subject == SubjectKind.StandingBoard ? await world.FoundedCampaign() : await world.FoundedBy(subject);
        await world.Send(world.Office, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = Some.FoundedOn, Paper = Some.Paper("Công văn", "45/HĐND-VP") });
        return (await world.Send(world.Secretary, Some.Visit(world, campaign, delegation) with { PlannedOn = on ?? VisitOn })).Id;
    }

    private static async Task<(Guid Campaign, Guid Delegation)> FoundedBy(this World world, SubjectKind subject)
    {
        var campaign = (await world.Send(world.Office, Some.Plan(world, subject))).Id;
        var type = subject == SubjectKind.DelegateGroup ? "Kế hoạch" : "Nghị quyết";
        await world.Send(world.StandingBoard, Some.Founding(world, campaign, 1) with { FoundingPaper = Some.Paper(type, "05/KH-TĐB") });
        return (campaign, await world.Id("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }));
    }

    public static NotifyVisit Notice(Guid visit, DateOnly? sentOn = null, int version = 1) =>
        new() { VisitId = visit, Version = version, Reference = "52/HĐND-VP", SentOn = sentOn ?? new DateOnly(2026, 3, 31) };

    public static async Task<Guid> NotifiedVisit(this World world)
    {
        var visit = await world.PlannedVisit();
        world.Clock.Set(new DateOnly(2026, 3, 31), new TimeOnly(9, 0));
        await world.Send(world.Secretary, Notice(visit));
        return visit;
    }

    public static async Task<Guid> StartedVisit(this World world)
    {
        var visit = await world.NotifiedVisit();
        world.Clock.Set(VisitOn, new TimeOnly(8, 5));
        await world.Send(world.Secretary, new MoveVisit { VisitId = visit, Version = 2, Step = VisitStep.Start, At = new TimeOnly(8, 0) });
        return visit;
    }

    public static async Task End(this World world, Guid visit)
    {
        world.Clock.Set(VisitOn, new TimeOnly(11, 40));
        await world.Send(world.Secretary, new MoveVisit { VisitId = visit, Version = 3, Step = VisitStep.End, At = new TimeOnly(11, 30) });
    }

    public static async Task<Guid> EndedVisit(this World world)
    {
        var visit = await world.StartedVisit();
        await world.End(visit);
        return visit;
    }

    public static SignMinutes Signature(Guid visit, MinutesParty party, string title) =>
        new() { VisitId = visit, Party = party, SignerName = "Người Minh Họa", SignerTitle = title, SignedOn = VisitOn };

    public static async Task SignAll(this World world, Guid visit)
    {
        await world.Send(world.Secretary, Signature(visit, MinutesParty.Secretary, "Chuyên viên Văn phòng"));
        await world.Send(world.Secretary, Signature(visit, MinutesParty.Head, "Phó Chủ tịch HĐND tỉnh"));
        await world.Send(world.Secretary, Signature(visit, MinutesParty.UnitRepresentative, "Chủ tịch UBND xã"));
    }

    public static async Task<Guid> LockedVisit(this World world)
    {
        var visit = await world.EndedVisit();
        await world.SignAll(visit);
        await world.Send(world.Secretary, new AttachSignedMinutes { VisitId = visit, Content = await world.Received(Scan) });
        await world.Send(world.Head, new LockMinutes { VisitId = visit, Version = 4, LockedOn = VisitOn });
        return visit;
    }

    public static async Task<Guid> CampaignOf(this World world, Guid visit) =>
        await world.Id("SELECT CAST(CampaignId AS nvarchar(36)) FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit });

    public static async Task<Guid> Id(this World world, string sql, object args) => Guid.Parse((await world.Value<string>(sql, args))!);
}
