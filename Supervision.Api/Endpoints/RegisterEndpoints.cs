using Supervision.Api.Web;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class RegisterEndpoints
{
    public static void MapRegisters(this IEndpointRouteBuilder api)
    {
        api.Get<OutgoingList, Page<OutgoingLine>>("/registers/outgoing", "Sổ đăng ký văn bản đi của một năm, cả số đã hủy.");
        api.Get<IncomingList, Page<IncomingDocument>>("/registers/incoming", "Sổ đăng ký văn bản đến của một năm.");
        api.Get<PapersToRegister, IReadOnlyList<PaperToRegister>>("/registers/incoming/waiting", "Văn bản giấy của đơn vị mà Văn phòng đã nhập, chưa vào sổ văn bản đến.");
        api.Post<RegisterIncoming, Created>("/incoming-documents", "Đăng ký văn bản đến.");
        api.Get<IncomingDetails, IncomingDocument>("/incoming-documents/{incomingDocumentId}", "Một văn bản đến.");
        api.Put<HandleIncoming, Changed>("/incoming-documents/{incomingDocumentId}/handling", "Giao, theo dõi việc giải quyết văn bản đến.");
        api.Get<EnteredScans, IReadOnlyList<EnteredScan>>("/incoming-documents/{incomingDocumentId}/entered-scans", "Bản quét đã có của văn bản đến mà Văn phòng đính kèm khi nhập nội dung văn bản giấy.");
        api.Get<IncomingScanTerms, IntakeTerms>("/incoming-documents/{incomingDocumentId}/scan/terms", "Có được đính kèm bản quét không, tệp loại nào, lớn đến đâu.");
        api.Upload<IncomingScanTerms, AttachIncomingScan>("/incoming-documents/{incomingDocumentId}/scan", "Đính kèm bản quét văn bản đến: PDF, JPEG hoặc PNG, tối đa 50 MB.",
            (asked, file) => new AttachIncomingScan { IncomingDocumentId = asked.IncomingDocumentId, Content = file });
        api.Download<IncomingScan>("/incoming-documents/{incomingDocumentId}/scan", "Bản quét văn bản đến.");
        api.Paper<PrintRegister>("/registers/book", "Sổ văn bản theo Phụ lục IV Nghị định 30/2020/NĐ-CP");
        api.Sheet<ExportRegister>("/registers/book", "Sổ văn bản dưới dạng bảng tính");
        api.Post<CloseRegister, Created>("/registers/closings", "Khóa sổ của một năm: in, lưu và không ghi thêm.");
        api.Get<RegisterBookList, RegisterBooksOfYear>("/registers/books", "Các sổ của một năm: sổ đã khóa và các dòng số.");
        api.Download<ClosedRegister>("/registers/closings/{registerBookId}", "Sổ đã khóa, đúng như khi khóa.");
    }
}
