using Supervision.Api.Web;
using Supervision.Core.Packs;

namespace Supervision.Api.Endpoints;

internal static class PackEndpoints
{
    public static void MapPacks(this IEndpointRouteBuilder api)
    {
        api.Download<PrintCampaignPack>("/campaigns/{campaignId}/pack", "Các văn bản của cuộc giám sát thành một tập để đọc, có mục lục (PDF).");
        api.Download<PrintVisitPack>("/visits/{visitId}/pack", "Các văn bản của buổi làm việc thành một tập để đọc, có mục lục (PDF).");
        api.Download<PrintMeetingPack>("/meeting-list/pack", "Các văn bản của phiên họp Thường trực HĐND trong tháng thành một tập để đọc, có mục lục (PDF).");
    }
}
