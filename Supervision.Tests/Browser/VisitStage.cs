using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Visits;

namespace Supervision.Tests.Browser;

/// <summary>A session of the invented council that takes place this morning: a supervision of its own beside the demonstration's, so that a story may change it.</summary>
internal static class VisitStage
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    public const string Place = "Hội trường Ủy ban nhân dân xã";

    /// <summary>Begun at eight.</summary>
    public static async Task<Guid> Open(string code)
    {
        var (campaign, delegation) = await Found(code);
        var visit = (await DemoSite.Send(Role.Secretary, new PlanVisit
        {
            CampaignId = campaign, DelegationId = delegation, UnitIds = [(await DemoSite.Identity(Role.UnitHead)).UnitId!.Value], PlannedOn = Today, Session = Session.Morning, Place = Place,
        })).Id;
        await DemoSite.Send(Role.Secretary, new NotifyVisit { VisitId = visit, Version = 1, Reference = "70/TB-ĐGS", SentOn = Today.AddDays(-15) });
        await DemoSite.Send(Role.Secretary, new MoveVisit { VisitId = visit, Version = 2, Step = VisitStep.Start, At = new TimeOnly(8, 0) });
        return visit;
    }

    /// <summary>A supervision of its own, founded and its plan sent.</summary>
    public static async Task<(Guid Campaign, Guid Delegation)> Found(string code)
    {
        var known = (await DemoSite.Send(Role.Office, new CampaignList())).Items[^1];
        var details = await DemoSite.Send(Role.Office, new CampaignDetails { CampaignId = known.Id });
        var founded = Today.AddDays(-45);
        var campaign = (await DemoSite.Send(Role.Office, new PlanCampaign
        {
            Code = code,
            Title = "Việc tiếp nhận, giải quyết thủ tục hành chính tại cấp xã",
            FormCode = "GS-05",
            SubjectKind = SubjectKind.StandingBoard,
            BodyId = details.Head.BodyId!.Value,
            Topics = ["Giải quyết thủ tục hành chính"],
            Units = [new InspectedUnit((await DemoSite.Identity(Role.UnitHead)).UnitId!.Value, UnitMode.InPerson, Today.AddDays(-10))],
            Outline = ["Đặc điểm tình hình", "Kết quả giải quyết thủ tục hành chính", "Khó khăn, kiến nghị"],
            DecidedOn = founded,
        })).Id;
        var delegation = await DemoSite.Send(Role.StandingBoard, new FoundDelegation
        {
            CampaignId = campaign,
            Version = 1,
            FoundingPaper = Paper("Quyết định", $"{code}/QĐ-TTHĐND", founded),
            FoundedOn = founded,
            Delegations =
            [
                new NewDelegation
                {
                    Name = "Đoàn giám sát của Thường trực Hội đồng nhân dân tỉnh",
                    HeaderName = "ĐOÀN GIÁM SÁT",
                    HeadPost = "Phó Chủ tịch HĐND",
                    Members =
                    [
                        new NewMember { Part = DelegationPart.Head, Title = "Phó Chủ tịch Hội đồng nhân dân tỉnh", PersonId = (await DemoSite.Identity(Role.DelegationHead)).PersonId },
                        new NewMember { Part = DelegationPart.Member, Title = "Đại biểu Hội đồng nhân dân tỉnh", PersonId = (await DemoSite.Identity(Role.Member)).PersonId },
                        new NewMember { Part = DelegationPart.Secretary, Title = "Chuyên viên Văn phòng", PersonId = (await DemoSite.Identity(Role.Secretary)).PersonId },
                    ],
                },
            ],
        });
        await DemoSite.Send(Role.Office, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = founded, Paper = Paper("Công văn", $"{code}/HĐND-VP", founded) });
        return (campaign, delegation.DelegationIds[0]);
    }

    private static Paper Paper(string type, string reference, DateOnly on) => new()
    {
        Type = type, Reference = reference, IssuedOn = on, Issuer = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn", Abstract = "thành lập Đoàn giám sát và gửi kế hoạch",
    };
}
