using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Units;
using Supervision.Core.Visits;

namespace Supervision.Api.Endpoints;

internal static class CampaignEndpoints
{
    public static void MapCouncils(this IEndpointRouteBuilder api)
    {
        api.Post<SetUpCouncil, CouncilOpened>("/councils", "Mở một Hội đồng nhân dân trong hệ thống, bằng mã thiết lập.");
        api.Post<AddBody, Created>("/bodies", "Thêm Ban, Tổ đại biểu hoặc cơ quan khác của Hội đồng nhân dân.");
        api.Post<AddUnit, Created>("/units", "Thêm đơn vị chịu sự giám sát.");
        api.Post<AddPerson, Created>("/people", "Thêm người, vai trò và tài khoản.");
    }

    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        api.Post<PlanCampaign, Created>("/campaigns", "Lập dự kiến một cuộc giám sát.");
        api.Post<FoundDelegation, Changed>("/campaigns/{campaignId}/delegations", "Thành lập Đoàn giám sát theo văn bản của chủ thể giám sát.");
        api.Post<MoveCampaign, Changed>("/campaigns/{campaignId}/steps", "Chuyển bước cuộc giám sát.");
        api.Post<PlanVisit, Created>("/campaigns/{campaignId}/visits", "Lên lịch buổi làm việc.");
        api.Post<RecordFinding, Created>("/campaigns/{campaignId}/findings", "Ghi nội dung: kết quả, tồn tại, hạn chế, dấu hiệu vi phạm, nguyên nhân, khó khăn, kiến nghị của đơn vị.");
        api.Post<RecordOpinion, Created>("/visits/{visitId}/opinions", "Ghi ý kiến tại buổi làm việc.");
    }
}
