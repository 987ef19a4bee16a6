using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>One page of what is administered, each with a word about it; only the rooms that the person may enter.</summary>
public sealed class AdministrationPage(Actor actor) : PageModel
{
    public sealed record Room(string Path, string Name, string What, Subject Subject, Act Act = Act.Read);

    private static readonly Room[] All =
    [
        new("/quan-tri/hoi-dong", "Hội đồng nhân dân", "Nguồn cấp số, bộ tiêu chí rõ việc, ai ký biên bản; các Ban, Tổ đại biểu.", Subject.Config, Act.Write),
        new("/quan-tri/don-vi", "Đơn vị", "Thêm đơn vị, đổi tên từ một ngày, kết thúc và ghi đơn vị kế thừa; nhập nhiều đơn vị từ tệp Excel.", Subject.Directory, Act.Write),
        new("/quan-tri/tai-khoan", "Người, vai trò, tài khoản", "Thêm người, giao và kết thúc vai trò, mời vào hệ thống, đặt lại mật khẩu, đóng tài khoản, lớp xác thực thứ hai.", Subject.Config, Act.Write),
        new("/quan-tri/lich-nghi", "Lịch nghỉ", "Ngày nghỉ, ngày làm bù của từng năm; thời hạn nào đổi ngày khi lịch thay đổi.", Subject.Config, Act.Write),
        new("/quan-tri/thoi-han", "Thời hạn của luật", "Từng thời hạn của luật theo điều khoản, các phần văn bản phải có; số ngày riêng của Hội đồng nhân dân.", Subject.Config, Act.Write),
        new("/quan-tri/don-doc", "Theo dõi, đôn đốc", "Nhắc trước hạn mấy ngày, khi nào ra công văn đôn đốc, khi nào trình phiên họp; gia hạn tối đa.", Subject.Config, Act.Write),
        new("/quan-tri/thoi-han-luu", "Thời hạn bảo quản, nộp lưu", "Hồ sơ giữ bao lâu, nộp lưu trong mấy tháng, theo văn bản nào.", Subject.Config, Act.Write),
        new("/quan-tri/cong-nhan-tin", "Cổng nhắn tin", "Gửi thông báo đến điện thoại qua Zalo, tin nhắn: thêm cổng, sửa, tắt.", Subject.Config, Act.Write),
        new("/quan-tri/ma-ket-noi", "Mã kết nối", "Mã cho hệ thống khác kết nối: được làm gì, dùng đến ngày nào, dùng lần cuối khi nào.", Subject.Config, Act.Write),
        new("/quan-tri/dinh-danh", "Hệ thống định danh", "Đăng nhập bằng tài khoản của cơ quan; phê duyệt người vào lần đầu.", Subject.Config),
        new("/quan-tri/phan-quyen", "Bảng phân quyền", "Vai trò nào được làm gì, với hồ sơ nào, ở trạng thái nào.", Subject.Config),
        new("/don-vi/nhap", "Nhập danh sách đơn vị", "Thêm nhiều đơn vị từ tệp Excel: xem trước từng dòng rồi mới ghi.", Subject.Directory, Act.Write),
        new("/duong-dan", "Đường dẫn cho đơn vị", "Ai xác nhận thay đơn vị không có tài khoản; đường dẫn đã gửi, lần dùng cuối, thu hồi.", Subject.UnitLink),
        new("/quan-tri/kiem-soat", "Kiểm soát hai người", "Việc nào bắt buộc hai người cùng làm; Hội đồng nhân dân cấp tỉnh được xem gì.", Subject.Config),
        new("/quan-tri/nhat-ky", "Nhật ký", "Ai đã thay đổi hoặc đã xem gì, lúc nào, từ đâu; kiểm tra nhật ký chưa bị sửa.", Subject.Journal, Act.Run),
        new("/quan-tri/thay-doi-quyen", "Thay đổi về quyền", "Những thay đổi về quyền chờ người khác xác nhận.", Subject.Journal, Act.Run),
        new("/quan-tri/du-lieu-ca-nhan", "Dữ liệu cá nhân", "Hệ thống giữ gì về mỗi người, để làm gì; xuất và đính chính.", Subject.Config, Act.Write),
        new("/mau-van-ban", "Mẫu văn bản, dòng số", "Phần đầu, ký hiệu, chữ ký, nơi nhận của từng loại văn bản; các dòng số: số bắt đầu, loại văn bản chung một dòng.", Subject.Config, Act.Write),
        new("/ky-thay", "Ký thay, thừa lệnh, thừa ủy quyền", "Ai được ký thay ai, văn bản nào, đến ngày nào; thứ tự ký và lấy số.", Subject.Paper),
        new("/quan-tri/tinh-trang", "Tình trạng hệ thống", "Cơ sở dữ liệu, công việc tự động, thư, dung lượng, niêm phong nhật ký: phần nào cần xem lại.", Subject.Config, Act.Write),
        new("/cong-viec", "Công việc tự động", "Việc hệ thống tự làm theo lịch: lần chạy, kết quả, lỗi.", Subject.Job),
    ];

    public IReadOnlyList<Room> Rooms { get; private set; } = [];

    public void OnGet()
    {
        if (actor.Identity.UnitId is not null || !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Read)) throw RefusedException.Forbidden("Trang này dành cho người quản trị của Hội đồng nhân dân.");
        Rooms = [.. All.Where(room => PermissionMatrix.AllowsAny(actor.Identity.Roles, room.Subject, room.Act))];
    }
}
