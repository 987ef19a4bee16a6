using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Health;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;
using Supervision.Infrastructure;

namespace Supervision.Api.Pages;

/// <summary>Whether the parts of the system do their work, in words: what a watchdog asks of /health, the mail, the room for files, the chain of the journal.</summary>
public sealed class SystemStatePage(Asking ask, Actor actor, HealthCheckService health, IJobEngine engine, DataFolder folder, TimeProvider clock) : PageModel
{
    private const long LeastRoom = 2L * 1024 * 1024 * 1024;
    private static readonly TimeSpan LongestDue = TimeSpan.FromMinutes(30), LongestUnsealed = TimeSpan.FromMinutes(30);

    /// <param name="Name">As the office calls it.</param>
    /// <param name="Said">How it is, in a sentence.</param>
    /// <param name="IsWell">Nobody need look after it.</param>
    public sealed record Part(string Name, string Said, bool IsWell)
    {
        /// <summary>Where more of it is seen.</summary>
        public (string Path, string Name)? Way { get; init; }
    }

    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<Part> Parts { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) throw RefusedException.Forbidden("Trang này dành cho người quản trị của Hội đồng nhân dân.");
        At = clock.GetUtcNow();
        var report = await health.CheckHealthAsync(ct);
        var figures = await ask.Get(new SystemFigures(), ct);
        Parts = [Database(report.Entries["database"]), Jobs(), Mail(figures, report.Entries["outbox"]), Files(), Chain(figures)];
    }

    private static Part Database(HealthReportEntry entry) => entry.Status is HealthStatus.Healthy
        ? new("Cơ sở dữ liệu", "Hoạt động, đúng phiên bản của hệ thống.", true)
        : new("Cơ sở dữ liệu", "Không trả lời, hoặc không đúng phiên bản của hệ thống.", false);

    private Part Jobs() => new("Công việc tự động", $"Bộ chạy công việc: {engine.State.Label()}.", engine.State is JobEngineState.Running or JobEngineState.Standby or JobEngineState.Starting)
    {
        Way = ("/cong-viec", "Từng công việc, lần chạy, lỗi"),
    };

    private static Part Mail(SystemFiguresView figures, HealthReportEntry outbox)
    {
        var waited = outbox.Data.TryGetValue("oldestSeconds", out var seconds) && seconds is long oldest ? TimeSpan.FromSeconds(oldest) : TimeSpan.Zero;
        var said = new List<string>
        {
            figures.SendsMail ? "Đã cài đặt máy chủ thư." : "Chưa cài đặt máy chủ thư: thông báo chỉ xem được trên hệ thống.",
            $"Đến giờ mà chưa gửi: {Show.Number(figures.DueDeliveries)}; chờ đến giờ làm việc: {Show.Number(figures.HeldDeliveries)}; không gửi được: {Show.Number(figures.DeadDeliveries)}.",
        };
        if (waited > LongestDue) said.Add($"Thư chờ lâu nhất đã quá giờ {Show.Number((long)waited.TotalMinutes)} phút.");
        return new("Thư, tin nhắn", string.Join(" ", said), figures.SendsMail && figures.DeadDeliveries == 0 && waited <= LongestDue) { Way = ("/thong-bao/khong-gui-duoc", "Thư, tin nhắn không gửi được") };
    }

    private Part Files()
    {
        var drive = new DriveInfo(Path.GetFullPath(folder.Path));
        return new("Dung lượng lưu trữ", $"Còn trống {Gigabytes(drive.AvailableFreeSpace)} trên {Gigabytes(drive.TotalSize)}.", drive.AvailableFreeSpace >= LeastRoom);
    }

    private static string Gigabytes(long bytes) => $"{Show.Number(Math.Round(bytes / 1073741824m, 1))} GB";

    private Part Chain(SystemFiguresView figures) => new("Niêm phong nhật ký",
        figures.SealedAt is { } at ? $"Niêm phong lần cuối {Show.Hour(at)}; {Show.Number(figures.UnsealedRows)} dòng chưa niêm phong." : $"Chưa niêm phong lần nào; {Show.Number(figures.UnsealedRows)} dòng chưa niêm phong.",
        figures.UnsealedRows == 0 || (figures.SealedAt is { } last && At - last <= LongestUnsealed)) { Way = ("/quan-tri/nhat-ky/kiem-tra", "Kiểm tra chuỗi nhật ký") };
}
