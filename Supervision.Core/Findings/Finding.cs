using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Findings;

/// <summary>What kind of thing was recorded; strengths, causes and the unit's own petitions are findings too, each with rules of its own.</summary>
public enum FindingKind
{
    [Label("Kết quả đạt được")] Strength,
    [Label("Tồn tại, hạn chế")] Shortcoming,
    [Label("Có dấu hiệu vi phạm")] SignOfViolation,
    [Label("Nguyên nhân")] Cause,
    [Label("Khó khăn, vướng mắc")] Difficulty,
    [Label("Kiến nghị, đề xuất của đơn vị")] UnitPetition,
}

/// <summary>Where a finding stands on its way into a conclusion.</summary>
public enum FindingStatus
{
    [Label("Đã ghi nhận")] Recorded,
    [Label("Đang đối chiếu với đơn vị")] Reconciling,
    [Label("Đã đối chiếu")] Reconciled,
    [Label("Đã đưa vào báo cáo")] InReport,
    [Label("Đã đưa vào kết luận")] InConclusion,
    [Label("Không đưa vào")] LeftOut,
}

/// <summary>How bad; for the council's own work, never printed.</summary>
public enum Severity
{
    [Label("thấp")] Low,
    [Label("trung bình")] Medium,
    [Label("cao")] High,
}

/// <summary>Whose doing a cause is.</summary>
public enum CauseNature
{
    [Label("khách quan")] Objective,
    [Label("chủ quan")] Subjective,
}

/// <summary>What a finding rests on.</summary>
public enum EvidenceKind
{
    [Label("ý kiến tại buổi làm việc")] Opinion,
    [Label("kiểm tra thực tế")] OnSiteCheck,
    [Label("chỉ tiêu")] Indicator,
    [Label("tài liệu đơn vị giao")] HandedDocument,
    [Label("tệp đính kèm")] Attachment,
}

public sealed record FindingRecorded(Guid SubjectId, Guid FindingId, int Number, FindingKind Kind, Guid? VisitId, string Text) : IEvent;
