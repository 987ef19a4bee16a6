using System.Net;
using System.Text;
using System.Text.Json;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Notices;

/// <summary>A notice, or a day's notices, as a mail: the same words as plain text and as simple HTML.</summary>
public static class NoticeLetter
{
    private const string DemoBanner = "TÀI LIỆU MINH HỌA, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ";
    private const string Automatic = "Thư này được hệ thống gửi tự động; xin không trả lời thư này.";
    private const string Changeable = " Cách nhận thông báo được thay đổi trong mục Thông báo của hệ thống.";

    public static Mail Write(string councilName, bool isDemo, IReadOnlyList<DueDelivery> notices, PublicAddress address)
    {
        var first = notices[0];
        var subject = notices.Count == 1 ? OneLine(first.Title) : $"{notices.Count} thông báo đến ngày {Day(notices[^1])}";
        return new Mail(first.Id, first.Address, first.PersonName, Sender(councilName), (isDemo ? "[MINH HỌA] " : "") + subject,
            Plain(councilName, isDemo, notices, address), Html(councilName, isDemo, notices, address));
    }

    private static string Plain(string councilName, bool isDemo, IReadOnlyList<DueDelivery> notices, PublicAddress address)
    {
        var text = new StringBuilder();
        text.Append(councilName.ToUpperInvariant()).Append("\r\n").Append("Hệ thống quản lý hoạt động giám sát\r\n\r\n");
        if (isDemo) text.Append(DemoBanner).Append("\r\n\r\n");
        if (notices[0].PersonName is { } name) text.Append("Kính gửi đồng chí ").Append(name).Append(",\r\n\r\n");
        foreach (var notice in notices)
        {
            text.Append(OneLine(notice.Title)).Append("\r\n\r\n").Append(string.Join("\r\n\r\n", NoticeBody.Parts(notice.Text, notice.Links).Select(part => Plain(part, notice, address)))).Append("\r\n\r\n");
            if (Link(notice, address) is { } link) text.Append("Xem và xử lý: ").Append(link).Append("\r\n\r\n");
        }
        text.Append("-- \r\n").Append(Footer(notices[0])).Append("\r\n");
        if (Preferences(notices[0], address) is { } preferences) text.Append("Đổi cách nhận thông báo: ").Append(preferences).Append("\r\n");
        return text.ToString();
    }

