using Supervision.Core.Documents;
using Supervision.Core.References;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>What is said of an item beside its text, so that whoever wrote it sees that it stands there.</summary>
internal static class ReferenceItemWords
{
    public static string Of(ReferenceItemData data) => string.Join(" · ", Said(data).Where(said => !string.IsNullOrEmpty(said)));

    private static IEnumerable<string?> Said(ReferenceItemData data) => data switch
    {
        ParticipantData one => [one.Part, one.BodyName, one.Capacity, one.HeadCount is { } people ? $"{people} người" : null, one.Relation?.Label()],
        PaperData one => [one.Type, one.Reference, one.IssuedOn is { } day ? VietnameseDate.Short(day) : null, one.Issuer, one.IsMain ? "văn bản chính" : null],
        OnSiteCheckData one => [one.Place, one.CheckedBy, one.CheckedWhen, one.Note],
        SpeechData one => [one.Speaker, one.Side.Label(), one.Note],
        StrengthData one => [one.Field],
        ShortcomingData one =>
        [
            one.Field, Named("hậu quả", one.Consequence), one.Count is { } count ? $"số lượng {count}" : null, one.LostScore is { } lost ? $"trừ {VietnameseNumber.Decimal(lost)} điểm" : null,
            Many("số liệu", one.Indicators), Named("dưới câu dẫn", one.HeadingCode), Many("đơn vị", one.RelatedUnits),
        ],
        CauseData one => [one.Field, Many("nhóm", one.Groups), Many("trách nhiệm", one.Responsible)],
        StatementData one => [one.Type.Label(), one.Verb.Equals(one.Type.Label(), StringComparison.OrdinalIgnoreCase) ? null : $"“{one.Verb}”", one.SaidBy, one.Field, one.Note],
        DutyData one =>
        [
            Named("chủ trì", one.LeadBody), one.ResponsiblePost, Many("phối hợp", one.CoordinatingBodies), Named("sản phẩm", one.Product),
            $"thời hạn: {string.Join(", ", new[] { one.Deadline.Kind.Label(), one.Deadline.On is { } on ? VietnameseDate.Short(on) : null, one.Deadline.Cycle?.Label(), one.Deadline.Note }.OfType<string>())}",
            Many("từ", one.Sources), Many("chưa rõ", one.MissingElements),
        ],
        _ => [],
    };

    private static string? Named(string what, string? said) => said is null ? null : $"{what}: {said}";

    private static string? Many(string what, IReadOnlyList<string> said) => said.Count == 0 ? null : $"{what}: {string.Join(", ", said)}";
}
