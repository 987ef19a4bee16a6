using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Cases;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;

namespace Supervision.Api.Demo;

/// <summary>Plays a case that is a council's supervision of one unit in one session: from plan to the end of its fieldwork.</summary>
internal sealed class CouncilCasePlayer(Cast cast, CaseFile file, InventedSupervision invented)
{
    private readonly DemoHost _host = cast.Host;
    private int _version = 1;

    public Guid CampaignId { get; private set; }

    public Guid VisitId { get; private set; }

    public Dictionary<string, Guid> Findings { get; } = [];

    /// <summary>The kind of every finding that was recorded.</summary>
    public List<FindingKind> Kinds { get; } = [];

    public IReadOnlyDictionary<string, Guid> Indicators { get; private set; } = new Dictionary<string, Guid>();

    public async Task Play(SubjectKind subject, Guid bodyId)
    {
        var held = file.Time.Date ?? throw new DemoException(file.Code, "thoi_gian.ngay", "cuộc giám sát phải có ngày làm việc.");
        await Prepare(subject, bodyId, held);
        await Session(held);
        await Move(CampaignStep.EndFieldwork, held);
    }

    private async Task Prepare(SubjectKind subject, Guid bodyId, DateOnly held)
    {
        On(invented.Programme.Value.IssuedOn);
        CampaignId = (await cast.Send(Role.Office, new PlanCampaign
        {
            Code = file.Code,
            Title = invented.Title.Value,
            FormCode = invented.FormCode.Value,
            SubjectKind = subject,
            BodyId = bodyId,
            Topics = file.Topics,
            Units = [new InspectedUnit(cast.UnitId, UnitMode.InPerson)],
            PeriodText = file.Time.DataPeriod,
            Outline = invented.Outline.Value,
            DecidedOn = invented.Programme.Value.IssuedOn,
        })).Id;
        await CaseRecords.Enter(cast, CampaignId, file, InventedLines.Of(invented, file));
        await Move(CampaignStep.Programme, invented.Programme.Value.IssuedOn, invented.Programme.Value.ToPaper());

        On(invented.FoundingPaper.Value.IssuedOn);
        var delegation = new NewDelegation
        {
            Name = file.Supervisor.Name,
            HeaderName = Cast.HeaderOf(file.Supervisor.Name),
            HeadPost = invented.HeadPost?.Value,
            Members = Members().ToList(),
        };
        var founded = await cast.Send(Role.StandingBoard, new FoundDelegation
        {
            CampaignId = CampaignId,
            Version = _version,
            FoundingPaper = invented.FoundingPaper.Value.ToPaper(),
            FoundedOn = invented.FoundingPaper.Value.IssuedOn,
            Delegations = [delegation],
        });
        _version = founded.Version;
        await Move(CampaignStep.SendPlan, invented.PlanLetter.Value.IssuedOn, invented.PlanLetter.Value.ToPaper());

        On(invented.NoticeSentOn.Value);
        VisitId = (await cast.Send(Role.Secretary, new PlanVisit
        {
            CampaignId = CampaignId,
            DelegationId = founded.DelegationIds[0],
            UnitIds = [cast.UnitId],
            PlannedOn = held,
            DateInferred = file.Time.DateInferred,
            Session = file.Time.Session == CaseSession.Afternoon ? Core.Visits.Session.Afternoon : Core.Visits.Session.Morning,
            Place = file.Place.Name,
        })).Id;
        await cast.Send(Role.Secretary, new NotifyVisit
        {
            VisitId = VisitId,
            Version = 1,
            Reference = invented.NoticeReference.Value,
            SentOn = invented.NoticeSentOn.Value,
        });
        await Move(CampaignStep.Start, held);
    }

    private async Task Session(DateOnly held)
    {
        _host.Clock.Set(held, invented.StartsAt.Value);
        await cast.Send(Role.Secretary, new MoveVisit { VisitId = VisitId, Version = 2, Step = VisitStep.Start, At = invented.StartsAt.Value });
        foreach (var participant in file.Participants) await cast.Send(Role.Secretary, CaseRecords.AttendanceOf(VisitId, participant));
        foreach (var check in file.OnSiteChecks.Where(c => c.IsOfThisSupervision)) await cast.Send(Role.Secretary, CaseRecords.CheckOf(VisitId, check));
        foreach (var speech in file.Speeches)
            await cast.Send(Role.Secretary, new RecordOpinion
            {
                VisitId = VisitId, Side = CaseRecords.SideOf(speech.Side), Speaker = speech.Title, Text = speech.Content, Note = speech.Note,
            });
        Indicators = await IndicatorCommands.Record(file,
            async stated => (await cast.Send(Role.Secretary, new RecordIndicator { CampaignId = CampaignId, VisitId = VisitId, UnitId = cast.UnitId, Stated = stated })).Id,
            link => cast.Send(Role.Secretary, link));
        await RecordFindings();
        foreach (var commitment in file.Commitments)
            await cast.Send(Role.Secretary, new RecordCommitment
            {
                VisitId = VisitId,
                Content = commitment.Content,
                MadeBy = commitment.LeadBody,
                DueOn = commitment.Deadline.Date,
                Target = commitment.Measure,
            });
        foreach (var remark in file.Conclusions)
            await cast.Send(Role.Secretary, new RecordClosingRemark
            {
                VisitId = VisitId, Kind = CaseRecords.RemarkOf(remark.Kind), Text = remark.Content, Verb = remark.Verb, SpokenBy = remark.SaidBy,
            });

        _host.Clock.Set(held, invented.EndsAt.Value);
        var version = 3;
        if (file.UnitPetitions.Mentioned)
            version = (await cast.Send(Role.Secretary, new NotePetitions { VisitId = VisitId, Version = version, Raised = true, Note = file.UnitPetitions.Note })).Version;
        await cast.Send(Role.Secretary, new MoveVisit { VisitId = VisitId, Version = version, Step = VisitStep.End, At = invented.EndsAt.Value });
    }

