using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Campaigns;

public sealed class FoundDelegationTests : FeatureTest
{
    [Test]
    public async Task A_founded_delegation_moves_the_campaign_and_the_journal_keeps_the_paper()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;

        var changed = await World.Send(World.StandingBoard, Some.Founding(World, campaign, 1));

        Assert.That(changed.Version, Is.EqualTo(2));
        Assert.That(await World.Value<string>("SELECT Status FROM Campaigns WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo("Founded"));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE SubjectId = @campaign AND Event = 'DelegationFounded' AND CouncilId = @CouncilId", new { campaign }),
            Does.Contain("12/QĐ-TTHĐND"));
    }

    [Test]
    public async Task A_paper_of_another_kind_than_the_law_names_founds_nothing()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;

        var refusal = await World.Refused(World.StandingBoard, Some.Founding(World, campaign, 1) with { FoundingPaper = Some.Paper("Nghị quyết") });

        Assert.That(refusal.Code, Is.EqualTo("campaign.founding_paper"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }), Is.Zero);
    }

    [Test]
    public async Task A_head_whom_the_law_does_not_name_is_refused()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var founding = Some.Founding(World, campaign, 1);

        var refusal = await World.Refused(World.StandingBoard, founding with { Delegations = [founding.Delegations[0] with { HeadPost = "Trưởng Ban" }] });

        Assert.That(refusal.Code, Is.EqualTo("delegation.head"));
        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "Delegations[0].HeadPost" }));
    }

    [Test]
    public async Task Nobody_founds_before_the_paper_that_founds_nor_by_one_of_tomorrow()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var founding = Some.Founding(World, campaign, 1);

        var early = await World.Refused(World.StandingBoard, founding with { FoundedOn = Some.FoundedOn.AddDays(-1) });
        var future = await World.Refused(World.StandingBoard, founding with { FoundingPaper = founding.FoundingPaper with { IssuedOn = Some.FoundedOn.AddDays(80) } });

        Assert.That((early.Code, early.Fields.Keys.Single()), Is.EqualTo(("date.order", "FoundedOn")));
        Assert.That(early.Message, Is.EqualTo("“Ngày thành lập Đoàn” (08/3/2026) không được trước ngày ban hành văn bản thành lập Đoàn (09/3/2026)."));
        Assert.That((future.Code, future.Fields.Keys.Single()), Is.EqualTo(("date.future", "FoundingPaper.IssuedOn")));
        Assert.That(future.Message, Does.Contain("“Ngày ban hành”"));
    }

    [Test]
    public async Task Nobody_is_head_and_member_at_once()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var founding = Some.Founding(World, campaign, 1);
        var delegation = founding.Delegations[0];

        var refusal = await World.Refused(World.StandingBoard, founding with
        {
            Delegations = [delegation with { Members = [.. delegation.Members, new NewMember { Part = DelegationPart.Member, Title = "Đại biểu", PersonId = World.Head }] }],
        });

        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "Delegations[0].Members[4].PersonId" }));
        Assert.That(refusal.Fields.Values.Single().Single(), Does.Contain("đã là Trưởng đoàn"));
    }

    [Test]
    public async Task Two_who_saw_the_same_version_do_not_overwrite_each_other()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = 1, Step = CampaignStep.Programme, On = Some.FoundedOn, Paper = Some.Paper() });

        var refusal = await World.Refused(World.StandingBoard, Some.Founding(World, campaign, 1));

        Assert.That(refusal.Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That(refusal.More["changedBy"], Is.EqualTo(World.Identity(World.Office).Name));
    }

    [Test]
    public async Task The_office_plans_but_does_not_found()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;

        var refusal = await World.Refused(World.Office, Some.Founding(World, campaign, 1));

        Assert.That(refusal.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE Event = 'AccessRefused' AND ActorId = @Office AND CouncilId = @CouncilId", new { World.Office }), Is.EqualTo(1));
    }
}
