namespace Supervision.Core.Files;

/// <summary>Looks through a file for malicious software before it is kept.</summary>
public interface IFileScanner
{
    /// <summary>The name of what was found, or null for a clean file.</summary>
    /// <exception cref="Pipeline.RefusedException">The scanner did not answer: nothing is taken unscanned.</exception>
    Task<string?> Scan(Stream content, CancellationToken ct);
}
