using Supervision.Core.Jobs;

namespace Supervision.Api.Pages;

/// <summary>Says from where something was done, of which the journal keeps a network address, the code of a job, or an address with the code of a link.</summary>
public static class OriginWords
{
    private const string Job = "job ";

    /// <summary>"từ công việc tự động “Đôn đốc theo lịch”", "từ địa chỉ 10.0.0.1, qua đường dẫn K7Q2"; a job that is gone by now has no name any more.</summary>
    public static string Say(string origin, JobCatalogue jobs)
    {
        if (origin.StartsWith(Job, StringComparison.Ordinal))
            return jobs.All.FirstOrDefault(job => job.Code == origin[Job.Length..]) is { } known ? $"từ công việc tự động “{known.Name}”" : "từ một công việc tự động";
        return origin.Split(" link ") is [var address, var link] ? $"{From(address)}qua đường dẫn {link}" : $"từ địa chỉ {origin}";
    }

    private static string From(string address) => address.Length == 0 ? "" : $"từ địa chỉ {address}, ";
}
