namespace Supervision.Api.Hosting;

/// <summary>The own pages of the engine of jobs: this one has none.</summary>
internal static class JobDashboard
{
    /// <summary>Where they are; null where there are none.</summary>
    public static string? Path => null;

    public static void AddJobDashboard(this IServiceCollection _)
    {
    }

    public static void MapJobDashboard(this WebApplication _)
    {
    }
}
