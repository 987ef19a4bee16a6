using Supervision.Api.Web;
using Supervision.Core.Jobs;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        api.Get<JobList, JobListAnswer>("/jobs", "Các công việc tự động: lịch, lần chạy gần nhất, lần chạy tới.");
        api.Sheet<JobSheet>("/jobs", "Các công việc tự động, lần chạy gần nhất dưới dạng bảng tính");
        api.Get<JobRunList, Page<JobRunLine>>("/jobs/{code}/runs", "Các lượt chạy của một công việc, mới nhất trước.");
        api.Sheet<JobRunSheet>("/jobs/{code}/runs", "Các lượt chạy của một công việc dưới dạng bảng tính");
        api.Post<RunJob, JobAnswer>("/jobs/{code}/run", "Chạy ngay một công việc.");
        api.Post<PauseJob, JobAnswer>("/jobs/{code}/pause", "Tạm dừng: đến giờ không tự chạy.");
        api.Post<ResumeJob, JobAnswer>("/jobs/{code}/resume", "Cho tự chạy lại theo lịch.");
    }
}
