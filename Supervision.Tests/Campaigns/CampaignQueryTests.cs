using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Findings;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Campaigns;

public sealed class CampaignQueryTests : FeatureTest
{
    [Test]
    public async Task The_list_is_searched_without_diacritics_filtered_by_state_and_read_page_by_page()
    {
        var first = (await World.Send(World.Office, Some.Plan(World) with { Title = "Việc giải quyết khiếu nại, tố cáo" })).Id;
        var second = (await World.FoundedCampaign()).Campaign;

        var searched = await World.Send(World.Office, new CampaignList { Search = "KHIEU NAI" });
        var founded = await World.Send(World.Office, new CampaignList { Status = CampaignStatus.Founded });
        var page = await World.Send(World.Office, new CampaignList { Take = 1 });
        var next = await World.Send(World.Office, new CampaignList { Take = 1, After = page.Next });

        Assert.That(searched.Items.Single().Id, Is.EqualTo(first));
        Assert.That(founded.Items.Single().Id, Is.EqualTo(second));
        Assert.That((page.Items.Single().Id, next.Items.Single().Id, next.Next), Is.EqualTo((second, first, (string?)null)));
        Assert.That(page.Items[0].UnitCount, Is.EqualTo(2));
        Assert.That((await World.Send(World.Office, new CampaignList { Search = "100%_[" })).Items, Is.Empty);
    }

    [Test]
    public async Task Members_get_their_delegations_campaigns_units_those_that_were_sent_and_another_council_none()
    {
        await World.Send(World.Office, Some.Plan(World));
        var founded = (await World.FoundedCampaign()).Campaign;
        Assert.That((await World.Send(World.Member, new CampaignList())).Items.Select(c => c.Id), Is.EqualTo(new[] { founded }));
        Assert.That((await World.Send(World.UnitHead, new CampaignList())).Items, Is.Empty);

        var notified = await World.NotifiedVisit();
        var line = (await World.Send(World.UnitHead, new CampaignList())).Items.Single();
        Assert.That((line.Id, line.UnitCount, line.VisitCount, line.NextVisitOn), Is.EqualTo((await World.CampaignOf(notified), 1, 1, SomeVisits.VisitOn)));
        Assert.That((await World.Send(World.OtherUnitHead, new CampaignList())).Items.Single().VisitCount, Is.Zero);

        await World.OpenCouncil();
        Assert.That((await World.Send(World.Office, new CampaignList())).Items, Is.Empty);
        Assert.That((await World.Refused(World.Office, new CampaignDetails { CampaignId = founded })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task The_details_hold_the_plan_the_delegation_the_visits_with_their_steps_and_the_clocks()
    {
        var visit = await World.NotifiedVisit();

        var view = await World.Send(World.Head, new CampaignDetails { CampaignId = await World.CampaignOf(visit) });

        Assert.That((view.Topics.Single(), view.Outline.Count, view.Units.Count), Is.EqualTo(("Cải cách hành chính", 2, 2)));
        Assert.That(view.Delegations.Single().Members.Select(m => m.Part), Is.EqualTo(new[] { DelegationPart.Head, DelegationPart.Member, DelegationPart.Secretary, DelegationPart.Expert }));
        Assert.That(view.Papers.Select(p => p.Kind), Is.EqualTo(new[] { CampaignPaperKind.Founding, CampaignPaperKind.PlanLetter }));
        Assert.That((view.Visits.Single().Units.Single().Name, view.Visits[0].Allowed.Count), Is.EqualTo(("Ủy ban nhân dân xã Hòa Bình", 3)));
        Assert.That(view.Allowed, Is.EqualTo(new[] { CampaignStep.Start, CampaignStep.Suspend, CampaignStep.Cancel }));
        Assert.That(view.Clocks.Select(c => $"{c.Code} {c.EventOn:dd/MM} {c.Limit:dd/MM} {c.ActBy:dd/MM} {c.DoneOn:dd/MM} {c.Status}"), Is.EqualTo(new[]
        {
            "standing_board.plan_sent 09/03 24/03 24/03 09/03 InTime",
            "standing_board.programme_sent 15/04 05/04 03/04 31/03 InTime",
            "standing_board.delegation_report     NotStarted",
            "standing_board.examination     NotStarted",
        }));
    }

    [Test]
    public async Task A_campaign_by_report_only_has_no_clock_of_a_visit_and_a_day_passed_is_overdue()
    {
        var campaign = (await World.FoundedCampaign()).Campaign;
        World.Clock.Set(new DateOnly(2026, 3, 25), new TimeOnly(8, 0));

        var clocks = (await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).Clocks;

        Assert.That(clocks.Select(c => c.Code), Has.None.EqualTo("standing_board.programme_sent"));
        Assert.That((clocks[0].Code, clocks[0].Status, clocks[0].IsLate), Is.EqualTo(("standing_board.plan_sent", ClockStatus.Overdue, true)));
    }

    [Test]
    public async Task A_member_who_works_for_the_committee_too_is_marked_for_the_councils_side()
    {
        var both = await World.ServesBoth(Role.Member, World.OtherUnit);
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var founding = Some.Founding(World, campaign, 1);
        await World.Send(World.StandingBoard, founding with
        {
            Delegations = [founding.Delegations[0] with { Members = [.. founding.Delegations[0].Members, new NewMember { Part = DelegationPart.Member, Title = "Đại biểu HĐND tỉnh", PersonId = both }] }],
        });
        await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = Some.FoundedOn, Paper = Some.Paper("Công văn", "45/HĐND-VP") });

        var ours = (await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).Delegations[0].Members;
        var units = (await World.Send(World.UnitHead, new CampaignDetails { CampaignId = campaign })).Delegations[0].Members;

        Assert.That(ours.Where(m => m.ServesBoth).Select(m => m.PersonId), Is.EqualTo(new Guid?[] { both }));
        Assert.That(units.Select(m => m.ServesBoth), Is.All.False);
    }

    [Test]
    public async Task A_unit_sees_its_own_part_without_clocks_and_warnings()
    {
        var visit = await World.NotifiedVisit();
        var campaign = await World.CampaignOf(visit);

        var own = await World.Send(World.UnitHead, new CampaignDetails { CampaignId = campaign });
        var other = await World.Send(World.OtherUnitHead, new CampaignDetails { CampaignId = campaign });

        Assert.That((own.Units.Single().UnitId, own.Visits.Count, own.Clocks.Count, own.Allowed.Count, own.Conflicts.Count), Is.EqualTo((World.Unit, 1, 0, 0, 0)));
        Assert.That((other.Units.Single().UnitId, other.Visits.Count), Is.EqualTo((World.OtherUnit, 0)));
    }

    [Test]
    public async Task Members_with_posts_in_the_unit_or_its_direct_superior_are_named()
    {
        var district = (await World.Send(World.Administrator, World.NewUnit("H1", "Ủy ban nhân dân huyện Phong Sơn"))).Id;
        var commune = (await World.Send(World.Administrator, World.NewUnit("X1", "Ủy ban nhân dân xã Phong Hòa") with { ParentId = district })).Id;
        async Task<Guid> Member(string title, Guid postIn, DateOnly? until = null)
        {
            var id = (await World.Send(World.Administrator, new AddPerson
            {
                Name = title, Title = title, Roles = [new HeldRole(Role.Member)], Posts = [new HeldPost(postIn, title, new DateOnly(2021, 7, 1), until)], ValidFrom = new DateOnly(2021, 7, 1),
            })).Id;
            return id;
        }
        var chair = await Member("Chủ tịch UBND huyện", district);
        var secretary = await Member("Bí thư Đảng ủy xã", commune);
        var former = await Member("Nguyên Chủ tịch UBND xã", commune, new DateOnly(2025, 12, 31));
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { Units = [new InspectedUnit(commune, UnitMode.InPerson)] })).Id;
        var founding = Some.Founding(World, campaign, 1);
        await World.Send(World.StandingBoard, founding with
        {
            Delegations =
            [
                founding.Delegations[0] with
                {
                    Members =
                    [
                        founding.Delegations[0].Members[0],
                        new NewMember { Part = DelegationPart.Member, Title = "Chủ tịch UBND huyện", PersonId = chair, Relation = RelationToUnit.DirectSuperior },
                        new NewMember { Part = DelegationPart.Member, Title = "Bí thư Đảng ủy xã", PersonId = secretary },
                        new NewMember { Part = DelegationPart.Member, Title = "Đại biểu", PersonId = former },
                        new NewMember { Part = DelegationPart.Member, Title = "Trưởng phòng", Relation = RelationToUnit.SameLocality, RelationInferred = true },
                    ],
                },
            ],
        });

