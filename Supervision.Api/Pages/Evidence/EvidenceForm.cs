using System.Globalization;
using Supervision.Core.Evidence.Uploads;
using Supervision.Core.Files;

namespace Supervision.Api.Pages;

/// <summary>The form that attaches files to a task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Asked">The pieces of evidence that it asks for, counted from 1.</param>
/// <param name="Errors">Why the last file was not taken.</param>
/// <param name="Terms">What files are taken there, how large, and what is kept of the places in them.</param>
public sealed record EvidenceForm(Guid TaskId, IReadOnlyList<string> Asked, IReadOnlyList<string> Errors, IntakeTerms Terms)
{
    public Secrecy Secrecy { get; init; }
    public int? Item { get; init; }

    /// <summary>What whoever reads the page began to send to the task and did not finish.</summary>
    public IReadOnlyList<EvidenceUploadView> Unfinished { get; init; } = [];

    /// <summary>A piece that a page of ours sends, in bytes: small enough that a weak line carries it whole.</summary>
    public const int Piece = 1024 * 1024;

    /// <summary>The field of the form that gives up an unfinished file.</summary>
    public const string Abandoned = "tepBo";

    /// <summary>The field in which the page's script says how many files it has sent already.</summary>
    public const string Attached = "tepDaGui";

    /// <summary>"12,4/40 MB"; what is small is counted in KB.</summary>
    public static string Amount(long received, long size)
    {
        var (unit, per) = size < 1024 * 1024 ? ("KB", 1024m) : ("MB", 1048576m);
        return string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{received / per:0.#}/{size / per:0.#} {unit}");
    }
}
