using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Thông báo kết luận buổi làm việc: what the head said to close a session, for those who must act on it. It is no conclusion of the supervision,
/// which only a meeting makes (law 87/2015/QH13, Art. 71, 81).
/// </summary>
public static class SessionRemarksNotice
{
    public static Document Of(MinutesRecord minutes)
    {
        var head = minutes.Head;
        var units = Phrases.And([.. minutes.Units.Select(u => u.Name)]);
        var day = DateOnly.FromDateTime(head.StartedAt!.Value.Local());
        return new Document
        {
            Title = $"Thông báo kết luận buổi làm việc của {head.DelegationName} với {units}",
            Author = head.CouncilName,
            CreatedAt = head.EndedAt ?? head.StartedAt!.Value,
            IsDraft = head.EndedAt is null,
            IsDemo = head.IsDemo,
            Blocks =
            [
                new AdministrativeHeader
                {
                    SuperiorBody = head.CouncilHeader,
                    IssuingBody = head.DelegationHeader,
                    Number = DocumentNumber.Line(null, $"TB-{DelegationPapers.SymbolOf(head)}"),
                    PlaceAndDate = VietnameseDate.PlaceAndDate(head.PlaceName, null, day.Year),
                },
                new DocumentTitle("Thông báo", $"Kết luận buổi làm việc của {Phrases.Unbroken(head.DelegationName)}\nvới {units}"),
                new Paragraph(Opening(minutes, units, day)),
                .. DelegationPapers.Remarks(minutes),
                .. VietnameseText.EndText([new Paragraph(RichText.OfData($"{head.DelegationName} thông báo để {units} và các cơ quan, tổ chức liên quan biết, thực hiện."))]),
                new SignatureBlock(Signer(minutes)) { Recipients = new(Recipients(minutes), "VT, Hồ sơ") },
                .. SourceWords.Note(head.IsDemo, head.HasUnstated),
            ],
        };
    }

    private static RichText Opening(MinutesRecord minutes, string units, DateOnly day)
    {
        var head = minutes.Head;
        var founding = DelegationPapers.Founding(head);
        var when = VietnameseDate.Long(day);
        var held = RichText.OfData($"{founding}{(founding.IsBlank ? ConclusionParts.Capital(when) : when)}, tại {DelegationPapers.PlaceWithin(head.Place)}, {head.DelegationName} làm việc với {units} trong cuộc {Phrases.Supervision(head.CampaignTitle)}.");
        return DelegationPapers.ChairOf(minutes) is { } chair && chair != DelegationPapers.OnlySpeaker(minutes) ? held.Append(RichText.OfData($" Chủ trì buổi làm việc: {chair}.")).Merged() : held;
    }

    private static SignatureColumn Signer(MinutesRecord minutes)
    {
        var present = minutes.Attendances.FirstOrDefault(a => a.Part == AttendancePart.Head);
        var post = minutes.Members.FirstOrDefault(m => m.Part == DelegationPart.Head)?.Title ?? present?.Title;
        var authority = $"TM. {Phrases.Unbroken(minutes.Head.DelegationHeader)}";
        return minutes.Head.SubjectKind is SubjectKind.DelegateGroup
            ? new SignatureColumn { AuthorityLines = [authority, "Tổ trưởng"], SignerName = present?.PersonName }
            : new SignatureColumn { AuthorityLines = [authority, "Trưởng đoàn"], Post = post, SignerName = present?.PersonName };
    }

    private static List<string> Recipients(MinutesRecord minutes) =>
        [.. minutes.Units.Select(u => u.Name), .. minutes.Head.BodyName is { } body ? [body] : Array.Empty<string>(), $"Thành viên {minutes.Head.DelegationName}"];
}