        var conflicts = (await World.Send(World.Head, new CampaignDetails { CampaignId = campaign })).Conflicts;

        Assert.That(conflicts.Select(c => $"{c.MemberTitle}: {c.Relation} {c.UnitName} {c.Inferred}"), Is.EqualTo(new[]
        {
            "Chủ tịch UBND huyện: DirectSuperior Ủy ban nhân dân xã Phong Hòa False",
            "Bí thư Đảng ủy xã: HoldsPost Ủy ban nhân dân xã Phong Hòa False",
            "Trưởng phòng: SameLocality  True",
        }));
    }

    [Test]
    public async Task The_findings_of_a_visit_come_in_order_and_only_to_the_councils_side()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var finding = new RecordFinding { CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Kind = FindingKind.Strength, Text = "Một" };
        await World.Send(World.Member, finding);
        await World.Send(World.Member, finding with { Kind = FindingKind.Shortcoming, Text = "Hai", Severity = Severity.High });
        await World.Send(World.Member, finding with { VisitId = null, Text = "Ngoài buổi làm việc" });

        var page = await World.Send(World.Secretary, new VisitFindings { VisitId = visit, Take = 1 });
        var next = await World.Send(World.Secretary, new VisitFindings { VisitId = visit, Take = 1, After = page.Next });

        Assert.That((page.Items.Single().Text, next.Items.Single().Text, next.Items[0].Severity, next.Next), Is.EqualTo(("Một", "Hai", Severity.High, (string?)null)));
        Assert.That((await World.Send(World.Secretary, new VisitFindings { VisitId = visit, Kind = FindingKind.Shortcoming })).Items.Single().Text, Is.EqualTo("Hai"));
        Assert.That((await World.Send(World.UnitHead, new VisitFindings { VisitId = visit })).Items, Is.Empty);
    }
}
