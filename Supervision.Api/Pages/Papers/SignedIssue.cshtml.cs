using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Conclusions;
using Supervision.Core.Files;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>
/// Issues a conclusion, a delegation's report or an urging letter as the file that was signed in the province's document system: what comes in is checked and kept, then its subject is issued
/// with it. Where the second is refused the file waits, and need not be chosen again.
/// </summary>
public sealed class SignedIssuePage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor, TimeProvider clock) : StreamedActionPage(antiforgery, intake, actor)
{
    private Guid? _uploadId;

    [BindProperty(Name = "owner", SupportsGet = true)]
    public string Owner { get; set; } = "";

    public Guid Id { get; private set; }

    public string Heading { get; private set; } = "";

    public ActionForm Form { get; private set; } = null!;

    /// <summary>The file that came in and is to be issued; none before one came.</summary>
    public SignedUploadView? Waiting { get; private set; }

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        Id = id;
        var subject = await Subject(id, ct);
        Heading = subject.Heading;
        var paper = await mediator.Send(new SignedSubjectPaper(subject.Kind, id), ct);
        Waiting = paper.Waiting;
        Form = SignedIssueForms.Of(Owner, id, subject.Version, subject.Fields, paper);
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        if (form.Field != "issue.Content") return;
        var kind = (await Subject(id, ct)).Kind;
        await using var file = await Receive(content, name, await mediator.Send(new SignedSubjectPaperTerms { Kind = kind, SubjectId = id }, ct), ct);
        _uploadId = (await mediator.Send(new UploadSignedSubjectPaper { Kind = kind, SubjectId = id, Content = file }, ct)).Id;
    }

    private protected override async Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        _uploadId ??= (await mediator.Send(new SignedSubjectPaper((await Subject(id, ct)).Kind, id), ct)).UploadId;
        if (_uploadId is null) throw RefusedException.Invalid("file.none", nameof(UploadSignedSubjectPaper.Content), "Hãy chọn một tệp.");
        await Issue(id, form, ct);
        Done = "Đã vào số, ban hành đúng bản đã ký; văn bản được giữ nguyên từ lúc này.";
        return $"/{Owner}/{id}";
    }

    private protected override string FieldOf(string form, string refused) => refused is nameof(IssueConclusion.SignedUploadId) ? nameof(UploadSignedSubjectPaper.Content) : refused;

    private async Task Issue(Guid id, StreamedForm form, CancellationToken ct)
    {
        var version = int.TryParse(Typed(form, "Version"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        string Text(string field) => Typed(form, field) ?? "";
        DateOnly Day(string field) => form.DemandedDay($"issue.{field}", field);
        string[] Lines(string field) => Typed(form, field) is { } typed ? TypedLines.Of([typed]) : [];
        var (number, symbol, on, reason) = (Number(form, nameof(IssueConclusion.Number)), Text(nameof(IssueConclusion.Symbol)), Day(nameof(IssueConclusion.IssuedOn)), Typed(form, nameof(IssueConclusion.Reason)));
        var (authority, signer, recipients) = (Lines(nameof(IssueConclusion.AuthorityLines)), Text(nameof(IssueConclusion.SignerName)), Lines(nameof(IssueConclusion.Recipients)));
        switch (Owner)
        {
            case "ket-luan":
                await mediator.Send(new IssueConclusion
                {
                    ConclusionId = id, Version = version, Number = number, Symbol = symbol, IssuedOn = on, FiguresAsOf = Day(nameof(IssueConclusion.FiguresAsOf)),
                    AuthorityLines = authority, SignerName = signer, Recipients = recipients, SignedUploadId = _uploadId, Reason = reason,
                }, ct);
                break;
            case "bao-cao-doan":
                await mediator.Send(new IssueDelegationReport
                {
                    ReportId = id, Version = version, Number = number, Symbol = symbol, IssuedOn = on, SignerTitle = Typed(form, nameof(IssueDelegationReport.SignerTitle)),
                    AuthorityLines = authority, SignerName = signer, Recipients = recipients, SignedUploadId = _uploadId, Reason = reason,
                }, ct);
                break;
            default:
                await mediator.Send(new IssueReminderLetter
                {
                    LetterId = id, Version = version, Number = number, Symbol = symbol, IssuedOn = on, ReplyBy = Day(nameof(IssueReminderLetter.ReplyBy)),
                    AuthorityLines = authority, SignerName = signer, Recipients = recipients, SignedUploadId = _uploadId, Reason = reason,
                }, ct);
                break;
        }
    }

    private async Task<(PaperKind Kind, string Heading, int Version, IReadOnlyList<Field> Fields)> Subject(Guid id, CancellationToken ct)
    {
        var today = clock.Today();
        switch (Owner)
        {
            case "ket-luan":
                var conclusion = await mediator.Send(new ConclusionDetails(id), ct);
                return (ConclusionRules.Of(conclusion.Kind).Paper, conclusion.Abstract, conclusion.Version, IssueFields.Of(conclusion, today, await mediator.Send(new PrintConclusion(id), ct)));
            case "bao-cao-doan":
                var report = await mediator.Send(new DelegationReportDetails(id), ct);
                return (PaperKind.DelegationReport, "Báo cáo của Đoàn giám sát", report.Version, IssueFields.OfReport(today, await mediator.Send(new PrintDelegationReport(id), ct)));
            default:
                var letter = await mediator.Send(new ReminderLetterDetails(id), ct);
                return (PaperKind.ReminderLetter, $"Công văn đôn đốc {letter.UnitName}", letter.Version, IssueFields.OfLetter(today, letter, await mediator.Send(new PrintReminderLetter(id), ct)));
        }
    }
}