    private async Task RecordFindings()
    {
        foreach (var strength in file.Strengths) Findings[strength.Code] = await Record(FindingKind.Strength, strength.Content, strength.Field);
        foreach (var shortcoming in file.Shortcomings)
        {
            var evidence = shortcoming.Indicators.Select(code => new FindingEvidence(EvidenceKind.Indicator, Indicators[code])).ToList();
            if (invented.Opinions.TryGetValue(shortcoming.Code, out var opinion))
            {
                var said = await cast.Send(Role.Secretary, new RecordOpinion
                {
                    VisitId = VisitId, Side = Side.Delegation, Speaker = opinion.Value.Speaker, Text = opinion.Value.Text,
                });
                evidence.Add(new FindingEvidence(EvidenceKind.Opinion, said.Id));
            }
            Kinds.Add(FindingKind.Shortcoming);
            Findings[shortcoming.Code] = (await cast.Send(Role.Secretary, new RecordFinding
            {
                CampaignId = CampaignId,
                VisitId = VisitId,
                UnitId = cast.UnitId,
                Kind = FindingKind.Shortcoming,
                Text = shortcoming.Content,
                Field = shortcoming.Field,
                Consequence = shortcoming.Consequence,
                IsHeading = shortcoming.IsHeading,
                HeadingId = shortcoming.HeadingCode is { } heading ? Findings[heading] : null,
                Evidence = evidence,
            })).Id;
        }
        foreach (var cause in file.Causes)
        {
            Kinds.Add(FindingKind.Cause);
            Findings[cause.Code] = (await cast.Send(Role.Secretary, new RecordFinding
            {
                CampaignId = CampaignId,
                VisitId = VisitId,
                UnitId = cast.UnitId,
                Kind = FindingKind.Cause,
                Text = invented.Wording.TryGetValue(cause.Code, out var wording) ? wording.Value : cause.Content,
                Field = cause.Field,
                CauseGroups = cause.Groups,
                CauseGroupsOpen = cause.GroupsOpen,
                ResponsibleBody = cause.Responsible.Count == 0 ? null : string.Join("; ", cause.Responsible),
            })).Id;
        }
    }

    private async Task<Guid> Record(FindingKind kind, string text, string? field)
    {
        Kinds.Add(kind);
        return (await cast.Send(Role.Member, new RecordFinding
        {
            CampaignId = CampaignId, VisitId = VisitId, UnitId = cast.UnitId, Kind = kind, Text = text, Field = field,
        })).Id;
    }

    private IEnumerable<NewMember> Members()
    {
        var given = new HashSet<DelegationPart>();
        foreach (var participant in file.Participants.Where(p => p.Side == CaseSide.Delegation))
        {
            var part = CaseRecords.PartOf(participant.Part);
            // The demonstration's account for a role is the first person the source names in it.
            Guid? person = given.Add(part) && DelegationRoles.RoleOf(part) is { } role ? cast[role] : null;
            yield return new NewMember
            {
                Part = part,
                Title = participant.Title,
                PersonId = person,
                BodyName = participant.Body,
                Capacity = participant.Capacity,
                HeadCount = participant.HeadCount,
                Relation = CaseRecords.RelationOf(participant.Relation),
                RelationInferred = participant.RelationInferred,
            };
        }
        yield return new NewMember { Part = DelegationPart.Secretary, Title = invented.Secretary.Value, PersonId = cast[Role.Secretary] };
    }

    private async Task Move(CampaignStep step, DateOnly on, Paper? paper = null)
    {
        On(on);
        _version = (await cast.Send(Role.Office, new MoveCampaign { CampaignId = CampaignId, Version = _version, Step = step, On = on, Paper = paper })).Version;
    }

    private void On(DateOnly day) => _host.Clock.Set(day, new TimeOnly(8, 0));
}
