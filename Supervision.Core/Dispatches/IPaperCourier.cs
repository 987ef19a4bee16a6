using Supervision.Core.Notices;
using Supervision.Core.Papers;

namespace Supervision.Core.Dispatches;

/// <summary>A paper on its way out, with what its receiver's register asks for.</summary>
public sealed record PaperPackage
{
    /// <summary>The same whenever the same dispatch is tried again.</summary>
    public required Guid Key { get; init; }
    public required string CouncilName { get; init; }
    public required bool IsDemo { get; init; }
    public required PaperKind Kind { get; init; }
    public string? DocumentType { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public required string Title { get; init; }
    public string? SignerName { get; init; }
    public string? SignerTitle { get; init; }
    public int? Pages { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>Where anybody may check that the paper is genuine.</summary>
    public string? CheckUrl { get; init; }
    public required string Receiver { get; init; }
    public string? Address { get; init; }

    /// <summary>"15-TB-HĐND.pdf".</summary>
    public required string FileName { get; init; }

    /// <summary>Of what is carried: the paper's file, or the signed package that it is in.</summary>
    public required string ContentSha256 { get; init; }
    public required byte[] Content { get; init; }
}

/// <summary>Carries papers out by one channel.</summary>
public interface IPaperCourier
{
    DispatchChannel Channel { get; }

    /// <summary>Whether this installation has the way at all; a dispatch by it is refused otherwise.</summary>
    bool IsOpen { get; }

    /// <summary>Never throws for what the other side did or did not do.</summary>
    Task<SendOutcome> Carry(PaperPackage package, CancellationToken ct);
}
