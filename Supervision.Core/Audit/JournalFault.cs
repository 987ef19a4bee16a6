using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Audit;

/// <summary>In what way the journal is not as it was written.</summary>
public enum JournalFaultKind
{
    [Label("nội dung đã bị sửa")] Changed,
    [Label("dòng đã bị xóa")] Removed,
    [Label("dòng bị chèn vào sau")] Inserted,
    [Label("dấu niêm phong đã bị xóa")] SealRemoved,
    [Label("dấu niêm phong đã bị sửa")] SealChanged,
    [Label("không khớp dấu neo ngoài cơ sở dữ liệu")] AnchorBroken,
}

/// <summary>One place at which the journal is not as it was written.</summary>
public sealed record JournalFault
{
    public required JournalFaultKind Kind { get; init; }

    /// <summary>The row of the journal; null where an anchor itself is broken.</summary>
    public long? JournalSeq { get; init; }

    /// <summary>The whole of it, to be read by people.</summary>
    public required string Sentence { get; init; }

    internal static JournalFault Changed(SealedRow seal) => new()
    {
        Kind = JournalFaultKind.Changed,
        JournalSeq = seal.JournalSeq,
        Sentence = $"Dòng nhật ký số {seal.JournalSeq} (ghi lúc {When(seal.At!.Value)}, sự kiện {seal.Event}) đã bị sửa: nội dung không khớp dấu niêm phong thứ {seal.Position}, đóng lúc {When(seal.SealedAt)}.",
    };

    internal static JournalFault Removed(SealedRow seal) => new()
    {
        Kind = JournalFaultKind.Removed,
        JournalSeq = seal.JournalSeq,
        Sentence = $"Dòng nhật ký số {seal.JournalSeq} đã bị xóa: dấu niêm phong thứ {seal.Position} đóng lúc {When(seal.SealedAt)} còn, dòng thì không.",
    };

    internal static JournalFault Inserted(JournalRow row, DateTimeOffset sealedBefore) => new()
    {
        Kind = JournalFaultKind.Inserted,
        JournalSeq = row.Seq,
        Sentence = $"Dòng nhật ký số {row.Seq} (sự kiện {row.Event}) bị chèn vào sau: đề thời điểm {When(row.At)}, nhưng lần niêm phong lúc {When(sealedBefore)} chưa có dòng này.",
    };

    internal static JournalFault SealRemoved(SealedRow next, long position) => new()
    {
        Kind = JournalFaultKind.SealRemoved,
        JournalSeq = next.JournalSeq,
        Sentence = $"Dấu niêm phong thứ {position}, đứng ngay trước dòng nhật ký số {next.JournalSeq}, đã bị xóa.",
    };

    internal static JournalFault SealChanged(SealedRow seal) => new()
    {
        Kind = JournalFaultKind.SealChanged,
        JournalSeq = seal.JournalSeq,
        Sentence = $"Dấu niêm phong thứ {seal.Position} của dòng nhật ký số {seal.JournalSeq} không nối với dấu đứng trước: chuỗi đã bị sửa ở đây.",
    };

    internal static JournalFault Anchor(string name, string what, long? journalSeq = null) => new()
    {
        Kind = JournalFaultKind.AnchorBroken,
        JournalSeq = journalSeq,
        Sentence = $"Dấu neo {name}: {what}",
    };

    private static string When(DateTimeOffset at)
    {
        var local = at.Local();
        return $"{local:HH:mm:ss} ngày {VietnameseDate.Short(DateOnly.FromDateTime(local))}";
    }
}
