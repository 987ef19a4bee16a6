using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Letters;

/// <summary>What the records clerk types to issue urging letters.</summary>
internal sealed record LetterIssue(
    int? Number, string Symbol, DateOnly IssuedOn, IReadOnlyList<string> AuthorityLines, string SignerName, IReadOnlyList<string> Recipients, SignedFile? File = null, HandSignature? Hand = null)
{
    /// <summary>The day by which it asks for an answer; the draft's where none is said.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>Who ordered the batch that it is issued in, and so said that it was signed; null where the actor types it.</summary>
    public Guid? OrderedBy { get; init; }
}

/// <summary>Issues and sends an urging letter, whether it was ordered for one or for many.</summary>
internal sealed class LetterIssuing(Db db, Journal journal, PaperRegister register, SignedUploads uploads, Actor actor, TimeProvider clock)
{
    /// <summary>The field of the requests that the number is typed in.</summary>
    private const string NumberField = "Number";

    /// <exception cref="RefusedException">The letter is no draft, its day is before the draft's or not before the answer's, or nothing in it is late any more.</exception>
    public Task Issue(ReminderLetter letter, LetterIssue issue, CancellationToken ct) => Issue([(letter, issue)], ct);

    /// <summary>As above for several, all of them or none.</summary>
    public async Task Issue(IReadOnlyList<(ReminderLetter Letter, LetterIssue Issue)> letters, CancellationToken ct)
    {
        var numbered = new List<Numbered>();
        foreach (var (letter, issue) in letters) numbered.Add(await Number(letter, issue, ct));
        foreach (var one in numbered)
        {
            await uploads.Take(one.Paper, one.Issue.File, ct);
            if (one.Issue.Hand is { } hand)
                journal.Add(await HandSignedPapers.Record(db, one.Paper, one.Issue.SignerName, hand.SignedOn, one.Issue.OrderedBy ?? actor.PersonId, clock.GetUtcNow(), ct));
        }
        await register.Freeze([.. numbered.Select(one => one.Paper)], ct);
        foreach (var (letter, issue, paper, moved, dropped) in numbered)
        {
            journal.Add(moved);
            journal.Add(new ReminderLetterIssued(letter.Id, letter.UnitId, paper.Number!.Value, issue.Symbol, issue.IssuedOn, issue.AuthorityLines, issue.SignerName,
                issue.Recipients, dropped, paper.Sha256!, issue.Hand is null ? null : true));
        }
    }

    private async Task<Numbered> Number(ReminderLetter letter, LetterIssue issue, CancellationToken ct)
    {
        var moved = letter.Take(LetterStep.Issue, issue.IssuedOn);
        if (issue.IssuedOn < letter.DraftedOn)
            throw RefusedException.Invalid("letter.issued_on", nameof(issue.IssuedOn), $"Ngày ban hành không được trước ngày dự thảo {VietnameseDate.Short(letter.DraftedOn)}.");
        issue.Hand?.DemandNotAfter(issue.IssuedOn);
        await SettleReply(letter, issue, ct);
        // What is no longer late by the day of the letter is no longer urged, unless it was urged by hand before its deadline and has the same one still.
        var dropped = await db.Execute("""
            UPDATE ChaseSteps SET LetterId = NULL
            WHERE LetterId = @Id AND CouncilId = @CouncilId
              AND NOT EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.Id = ChaseSteps.TaskId AND t.IsParent = 0
                  AND (t.DueOn < @IssuedOn OR (ChaseSteps.TakenBy IS NOT NULL AND t.DueOn = ChaseSteps.TargetOn))
                  AND t.Progress IN ('Assigned', 'Accepted', 'Refused', 'InProgress', 'Returned', 'NotSatisfactory'))
            """, new { letter.Id, issue.IssuedOn }, ct);
        if (dropped > 0 && await db.OpenPaper(PaperKind.ReminderLetter, letter.Id, ct) is { PreparedSha256: not null })
            throw RefusedException.Conflict("letter.changed_since_prepared", $"Từ khi chuẩn bị bản ký đã có {dropped} nội dung không còn quá hạn; hãy rút công văn khỏi ký và chuẩn bị lại bản ký.");
        if (await db.Value<long>("SELECT COUNT(*) FROM ChaseSteps WHERE LetterId = @Id AND CouncilId = @CouncilId", new { letter.Id }, ct) == 0)
            throw RefusedException.Conflict("letter.nothing_late", "Không còn nội dung nào quá hạn trong công văn này; Văn phòng hoặc Thường trực Hội đồng nhân dân hủy dự thảo.");

        if (letter.Step is ChaseStep.SecondLetter) await DemandFirstIssued(letter, ct);

        var unitName = await db.UnitNameOn(letter.UnitId, issue.IssuedOn, ct);
        var paper = await register.Number(new PaperIssue
        {
            Kind = PaperKind.ReminderLetter,
            SubjectId = letter.Id,
            AddresseeUnitId = letter.UnitId,
            Title = ReminderLetterPapers.Abstract(unitName),
            DocumentType = "CV",
            Number = issue.Number,
            Symbol = issue.Symbol,
            IssuedOn = issue.IssuedOn,
            AuthorityLines = issue.AuthorityLines,
            SignerName = issue.SignerName,
            Recipients = issue.Recipients,
            NumberField = NumberField,
        }, ct);
        letter.Number = paper.Number;
        letter.Symbol = issue.Symbol;
        letter.IssuedOn = issue.IssuedOn;
        letter.AuthorityLines = Lines.Write(issue.AuthorityLines);
        letter.SignerName = issue.SignerName;
        letter.Recipients = Lines.Write(issue.Recipients);
        await db.Save(letter, ct);
        return new Numbered(letter, issue, paper, moved, dropped);
    }

