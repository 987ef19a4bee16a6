using Supervision.Api.Web;
using Supervision.Core.Conclusions;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Edits;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Papers.Wordings;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.References;
using Supervision.Core.Remediation;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Api.Endpoints;

internal static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder api)
    {
        api.Paper<VisitMinutes>("/visits/{visitId}/minutes", "Biên bản buổi làm việc");
        api.Paper<SessionRemarks>("/visits/{visitId}/remarks", "Thông báo kết luận của chủ trì buổi làm việc");
        api.Paper<PrintDelegationReport>("/reports/{reportId}/paper", "Báo cáo kết quả giám sát");
        api.Paper<PrintConclusion>("/conclusions/{conclusionId}/paper", "Kết luận giám sát theo hình thức của chủ thể giám sát");
        api.Paper<PrintReceipt>("/receipts/{receiptId}/paper", "Giấy biên nhận");
        api.Paper<PrintRemediationReport>("/remediation-reports/{remediationReportId}/paper", "Báo cáo kết quả thực hiện");
        api.Paper<PrintConfirmation>("/remediation-reports/{remediationReportId}/confirmation", "Phiếu xác nhận hoặc công văn đề nghị bổ sung, làm rõ");
        api.Paper<ReferenceSheet>("/references/{referenceCaseId}/sheet", "Phiếu thông tin tham chiếu");
    }

    public static void MapSigning(this IEndpointRouteBuilder api)
    {
        api.Get<TrustedRootList, IReadOnlyList<TrustedRoot>>("/trusted-roots", "Tổ chức chứng thực mà hệ thống tin cậy khi kiểm tra chữ ký số.");
        api.Get<SigningPolicyDetails, SigningPolicy>("/signing-policy", "Quy định về ký văn bản của Hội đồng nhân dân.");
        api.Put<SetSigningPolicy, Changed>("/signing-policy", "Đặt thứ tự ký và lấy số, tên trên chứng thư số được đóng dấu.");
        api.Get<SigningAuthorityList, IReadOnlyList<SigningAuthorityLine>>("/signing-authorities", "Ai được ký thay, ký thừa lệnh, thừa ủy quyền cho ai, loại văn bản nào, từ ngày nào đến ngày nào.");
        api.Post<GrantSigningAuthority, Created>("/signing-authorities", "Người có quyền ký giao người khác ký thay mình; người được giao không được giao lại.");
        api.Post<RevokeSigningAuthority, Changed>("/signing-authorities/{authorityId}/revocation", "Chấm dứt trước thời hạn.");
        api.Get<PaperSigningDetails, PaperSigningView>("/papers/{paperId}/signing", "Việc ký một văn bản: các chữ ký với kết quả kiểm tra, bản chờ xác nhận, quyền ký được dùng.");
        api.Post<PreparePaperForSigning, Changed>("/papers/{paperId}/preparation", "Chuẩn bị bản ký từ văn bản đã duyệt, chừa chỗ cho số, ngày và dấu.");
        api.Download<PreparedPaper>("/papers/{paperId}/prepared", "Tải bản đang ký, để ký bằng phần mềm của người ký.");
        api.Post<SignPaper, Changed>("/papers/{paperId}/signature", "Người ký ký số bằng tệp PKCS#12 hoặc chứng thư số trong kho khóa của máy chủ; mật khẩu không được lưu.");
        api.Get<SignedPaperTerms, IntakeTerms>("/papers/{paperId}/signed/terms", "Có nhận văn bản đã ký lúc này không, tệp nào và tối đa bao nhiêu.");
        api.Upload<SignedPaperTerms, UploadSignedPaper>("/papers/{paperId}/signed", "Tải lên văn bản đã ký số bằng phần mềm khác; chữ ký, chứng thư số và nội dung được kiểm tra.",
            (asked, file) => new UploadSignedPaper { PaperId = asked.PaperId, Content = file });
        api.Get<SignedSubjectPaper, SignedSubjectPaperView>("/papers/of/{kind}/{subjectId}/signed", "Bản đã ký ở hệ thống khác đang chờ để ban hành kết luận, báo cáo của Đoàn, công văn đôn đốc.");
        api.Get<SignedSubjectPaperTerms, IntakeTerms>("/papers/of/{kind}/{subjectId}/signed/terms", "Có nhận bản đã ký của kết luận, báo cáo, công văn lúc này không, tệp nào và tối đa bao nhiêu.");
        api.Upload<SignedSubjectPaperTerms, UploadSignedSubjectPaper>("/papers/of/{kind}/{subjectId}/signed", "Văn thư tải lên bản đã ký của kết luận, báo cáo, công văn; khi ban hành, nêu mã bản này và số ghi trong đó.",
            (asked, file) => new UploadSignedSubjectPaper { Kind = asked.Kind, SubjectId = asked.SubjectId, Content = file });
        api.Post<ConfirmSignedPaper, Changed>("/papers/{paperId}/signed/confirmation", "Xác nhận bản đã ký của hệ thống quản lý văn bản sau khi xem những điểm khác với dự thảo, rồi ban hành đúng bản đó.");
        api.Post<SealPaper, Changed>("/papers/{paperId}/seal", "Văn thư ghi số, ngày, đóng dấu số của cơ quan và ban hành, trong cùng một bước.");
        api.Post<SignPaperByHand, Changed>("/papers/{paperId}/hand-signature", "Ghi nhận văn bản đã được ký tay.");
        api.Get<HandSignedScanTerms, IntakeTerms>("/papers/{paperId}/hand-signed-scan/terms", "Có nhận bản quét lúc này không, tệp nào và tối đa bao nhiêu.");
        api.Upload<HandSignedScanTerms, AttachHandSignedScan>("/papers/{paperId}/hand-signed-scan", "Đính kèm bản quét văn bản đã ký tay: PDF, JPEG hoặc PNG.",
            (asked, file) => new AttachHandSignedScan { PaperId = asked.PaperId, Content = file });
        api.Download<HandSignedScan>("/papers/{paperId}/hand-signed-scan", "Tải bản quét văn bản đã ký tay.");
        api.Post<WithdrawPaperFromSigning, Changed>("/papers/{paperId}/withdrawal", "Rút văn bản chưa ban hành khỏi ký; số đã lấy được ghi hủy kèm lý do.");
    }

    public static void MapOfficialPapers(this IEndpointRouteBuilder api)
    {
        api.Get<PapersOfCampaign, Page<PaperLine>>("/campaigns/{campaignId}/official-papers", "Văn bản soạn, ban hành trong hệ thống của một cuộc giám sát, mới nhất trước.");
        api.Get<PaperList, Page<PaperLine>>("/papers", "Văn bản theo thứ tự soạn thảo; lọc theo trạng thái là hàng việc của văn thư.");
        api.Get<PapersToSign, IReadOnlyList<PaperLine>>("/papers/to-sign", "Các văn bản đã có bản ký số chờ chính người gọi ký, chờ lâu nhất trước.");
        api.Get<PapersToApprove, IReadOnlyList<PaperLine>>("/papers/to-approve", "Văn bản đã trình đang chờ chính người gọi duyệt.");
        api.Get<ClerkQueue, Page<QueuedPaper>>("/papers/queue", "Hàng việc của văn thư ở một bước: văn bản, kết luận, báo cáo của Đoàn, công văn đôn đốc chờ cấp số, ban hành, gửi hoặc xác nhận.");
        api.Sheet<ClerkQueueSheet>("/papers/queue", "Hàng việc của văn thư ở một bước dưới dạng bảng tính");
        api.Sheet<PaperSheet>("/papers", "Văn bản dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<PapersToBegin, PapersToBeginView>("/papers/to-begin", "Những loại văn bản người gọi soạn được từ một cuộc giám sát, buổi làm việc, kết luận, đề nghị… ở trạng thái hiện nay, và đơn vị có thể gửi tới.");
        api.Post<DraftPaper, Created>("/papers", "Soạn một văn bản; hệ thống điền sẵn những gì đã biết.");
        api.Post<OpenSubjectPaper, Created>("/papers/of/{kind}/{subjectId}", "Mở dự thảo văn bản của kết luận, báo cáo, biên bản hoặc công văn đôn đốc để chỉnh câu chữ, ký trước khi ban hành; đã mở thì trả về văn bản đó.");
        api.Get<PaperDetails, PaperView>("/papers/{paperId}", "Một văn bản: các phần, phần còn thiếu và bước tiếp theo.");
        api.Put<RevisePaper, Changed>("/papers/{paperId}", "Sửa dự thảo văn bản.");
        api.Post<SubmitPaper, Changed>("/papers/{paperId}/submission", "Trình người ký.");
        api.Post<ReturnPaper, Changed>("/papers/{paperId}/return", "Người ký trả lại để hoàn thiện.");
        api.Post<ApprovePaper, Changed>("/papers/{paperId}/approval", "Người ký duyệt; người soạn không được duyệt.");
        api.Post<NumberPaper, Changed>("/papers/{paperId}/number", "Lấy số, ngày trước khi ký.");
        api.Post<IssuePaper, Changed>("/papers/{paperId}/issue", "Ban hành: từ đây văn bản được giữ nguyên từng byte.");
        api.Post<CancelPaper, Changed>("/papers/{paperId}/cancellation", "Hủy văn bản chưa ban hành; số đã lấy được ghi hủy kèm lý do.");
        api.Post<RecallPaper, Changed>("/papers/{paperId}/recall", "Ghi văn bản đã ban hành bị thu hồi theo văn bản nào; cơ quan ban hành và nơi nhận được báo.");
        api.Paper<PrintSubjectPaper>("/papers/of/{kind}/{subjectId}/paper", "Biên bản, biên bản bổ sung hoặc báo cáo của đơn vị theo mẫu của Hội đồng nhân dân");
        api.Paper<PrintPaper>("/papers/{paperId}/paper", "Văn bản theo nội dung hiện tại");
        api.Get<PaperWording, PaperWordingView>("/papers/{paperId}/wording", "Các đoạn của văn bản có thể sửa lời văn, lời của hệ thống và lời đã sửa.");
        api.Put<RewordPaper, Changed>("/papers/{paperId}/wording", "Sửa lời, bỏ hoặc thêm một đoạn của dự thảo; số liệu của hệ thống được giữ nguyên.");
        api.Delete<WithdrawWording, Changed>("/papers/{paperId}/wording/{wordingId}", "Bỏ chỗ sửa lời văn, trở lại lời của hệ thống.");
        api.Get<DraftEditList, IReadOnlyList<DraftEditLine>>("/papers/{paperId}/edits", "Các tệp dự thảo đã sửa trong Word và tải lên.");
        api.Get<EditedDraftTerms, IntakeTerms>("/papers/{paperId}/edits/terms", "Có được tải lên dự thảo đã sửa không, tệp loại nào, lớn đến đâu.");
        api.Upload<EditedDraftTerms, CompareEditedDraft>("/papers/{paperId}/edits", "Tải lên dự thảo đã sửa trong Word (DOCX); hệ thống so sánh từng đoạn, chưa lấy gì vào dự thảo.",
            (asked, file) => new CompareEditedDraft { PaperId = asked.PaperId, Content = file });
        api.Get<DraftEdit, DraftEditView>("/papers/{paperId}/edits/{editId}", "So sánh từng đoạn của tệp đã sửa với dự thảo hiện tại.");
        api.Download<EditedDraftFile>("/papers/{paperId}/edits/{editId}/file", "Tệp đã sửa, đúng như khi tải lên.");
        api.Post<AcceptDraftEdits, Changed>("/papers/{paperId}/edits/{editId}/decision", "Lấy những sửa đổi được chọn vào dự thảo; những sửa đổi khác không được lấy.");
        api.Download<IssuedPaper>("/papers/{paperId}/issued", "Tải văn bản đã ban hành, đúng như khi ban hành.");
    }
}
