using Supervision.Core.Campaigns;
using Supervision.Core.Visits;

namespace Supervision.Tests;

/// <summary>What tests begin with, made by the same commands a user sends.</summary>
public static class Some
{
    public static readonly DateOnly FoundedOn = new(2026, 3, 9);

    public static Paper Paper(string type = "Nghị quyết", string reference = "12/NQ-HĐND") => new()
    {
        Type = type,
        Reference = reference,
        IssuedOn = FoundedOn,
        Issuer = "Hội đồng nhân dân tỉnh Lam Sơn",
        Abstract = "thành lập Đoàn giám sát",
    };

    public static PlanCampaign Plan(World world, SubjectKind subject = SubjectKind.StandingBoard) => new()
    {
        Code = $"GS-{Guid.NewGuid().ToString("N")[..6]}",
        Title = "Việc thực hiện cải cách hành chính",
        FormCode = subject is SubjectKind.DelegateGroup or SubjectKind.Delegate ? "GS-08" : "GS-05",
        SubjectKind = subject,
        BodyId = world.Council.StandingBoardId,
        Topics = ["Cải cách hành chính"],
        Units = [new InspectedUnit(world.Unit, UnitMode.InPerson, new DateOnly(2026, 3, 20)), new InspectedUnit(world.OtherUnit, UnitMode.ByReport, new DateOnly(2026, 3, 20))],
        Outline = ["Đặc điểm tình hình", "Kết quả triển khai"],
        DecidedOn = FoundedOn,
    };

    public static FoundDelegation Founding(World world, Guid campaign, int version) => new()
    {
        CampaignId = campaign,
        Version = version,
        FoundingPaper = Paper("Quyết định", "12/QĐ-TTHĐND"),
        FoundedOn = FoundedOn,
        Delegations =
        [
            new NewDelegation
            {
                Name = "Đoàn giám sát",
                HeaderName = "ĐOÀN GIÁM SÁT",
                HeadPost = "Phó Chủ tịch HĐND",
                Members =
                [
                    new NewMember { Part = DelegationPart.Head, Title = "Phó Chủ tịch HĐND tỉnh", PersonId = world.Head },
                    new NewMember { Part = DelegationPart.Member, Title = "Đại biểu HĐND tỉnh", PersonId = world.Member },
                    new NewMember { Part = DelegationPart.Secretary, Title = "Chuyên viên Văn phòng", PersonId = world.Secretary },
                    new NewMember { Part = DelegationPart.Expert, Title = "Chuyên gia", PersonId = world.Expert },
                ],
            },
        ],
    };

    /// <summary>A campaign of the Standing Board, its delegation founded.</summary>
    public static async Task<(Guid Campaign, Guid Delegation)> FoundedCampaign(this World world)
    {
        var campaign = (await world.Send(world.Office, Plan(world))).Id;
        await world.Send(world.StandingBoard, Founding(world, campaign, 1));
        var delegation = Guid.Parse((await world.Value<string>(
            "SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }))!);
        return (campaign, delegation);
    }

    public static PlanVisit Visit(World world, Guid campaign, Guid delegation) => new()
    {
        CampaignId = campaign,
        DelegationId = delegation,
        UnitIds = [world.Unit],
        PlannedOn = new DateOnly(2026, 4, 15),
        Session = Session.Morning,
        Place = "Trụ sở UBND xã",
    };
}
