using Supervision.Api.Web;
using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class ExtensionEndpoints
{
    public static void MapExtensions(this IEndpointRouteBuilder api)
    {
        api.Post<DraftExtension, Created>("/tasks/{taskId}/extensions", "Lập đề nghị gia hạn một nội dung yêu cầu, kiến nghị.");
        api.Get<ExtensionList, Page<ExtensionLine>>("/extensions", "Các đề nghị gia hạn.");
        api.Sheet<ExtensionSheet>("/extensions", "Các đề nghị gia hạn dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<ExtensionsToDecide, Page<ExtensionToDecide>>("/extensions/to-decide", "Các đề nghị gia hạn chờ người gọi quyết định, gửi trước đứng trước.");
        api.Get<ExtensionDetails, ExtensionView>("/extensions/{extensionRequestId}", "Một đề nghị gia hạn: ý kiến, quyết định.");
        api.Put<ReviseExtension, Changed>("/extensions/{extensionRequestId}", "Sửa đề nghị gia hạn chưa gửi.");
        api.Post<SendExtension, HandedIn>("/extensions/{extensionRequestId}/submission", "Gửi đề nghị gia hạn; quá hạn thì người đứng đầu đơn vị gửi và nêu lý do.");
        api.Post<EnterPaperExtension, HandedIn>("/tasks/{taskId}/paper-extensions", "Văn phòng nhập đề nghị gia hạn mà đơn vị gửi bằng văn bản giấy.");
        api.Post<GiveExtensionOpinion, Changed>("/extensions/{extensionRequestId}/opinion", "Ban cho ý kiến về đề nghị gia hạn.");
        api.Post<DecideExtension, Changed>("/extensions/{extensionRequestId}/decision", "Chấp thuận hoặc không chấp thuận gia hạn, theo văn bản.");
        api.Post<WithdrawPaperExtension, Changed>("/extensions/{extensionRequestId}/paper-withdrawal", "Văn phòng rút đề nghị gia hạn đã nhập nhầm từ văn bản giấy, khi chưa ai cho ý kiến hay quyết định.");
        api.Post<WithdrawExtension, Changed>("/extensions/{extensionRequestId}/withdrawal", "Đơn vị rút đề nghị gia hạn.");
    }
}