    // To the unit it would be the first, and call itself the second.
    private async Task DemandFirstIssued(ReminderLetter letter, CancellationToken ct)
    {
        if (await db.Value<long>("""
            SELECT COUNT(*)
            FROM ChaseSteps s
            WHERE s.LetterId = @Id AND s.CouncilId = @CouncilId
              AND NOT EXISTS (SELECT 1 FROM ChaseSteps f JOIN ReminderLetters l ON l.Id = f.LetterId
                  WHERE f.TaskId = s.TaskId AND f.TargetOn = s.TargetOn AND f.LetterId <> s.LetterId AND l.IssuedOn IS NOT NULL)
            """, new { letter.Id }, ct) > 0)
            throw RefusedException.Conflict("letter.first_not_issued", "Trong công văn này có nội dung chưa được đôn đốc lần 1 bằng văn bản: hãy ban hành văn bản đôn đốc lần 1 trước, hoặc hủy dự thảo này để lập lại lần 1.");
    }

    // What was prepared to be signed has the day printed already.
    private async Task SettleReply(ReminderLetter letter, LetterIssue issue, CancellationToken ct)
    {
        var replyBy = issue.ReplyBy ?? letter.ReplyBy;
        var isPrepared = (replyBy <= issue.IssuedOn || replyBy != letter.ReplyBy) && await db.OpenPaper(PaperKind.ReminderLetter, letter.Id, ct) is { PreparedSha256: not null };
        if (replyBy <= issue.IssuedOn)
            throw RefusedException.Invalid("letter.reply_by", nameof(issue.ReplyBy),
                $"Hạn trả lời {VietnameseDate.Short(replyBy)} phải sau ngày ban hành {VietnameseDate.Short(issue.IssuedOn)}; {(isPrepared ? "hãy rút công văn khỏi ký, sửa hạn trả lời rồi chuẩn bị lại bản ký" : "hãy ghi hạn trả lời mới")}.");
        if (replyBy == letter.ReplyBy) return;
        if (isPrepared) throw RefusedException.Conflict("letter.changed_since_prepared", "Hạn trả lời đã in trong bản ký; hãy rút công văn khỏi ký, sửa hạn trả lời rồi chuẩn bị lại bản ký.");
        var before = new ReminderLetterRevised(letter.Id, letter.ReplyBy, letter.Text);
        letter.ReplyBy = replyBy;
        journal.Add(new ReminderLetterRevised(letter.Id, letter.ReplyBy, letter.Text), before);
    }

    /// <summary>From here on the unit sees the letter, and is told of it.</summary>
    public async Task Send(ReminderLetter letter, DateOnly on, CancellationToken ct)
    {
        var moved = letter.Take(LetterStep.Send, on);
        letter.SentOn = on;
        await db.Save(letter, ct);
        await db.PaperSent(journal, PaperKind.ReminderLetter, letter.Id, ct);
        var tasks = (await ReminderLetterPapers.Tasks(db, letter.Id, ct)).Where(task => TaskLife.IsChased(task.Progress)).ToList();
        await db.Notify(new NewNotice
        {
            UnitId = letter.UnitId,
            Kind = NoticeKind.ConclusionSent,
            Title = $"Công văn đôn đốc số {letter.Reference} ngày {VietnameseDate.Short(letter.IssuedOn!.Value)}",
            Text = $"Đề nghị đơn vị thực hiện và trả lời chậm nhất ngày {VietnameseDate.Short(letter.ReplyBy)}:\n\n{NoticeText.Lines([.. tasks.Select(task => NoticeText.Short(task.Content) + NoticeText.Due(task.DueOn))])}",
            Link = "/noi-dung",
            Links = [.. tasks.Take(NoticeText.MostLines).Select(task => $"/noi-dung/{task.Id}")],
            SubjectId = letter.Id,
            OnceKey = $"letter/{letter.Id}",
        }, ct);
        journal.Add(moved);
    }

    /// <param name="Dropped">How many of its tasks are not late any more.</param>
    private sealed record Numbered(ReminderLetter Letter, LetterIssue Issue, OfficialPaper Paper, LetterMoved Moved, int Dropped);
}
