using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Registers;
using Supervision.Core.Text;
using Supervision.Core.UnitReports;
using Supervision.Core.Units;
using Supervision.Core.Visits;

namespace Supervision.Core.Search;

/// <summary>Everything that can be found.</summary>
internal static partial class SearchSources
{
    private const string OfCampaign = "m.CampaignId = c.Id";

    public static IReadOnlyList<SearchSource> All { get; } =
    [
        Tasks(), Conclusions(), Papers(), Incoming(), Campaigns(), Visits(), Findings(), DelegationReports(), UnitReports(), RemediationReports(), Letters(), Units(),
    ];

    public static SearchSource Of(SearchKind kind) => All[(int)kind];

    private static SearchSource Campaigns() => new()
    {
        Kind = SearchKind.Campaign,
        Subject = Subject.Campaign,
        From = "Campaigns c",
        Alias = "c",
        Sight = SearchSight.Of("c.Status", "c.BodyId", OfCampaign, "c.Status", "EXISTS (SELECT 1 FROM CampaignUnits u WHERE u.CampaignId = c.Id AND u.UnitId = @ActorUnitId)"),
        Says = ("c.Code AS Reference, c.Title, c.PeriodText AS Body, c.FoundedOn AS OnDay, c.Status AS Sort, c.Id AS CampaignId", ""),
        HasCode = true,
        // What it is about, then whom it is about.
        Further = """
            SELECT x.Id, x.Text
            FROM (
                SELECT t.CampaignId AS Id, t.Title AS Text, 0 AS Place, t.Number AS Nth, t.Seq FROM CampaignTopics t WHERE t.CouncilId = @CouncilId AND t.CampaignId IN @Ids
                UNION ALL
                SELECT y.CampaignId, n.Name, 1, y.Seq, n.Seq FROM CampaignUnits y JOIN UnitNames n ON n.UnitId = y.UnitId WHERE y.CouncilId = @CouncilId AND y.CampaignId IN @Ids AND (@ReaderUnitId IS NULL OR y.UnitId = @ReaderUnitId)
            ) x
            ORDER BY x.Place, x.Nth, x.Seq
            """,
        NamesUnits = true,
        OfUnits = "SELECT y.CampaignId AS Id FROM CampaignUnits y WHERE y.CouncilId = @CouncilId AND y.UnitId IN @Ids",
        Label = Named<CampaignStatus>,
    };

    private static SearchSource Visits() => new()
    {
        Kind = SearchKind.Visit,
        Subject = Subject.Visit,
        From = "Visits v JOIN Campaigns c ON c.Id = v.CampaignId",
        Alias = "v",
        Sight = SearchSight.Of("v.Status", "c.BodyId", OfCampaign, "c.Status",
            "(v.Status NOT IN ('Postponed', 'Cancelled') OR v.NoticeSentOn IS NOT NULL) AND EXISTS (SELECT 1 FROM VisitUnits u WHERE u.VisitId = v.Id AND u.UnitId = @ActorUnitId)", "m.DelegationId = v.DelegationId"),
        Says = ("c.Title, v.Place AS Body, v.PlannedOn AS OnDay, v.Status AS Sort, v.CampaignId, v.Id AS VisitId", "JOIN Campaigns c ON c.Id = v.CampaignId"),
        Further = "SELECT y.VisitId AS Id, n.Name AS Text FROM VisitUnits y JOIN UnitNames n ON n.UnitId = y.UnitId WHERE y.CouncilId = @CouncilId AND y.VisitId IN @Ids AND (@ReaderUnitId IS NULL OR y.UnitId = @ReaderUnitId) ORDER BY y.Seq, n.ValidFrom",
        NamesUnits = true,
        OfUnits = "SELECT y.VisitId AS Id FROM VisitUnits y WHERE y.CouncilId = @CouncilId AND y.UnitId IN @Ids",
        Label = Named<VisitStatus>,
    };

