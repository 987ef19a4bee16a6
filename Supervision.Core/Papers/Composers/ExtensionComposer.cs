using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Extensions;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Composers;

/// <summary>A unit's letter that asks for more time, and the letter that answers it; the subject is the request.</summary>
internal sealed class ExtensionComposer(Db db, Gate gate) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.ExtensionRequest, PaperKind.ExtensionAnswer];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var (request, _) = await db.EnterExtension(gate, source.Demand("đề nghị gia hạn"), Act.Read, ct);
        var task = await db.CitedTask(request.TaskId, source.Today, ct);
        var body = await db.BodyOfTask(request.TaskId, ct);
        if (source.Kind is PaperKind.ExtensionRequest)
        {
            DemandNotOnPaper(request);
            if (request.Status is ExtensionStatus.Withdrawn) throw RefusedException.Conflict("extension.withdrawn", "Đề nghị gia hạn đã rút nên không lập công văn.", nameof(DraftPaper.SubjectId));
            return new PaperStart("V/v đề nghị gia hạn thời hạn thực hiện nội dung yêu cầu, kiến nghị sau giám sát", Content(("reason", request.Reason), ("done", request.DoneSoFar)))
            {
                CampaignId = task.CampaignId,
            };
        }
        if (request.Status is ExtensionStatus.Draft or ExtensionStatus.Withdrawn)
            throw RefusedException.Conflict("extension.not_sent", "Chỉ trả lời đề nghị gia hạn đã gửi.", nameof(DraftPaper.SubjectId));
        return new PaperStart("V/v trả lời đề nghị gia hạn thời hạn thực hiện nội dung yêu cầu, kiến nghị sau giám sát", Content(("reason", request.DecisionReason)))
        {
            CampaignId = task.CampaignId,
            BodyId = body.Id,
            AddresseeUnitId = request.UnitId,
            AnswersId = await db.IssuedPaper(PaperKind.ExtensionRequest, request.Id, request.UnitId, ct),
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var request = await db.LoadExtension(paper.SubjectId!.Value, ct);
        if (paper.Kind is PaperKind.ExtensionRequest) DemandNotOnPaper(request);
        var isDecided = request.Status is ExtensionStatus.Granted or ExtensionStatus.Refused;
        if (paper.Kind is PaperKind.ExtensionAnswer && form.IssuedOn is not null && !isDecided)
            throw RefusedException.Conflict("extension.undecided", "Đề nghị gia hạn chưa được quyết định nên chưa ban hành được văn bản trả lời.");
        var task = await db.CitedTask(request.TaskId, form.On, ct);
        var data = new ExtensionPaperData
        {
            // What was granted since is told by the decision, not by the deadline that the request is about.
            Task = task with { DueOn = request.DueOnWhenSent ?? task.DueOn },
            UnitName = await db.UnitNameOn(request.UnitId, form.On, ct),
            BodyName = (await db.BodyOfTask(request.TaskId, ct)).Name,
            Reference = request.Reference,
            SentOn = request.SentOn,
            LateSendingReason = request.LateSendingReason,
            DueOn = request.DueOnWhenSent ?? task.DueOn,
            RequestedDueOn = request.RequestedDueOn,
            Granted = isDecided ? request.Status is ExtensionStatus.Granted : request.Favours ?? true,
            GrantedDueOn = request.GrantedDueOn,
        };
        var content = PaperContent.Read(paper.Content);
        return paper.Kind is PaperKind.ExtensionRequest ? ExtensionRequestPaper.Of(form, data, content) : ExtensionAnswerPaper.Of(form, data, content);
    }

    // The unit's own paper exists, signed by whoever signed it; the system does not make up another.
    private static void DemandNotOnPaper(ExtensionRequest request)
    {
        if (request.PaperReceivedOn is not null)
            throw RefusedException.Conflict("extension.on_paper", "Đề nghị gia hạn này đơn vị gửi bằng văn bản giấy: hãy xem bản quét đính kèm; hệ thống không lập lại văn bản của đơn vị.");
    }

    private static PaperContent Content(params (string Code, string? Text)[] parts) => PaperStarts.Content(parts);
}

/// <summary>Small pieces of drafts.</summary>
internal static class PaperStarts
{
    /// <summary>The parts that have a text.</summary>
    public static PaperContent Content(params (string Code, string? Text)[] parts) =>
        new(parts.Where(part => !string.IsNullOrWhiteSpace(part.Text)).ToDictionary(part => part.Code, part => part.Text!.Trim()));
}
