using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Evidence;
using Supervision.Core.Findings;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>What was found beside what the unit says became of it: for whoever verifies a report.</summary>
/// <param name="Before">Each clause that the task comes from.</param>
/// <param name="Report">The newest report that was handed in.</param>
/// <param name="Item">What it says of the task.</param>
/// <param name="After">The evidence that was handed in with it.</param>
public sealed record BeforeAfter(IReadOnlyList<FoundBefore> Before, RemediationReportHead Report, ReportedTask Item, IReadOnlyList<ShownFile> After)
{
    /// <summary>Where the reader says what the task mends; null where that is others' to say.</summary>
    public string? Choose { get; init; }

    /// <summary>Null where nothing was handed in yet, and for units: what the delegation keeps under a finding is its own.</summary>
    public static async Task<BeforeAfter?> Of(TaskView task, IReadOnlyList<RemediationReportAnswer> reports, IReadOnlyList<EvidenceLine> evidence, Asking ask, CancellationToken ct)
    {
        if (reports.FirstOrDefault(report => report.Report is { Status: not RemediationStatus.Draft, IsTakenBack: false } && report.Items.Any(item => item.TaskId == task.Id)) is not { } newest) return null;
        var item = newest.Items.First(one => one.TaskId == task.Id);
        var before = new List<FoundBefore>();
        foreach (var clause in task.Sources)
            before.Add(new FoundBefore(clause, clause.FindingId is { } finding ? await ask.Try(Subject.Finding, new FindingFiles(finding), ct) : null));
        return new BeforeAfter(before, newest.Report, item,
            [.. evidence.Where(file => file.RemediationItemId == item.Id).Select(file => new ShownFile(file.Id, $"/api/tasks/{task.Id}/evidence/{file.Id}", file.FileName, file.ContentType, file.Size, file.AddedAt))]);
    }
}

/// <summary>A clause with the finding it rests on.</summary>
/// <param name="Clause">As it was issued.</param>
/// <param name="Finding">Null where it rests on none, or on one that is not the reader's to see.</param>
public sealed record FoundBefore(Clause Clause, FindingFilesView? Finding)
{
    public IReadOnlyList<ShownFile> Files => Finding is null ? [] : [.. Finding.Files.Select(file => new ShownFile(file.Id, $"/api/findings/{Finding.Id}/photos/{file.Id}", file.FileName, file.ContentType, file.Size, file.AddedAt))];
}

/// <summary>A file of a page: a picture where a browser shows it as one, a link otherwise.</summary>
public sealed record ShownFile(Guid Id, string Path, string FileName, string ContentType, long Size, DateTimeOffset AddedAt)
{
    public bool IsPicture => ContentType is "image/jpeg" or "image/png";
}
