using Supervision.Core.Files;

namespace Supervision.Infrastructure.Files;

/// <summary>How files are taken and kept: section <c>Supervision:Files</c>.</summary>
public sealed record FileSettings
{
    /// <summary>The largest file, in megabytes.</summary>
    public int LimitInMegabytes { get; init; } = FileLimit.DefaultMegabytes;

    /// <summary><c>host:port</c> of a clamd that looks through every file; without one, files are not scanned.</summary>
    public string? Clamd { get; init; }

    /// <summary>How long clamd may be silent.</summary>
    public TimeSpan ScannerPatience { get; init; } = TimeSpan.FromSeconds(30);
}
