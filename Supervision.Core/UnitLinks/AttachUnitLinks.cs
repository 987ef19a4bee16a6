using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitLinks;

/// <summary>
/// Lets notices that are about to leave for the mailbox of a unit without accounts bring the links that open what they are about, one for each matter, where the unit has named who may confirm. Sent by the job that
/// delivers, before it claims.
/// </summary>
[SystemOnly]
public sealed record AttachUnitLinks : ICommand<LinksAttached>
{
    public required int Take { get; init; }
}

/// <param name="Count">How many notices bring a link.</param>
public sealed record LinksAttached(int Count);

internal sealed class AttachUnitLinksHandler(Db db, Journal journal, Gate gate, UnitLinkRows links, ISeals seals, TimeProvider clock) : IRequestHandler<AttachUnitLinks, LinksAttached>
{
    // What a notice of a kind may be about: its subject is tried as each in turn.
    private static readonly Dictionary<NoticeKind, LinkMatter[]> Matters = new()
    {
        [NoticeKind.TaskAssigned] = [LinkMatter.FollowUpTask],
        [NoticeKind.FirstOverdue] = [LinkMatter.FollowUpTask],
        [NoticeKind.ReportReturned] = [LinkMatter.FollowUpTask, LinkMatter.UnitReport],
        [NoticeKind.ExplanationDemanded] = [LinkMatter.FollowUpTask],
        [NoticeKind.Reconciliation] = [LinkMatter.Findings],
        [NoticeKind.UnitReportDue] = [LinkMatter.UnitReport],
    };

    // Notices that list tasks, one a line.
    private static readonly NoticeKind[] Lists = [NoticeKind.ReminderDigest, NoticeKind.OverdueDigest, NoticeKind.ConclusionSent];

    public async Task<LinksAttached> Handle(AttachUnitLinks command, CancellationToken ct)
    {
        gate.System();
        var now = clock.GetUtcNow();
        var waiting = await Next(command, now, ct);
        // What is over brings no link, and a list that is worded anew has other lines.
        if (await new DueAgain(db, now).Look([.. waiting.Select(one => one.Id)], ct) || waiting.Any(one => Lists.Contains(one.Kind))) waiting = await Next(command, now, ct);
        var count = 0;
        foreach (var one in waiting)
            if (await (one.Links is { } routes && Lists.Contains(one.Kind) ? AttachEach(one, routes.Split('\n'), ct) : AttachOne(one, ct))) count++;
        return new LinksAttached(count);
    }

    private async Task<IReadOnlyList<Waiting>> Next(AttachUnitLinks command, DateTimeOffset now, CancellationToken ct) => (await db.Page<Waiting>("""
        SELECT d.Seq, d.Id, d.Address, n.Id AS NoticeId, n.UnitId, n.Kind, n.SubjectId, n.Links
        FROM Deliveries d
        JOIN Notices n ON n.Id = d.NoticeId AND n.PersonId IS NULL AND n.UnitId IS NOT NULL AND n.SubjectId IS NOT NULL AND (n.Kind IN @kinds OR (n.Kind IN @lists AND n.Links IS NOT NULL))
        WHERE d.CouncilId = @CouncilId AND d.State = 'Waiting' AND d.Channel = 'Email' AND d.NextTryAt <= @now AND d.Attempts = 0 AND d.ClaimedUntil IS NULL AND d.ProtectedLink IS NULL
          AND EXISTS (SELECT 1 FROM UnitContacts c WHERE c.UnitId = n.UnitId AND c.EndedAt IS NULL)
          AND NOT EXISTS (SELECT 1 FROM People p JOIN RoleAssignments r ON r.PersonId = p.Id AND r.Role IN ('UnitHead', 'UnitContact')
              AND r.ValidFrom <= @today AND (r.ValidTo IS NULL OR r.ValidTo >= @today) WHERE p.UnitId = n.UnitId AND p.IsActive = 1)
        ORDER BY d.Seq
        """, new { now, today = clock.Today(), kinds = Matters.Keys.Select(kind => kind.ToString()).ToArray(), lists = Lists.Select(kind => kind.ToString()).ToArray() }, command.Take, row => [row.Seq], ct)).Items;

    private async Task<bool> AttachOne(Waiting one, CancellationToken ct)
    {
        // A notice's subject may be something else, and what the unit has nothing to do with any more is told without a link.
        if (await MatterOf(one, ct) is not { } matter || await Make(one, matter, one.SubjectId, ct) is not { } link) return false;
        await Write(one, link.Route, UnitLinkMail.About(link.ExpiresAt), ct);
        return true;
    }

    // The list itself is read by those who have an account: a line without a link leads nowhere.
    private async Task<bool> AttachEach(Waiting one, IReadOnlyList<string> routes, CancellationToken ct)
    {
        var (lines, expiresAt) = (new List<string>(), (DateTimeOffset?)null);
        foreach (var route in routes)
        {
            var link = LinkRoutes.TaskOf(route) is { } task && await links.Title(one.UnitId, LinkMatter.FollowUpTask, task, ct) is not null ? await Make(one, LinkMatter.FollowUpTask, task, ct) : null;
            expiresAt ??= link?.ExpiresAt;
            lines.Add(link?.Route ?? "");
        }
        if (expiresAt is not { } until) return false;
        await Write(one, OwnLinks.Write(lines), UnitLinkMail.AboutEach(until), ct);
        return true;
    }

    private async Task<MadeLink?> Make(Waiting one, LinkMatter matter, Guid matterId, CancellationToken ct)
    {
        if (await links.Lately(one.UnitId, matter, matterId, ct) >= UnitLinkRows.PerDay) return null;
        var (id, route, expiresAt) = await links.Make(one.UnitId, matter, matterId, one.Address, null, ct);
        journal.Add(new UnitLinkSent(matterId, id, LinkTie.CodeOf(id), one.UnitId, matter, one.Address, expiresAt));
        return new MadeLink(route, expiresAt);
    }

    private async Task Write(Waiting one, string secret, string about, CancellationToken ct)
    {
        await db.Execute("UPDATE Deliveries SET ProtectedLink = @ProtectedLink WHERE Id = @Id AND CouncilId = @CouncilId", new { one.Id, ProtectedLink = seals.Close(AccountLinks.SealPurpose, secret) }, ct);
        await db.Execute("UPDATE Notices SET Text = CONCAT(Text, @more) WHERE Id = @NoticeId AND CouncilId = @CouncilId", new { one.NoticeId, more = $"\n\n{about}" }, ct);
    }

    private async Task<LinkMatter?> MatterOf(Waiting one, CancellationToken ct)
    {
        foreach (var matter in Matters[one.Kind])
            if (await links.Title(one.UnitId, matter, one.SubjectId, ct) is not null) return matter;
        return null;
    }

    private sealed record MadeLink(string Route, DateTimeOffset ExpiresAt);

    private sealed record Waiting
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required string Address { get; init; }
        public required Guid NoticeId { get; init; }
        public required Guid UnitId { get; init; }
        public required NoticeKind Kind { get; init; }
        public required Guid SubjectId { get; init; }
        public string? Links { get; init; }
    }
}
