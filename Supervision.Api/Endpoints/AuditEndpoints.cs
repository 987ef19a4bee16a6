using MediatR;
using Supervision.Api.Web;
using Supervision.Core.Audit;
using Supervision.Core.Health;
using Supervision.Core.PersonalData;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.Get<JournalList, Page<JournalLine>>("/journal", "Nhật ký của Hội đồng nhân dân, mới nhất trước; lọc theo người, ngày, đối tượng, sự kiện.");
        api.Get<ObjectHistory, Page<JournalLine>>("/journal/of/{kind}/{about}", "Lịch sử của một đối tượng bằng câu tiếng Việt, mới nhất trước.");
        api.Get<CheckJournal, JournalCheckStep>("/journal/check", "Kiểm tra từng đoạn của chuỗi nhật ký: dòng nào bị sửa, xóa hoặc chèn vào sau.");
        api.Get<AccessList, Page<AccessLine>>("/access-log", "Ai đã xem dự thảo, minh chứng, dữ liệu cá nhân hoặc xuất dữ liệu.");
        api.Get<RightsAlertList, IReadOnlyList<RightsAlert>>("/rights-alerts", "Các thay đổi về quyền chờ người khác xác nhận.");
        api.Sheet<RightsAlertSheet>("/rights-alerts", "Các thay đổi về quyền chờ người khác xác nhận dưới dạng bảng tính");
        api.Post<ConfirmRightsAlerts, RightsAlertsConfirmedAnswer>("/rights-alerts/confirm", "Xác nhận đã xem các thay đổi về quyền.");
        api.Get<PersonalDataRegister, IReadOnlyList<HeldData>>("/personal-data", "Dữ liệu cá nhân nào được lưu, để làm gì, bao lâu.");
        api.Get<PersonalDataOf, PersonFile>("/people/{personId}/personal-data", "Mọi dữ liệu về một người, để giao cho chính người đó.");
        api.Sheet<PersonalDataSheet>("/people/{personId}/personal-data", "Mọi dữ liệu về một người");
        api.Put<CorrectPerson, Changed>("/people/{personId}/name", "Đính chính họ tên, chức vụ của một người.");
        api.Get<SystemFigures, SystemFiguresView>("/system-figures", "Thư, tin nhắn chờ gửi, không gửi được; niêm phong nhật ký đến đâu.");
        api.Export("/journal", "nhật ký", JournalExport.Journal);
        api.Export("/access-log", "nhật ký truy cập", JournalExport.Access);
    }

    private static void Export(this IEndpointRouteBuilder api, string pattern, string what, Func<HttpContext, IMediator, bool, Task<IResult>> write)
    {
        foreach (var (extension, type) in new[] { ("csv", "text/csv"), ("jsonl", "application/jsonl") })
            api.Handle("GET", $"{pattern}.{extension}", (http, mediator) => write(http, mediator, extension == "csv"))
                .WithName($"ExportJournal{pattern.Replace('/', '.')}.{extension}").WithSummary($"Xuất {what} ({extension.ToUpperInvariant()}).").WithMetadata(new RequestOf(typeof(ExportJournal)))
                .Produces(200, contentType: type).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422).ProducesProblem(500);
    }
}
