using Supervision.Api.Web;
using Supervision.Core.References;
using Supervision.Core.Visits;

namespace Supervision.Api.Endpoints;

internal static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder api)
    {
        api.Paper<VisitMinutes>("/visits/{visitId}/minutes", "Biên bản buổi làm việc");
        api.Paper<SessionRemarks>("/visits/{visitId}/remarks", "Thông báo kết luận của chủ trì buổi làm việc");
        api.Paper<ReferenceSheet>("/references/{referenceCaseId}/sheet", "Phiếu thông tin tham chiếu");
    }
}
