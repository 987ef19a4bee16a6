using System.Net;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Text;

namespace Supervision.Core.Dispatches;

/// <summary>Sends a paper as a mail with its file, by the office's own mail server.</summary>
internal sealed class MailCourier(IMailer mailer, NoticeChannels channels) : IPaperCourier
{
    public DispatchChannel Channel => DispatchChannel.Email;

    public bool IsOpen => channels.Email;

    public Task<SendOutcome> Carry(PaperPackage package, CancellationToken ct) => mailer.Send(Letter(package), ct);

    /// <summary>The covering words: what comes with it, how to check it, and the hash of the file.</summary>
    internal static Mail Letter(PaperPackage package)
    {
        var named = Named(package);
        string[] lines =
        [
            $"Kính gửi: {package.Receiver}",
            $"{package.CouncilName} gửi {Within(named)}: {package.Title.TrimEnd('.')}.",
            $"Tệp kèm theo: {package.FileName}{(package.Pages is { } pages ? $", {pages} trang" : "")}; mã băm SHA-256: {package.Sha256}.",
            .. package.CheckUrl is { } url ? [$"Kiểm tra văn bản tại: {url}"] : Array.Empty<string>(),
            "Đề nghị xác nhận đã nhận văn bản bằng cách trả lời bộ phận văn thư.",
        ];
        string[] all = package.IsDemo ? [Document.DemoBanner, .. lines] : lines;
        return new Mail(package.Key, package.Address!, package.Receiver, package.CouncilName, $"{(package.IsDemo ? "[MINH HỌA] " : "")}{named}",
            string.Join("\r\n\r\n", all) + "\r\n",
            $"<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"></head><body style=\"font:16px/1.5 'Segoe UI',Arial,sans-serif;color:#1b1f24\">{string.Concat(all.Select(line => $"<p style=\"overflow-wrap:anywhere\">{WebUtility.HtmlEncode(line)}</p>"))}</body></html>\n")
        {
            Attachments = [new MailAttachment(package.FileName, RenderedPaper.PdfContentType, package.Content)],
        };
    }

    private static string Named(PaperPackage package) => string.Join(' ', new[]
    {
        DocumentTypes.Name(package.DocumentType) ?? package.Kind.Label(),
        package.Number is { } number ? $"số {DocumentNumber.Digits(number)}/{package.Symbol}" : null,
        package.IssuedOn is { } on ? $"ngày {VietnameseDate.Short(on)}" : null,
    }.Where(part => part is not null));

    private static string Within(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
