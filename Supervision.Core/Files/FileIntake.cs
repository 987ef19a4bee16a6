using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>Takes a file in from outside: recognises it, cleans photographs of what they say besides their picture, looks through documents, has it scanned.</summary>
public sealed class FileIntake(IFileStore store, IFileScanner scanner)
{
    internal const string NameField = "FileName";
    internal const string ContentField = "Content";

    /// <exception cref="RefusedException">The file is not taken; nothing of it is left.</exception>
    public async Task<ReceivedFile> Receive(Stream body, string fileName, IntakeTerms terms, CancellationToken ct)
    {
        FileNames.Demand(fileName);
        FileKind? told = null;
        string? sentSha256 = null;
        using var sent = new SentStream(body, terms.LimitInBytes, hashed: true);
        var passing = await store.Receive(async (sink, token) =>
        {
            told = await Copy(sent, sink, fileName, terms, token);
            sentSha256 = sent.Sha256();
        }, ct);
        try
        {
            var kind = told ?? await Document(passing, fileName, terms, ct);
            if (kind is FileKind.Mp4 or FileKind.Mov) await MediaFile.Demand(passing, ct);
            await Scan(passing, ct);
            await passing.Secure(ct);
            return new ReceivedFile(fileName, kind, passing, sentSha256!, sent.Count);
        }
        catch
        {
            await passing.DisposeAsync();
            throw;
        }
    }

    internal static RefusedException Empty() => RefusedException.Invalid("file.empty", ContentField, "Tệp rỗng (0 byte).");

    // The kind, or null for what has to be there whole before it can be told.
    private static async Task<FileKind?> Copy(SentStream sent, Stream sink, string fileName, IntakeTerms terms, CancellationToken ct)
    {
        using var window = new ByteWindow(sent);
        await window.Has(FileTypes.StartLength, ct);
        if (window.Unread.Length == 0) throw Empty();
        var kind = FileTypes.Of(window.Unread.Span);
        if (kind is { } known)
        {
            FileTypes.DemandTaken(known, window.Unread.Span, terms.Kinds);
            FileTypes.DemandName(fileName, known);
        }
        else if (!FileTypes.IsZip(window.Unread.Span) || !terms.Kinds.Any(k => k is FileKind.Docx or FileKind.Xlsx))
        {
            throw FileTypes.NotTaken(window.Unread.Span, terms.Kinds);
        }

        if (kind is FileKind.Jpeg) await JpegFile.Copy(window, sink, terms.KeepsPhotoPlace, ct);
        else if (kind is FileKind.Png) await PngFile.Copy(window, sink, terms.KeepsPhotoPlace, ct);
        else await window.CopyRest(sink, ct);
        return kind;
    }

    private static async Task<FileKind> Document(PassingFile passing, string fileName, IntakeTerms terms, CancellationToken ct)
    {
        await using var content = passing.Open();
        var kind = await OfficeFile.Demand(content, terms.Kinds, ct);
        FileTypes.DemandName(fileName, kind);
        return kind;
    }

    private async Task Scan(PassingFile passing, CancellationToken ct)
    {
        await using var content = passing.Open();
        if (await scanner.Scan(content, ct) is { } signature)
            throw RefusedException.Invalid("file.infected", ContentField, $"Phần mềm diệt mã độc phát hiện “{signature}” trong tệp; tệp không được nhận.");
    }
}
