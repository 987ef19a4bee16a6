using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.Publishing;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class PublishingEndpoints
{
    public static void MapPublishing(this IEndpointRouteBuilder api)
    {
        api.Get<PublicSwitchDetails, PublicSwitch>("/public-switch", "Trang công khai của Hội đồng nhân dân đang mở hay tắt.");
        api.Put<SetPublicSwitch, Changed>("/public-switch", "Mở hoặc tắt trang công khai.");
        api.Get<PublishableList, Page<PublishableLine>>("/publications/sources", "Các kết luận có thể công khai.");
        api.Get<PublicationSuggestion, SuggestedPublication>("/publications/suggestion", "Nội dung gợi ý để soạn bản công khai, kèm chữ trùng tên người.");
        api.Get<PublicationList, Page<PublicationLine>>("/publications", "Các nội dung công khai: chờ duyệt, đang công khai, đã rút.");
        api.Sheet<PublicationSheet>("/publications", "Các nội dung công khai dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Post<DraftPublication, Created>("/publications", "Soạn một nội dung công khai, chờ duyệt.");
        api.Get<PublicationDetails, PublicationView>("/publications/{publicationId}", "Một nội dung công khai, đúng từng chữ người ngoài sẽ đọc.");
        api.Put<RevisePublication, Changed>("/publications/{publicationId}", "Sửa nội dung đang chờ duyệt.");
        api.Post<ApprovePublication, Changed>("/publications/{publicationId}/approval", "Duyệt công khai.");
        api.Post<WithdrawPublication, Changed>("/publications/{publicationId}/withdrawal", "Rút nội dung công khai.");
        api.Get<PublicCouncilList, IReadOnlyList<PublicCouncil>>("/public/councils", "Các Hội đồng nhân dân đã mở trang công khai; ai cũng hỏi được.").RequireRateLimiting(RateLimits.Public);
        api.Get<PublicList, PublicListView>("/public/councils/{councilCode}", "Nội dung một Hội đồng nhân dân công khai; ai cũng hỏi được.").RequireRateLimiting(RateLimits.Public);
        api.Get<PublicItem, PublicItemView>("/public/councils/{councilCode}/publications/{publicationId}", "Một nội dung công khai; ai cũng hỏi được.").RequireRateLimiting(RateLimits.Public);
    }
}
