using System.Globalization;
using System.Xml;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Dispatches.Exchange;

/// <summary>A status file of the exchange axis, as it was read: nothing of it is believed before its signature was judged.</summary>
/// <param name="DocumentId">The package that it answers.</param>
/// <param name="Reference">Number and symbol of the paper, where it gives them.</param>
/// <param name="SenderCode">Who answers.</param>
/// <param name="Answer">What they answer.</param>
/// <param name="At">When, by their clock.</param>
/// <param name="Note">In words.</param>
/// <param name="Staff">Who there handles it.</param>
internal sealed record ExchangeStatusFile(Guid DocumentId, string? Reference, string SenderCode, ExchangeAnswer Answer, DateTimeOffset At, string? Note, string? Staff)
{
    public const int Largest = 512 * 1024;

    /// <summary>The field of requests that files come in.</summary>
    public const string Field = "Content";

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "dd/MM/yyyy HH:mm:ss"];

    /// <exception cref="RefusedException"><c>xml.…</c> of <see cref="SafeXml"/>, <c>exchange.not_status</c>, <c>exchange.code</c>.</exception>
    public static ExchangeStatusFile Read(byte[] content)
    {
        var root = SafeXml.Load(content, Largest, Field).DocumentElement!;
        if (root.LocalName != "edXML") throw NotStatus("edXML");
        var status = One(One(One(root, "edXMLEnvelope"), ExchangeEnvelope.Header), "Status");
        var answered = One(status, "ResponseFor");
        var code = Text(One(status, "StatusCode"));
        return new ExchangeStatusFile(
            Guid.TryParse(Text(One(answered, "DocumentId")), out var id) ? id : throw OtherPaper(),
            Find(answered, "Code") is { } reference ? Text(reference) : null,
            Text(One(One(status, "From"), "OrganId")),
            ExchangeAnswers.Of(code) ?? throw RefusedException.Invalid("exchange.code", Field, $"Mã trạng thái “{Short(code)}” không phải mã của trục liên thông văn bản (01-06, 13, 15, 16)."),
            Moment(Text(One(status, "Timestamp"))),
            Find(status, "Description") is { } note ? Cut(Text(note), 2000) : null,
            Find(status, "StaffInfo") is { } staff ? Cut(string.Join(", ", new[] { "Staff", "Department", "Email", "Mobile" }.Select(name => Find(staff, name)).OfType<XmlElement>().Select(Text)), 500) : null);
    }

    public static RefusedException OtherPaper() => RefusedException.Invalid("exchange.other_paper", Field, "Tệp trạng thái này trả lời một văn bản khác, không phải gói đã gửi của văn bản này.");

    // The one child of that name: where a file has two, two readers could take different ones.
    private static XmlElement? Find(XmlElement parent, string name) => parent.ChildNodes.OfType<XmlElement>()
        .Where(child => child.LocalName == name && (child.NamespaceURI is "" or ExchangeEnvelope.Namespace)).ToList() switch
    {
        [] => null,
        [var only] => only,
        _ => throw NotStatus(name),
    };

    private static XmlElement One(XmlElement parent, string name) => Find(parent, name) ?? throw NotStatus(name);

    private static string Text(XmlElement element) => element.InnerText.Trim().Normalize();

    private static DateTimeOffset Moment(string text)
    {
        if (DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return new DateTimeOffset(local, VietnamTime.Zone.GetUtcOffset(local));
        return DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw RefusedException.Invalid("exchange.not_status", Field, $"Thời điểm “{Short(text)}” trong tệp trạng thái không đọc được.");
    }

    private static string? Cut(string text, int longest) => text.Length == 0 ? null : text.Length <= longest ? text : text[..longest];

    private static string Short(string text) => Cut(text, 40) ?? "";

    private static RefusedException NotStatus(string name) =>
        RefusedException.Invalid("exchange.not_status", Field, $"Tệp không phải tệp trạng thái của trục liên thông văn bản: thiếu hoặc có nhiều hơn một phần “{name}”.");
}
