using System.Globalization;
using System.Text;
using System.Text.Json;
using Supervision.Core.Json;

namespace Supervision.Core.Cases;

/// <summary>A case file that cannot be taken; the message is Vietnamese and names the case and the field.</summary>
public sealed class CaseFileException : ArgumentException
{
    public CaseFileException(string caseCode, string path, string fault, Exception? inner = null)
        : base($"Vụ việc {caseCode}, trường {path}: {fault}", inner) => (CaseCode, Path, Fault) = (caseCode, path, fault);

    /// <summary>The case's code, or the file's name when the code cannot be read.</summary>
    public string CaseCode { get; }

    /// <summary>The field's path in the file, such as $.chi_tieu[3].mau_so_tham_chieu.</summary>
    public string Path { get; }

    public string Fault { get; }
}

/// <summary>Reads a case strictly: an unknown or missing field, an impossible date, a word outside its list or a reference to nothing is an error.</summary>
public static class CaseReader
{
    /// <exception cref="CaseFileException">The file breaks the form or refers to what it has not.</exception>
    public static CaseFile Read(string fileName, string text)
    {
        if (!text.IsNormalized(NormalizationForm.FormC))
            throw new CaseFileException(fileName, "$", "văn bản chưa ở dạng Unicode dựng sẵn (NFC).");
        var (code, document) = Open(fileName, text);
        using (document)
        {
            var file = Bind(code, text);
            if (CaseReferences.FirstFault(file) is var (path, fault)) throw new CaseFileException(code, path, fault);
            return file;
        }
    }

    private static (string Code, JsonDocument Document) Open(string fileName, string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            var named = document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("ma", out var code) && code.ValueKind is JsonValueKind.String;
            return (named ? document.RootElement.GetProperty("ma").GetString()! : fileName, document);
        }
        catch (JsonException e)
        {
            throw new CaseFileException(fileName, string.Create(CultureInfo.InvariantCulture, $"dòng {e.LineNumber + 1}"), "không phải JSON hợp lệ.", e);
        }
    }

    private static CaseFile Bind(string code, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<CaseFile>(text, StrictJson.Named)
                ?? throw new CaseFileException(code, "$", "tệp rỗng.");
        }
        catch (JsonException e)
        {
            throw new CaseFileException(code, e.Path ?? "$", StrictJson.Fault(e), e);
        }
    }
}
