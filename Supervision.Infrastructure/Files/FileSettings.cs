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

    /// <summary>S3-compatible storage that keeps the files; without it they are kept in the data folder.</summary>
    public S3Settings? S3 { get; init; }
}

/// <summary>A bucket of S3-compatible storage: <c>Supervision:Files:S3</c>.</summary>
public sealed record S3Settings
{
    /// <summary>The address of storage of one's own; AWS itself where there is none.</summary>
    public string? ServiceUrl { get; init; }

    public string Region { get; init; } = "ap-southeast-1";

    public required string Bucket { get; init; }

    /// <summary>Stands before every key; empty, or ends in a slash.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Without one, the credentials of the machine are used.</summary>
    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }
}
