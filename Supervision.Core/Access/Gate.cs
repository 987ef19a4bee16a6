using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Access;

/// <summary>What the actor is in one campaign, and the campaign's state: enough to decide what is allowed there.</summary>
public sealed record CampaignAccess(Guid CampaignId, CampaignStatus Status, IReadOnlyList<Role> Roles, Guid? UnitId)
{
    internal IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>The campaign was archived: nothing is done in it any more but to correct a paper that went out and to keep its dossier.</summary>
    public bool IsArchived { get; init; }

    /// <summary>The actor was only invited, as an expert or for the Front, and sees what it was invited to.</summary>
    public bool IsInvited => Relations.Count > 0 && Relations.All(tie => tie.Rows is Rows.Invited);

    /// <summary>What a delegation notes for itself is the actor's to see: its drafts, who is tied to the unit, what is remarked beside the minutes.</summary>
    public bool KnowsNotes => Allows(Subject.Finding, Standing.Draft, Act.Read);

    /// <summary>By what the actor is here, this may be done with things that stand so; in what was archived only with papers, of which their kind says whether they are still written.</summary>
    public bool Allows(Subject subject, Standing standing, Act act) => (!IsArchived || act is Act.Read || subject is Subject.Paper) && Relations.Any(tie => PermissionMatrix.Allows(tie.Role, subject, standing, tie.Rows, act));

    /// <summary>As above, as the campaign stands now; of things that there are many of, in whatever way they stand.</summary>
    public bool AllowsNow(Subject subject, Act act) => subject is Subject.Campaign
        ? Standings.Find(subject, $"{Status}") is { } standing && Allows(subject, standing, act)
        : Standings.All(subject).Any(one => Allows(subject, one, act));

    /// <summary>The actor belongs to an inspected unit and sees only what concerns it.</summary>
    public bool IsUnit => UnitId is not null;
}

/// <summary>
/// The second step of permission, taken when rows are loaded: which roles the actor has in this very campaign, by the same matrix as the first.
/// A request that answered without passing here is stopped by the pipeline: it fails closed.
/// </summary>
public sealed class Gate(Db db, Actor actor, Journal journal)
{
    private bool _passed;
    private Type? _request;

    /// <summary>The actor may do this in the campaign, or the request is refused: not found when it may not even be seen.</summary>
    public Task<CampaignAccess> Campaign(Guid campaignId, Subject subject, Act act, CancellationToken ct) => Enter("""
        SELECT c.Id, c.Status, c.BodyId, m.Role AS DelegationRole, u.UnitId, c.Status AS State, c.PlannedBy AS PlannerId
        FROM Campaigns c
        LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
        LEFT JOIN CampaignUnits u ON u.CampaignId = c.Id AND u.UnitId = @ActorUnitId
        WHERE c.Id = @id AND c.CouncilId = @CouncilId
        """, campaignId, "cuộc giám sát", Subject.Campaign, subject, act, ct);

    /// <summary>As <see cref="Campaign"/>, for the campaign a visit belongs to; a unit passes only for visits to itself, who was invited only for those of the delegation that invited.</summary>
    public Task<CampaignAccess> Visit(Guid visitId, Subject subject, Act act, CancellationToken ct) => Enter("""
        SELECT c.Id, c.Status, c.BodyId, m.Role AS DelegationRole, u.UnitId, v.Status AS State
        FROM Visits v
        JOIN Campaigns c ON c.Id = v.CampaignId
        LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
            AND (m.Role NOT IN ('Expert', 'FrontRepresentative') OR m.DelegationId = v.DelegationId)
        LEFT JOIN VisitUnits u ON u.VisitId = v.Id AND u.UnitId = @ActorUnitId
        WHERE v.Id = @id AND v.CouncilId = @CouncilId
        """, visitId, "buổi làm việc", Subject.Visit, subject, act, ct);

    /// <summary>As <see cref="Campaign"/>, for the campaign a finding belongs to; a unit passes only for findings about itself, once they were sent to it.</summary>
    public Task<CampaignAccess> Finding(Guid findingId, Act act, CancellationToken ct) => Enter("""
        SELECT c.Id, c.Status, c.BodyId, m.Role AS DelegationRole, u.UnitId, f.Status AS State, f.AuthorId
        FROM Findings f
        JOIN Campaigns c ON c.Id = f.CampaignId
        LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
        LEFT JOIN CampaignUnits u ON u.CampaignId = c.Id AND u.UnitId = @ActorUnitId AND u.UnitId = f.UnitId
        WHERE f.Id = @id AND f.CouncilId = @CouncilId
        """, findingId, "nội dung ghi nhận", Subject.Finding, Subject.Finding, act, ct);

