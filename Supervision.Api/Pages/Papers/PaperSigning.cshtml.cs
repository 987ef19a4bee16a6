using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>Signs, seals, takes in signed files and scans of a paper. A key's file and its password are read once and go no further than the command.</summary>
public sealed class PaperSigningPage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor, TimeProvider clock) : StreamedFormPage(antiforgery, intake, actor)
{
    private const int LargestPart = 512 * 1024;

    private static readonly string[] Kept = ["number", "issuedOn", "thumbprint"];

    // Fields of the commands by the names that the forms give them.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["certificate"] = "pkcs12",
        ["Pkcs12"] = "pkcs12",
        ["Secret.Pkcs12"] = "pkcs12",
        ["Secret"] = "pkcs12",
        ["password"] = "password",
        ["Secret.Password"] = "password",
        ["Picture"] = "picture",
        ["Number"] = "number",
        ["IssuedOn"] = "issuedOn",
    };

    private readonly Actor _actor = actor;
    private byte[]? _key;
    private byte[]? _picture;
    private bool _isTaken;
    private (StreamedForm Form, RefusedException Why)? _refused;

    public PaperView View { get; private set; } = null!;

    public PaperSigningView Signing { get; private set; } = null!;

    public SigningForms Forms { get; private set; } = null!;

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        View = await mediator.Send(new PaperDetails(id), ct);
        Signing = await mediator.Send(new PaperSigningDetails(id), ct);
        var forms = SigningForms.Of(View, Signing, _actor, clock.Today());
        Forms = _refused is not var (form, why) ? forms : forms with
        {
            Sent = form["action"],
            Typed = Kept.Where(field => form[field] is not null).ToDictionary(field => field, field => form[field]!),
            Errors = Errors(form["action"], why),
        };
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        switch (form["action"], form.Field)
        {
            case ("sign" or "seal", "pkcs12"):
                _key = await content.Whole(LargestPart, ct);
                break;
            case ("sign" or "seal", "picture"):
                _picture = await content.Whole(LargestPart, ct);
                break;
            case ("upload", "signed"):
                await using (var file = await Receive(content, name, await mediator.Send(new SignedPaperTerms(id), ct), ct))
                    await mediator.Send(new UploadSignedPaper { PaperId = id, Content = file }, ct);
                _isTaken = true;
                break;
            case ("scan", "scan"):
                await using (var file = await Receive(content, name, await mediator.Send(new HandSignedScanTerms(id), ct), ct))
                    await mediator.Send(new AttachHandSignedScan { PaperId = id, Content = file }, ct);
                _isTaken = true;
                break;
        }
    }

    private protected override async Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        Done = await Act(id, form, ct);
        return $"/van-ban/{id}";
    }

    private protected override void Refuse(StreamedForm form, RefusedException refused) => _refused = (form, refused);

    private async Task<string> Act(Guid id, StreamedForm form, CancellationToken ct)
    {
        var version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var secret = new SigningSecret { Pkcs12 = _key, Password = form["password"], Thumbprint = string.IsNullOrWhiteSpace(form["thumbprint"]) ? null : form["thumbprint"] };
        switch (form["action"])
        {
            case "sign":
                await mediator.Send(new SignPaper { PaperId = id, Version = version, Secret = secret, Picture = _picture }, ct);
                return "Đã ký số.";
            case "seal":
                await mediator.Send(new SealPaper { PaperId = id, Version = version, Number = Number(form), IssuedOn = form.Day("issuedOn", "IssuedOn"), Secret = secret, Picture = _picture }, ct);
                return "Đã ghi số, ngày, đóng dấu số và ban hành; văn bản được giữ nguyên từ lúc này.";
            default:
                if (!_isTaken) throw RefusedException.Invalid("file.none", "Content", "Hãy chọn một tệp.");
                return form["action"] == "scan" ? "Đã đính kèm bản quét." : "Đã kiểm tra và nhận bản đã ký.";
        }
    }

    private static Dictionary<string, string> Errors(string? action, RefusedException refused)
    {
        if (refused.Fields.Count == 0) return new() { [""] = refused.Message };
        var file = action switch { "upload" => "signed", "scan" => "scan", _ => "" };
        return refused.Fields.GroupBy(field => Names.GetValueOrDefault(field.Key, file), field => string.Join(" ", field.Value)).ToDictionary(group => group.Key, group => string.Join(" ", group));
    }

    private static int? Number(StreamedForm form) => string.IsNullOrWhiteSpace(form["number"]) ? null
        : int.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw RefusedException.Invalid("form.number", "Number", "Số văn bản phải là một số.");
}
