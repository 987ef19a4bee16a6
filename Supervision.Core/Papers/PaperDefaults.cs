using Supervision.Core.Councils;
using Supervision.Core.Documents;

namespace Supervision.Core.Papers;

/// <summary>Heads, code and signature of an issuer, before a council's template says otherwise.</summary>
internal sealed record IssuerDefaults(string? SuperiorBody, string IssuingBody, string Name, string Code, IReadOnlyList<string> AuthorityLines, IReadOnlyList<string> Recipients);

/// <summary>
/// What papers of each issuer commonly carry (practice, unverified; no law gives the heads of a council's papers): a council's resolution is signed "Chủ tịch" alone,
/// the Standing Board's and the bodies' papers "TM.", the office's letters "TL.".
/// </summary>
internal static class PaperDefaults
{
    public static IssuerDefaults Of(PaperRule rule, PaperForms.Frame frame, PaperForms.UnitRow? unit) => rule.Issuer switch
    {
        PaperIssuer.Unit when unit is not null => OfUnit(frame, unit),
        PaperIssuer.Delegation or PaperIssuer.Member when frame.DelegationHeader is not null => new(
            frame.HeaderName, frame.DelegationHeader, frame.DelegationName!, frame.BodyKind is BodyKind.DelegateGroup ? frame.BodyCode! : "ĐGS",
            frame.BodyKind is BodyKind.DelegateGroup
                ? [$"TM. {frame.DelegationHeader}", "TỔ TRƯỞNG"]
                : rule.Issuer is PaperIssuer.Member ? ["THÀNH VIÊN ĐOÀN GIÁM SÁT"] : [$"TM. {frame.DelegationHeader}", "TRƯỞNG ĐOÀN"],
            [$"Thành viên {frame.DelegationName}"]),
        PaperIssuer.Office or PaperIssuer.Records => new(
            null, frame.HeaderName, $"Thường trực {frame.Name}", "HĐND", ["TL. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "CHÁNH VĂN PHÒNG"], ["Như trên", $"Thường trực {frame.Name}"]),
        PaperIssuer.Body when frame.BodyKind is BodyKind.Committee => new(
            frame.HeaderName, frame.BodyHeader!, frame.BodyName!, frame.BodyCode!, [$"TM. {frame.BodyHeader}", "TRƯỞNG BAN"], [$"Thường trực {frame.Name}"]),
        PaperIssuer.Body when frame.BodyKind is BodyKind.DelegateGroup => new(
            frame.HeaderName, frame.BodyHeader!, frame.BodyName!, frame.BodyCode!, [$"TM. {frame.BodyHeader}", "TỔ TRƯỞNG"], [$"Thường trực {frame.Name}"]),
        PaperIssuer.Body when frame.BodyKind is BodyKind.Council => new(
            null, frame.HeaderName, frame.Name, "HĐND", ["CHỦ TỊCH"], [$"Thường trực {frame.Name}", $"Các Ban của {frame.Name}"]),
        _ => new(
            null, frame.HeaderName, $"Thường trực {frame.Name}", "HĐND", ["TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"],
            // A notice is addressed to nobody above, so that nobody is "as above".
            rule.DocumentType is "TB" ? [$"Thường trực {frame.Name}", "Cơ quan, tổ chức chịu sự giám sát"] : ["Như trên", $"Thường trực {frame.Name}"]),
    };

    private static IssuerDefaults OfUnit(PaperForms.Frame frame, PaperForms.UnitRow unit) => unit.Kind is UnitKind.PeoplesCommittee
        ? new(null, VietnameseText.Upper(unit.Name), unit.Name, "UBND", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], ["Như trên"])
        : new(null, VietnameseText.Upper(unit.Name), unit.Name, Initials(unit.Name), ["THỦ TRƯỞNG ĐƠN VỊ"], ["Như trên"]);

    // "Sở Nông nghiệp và Môi trường" is SNNMT until the unit sets its own code.
    private static string Initials(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(word => !word.Equals("và", StringComparison.OrdinalIgnoreCase) && char.IsLetter(word[0])).Select(word => char.ToUpperInvariant(word[0])));
}
