namespace Supervision.Infrastructure.Audit;

/// <summary>Where the journal is anchored, and by what.</summary>
public sealed record AuditSettings
{
    /// <summary>The folder of the anchors, best on another machine or a medium that is written once; null puts it beside the data.</summary>
    public string? AnchorFolder { get; init; }

    /// <summary>A PKCS#12 file whose key signs the anchors; without one the installation makes a key of its own.</summary>
    public string? Certificate { get; init; }

    public string? CertificatePassword { get; init; }
}
