using Supervision.Api.Web;
using Supervision.Core.Measures;
using Supervision.Core.Overview;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder api)
    {
        api.Get<FollowUpOverview, OverviewView>("/overview", "Thực hiện kết luận, kiến nghị: số liệu hôm nay, trong kỳ và xu hướng hai năm; của mọi đơn vị hoặc của một đơn vị.");
        api.Get<RepeatedFindings, Page<RepeatedLine>>("/repeated-findings", "Tồn tại, hạn chế lặp lại: cùng đơn vị, cùng lĩnh vực, ở nhiều cuộc giám sát.");
        api.Sheet<RepeatedFindingsSheet>("/repeated-findings", "Tồn tại, hạn chế lặp lại dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<UnitFieldFindings, Page<UnitFieldFinding>>("/units/{unitId}/findings", "Tồn tại, hạn chế của một đơn vị trong một lĩnh vực, qua các cuộc giám sát.");
        api.Sheet<UnitFieldFindingsSheet>("/units/{unitId}/findings", "Tồn tại, hạn chế của một đơn vị trong một lĩnh vực dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Paper<PrintUnitProfile>("/units/{unitId}/profile", "Hồ sơ một trang của đơn vị");
        api.Get<MeasureList, Page<MeasureLine>>("/measures", "Các biện pháp đã quyết định đối với nội dung quá hạn.");
        api.Sheet<MeasureSheet>("/measures", "Các biện pháp đã quyết định dưới dạng bảng tính, cùng bộ lọc với danh sách");
    }
}
