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
        api.Get<SourcePaperList, Page<SourcePaperLine>>("/source-papers", "Các văn bản nguồn trong sổ.");
        api.Get<SourcePaperDetails, SourcePaperView>("/source-papers/{sourcePaperId}", "Một văn bản nguồn và những gì nội dung dự thảo còn thiếu.");
        api.Post<AddLedgerTask, Created>("/source-papers/{sourcePaperId}/tasks", "Soạn nội dung yêu cầu, kiến nghị của văn bản nguồn.");
        api.Post<AssignSourcePaper, Changed>("/source-papers/{sourcePaperId}/assignment", "Duyệt, chuyển mọi nội dung dự thảo của văn bản nguồn đến đơn vị.");
        api.Post<ImportLedger, LedgerImported>("/source-papers/{sourcePaperId}/import", "Nhập danh sách nội dung đang thực hiện của các năm trước; sai một dòng thì không dòng nào được ghi.")
            .WithMetadata(new RequestSizeLimitAttribute(ImportLimit));
        api.Put<ReviseLedgerTask, Changed>("/ledger-tasks/{taskId}", "Sửa nội dung dự thảo của văn bản nguồn.");
        api.Delete<RemoveLedgerTask, Changed>("/ledger-tasks/{taskId}", "Bỏ nội dung dự thảo khỏi văn bản nguồn.");
    }
}
