using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        api.Post<PlanCampaign, Created>("/campaigns", "Lập dự kiến một cuộc giám sát.");
        api.Get<CampaignList, Page<CampaignLine>>("/campaigns", "Các cuộc giám sát người đang đăng nhập được xem.");
        api.Get<CampaignDetails, CampaignView>("/campaigns/{campaignId}", "Một cuộc giám sát: trạng thái, đơn vị, Đoàn giám sát, văn bản, thời hạn.");
        api.Get<CampaignBoard, BoardView>("/campaign-board", "Bảng theo dõi các cuộc giám sát theo giai đoạn: thời hạn gần nhất, còn thiếu gì cho bước tiếp theo.");
        api.Get<CampaignNext, CampaignNextView>("/campaigns/{campaignId}/next-step", "Bước tiếp theo của một cuộc giám sát, còn thiếu gì, thời hạn gần nhất.");
        api.Post<FoundDelegation, FoundedDelegations>("/campaigns/{campaignId}/delegations", "Thành lập Đoàn giám sát theo văn bản của chủ thể giám sát.");
        api.Post<MoveCampaign, Changed>("/campaigns/{campaignId}/steps", "Chuyển bước cuộc giám sát.");
        api.Post<CitePaper, Created>("/campaigns/{campaignId}/papers", "Thêm văn bản được viện dẫn.");
        api.Post<RecordSource, Created>("/campaigns/{campaignId}/sources", "Ghi nguồn của thông tin về cuộc giám sát.");
    }
}
