using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using Supervision.Core.Access;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Hosting;

/// <summary>
/// Hangfire's own pages about what it has done and is to do: for those who may run jobs, and to look only. To run or to pause a job is a command of ours, which
/// the journal knows of.
/// </summary>
internal static class JobDashboard
{
    /// <summary>Where they are.</summary>
    public static string? Path => "/cong-viec/hangfire";

    /// <summary>After the engine: its storage is what the pages show.</summary>
    public static void AddJobDashboard(this IServiceCollection services) => services.AddHangfire(_ => { });

    /// <summary>Nothing where this process runs no jobs.</summary>
    public static void MapJobDashboard(this WebApplication app)
    {
        if (app.Services.GetService<IGlobalConfiguration>() is null) return;
        var names = app.Services.GetRequiredService<JobCatalogue>();
        app.MapHangfireDashboard(Path!, new DashboardOptions
        {
            AppPath = "/cong-viec",
            DashboardTitle = "Công việc tự động",
            DisplayStorageConnectionString = false,
            DisplayNameFunc = (_, job) => NameOf(names, job),
            IsReadOnlyFunc = _ => true,
            Authorization = [new ThoseWhoMayRunJobs()],
        });
    }

    // Every job is the same method to Hangfire; which one it is, is its first argument.
    private static string NameOf(JobCatalogue names, Job job) => job.Args is [string code, ..] && names.All.FirstOrDefault(one => one.Code == code) is { } known ? known.Name : job.ToString();

    /// <summary>Refuses as our own pages do: whoever is not signed in is led to sign in, whoever may not is told so.</summary>
    private sealed class ThoseWhoMayRunJobs : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context)
        {
            var identity = context.GetHttpContext().RequestServices.GetRequiredService<Actor>().Identity;
            return PermissionMatrix.AllowsAny(identity.Roles, Subject.Job, Act.Write)
                ? true
                : throw RefusedException.Forbidden("Chỉ quản trị viên được xem bảng theo dõi của bộ lập lịch.");
        }
    }
}
