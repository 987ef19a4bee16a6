using Supervision.Core.Calendar;
using static Supervision.Core.Indicators.FlagCode;

namespace Supervision.Core.Indicators;

/// <summary>What a record of a session lacks or contradicts as a whole.</summary>
internal static class SessionRules
{
    public static IEnumerable<Hit> Hits(CaseFacts facts) => [.. Dates(facts), .. facts.IsCouncilSupervision ? Council(facts) : Reference(facts), .. Petitions(facts)];

    private static IEnumerable<Hit> Dates(CaseFacts facts)
    {
        if (facts is { HeldOn: null, PublishedOn: null })
            yield return Of(DateMissing, $"{facts.Code}: không có ngày của buổi làm việc, cũng không có ngày đăng của nguồn.");
        if (facts is { HeldOn: { } held, HeldOnInferred: true })
            yield return Of(DateInferred, $"{facts.Code}: ngày {held.ToPaperDate()} là suy ra, nguồn không ghi đủ ngày, tháng, năm.");
        if (facts is { HeldOn: { } on, PublishedOn: { } published } && IsBefore(published, facts.PublishedAt, on, facts.Session))
            yield return Of(TimeImplausible,
                $"{facts.Code}: nguồn đăng {(facts.PublishedAt is { } at ? $"{at:HH\\:mm} " : "")}ngày {published.ToPaperDate()}, sớm hơn lúc bắt đầu buổi {(facts.Session is DaySession.Afternoon ? "chiều " : facts.Session is DaySession.Morning ? "sáng " : "")}ngày {on.ToPaperDate()}.");
    }

    private static bool IsBefore(DateOnly published, TimeOnly? at, DateOnly held, DaySession? session)
    {
        var start = session is DaySession.Afternoon ? new TimeOnly(12, 0) : TimeOnly.MinValue;
        return published < held || published == held && at < start;
    }

    private static IEnumerable<Hit> Council(CaseFacts facts)
    {
        if (facts.Shortcomings.Count == 0)
            yield return Of(NoShortcomings, $"{facts.Code}: cuộc giám sát không ghi một tồn tại, hạn chế nào.");
        if (facts.Participants.All(one => one.Side is not ParticipantSide.Unit))
            yield return Of(UnitSideMissing, $"{facts.Code}: thành phần tham dự không có ai phía cơ quan, tổ chức chịu sự giám sát.");

        foreach (var member in facts.Participants.Where(one => one.Side is ParticipantSide.Delegation))
            if (member.Relation is { } relation)
                yield return Of(RoleConflict, $"{facts.Code}: {member.Title} ở phía Đoàn giám sát, đồng thời {Tie(relation)}.");
    }

    private static IEnumerable<Hit> Reference(CaseFacts facts)
    {
        yield return Of(NotCouncilSupervision, $"{facts.Code}: không phải hoạt động giám sát của HĐND; lưu làm tham chiếu, không tính vào số liệu giám sát.");
    }

    private static IEnumerable<Hit> Petitions(CaseFacts facts)
    {
        if (facts is { PetitionsMentioned: true, PetitionsListed: 0 })
            yield return Of(PetitionsNotListed, $"{facts.Code}: có nhắc kiến nghị của đơn vị nhưng không liệt kê nội dung nào.");
    }

    private static string Tie(RelationToUnit relation) => relation switch
    {
        RelationToUnit.DirectSuperior => "thuộc cấp trên trực tiếp của đơn vị",
        RelationToUnit.SameLocality => "giữ chức vụ tại cùng địa bàn với đơn vị",
        RelationToUnit.HoldsPost => "giữ chức vụ trong chính đơn vị",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "Không rõ quan hệ với đơn vị."),
    };

    private static Hit Of(FlagCode code, string sentence) => new(code, [], sentence);
}
