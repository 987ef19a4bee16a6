using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitLinks;

namespace Supervision.Api.Endpoints;

internal static class UnitLinkEndpoints
{
    public static void MapUnitLinks(this IEndpointRouteBuilder api)
    {
        api.Get<UnitContactList, UnitContactsAnswer>("/units/{unitId}/contacts", "Người đứng đầu, đầu mối mà đơn vị không có tài khoản đã nêu để xác nhận qua đường dẫn.");
        api.Post<NameUnitContact, Created>("/units/{unitId}/contacts", "Ghi người đứng đầu hoặc đầu mối theo văn bản của đơn vị; người trước ở vai trò đó thôi từ đây.");
        api.Post<EndUnitContact, ContactEnded>("/unit-contacts/{unitContactId}/end", "Thôi ghi nhận một đầu mối; những gì người đó đang mở kết thúc ngay.");
        api.Get<UnitLinkList, Page<UnitLinkLine>>("/unit-links", "Các đường dẫn đã gửi cho đơn vị, lần dùng gần nhất.");
        api.Sheet<UnitLinkSheet>("/unit-links", "Các đường dẫn đã gửi cho đơn vị dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<UnitMatters, IReadOnlyList<UnitMatterLine>>("/units/{unitId}/matters", "Việc đang chờ đơn vị mà một đường dẫn mở được.");
        api.Post<SendUnitLink, SentLink>("/units/{unitId}/links", "Gửi đến hộp thư của đơn vị một đường dẫn mở đúng một việc.");
        api.Post<RevokeUnitLink, LinkRevoked>("/unit-links/{unitLinkId}/revoke", "Thu hồi một đường dẫn.");
        api.Post<OpenUnitLink, OpenedLink>("/unit-link/open", "Mở đường dẫn; mọi đường dẫn không dùng được đều trả lời như nhau.").RequireRateLimiting(RateLimits.Link);
        api.Get<LinkAbout, LinkAboutAnswer>("/unit-link", "Đường dẫn đang mở việc gì, ai có thể xác nhận.");
        api.Post<SendLinkCode, CodeSent>("/unit-link/code", "Gửi mã xác nhận cho người đơn vị đã nêu.").RequireRateLimiting(RateLimits.Link);
        api.Post<ConfirmLinkCode, LinkConfirmed>("/unit-link/confirmation", "Xác nhận bằng mã, một lần.").RequireRateLimiting(RateLimits.Link);
        api.Post<EndLinkSession, LinkSessionEnded>("/unit-link/end", "Đóng đường dẫn ở trình duyệt này.");
    }
}
