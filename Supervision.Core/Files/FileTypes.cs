using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Files;

/// <summary>Kinds of files that are taken somewhere.</summary>
public enum FileKind
{
    [Label("PDF")] Pdf,
    [Label("JPEG")] Jpeg,
    [Label("PNG")] Png,
    [Label("DOCX")] Docx,
    [Label("XLSX")] Xlsx,
    [Label("MP4")] Mp4,
    [Label("MOV")] Mov,
}

/// <summary>Files are known by their content and never by their names; a name that says something else is refused.</summary>
public static class FileTypes
{
    /// <summary>Scans and photographs, which is what signed papers come as.</summary>
    public static readonly IReadOnlyList<FileKind> Scans = [FileKind.Pdf, FileKind.Jpeg, FileKind.Png];

    public static readonly IReadOnlyList<FileKind> All = Enum.GetValues<FileKind>();

    /// <summary>So many first bytes tell what a file is.</summary>
    public const int StartLength = 32;

    private static readonly Dictionary<FileKind, (string ContentType, string[] Extensions)> Known = new()
    {
        [FileKind.Pdf] = ("application/pdf", [".pdf"]),
        [FileKind.Jpeg] = ("image/jpeg", [".jpg", ".jpeg", ".jpe", ".jfif"]),
        [FileKind.Png] = ("image/png", [".png"]),
        [FileKind.Docx] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]),
        [FileKind.Xlsx] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]),
        [FileKind.Mp4] = ("video/mp4", [".mp4", ".m4v"]),
        [FileKind.Mov] = ("video/quicktime", [".mov", ".qt"]),
    };

    private const string OldOffice = "Đây là tệp DOC, XLS đời cũ hoặc tệp Office có mật khẩu: hãy lưu lại thành DOCX, XLSX hoặc PDF, không đặt mật khẩu.";
    private const string Packed = "Đây là tệp nén: hãy gửi từng tệp bên trong.";
    private const string Heic = "Đây là ảnh HEIC: hãy chuyển thành JPEG.";

    // What people send by mistake, each with what to do instead.
    private static readonly (byte[] Start, string Hint)[] Others =
    [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], OldOffice),
        ([.. "Rar!"u8], Packed),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], Packed),
        ([.. "MZ"u8], "Đây là chương trình máy tính."),
    ];

    // The same by their names, where no byte has come yet.
    private static readonly Dictionary<string, string> OthersByName = new(StringComparer.OrdinalIgnoreCase)
    {
        [".doc"] = OldOffice, [".xls"] = OldOffice, [".rar"] = Packed, [".7z"] = Packed, [".zip"] = Packed, [".heic"] = Heic, [".heif"] = Heic,
    };

    public static string ContentTypeOf(FileKind kind) => Known[kind].ContentType;

    /// <summary>The kind of a file whose first bytes tell it; an OOXML document is told by its parts, see <see cref="OfficeFile"/>.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("%PDF-"u8)) return FileKind.Pdf;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return FileKind.Jpeg;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return FileKind.Png;
        return start.Length >= 12 && start[4..8].SequenceEqual("ftyp"u8) ? MediaFile.KindOf(start[8..12]) : null;
    }

    internal static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8);

    internal static RefusedException NotTaken(ReadOnlySpan<byte> start, IReadOnlyList<FileKind> taken)
    {
        var sentence = $"Chỉ nhận tệp {string.Join(", ", taken.Select(k => k.Label()))}; loại tệp được nhận theo nội dung, không theo tên.";
        foreach (var (known, hint) in Others)
            if (start.StartsWith(known)) return Refused($"{sentence} {hint}");
        if (start.Length >= 12 && start[4..8].SequenceEqual("ftyp"u8) && start[8..12] is var brand && (brand.StartsWith("he"u8) || brand.SequenceEqual("mif1"u8)))
            return Refused($"{sentence} {Heic}");
        return IsZip(start) ? Refused($"{sentence} {Packed}") : Refused(sentence);
    }

    internal static void DemandTaken(FileKind kind, ReadOnlySpan<byte> start, IReadOnlyList<FileKind> taken)
    {
        if (!taken.Contains(kind)) throw NotTaken(start, taken);
    }

    /// <summary>Refuses a name that says another kind than the content is.</summary>
    internal static void DemandName(string fileName, FileKind kind)
    {
        var extension = Path.GetExtension(fileName);
        if (Known[kind].Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) return;
        var named = Known.FirstOrDefault(k => k.Value.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
        var said = named.Value.Extensions is not null ? $"là {named.Key.Label()}" : extension.Length > 1 ? $"có phần mở rộng “{extension}”" : "không có phần mở rộng";
        throw RefusedException.Invalid("file.extension", FileIntake.NameField,
            $"Nội dung tệp là {kind.Label()} nhưng tên tệp {said}. Hãy kiểm tra lại tệp, hoặc đổi phần mở rộng thành {Known[kind].Extensions[0]}.");
    }

    /// <summary>Refuses a name that can be of no file that is taken, before its content is known.</summary>
    internal static void DemandExtension(string fileName, IReadOnlyList<FileKind> taken)
    {
        var extension = Path.GetExtension(fileName);
        if (taken.Any(kind => Known[kind].Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))) return;
        var sentence = $"Chỉ nhận tệp {string.Join(", ", taken.Select(kind => kind.Label()))}; tên tệp {(extension.Length > 1 ? $"có phần mở rộng “{extension}”" : "không có phần mở rộng")}.";
        throw RefusedException.Invalid("file.extension", FileIntake.NameField, OthersByName.GetValueOrDefault(extension) is { } hint ? $"{sentence} {hint}" : sentence);
    }

    private static RefusedException Refused(string sentence) => RefusedException.Invalid("file.type", FileIntake.ContentField, sentence);
}
