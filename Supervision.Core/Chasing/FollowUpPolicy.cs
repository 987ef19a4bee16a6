using Supervision.Core.Json;
using Supervision.Core.Storage;

namespace Supervision.Core.Chasing;

/// <summary>
/// How a council follows up from a day on: when it reminds, how long it waits between the steps of chasing, what it grants. Days are working days except those of
/// explanations and extensions, which are calendar days (Điều 40 Luật 121/2025/QH15).
/// </summary>
public sealed record FollowUpPolicy
{
    private static readonly Lazy<IReadOnlyList<FollowUpPolicy>> Embedded = new(() =>
        [.. StrictJson.Embedded<IReadOnlyList<FollowUpPolicy>>("follow-up-policies.json").OrderBy(p => p.EffectiveFrom)]);

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The paper that sets it.</summary>
    public required string Paper { get; init; }

    /// <summary>Reminders, in working days before the deadline, the earliest first; on the day itself there is always one.</summary>
    public required IReadOnlyList<int> ReminderDays { get; init; }

    /// <summary>A task is "near due" with so many working days left.</summary>
    public required int NearDays { get; init; }

    /// <summary>The first urging letter is drafted so many working days after a task was found overdue.</summary>
    public required int FirstLetterAfter { get; init; }

    /// <summary>The second urging letter, after the first.</summary>
    public required int SecondLetterAfter { get; init; }

    /// <summary>The list for the Standing Board's monthly meeting, after the second letter.</summary>
    public required int MeetingListAfter { get; init; }

    /// <summary>An urging letter asks for an answer within so many working days.</summary>
    public required int LetterReplyDays { get; init; }

    /// <summary>A unit confirms the receipt of a paper within so many working days.</summary>
    public required int AcknowledgeDays { get; init; }

    /// <summary>A report is appraised within so many working days.</summary>
    public required int AppraisalDays { get; init; }

    public required int ExplanationDays { get; init; }

    public required int ExplanationComplexDays { get; init; }

    /// <summary>How often a task's deadline may be extended.</summary>
    public required int MaxExtensions { get; init; }

    /// <summary>How far from the original deadline extensions may reach altogether.</summary>
    public required int MaxExtensionDays { get; init; }

    /// <summary>What a suspension does to the deadline unless its decision says otherwise.</summary>
    public required bool SuspensionStopsClock { get; init; }

    /// <summary>How many instances of a recurring task stand ready ahead.</summary>
    public required int InstancesAhead { get; init; }

    /// <summary>Photographs keep the place where they were taken.</summary>
    public required bool KeepPhotoPlace { get; init; }

    /// <summary>What the product is shipped with.</summary>
    public static IReadOnlyList<FollowUpPolicy> Shipped => Embedded.Value;
}

/// <summary>Each council's own policies over the shipped ones.</summary>
internal static class FollowUpPolicyRows
{
    private const string Columns = """
        SELECT EffectiveFrom, Paper, ReminderDays, NearDays, FirstLetterAfter, SecondLetterAfter, MeetingListAfter, LetterReplyDays, AcknowledgeDays, AppraisalDays,
               ExplanationDays, ExplanationComplexDays, MaxExtensions, MaxExtensionDays, SuspensionStopsClock, InstancesAhead, KeepPhotoPlace
        FROM FollowUpPolicies

        """;

    /// <summary>Every policy that held or will hold, the earliest first: what was shipped until the council's own.</summary>
    public static async Task<IReadOnlyList<FollowUpPolicy>> FollowUpPolicies(this Db db, CancellationToken ct)
    {
        var own = await db.List<Row>(Columns + "WHERE CouncilId = @CouncilId ORDER BY EffectiveFrom", null, ct);
        return [.. Chasing.FollowUpPolicy.Shipped.Where(policy => own.Count == 0 || policy.EffectiveFrom < own[0].EffectiveFrom), .. own.Select(row => row.Policy)];
    }

    /// <summary>The policy in effect on a day: the council's latest, else the shipped one.</summary>
    public static async Task<FollowUpPolicy> FollowUpPolicy(this Db db, DateOnly on, CancellationToken ct)
    {
        var own = await db.List<Row>(Columns + "WHERE CouncilId = @CouncilId AND EffectiveFrom <= @on ORDER BY EffectiveFrom", new { on }, ct);
        return own.Count > 0 ? own[^1].Policy : Chasing.FollowUpPolicy.Shipped.LastOrDefault(p => p.EffectiveFrom <= on) ?? Chasing.FollowUpPolicy.Shipped[0];
    }

    internal sealed record Row
    {
        public required DateOnly EffectiveFrom { get; init; }
        public required string Paper { get; init; }
        public required string ReminderDays { get; init; }
        public required int NearDays { get; init; }
        public required int FirstLetterAfter { get; init; }
        public required int SecondLetterAfter { get; init; }
        public required int MeetingListAfter { get; init; }
        public required int LetterReplyDays { get; init; }
        public required int AcknowledgeDays { get; init; }
        public required int AppraisalDays { get; init; }
        public required int ExplanationDays { get; init; }
        public required int ExplanationComplexDays { get; init; }
        public required int MaxExtensions { get; init; }
        public required int MaxExtensionDays { get; init; }
        public required bool SuspensionStopsClock { get; init; }
        public required int InstancesAhead { get; init; }
        public required bool KeepPhotoPlace { get; init; }

        public FollowUpPolicy Policy => new()
        {
            EffectiveFrom = EffectiveFrom,
            Paper = Paper,
            ReminderDays = [.. ReminderDays.Split(' ').Select(int.Parse)],
            NearDays = NearDays,
            FirstLetterAfter = FirstLetterAfter,
            SecondLetterAfter = SecondLetterAfter,
            MeetingListAfter = MeetingListAfter,
            LetterReplyDays = LetterReplyDays,
            AcknowledgeDays = AcknowledgeDays,
            AppraisalDays = AppraisalDays,
            ExplanationDays = ExplanationDays,
            ExplanationComplexDays = ExplanationComplexDays,
            MaxExtensions = MaxExtensions,
            MaxExtensionDays = MaxExtensionDays,
            SuspensionStopsClock = SuspensionStopsClock,
            InstancesAhead = InstancesAhead,
            KeepPhotoPlace = KeepPhotoPlace,
        };
    }
}
