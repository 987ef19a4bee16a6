using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class LedgerEndpoints
{
    private const long ImportLimit = 16 * 1024 * 1024;

    public static void MapLedger(this IEndpointRouteBuilder api)
    {
        api.Post<RegisterSourcePaper, Created>("/source-papers", "Ghi văn bản nguồn không thuộc cuộc giám sát vào sổ.");
        api.Get<SourcePapersToAssign, IReadOnlyList<SourcePaperToAssign>>("/source-papers/to-assign", "Văn bản nguồn có nội dung chờ người hỏi duyệt chuyển.");
        api.Get<SourcePaperList, Page<SourcePaperLine>>("/source-papers", "Các văn bản nguồn trong sổ.");
        api.Sheet<SourcePaperSheet>("/source-papers", "Các văn bản nguồn dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<SourcePaperDetails, SourcePaperView>("/source-papers/{sourcePaperId}", "Một văn bản nguồn và những gì nội dung dự thảo còn thiếu.");
        api.Post<AddLedgerTask, Created>("/source-papers/{sourcePaperId}/tasks", "Soạn nội dung yêu cầu, kiến nghị của văn bản nguồn.");
        api.Post<AssignSourcePaper, Changed>("/source-papers/{sourcePaperId}/assignment", "Duyệt, chuyển mọi nội dung dự thảo của văn bản nguồn đến đơn vị.");
        api.Post<ImportLedger, LedgerImportFiled>("/source-papers/{sourcePaperId}/import", "Nhập danh sách nội dung đang thực hiện của các năm trước, chờ người khác duyệt; sai một dòng thì không dòng nào được nhận.")
            .WithMetadata(new RequestSizeLimitAttribute(ImportLimit));
        api.Get<LedgerImportList, Page<LedgerImportLine>>("/source-papers/{sourcePaperId}/imports", "Các danh sách đã nhập cho văn bản nguồn và kết quả duyệt.");
        api.Get<WaitingLedgerImports, Page<WaitingLedgerImport>>("/ledger-imports", "Các danh sách đã nhập, chờ duyệt ghi vào sổ.");
        api.Get<LedgerImportDetails, LedgerImportView>("/ledger-imports/{ledgerImportId}", "Các dòng của một danh sách nhập.");
        api.Post<EnterLedgerImport, LedgerImported>("/ledger-imports/{ledgerImportId}/entry", "Duyệt, ghi danh sách vào sổ; người nhập không tự duyệt, trừ cấp xã.");
        api.Post<DeclineLedgerImport, Changed>("/ledger-imports/{ledgerImportId}/refusal", "Không duyệt danh sách, nêu lý do.");
        api.Put<ReviseLedgerTask, Changed>("/ledger-tasks/{taskId}", "Sửa nội dung dự thảo của văn bản nguồn.");
        api.Delete<RemoveLedgerTask, Changed>("/ledger-tasks/{taskId}", "Bỏ nội dung dự thảo khỏi văn bản nguồn.");
        api.Post<SplitTask, SharesMade>("/tasks/{taskId}/shares", "Tách nội dung của một nhóm đơn vị thành phần của từng đơn vị.");
        api.Get<TaskParts, TaskPartsView>("/tasks/{taskId}/parts", "Các phần, kỳ của một nội dung, tình trạng chung và lịch sử bàn giao.");
        api.Post<PassOnTask, Created>("/tasks/{taskId}/passings", "Cơ quan chủ trì giao tiếp công việc bằng văn bản của mình.");
        api.Get<TaskPassingList, IReadOnlyList<TaskPassing>>("/tasks/{taskId}/passings", "Các lần giao tiếp công việc và báo cáo lại.");
        api.Post<ReportPassing, Created>("/passings/{passingId}/reports", "Đơn vị được giao tiếp báo cáo lại cơ quan chủ trì.");
        api.Post<HandOverTask, TasksHandedOver>("/tasks/{taskId}/handover", "Bàn giao nội dung của đơn vị đã kết thúc cho đơn vị kế thừa.");
        api.Post<TransferOpenTasks, TasksHandedOver>("/units/{unitId}/transfer", "Chuyển mọi nội dung đang mở của đơn vị đã kết thúc cho đơn vị kế thừa.");
        api.Put<SetEvidenceList, Changed>("/tasks/{taskId}/evidence-items", "Đặt danh mục minh chứng phải nộp của một nội dung.");
        api.Post<RecordReview, Changed>("/tasks/{taskId}/reviews", "Ghi việc rà soát nội dung thường xuyên.");
        api.Get<LedgerCount, LedgerCounted>("/ledger/count", "Số nội dung của sổ theo dõi chung theo cùng bộ lọc.");
        api.Get<LedgerList, Page<LedgerLine>>("/ledger", "Sổ theo dõi chung: nội dung từ mọi nguồn.");
        api.Sheet<LedgerSheet>("/ledger", "Sổ theo dõi chung dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Sheet<UnitCountsSheet>("/ledger/units", "Số liệu của mọi đơn vị dưới dạng bảng tính");
        api.Get<PassedOnWork, PassedOnWorkView>("/passings/open", "Công việc giao tiếp mà đơn vị còn phải báo cáo lại, và đã được báo cáo lại mà đơn vị chưa tổng hợp vào báo cáo của mình.");
        api.Get<OwedTasks, Page<OwedTask>>("/units/{unitId}/owed", "Đơn vị còn nợ những nội dung nào: hạn gần nhất trước, kèm lý do và việc tiếp theo.");
        api.Get<UnitCounts, UnitCountsView>("/ledger/units", "Số liệu của mọi đơn vị tại hôm nay.");
    }
}
