using Supervision.Api.Web;
using Supervision.Core.Agenda;

namespace Supervision.Api.Endpoints;

internal static class AgendaEndpoints
{
    public static void MapAgenda(this IEndpointRouteBuilder api)
    {
        api.Get<AgendaBetween, AgendaView>("/agenda", "Lịch của tôi: buổi làm việc, hạn báo cáo, hạn thực hiện, ngày nghỉ trong một khoảng ngày.");
        api.Sheet<AgendaSheet>("/agenda", "Lịch của tôi dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<CalendarFeedList, IReadOnlyList<CalendarFeed>>("/me/calendar-feeds", "Các địa chỉ lịch tôi đã tạo cho điện thoại, máy tính.");
        api.Post<MakeCalendarFeed, MadeCalendarFeed>("/me/calendar-feeds", "Tạo địa chỉ lịch: ai có địa chỉ thì đọc được lịch, không cần đăng nhập; chỉ hiện một lần.");
        api.Delete<RevokeCalendarFeed, CalendarFeedRevoked>("/me/calendar-feeds/{feedId}", "Thu hồi một địa chỉ lịch.");
    }

    /// <summary>What a calendar program reads: for programs of other makers, so no part of the API that is described.</summary>
    public static void MapCalendarFeed(this IEndpointRouteBuilder app) => app.Handle("GET", "/lich/{token}.ics", CalendarFile.Serve).ExcludeFromDescription();
}
