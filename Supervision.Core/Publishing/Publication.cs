using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Publishing;

/// <summary>What of a supervision goes before the public (law 87/2015/QH13, Art. 89).</summary>
public enum PublicationKind
{
    [Label("Chương trình giám sát")] Programme,
    [Label("Kết luận giám sát")] Conclusion,
    [Label("Kết quả thực hiện kết luận")] Results,
}

/// <summary>Where a text for the public stands.</summary>
public enum PublicationStatus
{
    [Label("Chờ duyệt công khai")] Draft,
    [Label("Đang công khai")] Published,
    [Label("Đã có bản mới")] Replaced,
    [Label("Đã rút")] Withdrawn,
}

/// <summary>What moves it on.</summary>
public enum PublicationStep
{
    [Label("Sửa")] Revise,
    [Label("Duyệt công khai")] Approve,
    [Label("Thay bằng bản mới")] Replace,
    [Label("Rút")] Withdraw,
}

/// <summary>
/// A text for the public, as it was prepared and approved: what becomes of the thing it tells of changes nothing in it. A later text of the same thing is a publication of its own, which takes its place.
/// </summary>
public sealed class Publication
{
    public required Guid Id { get; init; }
    public required PublicationKind Kind { get; init; }

    /// <summary>The conclusion that it tells of; none for a programme.</summary>
    public Guid? ConclusionId { get; init; }

    /// <summary>The year of a programme.</summary>
    public int? ProgrammeYear { get; init; }
    public required PublicationStatus Status { get; set; }
    public required string Title { get; init; }

    /// <summary>Somebody looked at the words that are also a person's name here, and said that they name none.</summary>
    public required bool KeepsNames { get; init; }

    /// <summary>Who last worded it; that person does not approve it.</summary>
    public required Guid PreparedBy { get; init; }
    public required int Version { get; init; }

    /// <summary>The whole life of a publication. What stands before the public is not reworded: it is replaced or withdrawn.</summary>
    public static PublicationStatus? After(PublicationStatus status, PublicationStep step) => (status, step) switch
    {
        (PublicationStatus.Draft, PublicationStep.Revise) => PublicationStatus.Draft,
        (PublicationStatus.Draft, PublicationStep.Approve) => PublicationStatus.Published,
        (PublicationStatus.Published, PublicationStep.Replace) => PublicationStatus.Replaced,
        (PublicationStatus.Draft or PublicationStatus.Published, PublicationStep.Withdraw) => PublicationStatus.Withdrawn,
        _ => null,
    };

    public IEnumerable<PublicationStep> Allowed => Enum.GetValues<PublicationStep>().Where(step => After(Status, step) is not null);

    /// <summary>Moves it, or refuses with the steps it does allow.</summary>
    public void Take(PublicationStep step) => Status = After(Status, step)
        ?? throw RefusedException.Step("publication.step", $"Nội dung này đang ở trạng thái “{Status.Label()}” nên không thực hiện được việc “{step.Label()}”.", Allowed.Select(s => s.ToString()));
}
