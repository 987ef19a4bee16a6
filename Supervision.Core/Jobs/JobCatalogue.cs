using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Jobs;

/// <summary>Every job there is, found by scanning for <see cref="IScheduledJob"/>.</summary>
public sealed partial class JobCatalogue(IServiceScopeFactory scopes)
{
    private readonly Lazy<IReadOnlyList<JobDefinition>> _all = new(() => Read(scopes));

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<JobDefinition> All => _all.Value;

    /// <exception cref="RefusedException">No job has this code.</exception>
    public JobDefinition Get(string code) => All.FirstOrDefault(job => job.Code == code) ?? throw RefusedException.NotFound("công việc tự động");

    private static List<JobDefinition> Read(IServiceScopeFactory scopes)
    {
        var jobs = scopes.Look(services => services.GetServices<IScheduledJob>().Select(job => job.Definition).OrderBy(job => job.Code, StringComparer.Ordinal).ToList());
        foreach (var job in jobs)
        {
            if (!CodeForm().IsMatch(job.Code)) throw new InvalidOperationException($"'{job.Code}' is no code of a job: small letters, digits and points, at most 60.");
            if (!CronForm().IsMatch(job.Cron)) throw new InvalidOperationException($"'{job.Cron}' of {job.Code} is no time of a job: six fields, one of the two days '?', days of the week by their English names.");
        }
        var twice = jobs.GroupBy(job => job.Code).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? jobs : throw new InvalidOperationException($"Several jobs are called {twice.Key}.");
    }

    [GeneratedRegex(@"^[a-z][a-z0-9.]{1,59}$")]
    private static partial Regex CodeForm();

    // Engines number the days of the week differently, and one of them wants a day to be left open.
    [GeneratedRegex(@"^\S+ \S+ \S+ (\? \S+ ([A-Z]{3}([-,][A-Z]{3})*)|[^?\s]\S* \S+ \?)$")]
    private static partial Regex CronForm();
}
