using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Dispatches.Exchange;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>A paper on the national exchange axis: packages that are made and signed here, and the status files that come back.</summary>
public sealed class PaperExchangePage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor, TimeProvider clock) : StreamedFormPage(antiforgery, intake, actor)
{
    private const int LargestKey = 256 * 1024;
    private const int LargestAnswer = 512 * 1024;

    private static readonly string[] Kept = ["receiver", "senderCode", "receiverCode", "sentOn", "dueOn", "thumbprint"];

    // Fields of the commands by the names that the forms give them.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["certificate"] = "pkcs12",
        ["Pkcs12"] = "pkcs12",
        ["Secret.Pkcs12"] = "pkcs12",
        ["Secret"] = "pkcs12",
        ["password"] = "password",
        ["Secret.Password"] = "password",
        ["Receiver"] = "receiver",
        ["SenderCode"] = "senderCode",
        ["ReceiverCode"] = "receiverCode",
        ["SentOn"] = "sentOn",
        ["DueOn"] = "dueOn",
        ["Content"] = "content",
    };

    private byte[]? _key;
    private byte[]? _answer;

    public PaperView View { get; private set; } = null!;

    public ExchangeView Exchange { get; private set; } = null!;

    public SentForm Forms { get; private set; } = new();

    /// <summary>Something may be packed: the paper is issued and not recalled.</summary>
    public bool MaySend => View.Allowed.Contains(PaperStep.Send);

    public string Today => TypedDay.Write(clock.Today());

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        View = await mediator.Send(new PaperDetails(id), ct);
        Exchange = await mediator.Send(new ExchangeDetails(id), ct);
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        switch (form["action"], form.Field)
        {
            case ("pack", "pkcs12"):
                _key = await content.Whole(LargestKey, ct);
                break;
            case ("answer", "content"):
                _answer = await content.Whole(LargestAnswer, ct);
                break;
        }
    }

    private protected override async Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        Done = await Act(id, form, ct);
        return $"/van-ban/{id}/truc-lien-thong";
    }

    private protected override void Refuse(StreamedForm form, RefusedException refused) => Forms = new SentForm
    {
        Sent = form["action"],
        Typed = Kept.Where(field => form[field] is not null).ToDictionary(field => field, field => form[field]!),
        Errors = refused.Fields.Count == 0
            ? new() { [""] = refused.Message }
            : refused.Fields.GroupBy(field => Names.GetValueOrDefault(field.Key, ""), field => string.Join(" ", field.Value)).ToDictionary(group => group.Key, group => string.Join(" ", group)),
    };

    private async Task<string> Act(Guid id, StreamedForm form, CancellationToken ct)
    {
        if (form["action"] == "answer")
        {
            await mediator.Send(new RecordExchangeAnswer { PaperId = id, Content = _answer ?? throw RefusedException.Invalid("file.none", "Content", "Hãy chọn một tệp.") }, ct);
            return "Đã kiểm tra và ghi nhận trạng thái mà nơi nhận trả về.";
        }
        var paper = await mediator.Send(new PaperDetails(id), ct);
        var receiver = SearchText.Compose(form["receiver"] ?? "").Trim();
        await mediator.Send(new SendByExchange
        {
            PaperId = id,
            Version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
            UnitId = receiver.Length == 0 ? paper.AddresseeUnitId : null,
            Receiver = receiver.Length == 0 ? null : receiver,
            SenderCode = (form["senderCode"] ?? "").Trim(),
            ReceiverCode = (form["receiverCode"] ?? "").Trim(),
            SentOn = form.DemandedDay("sentOn", "SentOn"),
            DueOn = form.Day("dueOn", "DueOn"),
            Secret = new SigningSecret { Pkcs12 = _key, Password = form["password"], Thumbprint = string.IsNullOrWhiteSpace(form["thumbprint"]) ? null : form["thumbprint"] },
        }, ct);
        return "Đã đóng gói và ký số.";
    }
}
