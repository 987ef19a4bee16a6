using System.Collections.Frozen;
using Supervision.Core.Text;

namespace Supervision.Core.Access;

/// <summary>How far a thing has gone out, which decides who may still or already have to do with it. Where it stands in its own work is its aggregate's affair.</summary>
public enum Standing
{
    /// <summary>Known to all who may have to do with it at all.</summary>
    [Label("mọi lúc")] Current,

    /// <summary>Not yet sent or issued: still with those who write it.</summary>
    [Label("dự thảo, chưa gửi")] Draft,

    /// <summary>An inspected unit's own draft, which nobody else sees.</summary>
    [Label("dự thảo của đơn vị")] UnitDraft,

    [Label("đã gửi, đã ban hành")] Sent,

    [Label("tạm dừng, đã hủy")] Stopped,
}

/// <summary>Whose rows a permission reaches.</summary>
public enum Rows
{
    [Label("toàn Hội đồng nhân dân")] All,

    /// <summary>What is supervised by the body that the person leads.</summary>
    [Label("Ban, Tổ mình phụ trách")] Body,

    [Label("Đoàn mình tham gia")] Delegation,

    /// <summary>A delegation is gone when the follow-up begins; who was in it reads on.</summary>
    [Label("Đoàn cũ, đã vào giai đoạn theo dõi")] FormerDelegation,

    /// <summary>The campaign, and of its sessions the delegation's, that an expert or the Front was invited to.</summary>
    [Label("cuộc, buổi được mời")] Invited,

    [Label("của đơn vị mình")] OwnUnit,

    /// <summary>What the person wrote, or what is the person's alone.</summary>
    [Label("của chính mình")] Own,

    /// <summary>What was issued, sent and received as papers.</summary>
    [Label("phần văn bản")] Documents,
}

/// <summary>Which standings a subject has, and which of them each of its states is.</summary>
public static class Standings
{
    private static readonly FrozenDictionary<(Subject, string), Standing> Of = new Dictionary<Subject, (Standing Standing, string[] States)[]>
    {
        [Subject.Campaign] =
        [
            (Standing.Draft, ["Planned", "Programmed", "Founded"]),
            (Standing.Sent, ["PlanSent", "UnderWay", "FieldworkEnded", "Reported", "Examined", "Concluded", "FollowUp", "Completed", "Archived"]),
            (Standing.Stopped, ["Suspended", "Cancelled"]),
        ],
        [Subject.Visit] = [(Standing.Draft, ["Planned"]), (Standing.Sent, ["Notified", "InProgress", "AwaitingSignature", "Completed", "Postponed", "Cancelled"])],
        [Subject.Finding] = [(Standing.Draft, ["Recorded", "LeftOut"]), (Standing.Sent, ["Reconciling", "Reconciled", "InReport", "InConclusion"])],
        [Subject.Conclusion] =
        [
            (Standing.Draft, ["Draft", "Consulting", "Submitted"]),
            (Standing.Sent, ["Issued", "Sent", "Received", "Reconsidering", "Replaced", "Recalled", "Discharged"]),
        ],
        [Subject.FollowUpTask] =
        [
            (Standing.Draft, ["Draft"]),
            (Standing.Sent, ["Assigned", "Accepted", "Refused", "InProgress", "ReportedDone", "Returned", "PartlyDone", "NotSatisfactory", "Suspended", "Confirmed", "Dropped"]),
        ],
        [Subject.RemediationReport] = [(Standing.Draft, ["Draft"]), (Standing.Sent, ["Submitted", "UnderAppraisal", "Decided"])],
        [Subject.Extension] = [(Standing.Draft, ["Draft"]), (Standing.Sent, ["Sent", "Granted", "Refused", "Withdrawn"])],
        [Subject.Escalation] = [(Standing.Draft, ["Draft", "Cancelled"]), (Standing.Sent, ["Issued", "Sent", "Answered"])],
        [Subject.Paper] =
        [
            (Standing.Draft, ["Draft", "Submitted", "Approved", "Signed", "Cancelled"]),
            (Standing.UnitDraft, ["UnitDraft", "UnitSubmitted", "UnitApproved", "UnitSigned", "UnitCancelled"]),
            (Standing.Sent, ["Issued", "Sent", "Acknowledged", "UnitIssued", "UnitSent", "UnitAcknowledged"]),
        ],
    }.SelectMany(subject => subject.Value.SelectMany(standing => standing.States.Select(state => KeyValuePair.Create((subject.Key, state), standing.Standing)))).ToFrozenDictionary();

    /// <summary>The standings of a subject, in order; one that never differs has only <see cref="Standing.Current"/>.</summary>
    public static IReadOnlyList<Standing> All(Subject subject)
    {
        Standing[] found = [.. Of.Where(one => one.Key.Item1 == subject).Select(one => one.Value).Distinct().Order()];
        return found.Length == 0 ? [Standing.Current] : found;
    }

    /// <summary>The states that are a standing of a subject; of one that never differs its standing itself.</summary>
    public static IReadOnlyList<string> StatesOf(Subject subject, Standing standing) =>
        standing is Standing.Current ? [nameof(Standing.Current)] : [.. Of.Where(one => one.Key.Item1 == subject && one.Value == standing).Select(one => one.Key.Item2)];

    /// <summary>The standing of a state; null for one that nobody has placed, and what has none is given to nobody.</summary>
    public static Standing? Find(Subject subject, string state) => Of.TryGetValue((subject, state), out var standing) ? standing : null;
}
