using Supervision.Core.Dispatches;
using Supervision.Core.Notices;

namespace Supervision.Infrastructure.Dispatches;

/// <summary>Puts signed edXML packages into the hand-over folder, for whatever connects the office to the national exchange axis.</summary>
internal sealed class EdxmlCourier(string? root) : IPaperCourier
{
    public DispatchChannel Channel => DispatchChannel.Edxml;

    public bool IsOpen => root is not null;

    public Task<SendOutcome> Carry(PaperPackage package, CancellationToken ct) => HandOverFolder.Put(root!, package, ct, (HandOverFolder.Plain(package.FileName), package.Content));
}