    /// <summary>As <see cref="Campaign"/>, for the campaign a unit's report belongs to; a unit passes only for its own.</summary>
    public Task<CampaignAccess> UnitReport(Guid unitReportId, Act act, CancellationToken ct) => Enter("""
        SELECT c.Id, c.Status, c.BodyId, m.Role AS DelegationRole, u.UnitId
        FROM UnitReports r
        JOIN Campaigns c ON c.Id = r.CampaignId
        LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
        LEFT JOIN CampaignUnits u ON u.CampaignId = c.Id AND u.UnitId = @ActorUnitId AND u.UnitId = r.UnitId
        WHERE r.Id = @id AND r.CouncilId = @CouncilId
        """, unitReportId, "báo cáo của đơn vị", Subject.UnitReport, Subject.UnitReport, act, ct);

    /// <summary>As <see cref="Campaign"/>, for the campaign a data table belongs to; a unit passes only once the table was sent.</summary>
    public Task<CampaignAccess> DataTable(Guid dataTableId, Subject subject, Act act, CancellationToken ct) => Enter("""
        SELECT c.Id, c.Status, c.BodyId, m.Role AS DelegationRole, u.UnitId
        FROM DataTables t
        JOIN Campaigns c ON c.Id = t.CampaignId
        LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
        LEFT JOIN CampaignUnits u ON u.CampaignId = c.Id AND u.UnitId = @ActorUnitId AND t.SentOn IS NOT NULL
        WHERE t.Id = @id AND t.CouncilId = @CouncilId
        """, dataTableId, "biểu số liệu", null, subject, act, ct);

    /// <summary>As <see cref="Campaign"/>, for the campaign a delegation's report belongs to; the unit never passes, drafts or not.</summary>
    public Task<CampaignAccess> DelegationReport(Guid reportId, Act act, CancellationToken ct) => Enter("""
        SELECT c.Id, c.Status, c.BodyId, m.Role AS DelegationRole, CAST(NULL AS uniqueidentifier) AS UnitId, r.Status AS State
        FROM DelegationReports r
        JOIN Campaigns c ON c.Id = r.CampaignId
        LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
        WHERE r.Id = @id AND r.CouncilId = @CouncilId
        """, reportId, "báo cáo của Đoàn giám sát", Subject.Conclusion, Subject.Conclusion, act, ct);

    /// <summary>As <see cref="Campaign"/>, for the campaign a conclusion belongs to; a unit passes only once it was sent to it.</summary>
    public Task<CampaignAccess> Conclusion(Guid conclusionId, Act act, CancellationToken ct) => Enter("""
        SELECT c.Id, c.Status, c.BodyId, m.Role AS DelegationRole, u.UnitId, k.Status AS State
        FROM Conclusions k
        JOIN Campaigns c ON c.Id = k.CampaignId
        LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
        LEFT JOIN ConclusionReceipts u ON u.ConclusionId = k.Id AND u.UnitId = @ActorUnitId
        WHERE k.Id = @id AND k.CouncilId = @CouncilId
        """, conclusionId, "kết luận", Subject.Conclusion, Subject.Conclusion, act, ct);

    /// <summary>As <see cref="Campaign"/>, for the campaign a follow-up task belongs to; a unit passes only for tasks that <see cref="TaskSight"/> shows it. A task of no campaign answers its own id as the campaign's.</summary>
    public Task<CampaignAccess> FollowUpTask(Guid taskId, Act act, CancellationToken ct) => FollowUpTask(taskId, Subject.FollowUpTask, act, ct);

    /// <summary>As above, for what belongs to a task: its reports, extensions, chasing.</summary>
    public Task<CampaignAccess> FollowUpTask(Guid taskId, Subject subject, Act act, CancellationToken ct) => Enter("""
        SELECT COALESCE(c.Id, t.Id) AS Id, COALESCE(c.Status, 'FollowUp') AS Status, COALESCE(c.BodyId, s.BodyId) AS BodyId, m.Role AS DelegationRole,
               CASE WHEN
        """ + TaskSight.OfUnit + """
               THEN @ActorUnitId END AS UnitId, t.Progress AS State
        FROM FollowUpTasks t
        LEFT JOIN Campaigns c ON c.Id = t.CampaignId
        LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
        LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
        WHERE t.Id = @id AND t.CouncilId = @CouncilId
        """, taskId, "nội dung yêu cầu sau giám sát", Subject.FollowUpTask, subject, act, ct);

