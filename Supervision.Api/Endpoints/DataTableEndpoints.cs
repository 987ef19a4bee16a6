using Supervision.Api.Web;
using Supervision.Core.Conclusions;
using Supervision.Core.DataTables;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Endpoints;

internal static class DataTableEndpoints
{
    public static void MapDataTables(this IEndpointRouteBuilder api)
    {
        api.Get<CampaignDataTables, IReadOnlyList<DataTableLine>>("/campaigns/{campaignId}/data-tables", "Các biểu số liệu kèm đề cương của cuộc giám sát.");
        api.Get<TablesToCopy, IReadOnlyList<TableToCopy>>("/data-tables/to-copy", "Biểu số liệu của các cuộc giám sát mà người gọi làm việc, mới nhất trước, để sao chép mẫu.");
        api.Post<DesignDataTable, Created>("/campaigns/{campaignId}/data-tables", "Thiết kế một biểu số liệu: dòng, cột, công thức.");
        api.Get<DataTableDetails, DataTableView>("/data-tables/{dataTableId}", "Một biểu số liệu: mẫu, số tổng hợp của các đơn vị, đơn vị và ô còn thiếu.");
        api.Put<ReviseDataTable, Changed>("/data-tables/{dataTableId}", "Sửa mẫu biểu chưa gửi đơn vị.");
        api.Post<CopyDataTable, Created>("/data-tables/{dataTableId}/copies", "Sao chép mẫu biểu vào một cuộc giám sát.");
        api.Post<SendDataTable, Changed>("/data-tables/{dataTableId}/sending", "Gửi biểu cho mọi đơn vị của cuộc giám sát; từ đó mẫu không đổi.");
        api.Post<WithdrawDataTable, Changed>("/data-tables/{dataTableId}/withdrawal", "Thu hồi biểu, nêu lý do; số liệu đã gửi được giữ.");
        api.Post<RemindDataTable, DataTableReminded>("/data-tables/{dataTableId}/reminders", "Nhắc các đơn vị chưa gửi biểu.");
        api.Get<DataTableCell, CellOfUnits>("/data-tables/{dataTableId}/cells/{rowKey}/{columnKey}", "Một ô theo từng đơn vị.");
        api.Workbook<DataTableBook>("/data-tables/{dataTableId}/book", "Số tổng hợp, số liệu của các đơn vị đặt cạnh nhau và tình hình gửi");
        api.Paper<PrintDataTable>("/data-tables/{dataTableId}/annex", "Biểu số tổng hợp để in làm phụ lục");
        api.Put<AttachDataTables, Changed>("/reports/{reportId}/data-tables", "Chọn các biểu số liệu làm phụ lục của báo cáo Đoàn giám sát.");

        api.Get<OwedTables, IReadOnlyList<OwedTable>>("/data-tables/owed", "Biểu số liệu mà đơn vị còn phải gửi Đoàn giám sát, hạn gần nhất trước.");
        api.Get<UnitDataTables, IReadOnlyList<UnitTableLine>>("/unit-reports/{unitReportId}/data-tables", "Các biểu số liệu đơn vị phải nhập.");
        api.Get<UnitDataTable, UnitTableView>("/unit-reports/{unitReportId}/data-tables/{dataTableId}", "Biểu số liệu của một đơn vị: số đã gửi, ô phải sửa, số kỳ trước, các bản.");
        api.Workbook<UnitTableFile>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/form", "Tệp Excel của đơn vị để nhập số liệu, ô tổng được khóa");
        api.Get<DataTableTerms, IntakeTerms>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/terms", "Có nhận tệp biểu số liệu lúc này không, lớn đến đâu.");
        api.Upload<DataTableTerms, UploadDataTable>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/files", "Người đứng đầu đơn vị gửi tệp Excel đã nhập, hoặc thư ký, Văn phòng nhập thay; từng ô được kiểm tra, tệp được giữ nguyên.",
            (asked, file) => new UploadDataTable { UnitReportId = asked.UnitReportId, DataTableId = asked.DataTableId, Content = file });
        api.Put<SaveTableDraft, SavedTableDraft>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/draft", "Lưu dự thảo biểu số liệu của đơn vị, hoặc trình người đứng đầu đơn vị phê duyệt; ngoài đơn vị không ai thấy.");
        api.Upload<DataTableTerms, UploadTableDraft>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/draft/files", "Lưu tệp Excel đã nhập làm dự thảo của đơn vị; từng ô được kiểm tra, tệp được giữ nguyên.",
            (asked, file) => new UploadTableDraft { UnitReportId = asked.UnitReportId, DataTableId = asked.DataTableId, Content = file });
        api.Post<AskTableHead, Created>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/draft/asking", "Trình người đứng đầu đơn vị phê duyệt, gửi dự thảo biểu số liệu.");
        api.Post<SendTableDraft, DataTableReceived>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/draft/sending", "Người đứng đầu đơn vị gửi biểu số liệu như dự thảo đã trình.");
        api.Post<ReturnTableDraft, Created>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/draft/return", "Người đứng đầu đơn vị trả lại dự thảo biểu số liệu cho người soạn.");
        api.Download<TableDraftFile>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/draft/file", "Tải tệp Excel của dự thảo; chỉ dành cho đơn vị.");
        api.Post<EnterDataTable, DataTableReceived>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/entries", "Người đứng đầu đơn vị gửi biểu nhập trực tiếp, không dùng Excel, hoặc thư ký, Văn phòng nhập thay; kiểm tra như tệp.");
        api.Post<CheckDataTable, IReadOnlyList<CellProblem>>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/checks", "Đối chiếu các ô đang nhập của biểu với nhau; không lưu.");
        api.Download<ReturnedFile>("/unit-reports/{unitReportId}/data-tables/{dataTableId}/files/{returnId}", "Tải tệp đơn vị đã gửi.");
    }
}