    private static string Html(string councilName, bool isDemo, IReadOnlyList<DueDelivery> notices, PublicAddress address)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head>
            <body style="margin:0;padding:16px;background:#f5f6f8;color:#1b1f24;font:16px/1.5 'Segoe UI',Arial,sans-serif">
            <div style="max-width:640px;margin:0 auto;background:#ffffff;border:1px solid #c9d0d8;border-top:6px solid #123f73">
            """);
        html.Append("<div style=\"padding:16px 20px;border-bottom:1px solid #c9d0d8\"><div style=\"color:#123f73;font-weight:bold\">").Append(Encode(councilName.ToUpperInvariant()))
            .Append("</div><div style=\"color:#4a5560\">Hệ thống quản lý hoạt động giám sát</div></div><div style=\"padding:8px 20px\">");
        if (isDemo) html.Append("<p style=\"background:#fdf3dc;padding:8px 12px;font-weight:bold\">").Append(DemoBanner).Append("</p>");
        if (notices[0].PersonName is { } name) html.Append("<p>Kính gửi đồng chí ").Append(Encode(name)).Append(",</p>");
        foreach (var notice in notices)
        {
            html.Append("<h2 style=\"font-size:18px;line-height:1.3;margin:20px 0 8px\">").Append(Encode(OneLine(notice.Title))).Append("</h2>");
            foreach (var part in NoticeBody.Parts(notice.Text, notice.Links)) Html(html, part, notice, address);
            if (Link(notice, address) is { } link)
                html.Append("<p><a href=\"").Append(Encode(link)).Append("\" style=\"display:inline-block;background:#123f73;color:#ffffff;padding:9px 16px;text-decoration:none\">Xem và xử lý</a></p>\n");
        }
        html.Append("</div><div style=\"padding:12px 20px;border-top:1px solid #c9d0d8;color:#4a5560;font-size:13px\">").Append(Footer(notices[0]));
        if (Preferences(notices[0], address) is { } preferences) html.Append(" <a href=\"").Append(Encode(preferences)).Append("\" style=\"color:#123f73\">Đổi cách nhận thông báo</a>");
        return html.Append("</div></div></body></html>\n").ToString();
    }

    // Under each line the address of its own page, on a line by itself so that every reader makes a link of it.
    private static string Plain(NoticePart part, DueDelivery notice, PublicAddress address) => part.Text?.ReplaceLineEndings("\r\n")
        ?? string.Join("\r\n", part.Items.Select(item => $"- {item.Text}{(Link(item, notice, address) is { } link ? $"\r\n  {link}" : "")}"));

    // A list stays a list, so that a long line is told from the next on a narrow screen.
    private static void Html(StringBuilder html, NoticePart part, DueDelivery notice, PublicAddress address)
    {
        if (part.Text is { } text)
        {
            html.Append("<p style=\"margin:0 0 10px\">").AppendJoin("<br>\n", text.Split('\n').Select(Encode)).Append("</p>\n");
            return;
        }
        html.Append("<ul style=\"margin:0 0 10px;padding-left:22px\">");
        foreach (var item in part.Items)
            html.Append("<li style=\"margin:0 0 6px\">").Append(Link(item, notice, address) is { } link ? $"<a href=\"{Encode(link)}\" style=\"color:#123f73\">{Encode(item.Text)}</a>" : Encode(item.Text)).Append("</li>\n");
        html.Append("</ul>\n");
    }

    private static string Footer(DueDelivery notice) => MayChoose(notice) ? Automatic + Changeable : Automatic;

    // A mailbox belongs to nobody who could choose, and whoever gets a code has no account.
    private static bool MayChoose(DueDelivery notice) => notice is { PersonId: not null, HasCode: false };

    private static string? Preferences(DueDelivery notice, PublicAddress address) => MayChoose(notice) && address.Find() is not null ? address.Of("/thong-bao/cach-nhan") : null;

    /// <summary>
    /// A person's way leads over the notice, which is read by that; a mailbox leads straight to the matter, and a link that is a secret to what it opens. Without a known address there is none.
    /// </summary>
    private static string? Link(DueDelivery notice, PublicAddress address)
    {
        if (address.Find() is null || notice.HasCode) return null;
        return notice is { PersonId: not null, HasOwnLink: false } ? address.Of($"/thong-bao/{notice.NoticeId}") : notice.Link is { } route ? address.Of(route) : null;
    }

    private static string? Link(NoticeItem item, DueDelivery notice, PublicAddress address) => address.Find() is null || item.Link is not { } route ? null
        : address.Of(notice.PersonId is not null ? NoticeBody.Way(route, notice.NoticeId) : route);

    private static string Day(DueDelivery notice) => Documents.VietnameseDate.Short(DateOnly.FromDateTime(notice.ToldAt.Local()));

    // Short enough for one encoded word, and for the narrow column in which readers see it.
    private static string Sender(string councilName) => $"{councilName.Replace("Hội đồng nhân dân", "HĐND", StringComparison.Ordinal)} (Giám sát)";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

/// <summary>A notice as a messaging gateway gets it.</summary>
public static class NoticeCall
{
    public static WebhookCall Write(string councilName, bool isDemo, DueDelivery notice, PublicAddress address) => new(notice.Id, notice.Url!, notice.Secret!, JsonSerializer.Serialize(new
    {
        notice.Id,
        notice.NoticeId,
        Council = councilName,
        IsDemo = isDemo,
        Kind = JsonNamingPolicy.CamelCase.ConvertName(notice.Kind.ToString()),
        KindName = notice.Kind.Label(),
        Urgent = notice.Kind.IsUrgent(),
        notice.Title,
        notice.Text,
        Lines = NoticeBody.Items(notice.Text, notice.Links).Select(item => new { item.Text, Link = item.Link is { } route ? address.Of(NoticeBody.Way(route, notice.NoticeId)) : null }),
        Link = notice.HasCode ? null : address.Of($"/thong-bao/{notice.NoticeId}"),
        To = new { notice.PersonId, Name = notice.PersonName, Phone = notice.Address, notice.UnitId },
        notice.ToldAt,
    }, Journal.Json));
}
