using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Imports;
using Supervision.Core.Ledger;

namespace Supervision.Api.Endpoints;

internal static class ImportEndpoints
{
    private const long ListLimit = 16 * 1024 * 1024;

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        api.Workbook<ListTemplate>("/imports/{kind}/template", "Tệp mẫu của một danh sách nhập");
        api.Post<PreviewUnits, ImportPreview>("/imports/units/preview", "Xem trước từng dòng của danh sách đơn vị; không ghi gì.").WithMetadata(new RequestSizeLimitAttribute(ListLimit));
        api.Post<ImportUnits, ListImported>("/imports/units", "Nhập danh sách đơn vị; sai một dòng thì không dòng nào được ghi, cùng một tệp không nhập hai lần.").WithMetadata(new RequestSizeLimitAttribute(ListLimit));
        api.Post<PreviewLegalBases, ImportPreview>("/campaigns/{campaignId}/legal-bases/preview", "Xem trước từng dòng của danh sách căn cứ; không ghi gì.");
        api.Post<ImportLegalBases, ListImported>("/campaigns/{campaignId}/legal-bases", "Thêm căn cứ vào cuộc giám sát từ danh sách.");
        api.Post<PreviewLedger, ImportPreview>("/source-papers/{sourcePaperId}/import/preview", "Xem trước từng dòng của danh sách nội dung đang thực hiện; không ghi gì.").WithMetadata(new RequestSizeLimitAttribute(ListLimit));
    }
}
