using Supervision.Api.Web;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Api.Endpoints;

internal static class CouncilEndpoints
{
    public static void MapCouncils(this IEndpointRouteBuilder api)
    {
        api.Post<SetUpCouncil, CouncilOpened>("/councils", "Mở một Hội đồng nhân dân trong hệ thống, bằng mã thiết lập.");
        api.Get<CouncilDetails, CouncilAnswer>("/council", "Hội đồng nhân dân của người đang đăng nhập và các thiết lập.");
        api.Put<ChangeCouncilSettings, Changed>("/council/settings", "Thay đổi thiết lập: nguồn số văn bản, danh mục kiểm tra “rõ”, ai ký biên bản.");
        api.Post<RenameBody, Created>("/bodies/{bodyId}/names", "Đổi tên Ban, Tổ đại biểu, Văn phòng hoặc cơ quan khác kể từ một ngày.");
        api.Post<AddBody, Created>("/bodies", "Thêm Ban, Tổ đại biểu hoặc cơ quan khác của Hội đồng nhân dân.");
        api.Get<BodyList, IReadOnlyList<BodyLine>>("/bodies", "Các cơ quan của Hội đồng nhân dân.");
    }

    public static void MapCalendar(this IEndpointRouteBuilder api)
    {
        api.Get<DaysOff, DaysOffView>("/days-off", "Ngày nghỉ, ngày làm bù của Hội đồng nhân dân.");
        api.Post<SetDayOff, DaysOffChanged>("/days-off", "Đặt hoặc sửa một ngày nghỉ; các thời hạn đang mở được tính lại và liệt kê.");
        api.Delete<RemoveDayOff, DaysOffChanged>("/days-off/{day}", "Bỏ một ngày nghỉ.");
        api.Post<ImportDaysOff, DaysOffChanged>("/days-off/import", "Nhập danh sách ngày nghỉ của một năm.");
        api.Get<RuleOverrideList, IReadOnlyList<ClockOverride>>("/rule-overrides", "Số ngày riêng mà Hội đồng nhân dân đã đặt cho các thời hạn của luật.");
        api.Post<OverrideRule, Created>("/rule-overrides", "Đặt số ngày riêng cho một thời hạn của luật.");
    }

    public static void MapUnits(this IEndpointRouteBuilder api)
    {
        api.Post<AddUnit, Created>("/units", "Thêm cơ quan, tổ chức chịu sự giám sát.");
        api.Get<UnitList, Page<UnitLine>>("/units", "Danh mục đơn vị, theo tên ở một ngày.");
        api.Sheet<UnitSheet>("/units", "Danh mục đơn vị dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<UnitDetails, UnitAnswer>("/units/{unitId}", "Một đơn vị: các tên gọi, đơn vị kế thừa.");
        api.Post<RenameUnit, Changed>("/units/{unitId}/names", "Đổi tên đơn vị kể từ một ngày.");
        api.Post<EndUnit, Changed>("/units/{unitId}/end", "Kết thúc đơn vị và ghi các đơn vị kế thừa.");
    }

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.Get<MeDetails, MeAnswer>("/me", "Người đang đăng nhập: vai trò, Hội đồng nhân dân, đơn vị.");
        api.Post<AddPerson, Created>("/people", "Thêm người, vai trò và tài khoản.");
        api.Get<PersonList, Page<PersonLine>>("/people", "Danh sách người và vai trò.");
        api.Sheet<PersonSheet>("/people", "Danh sách người và vai trò dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Put<ChangePersonTitle, Changed>("/people/{personId}/title", "Đổi chức vụ của một người, như ghi trên văn bản.");
        api.Post<GivePost, Changed>("/people/{personId}/posts", "Ghi chức vụ mà một người kiêm nhiệm tại đơn vị.");
        api.Put<RevisePost, Changed>("/people/{personId}/posts/{postId}", "Sửa hoặc kết thúc một chức vụ kiêm nhiệm tại đơn vị.");
        api.Post<AssignRole, Created>("/people/{personId}/roles", "Giao thêm vai trò kể từ một ngày.");
        api.Post<EndRole, Changed>("/people/{personId}/roles/{assignmentId}/end", "Kết thúc một vai trò đang giữ.");
    }
}