    /// <summary>As <see cref="Campaign"/>, for a paper of the ledger, which belongs to no campaign; a unit passes only once a task of it is its own.</summary>
    public Task<CampaignAccess> SourcePaper(Guid paperId, Act act, CancellationToken ct) => Enter("""
        SELECT s.Id, 'FollowUp' AS Status, s.BodyId, CAST(NULL AS nvarchar(30)) AS DelegationRole,
               CASE WHEN @ActorUnitId IS NULL THEN NULL WHEN EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.SourcePaperId = s.Id AND
        """ + TaskSight.OfUnit + """
               ) THEN @ActorUnitId END AS UnitId
        FROM SourcePapers s
        WHERE s.Id = @id AND s.CouncilId = @CouncilId
        """, paperId, "văn bản nguồn", null, Subject.FollowUpTask, act, ct);

    /// <summary>For what one body of the council does by itself: its leader passes, another body's does not.</summary>
    public Task<CampaignAccess> Body(Guid bodyId, Subject subject, Act act, CancellationToken ct) => Enter("""
        SELECT b.Id, 'FollowUp' AS Status, b.Id AS BodyId, CAST(NULL AS nvarchar(30)) AS DelegationRole, CAST(NULL AS uniqueidentifier) AS UnitId
        FROM Bodies b
        WHERE b.Id = @id AND b.CouncilId = @CouncilId
        """, bodyId, "cơ quan của Hội đồng nhân dân", null, subject, act, ct);

    /// <summary>A unit's report on its tasks: a unit passes only for its own; a draft is nobody else's; the council's people pass by the campaigns and bodies of the tasks it answers.</summary>
    public Task<CampaignAccess> RemediationReport(Guid reportId, Act act, CancellationToken ct) => Enter("""
        SELECT p.Id, 'FollowUp' AS Status, c.Status AS CampaignStatus, COALESCE(c.BodyId, s.BodyId) AS BodyId, m.Role AS DelegationRole, CASE WHEN p.UnitId = @ActorUnitId THEN @ActorUnitId END AS UnitId, p.Status AS State
        FROM RemediationReports p
        LEFT JOIN RemediationItems i ON i.RemediationReportId = p.Id
        LEFT JOIN FollowUpTasks t ON t.Id = i.TaskId
        LEFT JOIN Campaigns c ON c.Id = t.CampaignId
        LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
        LEFT JOIN DelegationMembers m ON m.CampaignId = t.CampaignId AND m.PersonId = @ActorId
        WHERE p.Id = @id AND p.CouncilId = @CouncilId
        """, reportId, "báo cáo kết quả thực hiện", Subject.RemediationReport, Subject.RemediationReport, act, ct);

    /// <summary>
    /// As <see cref="Campaign"/>, for an official paper. What a unit writes is its own until it goes out; what the council writes is a unit's to see once it was sent to it.
    /// What was sent to a unit it reads at once, whether or not it already sees the campaign. A paper of no campaign answers its own id as the campaign's.
    /// </summary>
    public Task<CampaignAccess> OfficialPaper(Guid paperId, Act act, CancellationToken ct) =>
        // What a unit received it reads and acknowledges; numbering, sending and recalling are for the papers that are its own.
        Enter(act is Act.Number or Act.Approve ? PaperSeen + "p.AuthorUnitId = @ActorUnitId" + PaperRows : PaperSeen + PaperOfUnit + PaperRows, paperId, "văn bản", Subject.Paper, Subject.Paper, act, ct);

    private const string PaperSeen = """
        SELECT COALESCE(c.Id, p.Id) AS Id, CASE WHEN
        """ + PaperSight.SentToUnit + """
                THEN 'FollowUp' ELSE COALESCE(c.Status, 'FollowUp') END AS Status, c.Status AS CampaignStatus, p.Kind AS PaperKind, COALESCE(c.BodyId, p.BodyId) AS BodyId, m.Role AS DelegationRole,
               CASE WHEN
        """ + " ";

