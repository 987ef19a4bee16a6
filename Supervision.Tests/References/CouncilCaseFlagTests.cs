using Supervision.Api.Demo;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Cases;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Law;
using Supervision.Core.Visits;
using Supervision.Tests.Cases;

namespace Supervision.Tests.References;

/// <summary>The two supervisions of a council, entered by commands, raise exactly what the check of the file raises.</summary>
[TestFixture("S0", SubjectKind.Council, "Nghị quyết")]
[TestFixture("S3", SubjectKind.DelegateGroup, "Kế hoạch")]
public sealed class CouncilCaseFlagTests(string code, SubjectKind subject, string foundingPaper) : FeatureTest
{
    private static readonly RuleSet Law = RuleSets.Shipped.Get("LUAT87_2015");

    private readonly Dictionary<Guid, string> _codes = [];

    [Test]
    public async Task Exactly_the_expected_flags_and_agreements_come_back()
    {
        var file = Cases.Read(code);
        var campaign = await Enter(file);

        var answer = await World.Send(World.Secretary, new CampaignFlags(campaign));

        Assert.That(answer.Flags.Select(flag => Line(flag.Code, Codes(file, flag))), Is.EquivalentTo(ExpectedFlags.ByCase[code].Select(expected => Line(expected.Code, expected.Subjects))));
        Assert.That(answer.Agreements.Select(one => Line(one.Kind, one.Subjects.Select(s => _codes[s.Id]))),
            Is.EquivalentTo(ExpectedFlags.AgreementsByCase[code].Select(expected => Line(expected.Kind, expected.Subjects))));
    }

    [Test]
    public async Task The_clocks_of_what_the_source_tells_are_those_of_the_case()
    {
        var file = Cases.Read(code);
        var campaign = await Enter(file);

        var answer = await World.Send(World.Secretary, new CampaignFlags(campaign));

        // What the source does not tell, the test gives, and so clocks run from that too: they are left out by what they count from.
        var told = file.ToFacts().Events;
        var clocks = answer.Flags.SelectMany(flag => flag.LegalClocks).Where(clock => told.ContainsKey(Law.Clocks.Single(one => one.Code == clock.Code).FromEvent)).ToArray();
        Assert.That(clocks.Select(clock => new ExpectedClock(clock.Code, clock.What, clock.Days!.Value, clock.Limit, clock.Limit.ToWeekday(), clock.ActBy)),
            Is.EqualTo(ExpectedFlags.ClocksByCase[code]));
    }

    // A task of the source stands behind each request that it comes from.
    private IEnumerable<string> Codes(CaseFile file, FlagAnswer flag) => flag.Subjects
        .SelectMany(one => one.Kind is FlagSubjectKind.ClosingRemark ? file.Tasks.Where(task => task.Sources.Contains(_codes[one.Id])).Select(task => task.Code) : [_codes[one.Id]])
        .Distinct();

