using Supervision.Api.Web;
using Supervision.Core.Dossiers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class DossierEndpoints
{
    public static void MapDossiers(this IEndpointRouteBuilder api)
    {
        api.Get<RetentionPolicyDetails, RetentionPolicy>("/retention-policy", "Thời hạn bảo quản, thời hạn nộp lưu đang áp dụng.");
        api.Get<RetentionPolicyList, IReadOnlyList<RetentionPolicy>>("/retention-policies", "Mọi quy định về thời hạn bảo quản, nộp lưu: đã, đang và sẽ áp dụng.");
        api.Post<SetRetentionPolicy, Created>("/retention-policies", "Đặt thời hạn bảo quản, thời hạn nộp lưu của Hội đồng nhân dân từ một ngày.");
        api.Post<OpenDossier, Created>("/campaigns/{campaignId}/dossiers", "Mở hồ sơ của cuộc giám sát với các văn bản đã ban hành.");
        api.Get<CampaignDossiers, IReadOnlyList<DossierView>>("/campaigns/{campaignId}/dossiers", "Các tập hồ sơ của cuộc giám sát.");
        api.Get<ArchiveList, Page<ArchiveLine>>("/dossiers", "Hồ sơ đến hạn nộp lưu, quá hạn lâu nhất trước; hoặc hồ sơ ở trạng thái khác.");
        api.Sheet<ExportArchiveList>("/dossiers/list", "Danh sách hồ sơ nộp lưu dưới dạng bảng tính");
        api.Get<DossierDetails, DossierView>("/dossiers/{dossierId}", "Một hồ sơ và các văn bản trong hồ sơ theo thời gian.");
        api.Put<ReviseDossier, Changed>("/dossiers/{dossierId}", "Sửa số, ký hiệu, tiêu đề, thời hạn bảo quản của hồ sơ.");
        api.Post<AddToDossier, Created>("/dossiers/{dossierId}/papers", "Đưa một văn bản đã ban hành vào hồ sơ.");
        api.Post<CloseDossier, Changed>("/dossiers/{dossierId}/closing", "Kết thúc hồ sơ: đánh số văn bản theo thời gian, không thêm văn bản nữa.");
        api.Post<HandOverDossier, Changed>("/dossiers/{dossierId}/handover", "Ghi nhận đã nộp lưu hồ sơ theo biên bản giao nhận.");
        api.Post<DisposeDossier, Changed>("/dossiers/{dossierId}/disposal", "Đánh dấu hồ sơ hết giá trị theo quyết định; không xóa gì.");
        api.Post<ExportDossier, Created>("/dossiers/{dossierId}/exports", "Xuất hồ sơ: ghi ai xuất, lúc nào; tải gói tệp trong vòng một giờ.");
        api.Download<DossierPackage>("/dossiers/exports/{dossierExportId}", "Gói tệp (ZIP) của lần xuất hồ sơ: văn bản gốc nguyên từng byte, mục lục XML.");
    }
}
