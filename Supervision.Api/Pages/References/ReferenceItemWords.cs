using Supervision.Core.Documents;
using Supervision.Core.References;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>What is said of an item beside its text, so that whoever wrote it sees that it stands there; what was concluded bears a mark.</summary>
internal static class ReferenceItemWords
{
    public static string Of(ReferenceItemData data) => string.Join(" · ", Said(data).Where(said => !string.IsNullOrEmpty(said)));

    private static IEnumerable<string?> Said(ReferenceItemData data) => data switch
    {
        ParticipantData one =>
        [
            one.Part, Guessed(one.BodyName, one.BodyInferred), Guessed(one.Capacity, one.CapacityInferred), one.HeadCount is { } people ? $"{VietnameseNumber.Whole(people)} người" : null,
            Guessed(one.Relation?.Label(), one.RelationInferred),
        ],
        PaperData one => [one.Type, one.Reference, one.IssuedOn is { } day ? VietnameseDate.Short(day) : null, Guessed(one.Issuer, one.IssuerInferred), one.IsMain ? "văn bản chính" : null],
        OnSiteCheckData one => [one.Place, one.CheckedBy, Guessed(one.CheckedWhen, one.WhenInferred), one.Note],
        SpeechData one => [one.Speaker, one.Side.Label(), one.Note],
        StrengthData one => [one.Field],
        ShortcomingData one =>
        [
            one.Field, Named("hậu quả", one.Consequence), one.Count is { } count ? $"số lượng {VietnameseNumber.Whole(count)}" : null, one.LostScore is { } lost ? $"trừ {VietnameseNumber.Decimal(lost)} điểm" : null,
            Guessed(Many("số liệu", one.Indicators), one.IndicatorsInferred), Named("dưới câu dẫn", one.HeadingCode), Many("đơn vị", one.RelatedUnits, one.RelatedUnitsOpen),
        ],
        CauseData one => [one.Field, Many("nhóm", one.Groups, one.GroupsOpen), Many("trách nhiệm", one.Responsible)],
        StatementData one =>
        [
            one.Type.Label(), one.Verb.Equals(one.Type.Label(), StringComparison.OrdinalIgnoreCase) ? null : Guessed($"“{one.Verb}”", one.VerbInferred), Guessed(one.SaidBy, one.SaidByInferred), one.Field, one.Note,
        ],
        DutyData one =>
        [
            Named("chỉ đạo", one.DirectingBody), Guessed(Named("chủ trì", one.LeadBody), one.LeadBodyInferred), Guessed(one.ResponsiblePost, one.ResponsiblePostInferred), Many("phối hợp", one.CoordinatingBodies),
            Guessed(Named("sản phẩm", one.Product), one.ProductInferred), Many("hồ sơ phải có", one.RequiredFiles), Named("chỉ tiêu", one.QuantifiedTarget),
            Named("thời hạn", Within(one.Deadline.InWords())), Many("từ", one.Sources), Many("nguồn không nêu rõ", one.MissingElements),
        ],
        _ => [],
    };

    private static string? Named(string what, string? said) => said is null ? null : $"{what}: {said}";

    private static string? Guessed(string? said, bool inferred) => said is null || !inferred ? said : said + StatedFigures.Inferred;

    // A list that its source leaves open says so.
    private static string? Many(string what, IReadOnlyList<string> said, bool isOpen = false) => said.Count == 0 ? null : $"{what}: {string.Join(", ", said)}{(isOpen ? ", … (danh sách để mở)" : "")}";

    private static string Within(string said) => $"{char.ToLowerInvariant(said[0])}{said[1..]}";
}
