using System.Globalization;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents.Types;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Papers;

/// <summary>What the records clerk does next with something that was approved.</summary>
public enum ClerkStage
{
    [Label("Đã duyệt, chờ cấp số và ký")] ToNumber,
    [Label("Đã ký, chờ ban hành")] ToIssue,
    [Label("Đã ban hành, chờ gửi")] ToSend,
    [Label("Đã gửi, chờ nơi nhận xác nhận")] ToAcknowledge,
}

/// <summary>On whose page it is done: the paper's own, or that of the subject that issues it.</summary>
public enum QueuedAs
{
    [Label("Kết luận")] Conclusion,
    [Label("Báo cáo của Đoàn giám sát")] DelegationReport,
    [Label("Văn bản")] Paper,
    [Label("Công văn đôn đốc")] ReminderLetter,
}

/// <summary>
/// What waits for the records clerk at one stage: papers, and the conclusions, reports of delegations and urging letters that are numbered and sent from pages of their own and may have no paper yet. Conclusions and
/// reports come first, then each in the order it was begun. What its subject sent is no longer to be sent, whatever its paper says.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record ClerkQueue : IQuery<Page<QueuedPaper>>
{
    public required ClerkStage Stage { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ClerkQueue>
    {
        public Validator()
        {
            RuleFor(q => q.Stage).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record QueuedPaper
{
    public required QueuedAs As { get; init; }

    /// <summary>The paper, conclusion, report or letter.</summary>
    public required Guid Id { get; init; }
    public required PaperKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>The supervision that it is of; null for what is of none, or of several.</summary>
    public string? CampaignTitle { get; init; }

    /// <summary>"15/TB-HĐND", once it has a number.</summary>
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Who has not said that they have it, where that is what it waits for.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    /// <summary>How many wait at this stage, from the first of this page on.</summary>
    public required long Waiting { get; init; }
}

internal sealed class ClerkQueueHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ClerkQueue, Page<QueuedPaper>>
{
    private const string Head = """
        SELECT w.Place, w.Seq, w.Id, w.Kind, w.Title, w.CampaignTitle, w.Number, w.Symbol, w.Reference, w.IssuedOn, COUNT(*) OVER () AS Waiting
        FROM (

        """;

    private const string Tail = """

        ) w
        WHERE @AfterPlace IS NULL OR w.Place > @AfterPlace OR (w.Place = @AfterPlace AND w.Seq > @AfterSeq)
        ORDER BY w.Place, w.Seq
        """;

    private const string And = """

        UNION ALL

        """;

    // That something arrived is said whenever that is, so what waits for it stays after archiving too, as it does with the unit.
    private const string AnyConclusions = """
        SELECT 0 AS Place, k.Seq, k.Id, k.Kind, k.Abstract AS Title, c.Title AS CampaignTitle, k.Number, k.Symbol, CAST(NULL AS nvarchar(100)) AS Reference, k.IssuedOn
        FROM Conclusions k
        JOIN Campaigns c ON c.Id = k.CampaignId
        WHERE k.CouncilId = @CouncilId AND
        """;

    private const string Conclusions = AnyConclusions + " c.Status <> 'Archived' AND ";

    private const string Reports = """
        SELECT 1 AS Place, r.Seq, r.Id, 'DelegationReport' AS Kind, d.Name AS Title, c.Title AS CampaignTitle, CAST(NULL AS int) AS Number, CAST(NULL AS nvarchar(100)) AS Symbol, r.Reference, r.IssuedOn
        FROM DelegationReports r
        JOIN Delegations d ON d.Id = r.DelegationId
        JOIN Campaigns c ON c.Id = r.CampaignId
        WHERE r.CouncilId = @CouncilId AND c.Status <> 'Archived' AND
        """;

    private const string AnyPapers = """
        SELECT 2 AS Place, p.Seq, p.Id, p.Kind, p.Title, c.Title AS CampaignTitle, p.Number, p.Symbol, CAST(NULL AS nvarchar(100)) AS Reference, p.IssuedOn
        FROM OfficialPapers p
        LEFT JOIN Campaigns c ON c.Id = p.CampaignId
        WHERE p.CouncilId = @CouncilId AND
        """ + PaperSight.Condition + " AND ";

    private const string Papers = AnyPapers + " (c.Id IS NULL OR c.Status <> 'Archived' OR p.Kind IN @forArchived) AND ";

    private const string Letters = """
        SELECT 3 AS Place, l.Seq, l.Id, 'ReminderLetter' AS Kind, n.Name AS Title, CAST(NULL AS nvarchar(500)) AS CampaignTitle, l.Number, l.Symbol, CAST(NULL AS nvarchar(100)) AS Reference, l.IssuedOn
        FROM ReminderLetters l
        JOIN Units u ON u.Id = l.UnitId
        """ + UnitNaming.OnDay + """
        WHERE l.CouncilId = @CouncilId AND
        """;

    // Once its paper is being signed, it goes on from there.
    private const string ToNumber = Head
        + Conclusions + " k.Status = 'Submitted' AND k.ApprovedBy IS NOT NULL AND NOT EXISTS (SELECT 1 FROM OfficialPapers p WHERE p.SubjectId = k.Id AND p.CouncilId = @CouncilId AND p.Status IN ('Approved', 'Signed'))" + And
        + Reports + " r.Status = 'Submitted' AND r.ApprovedBy IS NOT NULL AND NOT EXISTS (SELECT 1 FROM OfficialPapers p WHERE p.SubjectId = r.Id AND p.CouncilId = @CouncilId AND p.Status IN ('Approved', 'Signed'))" + And
        + Papers + " p.Status = 'Approved'" + Tail;

    private const string ToIssue = Head + Papers + " p.Status = 'Signed'" + Tail;

    private const string ToSend = Head
        + Conclusions + " k.Status = 'Issued'" + And
        + Reports + " r.Status = 'Issued' AND r.ReceivedOn IS NULL AND c.Status IN ('FieldworkEnded', 'Reported') AND NOT EXISTS (SELECT 1 FROM OfficialPapers p WHERE p.SubjectId = r.Id AND p.CouncilId = @CouncilId AND p.Status IN ('Sent', 'Acknowledged'))" + And
        + Papers + " p.Status = 'Issued' AND p.AuthorUnitId IS NULL AND p.Force NOT IN ('Recalled', 'Replaced') AND p.Kind NOT IN @issuedBySubject" + And
        + Letters + " l.Status = 'Issued'" + Tail;

    private const string ToAcknowledge = Head
        + AnyConclusions + " k.Status IN ('Sent', 'Reconsidering') AND EXISTS (SELECT 1 FROM ConclusionReceipts s WHERE s.ConclusionId = k.Id AND s.ReceivedOn IS NULL)" + And
        + AnyPapers + " p.Status = 'Sent' AND EXISTS (SELECT 1 FROM PaperDispatches d WHERE d.PaperId = p.Id AND d.AcknowledgedOn IS NULL) AND NOT EXISTS (SELECT 1 FROM DelegationReports r WHERE r.Id = p.SubjectId AND r.ReceivedOn IS NOT NULL)" + Tail;

    private static readonly string[] IssuedBySubject = [.. PaperKinds.All.Where(rule => rule.IsIssuedBySubject).Select(rule => rule.Kind.ToString())];

    public async Task<Page<QueuedPaper>> Handle(ClerkQueue query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Number);
        // A unit numbers and sends its own papers, one by one.
        if (actor.UnitId is not null) return new Page<QueuedPaper>([], null);
        var after = query.After is { } cursor ? Cursor.Read(cursor, 2) : null;
        var page = await db.Page<Row>(Sql(query.Stage), PaperSight.Arguments(actor, new
        {
            On = clock.Today(),
            issuedBySubject = IssuedBySubject,
            forArchived = PaperKinds.ForArchived,
            AfterPlace = after is null ? (long?)null : Position(after[0]),
            AfterSeq = after is null ? 0 : Position(after[1]),
        }), query.Take, row => [row.Place, row.Seq], ct);
        var waiting = query.Stage is ClerkStage.ToAcknowledge && page.Items.Count > 0
            ? (await db.List<Receiver>(WaitsForSql, new { ids = page.Items.Select(row => row.Id).ToList(), On = clock.Today() }, ct)).ToLookup(row => row.Id, row => row.Name) : null;
        return new Page<QueuedPaper>([.. page.Items.Select(row => Shown(row) with { WaitsFor = [.. waiting?[row.Id].Distinct() ?? []] })], page.Next);
    }

    private const string WaitsForSql = """
        SELECT s.ConclusionId AS Id, n.Name
        FROM ConclusionReceipts s
        JOIN Units u ON u.Id = s.UnitId
        """ + UnitNaming.OnDay + """
        WHERE s.CouncilId = @CouncilId AND s.ConclusionId IN @ids AND s.ReceivedOn IS NULL
        UNION ALL
        SELECT d.PaperId AS Id, d.Receiver AS Name
        FROM PaperDispatches d
        WHERE d.CouncilId = @CouncilId AND d.PaperId IN @ids AND d.AcknowledgedOn IS NULL AND d.Status <> 'Recalled'
        """;

    private static string Sql(ClerkStage stage) => stage switch
    {
        ClerkStage.ToNumber => ToNumber,
        ClerkStage.ToIssue => ToIssue,
        ClerkStage.ToSend => ToSend,
        _ => ToAcknowledge,
    };

    private static QueuedPaper Shown(Row row)
    {
        var kind = (QueuedAs)row.Place;
        return new QueuedPaper
        {
            As = kind,
            Id = row.Id,
            Kind = kind is QueuedAs.Conclusion ? ConclusionRules.Of(Enum.Parse<ConclusionKind>(row.Kind)).Paper : Enum.Parse<PaperKind>(row.Kind),
            Title = kind switch
            {
                QueuedAs.ReminderLetter => ReminderLetterPapers.Abstract(row.Title),
                QueuedAs.DelegationReport => DelegationReportPaper.Titled(row.CampaignTitle!, row.Title),
                _ => row.Title,
            },
            CampaignTitle = row.CampaignTitle,
            Reference = row.Reference ?? (row.Number is { } number ? $"{Documents.DocumentNumber.Digits(number)}/{row.Symbol}" : null),
            IssuedOn = row.IssuedOn,
            Waiting = row.Waiting,
        };
    }

    private static long Position(string part) => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at
        : throw RefusedException.Malformed("cursor.invalid", "Con trỏ phân trang không hợp lệ; hãy bắt đầu lại từ trang đầu.", nameof(ClerkQueue.After));

    private sealed record Receiver
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
    }

    private sealed record Row
    {
        public required long Place { get; init; }
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required string Kind { get; init; }
        public required string Title { get; init; }
        public string? CampaignTitle { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public string? Reference { get; init; }
        public DateOnly? IssuedOn { get; init; }
        public required long Waiting { get; init; }
    }
}
