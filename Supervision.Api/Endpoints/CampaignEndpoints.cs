using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        api.Post<PlanCampaign, Created>("/campaigns", "Lập dự kiến một cuộc giám sát.");
        api.Get<CampaignList, Page<CampaignLine>>("/campaigns", "Các cuộc giám sát người đang đăng nhập được xem.");
        api.Sheet<CampaignSheet>("/campaigns", "Các cuộc giám sát dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<CampaignDetails, CampaignView>("/campaigns/{campaignId}", "Một cuộc giám sát: trạng thái, đơn vị, Đoàn giám sát, văn bản, thời hạn.");
        api.Put<ReviseCampaign, Changed>("/campaigns/{campaignId}", "Sửa kế hoạch của một cuộc giám sát khi chưa gửi cho đơn vị.");
        api.Get<CampaignsAtWork, CampaignsAtWorkView>("/campaigns-at-work", "Việc tiếp theo của các cuộc giám sát người gọi tham gia, quá hạn đứng trước; báo cáo của Đoàn chờ cơ quan của người gọi xem xét.");
        api.Get<CampaignsToFound, IReadOnlyList<CampaignToFound>>("/campaigns-to-found", "Các cuộc giám sát trong chương trình chờ thành lập Đoàn mà người gọi thành lập hoặc chuẩn bị văn bản.");
        api.Get<CampaignBoard, BoardView>("/campaign-board", "Bảng theo dõi các cuộc giám sát theo giai đoạn: thời hạn gần nhất, còn thiếu gì cho bước tiếp theo.");
        api.Sheet<CampaignBoardSheet>("/campaign-board", "Bảng theo dõi các cuộc giám sát dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Post<PlanningChecks, OverlapsView>("/planning-checks", "Kế hoạch trùng gì: cùng đơn vị, cùng nội dung; cùng tuần làm việc; lịch của cơ quan khác. Chỉ báo, không ghi gì.");
        api.Get<CampaignOverlaps, OverlapsView>("/campaigns/{campaignId}/overlaps", "Cuộc giám sát đang trùng gì.");
        api.Get<OutsideCheckList, Page<OutsideCheckLine>>("/outside-checks", "Lịch thanh tra, kiểm toán, kiểm tra, giám sát của cơ quan khác.");
        api.Sheet<OutsideCheckSheet>("/outside-checks", "Lịch của cơ quan khác dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Post<RecordOutsideCheck, Created>("/outside-checks", "Ghi một cuộc của cơ quan khác vào lịch.");
        api.Post<ImportOutsideChecks, ImportedOutsideChecks>("/outside-checks/import", "Nhập nhiều cuộc của cơ quan khác; đã có thì để nguyên.");
        api.Put<CorrectOutsideCheck, Changed>("/outside-checks/{outsideCheckId}", "Sửa một mục trong lịch của cơ quan khác.");
        api.Post<RemoveOutsideCheck, Changed>("/outside-checks/{outsideCheckId}/removal", "Bỏ một mục khỏi lịch của cơ quan khác.");
        api.Get<PlanningPolicyDetails, PlanningPolicy>("/planning-policy", "Số liệu kiểm tra trùng lặp có hiệu lực vào một ngày.");
        api.Post<SetPlanningPolicy, Created>("/planning-policy", "Đặt số liệu kiểm tra trùng lặp kể từ một ngày.");
        api.Get<CampaignNext, CampaignNextView>("/campaigns/{campaignId}/next-step", "Bước tiếp theo của một cuộc giám sát, còn thiếu gì, thời hạn gần nhất.");
        api.Post<FoundDelegation, FoundedDelegations>("/campaigns/{campaignId}/delegations", "Thành lập Đoàn giám sát theo văn bản của chủ thể giám sát.");
        api.Post<ChangeDelegation, Changed>("/campaigns/{campaignId}/delegations/{delegationId}/changes", "Thay đổi thành viên Đoàn giám sát theo văn bản của chủ thể giám sát.");
        api.Get<UnfinishedOfCampaign, IReadOnlyList<UnfinishedLine>>("/campaigns/{campaignId}/unfinished", "Việc chưa xong của một cuộc giám sát, xem trước khi ghi hoàn thành hoặc lưu trữ.");
        api.Post<MoveCampaign, Changed>("/campaigns/{campaignId}/steps", "Chuyển bước cuộc giám sát.");
        api.Post<CitePaper, Created>("/campaigns/{campaignId}/papers", "Thêm văn bản được viện dẫn.");
        api.Post<RecordSource, Created>("/campaigns/{campaignId}/sources", "Ghi nguồn của thông tin về cuộc giám sát.");
    }
}
