namespace Supervision.Infrastructure.Signing;

/// <summary>How signatures are made and judged: section <c>Supervision:Signing</c>.</summary>
public sealed record SigningSettings
{
    /// <summary>The largest PDF that is signed, verified or read, in megabytes.</summary>
    public int LimitInMegabytes { get; init; } = 50;

    /// <summary>Files (PEM, DER) with root certificates that are trusted, or folders of such. Without one no signature is trusted.</summary>
    public IReadOnlyList<string> TrustedRoots { get; init; } = [];

    /// <summary>Files or folders with intermediate certificates, for signatures that do not carry theirs.</summary>
    public IReadOnlyList<string> Intermediates { get; init; } = [];

    public RevocationCheck Revocation { get; init; } = RevocationCheck.Offline;
}

/// <summary>How revocation is asked for.</summary>
public enum RevocationCheck
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>From what this machine has already; what it does not know is noted and refuses nothing.</summary>
    Offline,

    /// <summary>Over the network (CRL, OCSP); a certificate about which nobody answers is refused.</summary>
    Online,
}