    private const string PaperOfUnit = "p.AuthorUnitId = @ActorUnitId OR " + PaperSight.SentToUnit;

    private const string PaperRows = " " + """
                    THEN @ActorUnitId END AS UnitId,
               CASE WHEN p.AuthorUnitId IS NULL THEN p.Status ELSE CONCAT('Unit', p.Status) END AS State, p.DraftedBy AS AuthorId
        FROM OfficialPapers p
        LEFT JOIN Campaigns c ON c.Id = p.CampaignId
        LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
        WHERE p.Id = @id AND p.CouncilId = @CouncilId
        """;

    /// <summary>The actor's roles in the council itself allow it: for what belongs to no campaign, and for lists that limit their rows in SQL.</summary>
    public void Council(Subject subject, Act act)
    {
        _passed = true;
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, subject, act)) throw Refuse(Guid.Empty, subject, act);
    }

    /// <summary>For requests about the actor alone or open to all: signing in, choosing a role.</summary>
    public void Self() => _passed = true;

    /// <summary>Only the system passes; every statement is still limited to the council it works in.</summary>
    public void System()
    {
        _passed = true;
        if (!actor.Identity.IsSystem) throw Refuse(Guid.Empty, Subject.Job, Act.Run);
    }

    /// <summary>Begins a request, which is refused in what was archived where it would change something; what a command asks for counts as the command. Answers the request that sent it.</summary>
    internal Type? Begin(Type request)
    {
        var sender = _request;
        if (sender is null || ForArchivedAttribute.Changes(request)) _request = request;
        return sender;
    }

    internal void End(Type? sender) => _request = sender;

    internal void DemandPassed(Type request)
    {
        if (!_passed) throw new InvalidOperationException($"{request.Name} answered without asking the gate about its rows.");
    }

    // The state that was read is that of a thing of its own subject; of another, many are asked about or one is to be made: what stands in whatever way decides.
    private async Task<CampaignAccess> Enter(string sql, Guid id, string what, Subject? read, Subject subject, Act act, CancellationToken ct)
    {
        _passed = true;
        var rows = await db.List<GateRow>(sql, new { id }, ct);
        if (rows.Count == 0) throw RefusedException.NotFound(what);

        var ties = Relation.Of(actor, rows);
        var standings = Standings.All(subject);
        if (read == subject && standings is not [Standing.Current]) standings = rows[0].State is { } state && Standings.Find(subject, state) is { } standing ? [standing] : [];
        if (!ties.Any(tie => May(tie, act)))
        {
            // What the actor may do nothing with, not even see, is not there.
            if (!ties.Any(tie => Enum.GetValues<Act>().Any(other => May(tie, other)))) throw RefusedException.NotFound(what);
            throw Refuse(id, subject, act);
        }
        var isArchived = rows.All(row => (row.CampaignStatus ?? row.Status) is CampaignStatus.Archived && row.PaperKind?.Rule().IsForArchived is not true);
        // What is only read of it, such as a table that is copied elsewhere, changes nothing of it.
        if (isArchived && act is not Act.Read && _request is { } request && ForArchivedAttribute.IsClosedTo(request)) CampaignLife.DemandTakesWork(CampaignStatus.Archived);
        // Reading what another committee supervises makes nobody its leader.
        Role[] roles = [.. ties.Where(tie => tie is not { Role: Role.CommitteeLeader, Rows: Rows.All }).Select(tie => tie.Role).Distinct()];
        return new CampaignAccess(rows[0].Id, rows[0].Status, roles, actor.UnitId) { Relations = ties, IsArchived = isArchived };

        bool May(Relation tie, Act wanted) => standings.Any(standing => PermissionMatrix.Allows(tie.Role, subject, standing, tie.Rows, wanted));
    }

    private RefusedException Refuse(Guid subjectId, Subject subject, Act act)
    {
        journal.AddEvenIfRefused(new AccessRefused(subjectId, subject, act));
        return Forbidden(subject, act);
    }

    internal static RefusedException Forbidden(Subject subject, Act act) =>
        RefusedException.Forbidden($"Vai trò của đồng chí không được {act.Label()} {subject.Label()} này.");
}

/// <summary>Somebody tried what their roles do not give.</summary>
public sealed record AccessRefused(Guid SubjectId, Subject Subject, Act Act) : IEvent;
