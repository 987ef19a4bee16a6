using Microsoft.AspNetCore.Html;
using Supervision.Core.Search;

namespace Supervision.Api.Pages;

/// <summary>Where what was found is opened, and how it is written.</summary>
public static class SearchLinks
{
    /// <summary>The page of a thing.</summary>
    /// <param name="hit">The thing.</param>
    /// <param name="isUnit">The reader is of an inspected unit, which reads what was found about it on a page of its own.</param>
    public static string Path(SearchHit hit, bool isUnit) => hit.Kind switch
    {
        SearchKind.FollowUpTask => $"/noi-dung/{hit.Id}",
        SearchKind.Conclusion => $"/ket-luan/{hit.Id}",
        SearchKind.Paper => $"/van-ban/{hit.Id}",
        SearchKind.IncomingDocument => $"/van-ban-den/{hit.Id}",
        SearchKind.Visit => $"/buoi-lam-viec/{hit.Id}/bien-ban",
        SearchKind.Finding when isUnit => $"/doi-chieu/{hit.CampaignId}",
        SearchKind.Finding => FindingForms.Address(hit.Id),
        SearchKind.DelegationReport => $"/bao-cao-doan/{hit.Id}",
        SearchKind.UnitReport => $"/bao-cao-don-vi/{hit.Id}",
        SearchKind.RemediationReport => $"/bao-cao/{hit.Id}",
        SearchKind.ReminderLetter => $"/cong-van-don-doc/{hit.Id}",
        SearchKind.Unit => $"/don-vi/{hit.Id}",
        _ => $"/cuoc-giam-sat/{hit.CampaignId}",
    };

    public static string All(string typed, SearchKind? kind = null, int skip = 0) =>
        $"/tim?q={Uri.EscapeDataString(typed)}{(kind is { } one ? $"&loai={one}" : "")}{(skip > 0 ? $"&bo-qua={skip}" : "")}";

    /// <summary>The text with what was asked for marked.</summary>
    public static IHtmlContent Marked(IEnumerable<SearchPiece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in pieces)
        {
            if (piece.IsHit) html.AppendHtml("<mark>").Append(piece.Text).AppendHtml("</mark>");
            else html.Append(piece.Text);
        }
        return html;
    }

    /// <summary>"số 12/KL-HĐND: " with what was asked for marked; a code stands as it is: "BAN-01: ". Nothing where it has neither.</summary>
    public static IHtmlContent Numbered(SearchHit hit)
    {
        if (string.IsNullOrEmpty(hit.Reference)) return HtmlString.Empty;
        var html = new HtmlContentBuilder();
        var isNumber = char.IsAsciiDigit(hit.Reference[0]);
        if (isNumber) html.Append("số ");
        else if (hit.Kind is not SearchKind.Campaign) html.Append("(");
        html.AppendHtml(Marked(hit.ReferencePieces));
        return html.Append(isNumber || hit.Kind is SearchKind.Campaign ? ": " : "): ");
    }

    /// <summary>"12", or "hơn 200" where no more were counted.</summary>
    public static string Count(SearchGroup group) => group.IsMore ? $"hơn {SearchFor.Most}" : $"{group.Count}";
}