    private static SearchSource Findings() => new()
    {
        Kind = SearchKind.Finding,
        Subject = Subject.Finding,
        From = "Findings f JOIN Campaigns c ON c.Id = f.CampaignId",
        Alias = "f",
        Sight = SearchSight.Of("f.Status", "c.BodyId", OfCampaign, "c.Status", "f.UnitId = @ActorUnitId AND EXISTS (SELECT 1 FROM CampaignUnits u WHERE u.CampaignId = c.Id AND u.UnitId = @ActorUnitId)"),
        Says = ("f.Text AS Title, CONCAT(f.Field, ' ', f.Consequence) AS Body, v.PlannedOn AS OnDay, n.Name AS UnitName, f.Kind AS Sort, f.CampaignId, f.VisitId",
            "LEFT JOIN Visits v ON v.Id = f.VisitId LEFT JOIN Units u ON u.Id = f.UnitId" + UnitNaming.OnDay),
        Further = "SELECT f.Id, n.Name AS Text FROM Findings f JOIN UnitNames n ON n.UnitId = f.UnitId WHERE f.CouncilId = @CouncilId AND f.Id IN @Ids ORDER BY n.ValidFrom",
        OfUnits = "SELECT f.Id FROM Findings f WHERE f.CouncilId = @CouncilId AND f.UnitId IN @Ids",
        Label = Named<FindingKind>,
        IsFoundByLabel = true,
    };

    private static SearchSource UnitReports() => new()
    {
        Kind = SearchKind.UnitReport,
        Subject = Subject.UnitReport,
        From = "UnitReports r JOIN Campaigns c ON c.Id = r.CampaignId",
        Alias = "r",
        Sight = SearchSight.Of("'Current'", "c.BodyId", OfCampaign, "c.Status", "r.UnitId = @ActorUnitId AND EXISTS (SELECT 1 FROM CampaignUnits u WHERE u.CampaignId = c.Id AND u.UnitId = @ActorUnitId)"),
        Says = ("""
            c.Title, r.DueOn AS OnDay, n.Name AS UnitName, CASE WHEN r.DueOn IS NULL AND r.VersionCount = 0 THEN 'None' ELSE r.Status END AS Sort, r.CampaignId,
            (SELECT x.Reference FROM UnitReportVersions x WHERE x.UnitReportId = r.Id AND x.Number = r.VersionCount) AS Reference
            """, "JOIN Campaigns c ON c.Id = r.CampaignId JOIN Units u ON u.Id = r.UnitId" + UnitNaming.OnDay),
        Further = "SELECT r.Id, n.Name AS Text FROM UnitReports r JOIN UnitNames n ON n.UnitId = r.UnitId WHERE r.CouncilId = @CouncilId AND r.Id IN @Ids ORDER BY n.ValidFrom",
        OfUnits = "SELECT r.Id FROM UnitReports r WHERE r.CouncilId = @CouncilId AND r.UnitId IN @Ids",
        // No day was set for it and nothing of it is here.
        Label = sort => sort == "None" ? "Không có bản báo cáo trong hệ thống" : Named<UnitReportStatus>(sort),
    };

    private static SearchSource Units() => new()
    {
        Kind = SearchKind.Unit,
        Subject = Subject.Directory,
        From = "Units u",
        Alias = "u",
        // The directory of units is one for all who read it; a unit's people look for nothing in it.
        IsFor = actor => actor.UnitId is null,
        Sight = "u.CouncilId = @CouncilId",
        Says = ("n.Name AS Title, CONCAT(u.Code, ' ', u.PlaceName) AS Body, u.ValidFrom AS OnDay, u.Kind AS Sort", UnitNaming.OnDay),
        Further = "SELECT n.UnitId AS Id, n.Name AS Text FROM UnitNames n WHERE n.CouncilId = @CouncilId AND n.UnitId IN @Ids ORDER BY n.ValidFrom",
        Label = Named<UnitKind>,
    };

    private static SearchSource Incoming() => new()
    {
        Kind = SearchKind.IncomingDocument,
        Subject = Subject.Paper,
        IsFor = RegisterAccess.IsOpenTo,
        From = "IncomingDocuments i",
        Alias = "i",
        Sight = "i.CouncilId = @CouncilId",
        Says = ("i.Reference, i.Title, CONCAT(i.Sender, ' ', i.TypeName, ' ', i.Number) AS Body, i.ArrivedOn AS OnDay, i.Sender AS UnitName, i.Progress AS Sort", ""),
        Label = Named<IncomingProgress>,
    };

    private static string Named<T>(string value) where T : struct, Enum => Enum.Parse<T>(value).Label();
}
