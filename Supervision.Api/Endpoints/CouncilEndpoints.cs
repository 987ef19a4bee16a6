using Supervision.Api.Web;
using Supervision.Core.Councils;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Units;

namespace Supervision.Api.Endpoints;

internal static class CouncilEndpoints
{
    public static void MapCouncils(this IEndpointRouteBuilder api)
    {
        api.Post<SetUpCouncil, CouncilOpened>("/councils", "Mở một Hội đồng nhân dân trong hệ thống, bằng mã thiết lập.");
        api.Post<AddBody, Created>("/bodies", "Thêm Ban, Tổ đại biểu hoặc cơ quan khác của Hội đồng nhân dân.");
        api.Post<AddUnit, Created>("/units", "Thêm đơn vị chịu sự giám sát.");
        api.Post<AddPerson, Created>("/people", "Thêm người, vai trò và tài khoản.");
    }
}
