using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;

namespace Supervision.Api.Endpoints;

internal static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        api.Post<PlanVisit, Created>("/campaigns/{campaignId}/visits", "Lên lịch buổi làm việc.");
        api.Post<RecordOpinion, Created>("/visits/{visitId}/opinions", "Ghi ý kiến tại buổi làm việc.");
    }
}