    private async Task<Guid> Enter(CaseFile file)
    {
        var day = file.Time.Date!.Value;
        World.Clock.Set(day.AddDays(-60), new TimeOnly(8, 0));
        var campaign = (await World.Send(World.Office, Some.Plan(World, subject) with { Code = code, DecidedOn = day.AddDays(-60), Topics = file.Topics, Outline = [] })).Id;
        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 1) with
        {
            FoundingPaper = Some.Paper(foundingPaper) with { IssuedOn = day.AddDays(-60) },
            FoundedOn = day.AddDays(-60),
            Delegations =
            [
                new NewDelegation
                {
                    Name = file.Supervisor.Name,
                    HeaderName = "ĐOÀN GIÁM SÁT",
                    HeadPost = "Phó Chủ tịch HĐND",
                    Members =
                    [
                        .. file.Participants.Where(one => one.Side is CaseSide.Delegation).Select(MemberOf),
                        new NewMember { Part = DelegationPart.Secretary, Title = "Chuyên viên Văn phòng", PersonId = World.Secretary },
                    ],
                },
            ],
        });
        World.Clock.Set(day.AddDays(-50), new TimeOnly(8, 0));
        await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = day.AddDays(-50), Paper = Some.Paper("Công văn") with { IssuedOn = day.AddDays(-50) } });
        await World.Send(World.Office, new RecordSource { CampaignId = campaign, Kind = file.Source.Kind, Name = file.Source.Name, PublishedOn = file.Source.PublishedOn, PublishedTime = file.Source.PublishedAt });

        var visit = await Visit(file, campaign, day);
        await Record(file, campaign, visit);
        var version = await World.Value<int>("SELECT Version FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit });
        World.Clock.Set(day, new TimeOnly(17, 0));
        await World.Send(World.Secretary, new NotePetitions { VisitId = visit, Version = version, Raised = file.UnitPetitions.Mentioned });
        await World.Send(World.Secretary, new MoveVisit { VisitId = visit, Version = version + 1, Step = VisitStep.End, At = new TimeOnly(16, 30) });
        var now = await World.Value<int>("SELECT Version FROM Campaigns WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign });
        await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = now, Step = CampaignStep.EndFieldwork, On = day });
        return campaign;
    }

    private async Task<Guid> Visit(CaseFile file, Guid campaign, DateOnly day)
    {
        var delegation = Guid.Parse((await World.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }))!);
        var session = Enum.Parse<Session>(file.Time.Session.ToString()!);
        var visit = (await World.Send(World.Secretary, Some.Visit(World, campaign, delegation) with { PlannedOn = day, DateInferred = file.Time.DateInferred, Session = session })).Id;
        World.Clock.Set(day.AddDays(-20), new TimeOnly(9, 0));
        await World.Send(World.Secretary, new NotifyVisit { VisitId = visit, Version = 1, Reference = "52/HĐND-VP", SentOn = day.AddDays(-20) });
        World.Clock.Set(day, new TimeOnly(14, 5));
        await World.Send(World.Secretary, new MoveVisit { VisitId = visit, Version = 2, Step = VisitStep.Start, At = session is Session.Morning ? new TimeOnly(8, 0) : new TimeOnly(14, 0) });
        foreach (var one in file.Participants)
            await World.Send(World.Secretary, new RecordAttendance
            {
                VisitId = visit,
                Side = Enum.Parse<Side>(one.Side.ToString()),
                AttendsAs = one.Part switch
                {
                    CasePart.DelegationHead => AttendancePart.Head,
                    CasePart.Member => AttendancePart.Member,
                    CasePart.Expert => AttendancePart.Expert,
                    CasePart.AgencyRepresentative => AttendancePart.AgencyRepresentative,
                    CasePart.ReportingHead => AttendancePart.UnitHead,
                    _ => AttendancePart.Attendee,
                },
                Post = one.Title,
                BodyName = one.Body,
                HeadCount = one.HeadCount,
                Relation = RelationOf(one),
            });
        return visit;
    }

    private async Task Record(CaseFile file, Guid campaign, Guid visit)
    {
        var indicators = await IndicatorCommands.Record(file,
            async stated => (await World.Send(World.Secretary, new RecordIndicator { CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Stated = stated })).Id,
            link => World.Send(World.Secretary, link));
        foreach (var (indicator, id) in indicators) _codes[id] = indicator;
        foreach (var one in file.Shortcomings)
            _codes[(await World.Send(World.Secretary, new RecordFinding
            {
                CampaignId = campaign,
                VisitId = visit,
                UnitId = World.Unit,
                Kind = FindingKind.Shortcoming,
                Text = one.Content,
                Evidence = [.. one.Indicators.Select(indicator => new FindingEvidence(EvidenceKind.Indicator, indicators[indicator]))],
            })).Id] = one.Code;
        foreach (var one in file.Conclusions)
            _codes[(await World.Send(World.Secretary, new RecordClosingRemark { VisitId = visit, Kind = Enum.Parse<RemarkKind>(one.Kind.ToString()), Text = one.Content, Verb = one.Verb, SpokenBy = one.SaidBy })).Id] = one.Code;
    }

    private static NewMember MemberOf(CaseParticipant one) => new()
    {
        Part = one.Part switch
        {
            CasePart.DelegationHead => DelegationPart.Head,
            CasePart.Expert => DelegationPart.Expert,
            CasePart.AgencyRepresentative => DelegationPart.AgencyRepresentative,
            _ => DelegationPart.Member,
        },
        Title = one.Title,
        BodyName = one.Body,
        Capacity = one.Capacity,
        HeadCount = one.HeadCount,
        Relation = RelationOf(one),
        RelationInferred = one.RelationInferred,
    };

    private static Core.Campaigns.RelationToUnit? RelationOf(CaseParticipant one) => one.Relation is { } relation ? Enum.Parse<Core.Campaigns.RelationToUnit>(relation.ToString()) : null;

    private static string Line<T>(T what, IEnumerable<string> subjects) => $"{what}: {string.Join(' ', subjects.Order(StringComparer.Ordinal))}";
}
