using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Html;

/// <summary>Heads, titles and signatures of a preview.</summary>
internal static class HtmlHeads
{
    public static void Header(HtmlText html, AdministrativeHeader header, bool isDraft)
    {
        html.Open("header", "head").Open("div", "bodies");
        if (header.SuperiorBody is { } superior) html.Put("p", "superior", Name(superior));
        html.Put("p", "issuer", Name(header.IssuingBody));
        if (header.Number is { } number) html.Put("p", "number", number);
        if (header.LetterSubject is { } subject) html.Put("p", "subject", subject);
        Draft(html, isDraft);
        html.Close("div").Open("div", "nation").Put("p", "country", AdministrativeHeader.NationalTitle).Put("p", "motto", AdministrativeHeader.Motto);
        if (header.PlaceAndDate is { } place) html.Put("p", "date", place);
        html.Close("div").Close("header");
    }

    public static void Sheet(HtmlText html, InformationSheetHead head, bool isDraft, string heading)
    {
        html.Open("header", "sheet-head");
        if (head.Body is { } body) html.Put("p", "superior", VietnameseText.Upper(body));
        html.Put(heading, "title", VietnameseText.Upper(head.Title));
        if (head.Subtitle is { } subtitle) html.Put("p", "abstract", subtitle);
        if (head.Notice is { } notice) html.Put("p", "notice", notice);
        Draft(html, isDraft);
        html.Close("header");
    }

    public static void Annex(HtmlText html, AnnexStart annex, string heading)
    {
        html.Put(heading, "annex", annex.Label).Put("p", "annex-title", VietnameseText.Upper(annex.Title));
        if (annex.Reference is { } reference) html.Put("p", "reference", reference);
    }

    public static void Signature(HtmlText html, SignatureBlock block)
    {
        html.Open("footer", block.Columns.Count == 1 ? "signatures one" : "signatures");
        // One signer stands beside the recipients, several above them.
        if (block.Columns.Count == 1) Recipients(html, block.Recipients);
        html.Open("div", "signers");
        foreach (var column in block.Columns)
        {
            html.Open("div", "signer");
            foreach (var line in column.AuthorityLines) html.Put("p", "authority", Name(line));
            if (column.Note is { } note) html.Put("p", "note", note);
            if (column.Post is { } post) html.Put("p", "room authority", Name(post));
            html.Put("p", column.Post is null ? "room name" : "name", column.SignerName ?? "").Close("div");
        }
        html.Close("div");
        if (block.Columns.Count > 1) Recipients(html, block.Recipients);
        html.Close("footer");
    }

    private static void Recipients(HtmlText html, Recipients? recipients)
    {
        html.Open("div", "recipients");
        if (recipients is not null)
        {
            html.Put("p", "recipients-head", PaperStyle.RecipientsLabel);
            foreach (var line in PaperStyle.RecipientLines(recipients)) html.Put("p", "", line);
        }
        html.Close("div");
    }

    private static string Name(string name) => NameBreaks.Keep(VietnameseText.Upper(name));

    private static void Draft(HtmlText html, bool isDraft)
    {
        if (isDraft) html.Put("p", "draft-mark", Document.DraftMark);
    }
}
