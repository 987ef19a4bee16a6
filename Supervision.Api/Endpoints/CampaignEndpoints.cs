using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Endpoints;

internal static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        api.Post<PlanCampaign, Created>("/campaigns", "Lập dự kiến một cuộc giám sát.");
        api.Post<FoundDelegation, Changed>("/campaigns/{campaignId}/delegations", "Thành lập Đoàn giám sát theo văn bản của chủ thể giám sát.");
        api.Post<MoveCampaign, Changed>("/campaigns/{campaignId}/steps", "Chuyển bước cuộc giám sát.");
    }
}
