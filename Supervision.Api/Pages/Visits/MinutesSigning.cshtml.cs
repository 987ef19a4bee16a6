using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Councils;
using Supervision.Core.Files;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>Takes what signs minutes: a key's file, which is read once and goes no further than the command; a copy that was signed elsewhere; scans of what was signed on paper.</summary>
public sealed class MinutesSigningPage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor) : StreamedActionPage(antiforgery, intake, actor)
{
    private const int LargestPart = 512 * 1024;

    private byte[]? _key;
    private byte[]? _picture;
    private bool _isTaken;

    public MinutesSigningView View { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        View = await mediator.Send(new MinutesSigningDetails(id), ct);
        Forms = [.. MinutesForms.Streamed(View)];
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        switch (form.Field)
        {
            case "sign.Secret.Pkcs12":
                _key = await content.Whole(LargestPart, ct);
                break;
            case "sign.Picture":
                _picture = await content.Whole(LargestPart, ct);
                break;
            case "upload.Content":
                var (party, title) = (Party(form), Typed(form, nameof(UploadSignedMinutes.SignerTitle)) ?? "");
                await using (var file = await Receive(content, name, await mediator.Send(new MinutesCopyTerms { VisitId = id, Party = party, SignerTitle = title }, ct), ct))
                    await mediator.Send(new UploadSignedMinutes { VisitId = id, Party = party, SignerTitle = title, Content = file }, ct);
                _isTaken = true;
                break;
            case "scan.Content":
                await using (var file = await Receive(content, name, await mediator.Send(new SignedMinutesTerms(id), ct), ct))
                    await mediator.Send(new AttachSignedMinutes { VisitId = id, Content = file }, ct);
                _isTaken = true;
                break;
            case "scanAddendum.Content":
                var number = int.TryParse(Typed(form, nameof(AttachSignedMinutes.Addendum)), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed
                    : throw RefusedException.Invalid("form.addendum", nameof(AttachSignedMinutes.Addendum), "Hãy chọn phần bổ sung.");
                await using (var file = await Receive(content, name, await mediator.Send(new SignedMinutesTerms(id) { Addendum = number }, ct), ct))
                    await mediator.Send(new AttachSignedMinutes { VisitId = id, Addendum = number, Content = file }, ct);
                _isTaken = true;
                break;
        }
    }

    private protected override async Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        if (Sent(form) == "sign")
        {
            await mediator.Send(new SignMinutesHere
            {
                VisitId = id,
                Party = Party(form),
                SignerTitle = Typed(form, nameof(SignMinutesHere.SignerTitle)) ?? "",
                Secret = new SigningSecret { Pkcs12 = _key, Password = form["sign.Secret.Password"], Thumbprint = Typed(form, "Secret.Thumbprint") },
                Picture = _picture,
            }, ct);
            Done = "Đã ký số biên bản.";
        }
        else
        {
            if (!_isTaken) throw RefusedException.Invalid("file.none", nameof(UploadSignedMinutes.Content), "Hãy chọn một tệp.");
            Done = Sent(form) is "scan" or "scanAddendum" ? "Đã đính kèm bản quét." : "Đã kiểm tra và nhận biên bản đã ký.";
        }
        return MinutesForms.Address(id);
    }

    private protected override string FieldOf(string form, string refused) => refused is "certificate" or "Secret" ? "Secret.Pkcs12" : refused;

    private static MinutesParty Party(StreamedForm form) => Enum.TryParse<MinutesParty>(Typed(form, nameof(SignMinutesHere.Party)), out var party) && Enum.IsDefined(party) ? party
        : throw RefusedException.Invalid("form.party", nameof(SignMinutesHere.Party), "Hãy chọn bên ký.");
}
