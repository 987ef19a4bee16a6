using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Cases;
using Supervision.Core.Visits;

namespace Supervision.Api.Demo;

/// <summary>The words of the case files as the words of the system.</summary>
internal static class CaseRecords
{
    /// <summary>Where the case comes from, what is not from there, and the papers it cites.</summary>
    public static async Task Enter(Cast cast, Guid campaignId, CaseFile file, IReadOnlyList<string> unstated)
    {
        await cast.Send(Role.Office, new RecordSource
        {
            CampaignId = campaignId,
            Kind = file.Source.Kind,
            Name = file.Source.Name,
            PublishedOn = file.Source.PublishedOn,
            PublishedTime = file.Source.PublishedAt,
            Note = file.Source.KindInferred ? "Loại nguồn do người nhập xếp." : null,
            Unstated = unstated,
            UnstatedDays = [RecordDay.FoundedOn, RecordDay.PlanSentOn, RecordDay.NoticeSentOn],
        });
        foreach (var paper in file.CitedPapers)
            await cast.Send(Role.Office, new CitePaper
            {
                CampaignId = campaignId,
                Paper = new Paper { Type = paper.Type, Reference = paper.Reference, IssuedOn = paper.Date, Issuer = paper.Issuer, Abstract = paper.Content },
            });
    }

    public static RecordAttendance AttendanceOf(Guid visitId, CaseParticipant participant) => new()
    {
        VisitId = visitId,
        Side = SideOf(participant.Side),
        AttendsAs = AttendanceOf(participant),
        Post = participant.Title,
        BodyName = participant.Body,
        HeadCount = participant.HeadCount,
        Relation = RelationOf(participant.Relation),
    };

    public static RecordOnSiteCheck CheckOf(Guid visitId, CaseOnSiteCheck check) => new()
    {
        VisitId = visitId,
        Place = check.Place,
        Content = check.Content,
        CheckedBy = check.CheckedBy,
        CheckedOn = DateOnly.TryParseExact(check.When, "yyyy-MM-dd", out var day) ? day : null,
        Note = check.Note,
    };

    public static Side SideOf(CaseSide side) => side switch
    {
        CaseSide.Delegation => Side.Delegation,
        CaseSide.Unit => Side.Unit,
        CaseSide.Chair => Side.Chair,
        _ => Side.Other,
    };

    public static DelegationPart PartOf(CasePart part) => part switch
    {
        CasePart.DelegationHead => DelegationPart.Head,
        CasePart.Expert => DelegationPart.Expert,
        CasePart.AgencyRepresentative => DelegationPart.AgencyRepresentative,
        _ => DelegationPart.Member,
    };

    public static RelationToUnit? RelationOf(CaseRelation? relation) => relation switch
    {
        CaseRelation.DirectSuperior => RelationToUnit.DirectSuperior,
        CaseRelation.SameLocality => RelationToUnit.SameLocality,
        _ => null,
    };

    public static RemarkKind RemarkOf(CaseConclusionKind kind) => kind switch
    {
        CaseConclusionKind.Recognition => RemarkKind.Recognition,
        CaseConclusionKind.Direction => RemarkKind.Direction,
        _ => RemarkKind.Request,
    };

    private static AttendancePart AttendanceOf(CaseParticipant participant) => participant.Part switch
    {
        CasePart.DelegationHead => AttendancePart.Head,
        CasePart.Expert => AttendancePart.Expert,
        CasePart.AgencyRepresentative => AttendancePart.AgencyRepresentative,
        CasePart.ReportingHead => AttendancePart.UnitHead,
        CasePart.Chair => AttendancePart.Chair,
        _ => participant.Side == CaseSide.Delegation ? AttendancePart.Member : AttendancePart.Attendee,
    };
}
