using System.Globalization;
using Supervision.Core.Campaigns;
using Supervision.Core.Cases;
using Supervision.Core.Documents;
using Supervision.Core.References;
using Supervision.Core.Visits;

namespace Supervision.Api.Demo;

/// <summary>The items of a case in the words of a reference.</summary>
internal static class ReferenceItems
{
    public static ParticipantData Of(CaseParticipant one) => new()
    {
        Side = Enum.Parse<Side>(one.Side.ToString()),
        Part = PartOf(one.Part),
        BodyName = one.Body,
        BodyInferred = one.BodyInferred,
        Capacity = one.Capacity,
        CapacityInferred = one.CapacityInferred,
        HeadCount = one.HeadCount,
        Relation = one.Relation is { } relation ? Enum.Parse<RelationToUnit>(relation.ToString()) : null,
        RelationInferred = one.RelationInferred,
    };

    public static PaperData Of(CasePaper one) => new()
    {
        Type = one.Type,
        Reference = one.Reference,
        IssuedOn = one.Date,
        Issuer = one.Issuer,
        IssuerInferred = one.IssuerInferred,
        IsMain = one.IsMain,
    };

    public static OnSiteCheckData Of(CaseOnSiteCheck one) => new()
    {
        Place = one.Place,
        CheckedBy = one.CheckedBy,
        CheckedWhen = WhenOf(one.When),
        WhenInferred = one.WhenInferred,
        Note = one.Note,
    };

    public static SpeechData Of(CaseSpeech one) => new() { Speaker = one.Title, Side = Enum.Parse<Side>(one.Side.ToString()), Note = one.Note };

    public static ShortcomingData Of(CaseShortcoming one) => new()
    {
        Field = one.Field,
        IsHeading = one.IsHeading,
        HeadingCode = one.HeadingCode,
        Consequence = one.Consequence,
        Count = one.Number,
        LostScore = one.LostScore,
        Indicators = one.Indicators,
        IndicatorsInferred = one.IndicatorsInferred,
        RelatedUnits = one.RelatedUnits,
        RelatedUnitsOpen = one.RelatedUnitsOpen,
    };

    public static CauseData Of(CaseCause one) => new() { Field = one.Field, Groups = one.Groups, GroupsOpen = one.GroupsOpen, Responsible = one.Responsible };

    public static StatementData Of(CaseConclusion one) => new()
    {
        Type = Enum.Parse<ReferenceStatementKind>(one.Kind.ToString()),
        Field = one.Field,
        Verb = one.Verb,
        VerbInferred = one.VerbInferred,
        SaidBy = one.SaidBy,
        SaidByInferred = one.SaidByInferred,
        Note = one.Note,
    };

    public static TaskData TaskOf(CaseTask one) => new()
    {
        Sources = one.Sources,
        DirectingBody = one.DirectingBody,
        LeadBody = one.LeadBody,
        LeadBodyInferred = one.LeadBodyInferred,
        ResponsiblePost = one.ResponsiblePost,
        ResponsiblePostInferred = one.ResponsiblePostInferred,
        CoordinatingBodies = one.CoordinatingBodies,
        Product = one.Product,
        ProductInferred = one.ProductInferred,
        RequiredFiles = one.RequiredFiles,
        Deadline = DeadlineOf(one.Deadline),
        QuantifiedTarget = one.Measure,
        MissingElements = [.. one.MissingElements.Select(code => MissingWords.Of(one.Code, code))],
    };

    public static CommitmentData CommitmentOf(CaseTask one) => new()
    {
        Sources = one.Sources,
        DirectingBody = one.DirectingBody,
        LeadBody = one.LeadBody,
        LeadBodyInferred = one.LeadBodyInferred,
        ResponsiblePost = one.ResponsiblePost,
        ResponsiblePostInferred = one.ResponsiblePostInferred,
        CoordinatingBodies = one.CoordinatingBodies,
        Product = one.Product,
        ProductInferred = one.ProductInferred,
        RequiredFiles = one.RequiredFiles,
        Deadline = DeadlineOf(one.Deadline),
        QuantifiedTarget = one.Measure,
        MissingElements = [.. one.MissingElements.Select(code => MissingWords.Of(one.Code, code))],
    };

    private static ReferenceDeadline DeadlineOf(CaseDeadline one) => new()
    {
        Kind = CaseFactsOf.KindOf(one.Kind),
        KindInferred = one.KindInferred,
        On = one.Date,
        Cycle = CaseFactsOf.CycleOf(one.Cycle),
        Note = one.Note,
    };

    // A case gives a day or only a month.
    private static string WhenOf(string when) =>
        DateOnly.TryParseExact(when, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? VietnameseDate.Short(day)
        : DateOnly.TryParseExact(when, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? $"tháng {month.Month}/{month.Year}"
        : when;

    private static string PartOf(CasePart part) => part switch
    {
        CasePart.DelegationHead => "Trưởng đoàn",
        CasePart.Member => "Thành viên",
        CasePart.Expert => "Chuyên gia",
        CasePart.AgencyRepresentative => "Đại diện sở, ngành",
        CasePart.PartyCommittee => "Cấp ủy",
        CasePart.ReportingHead => "Người đứng đầu báo cáo",
        CasePart.LocalCouncil => "HĐND cùng địa bàn",
        CasePart.Attendee => "Tham dự",
        CasePart.AssessingBody => "Đơn vị đánh giá",
        CasePart.SurveyTeam => "Đoàn khảo sát",
        CasePart.Chair => "Chủ tọa",
        CasePart.ReportingUnit => "Đơn vị báo cáo",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };
}
