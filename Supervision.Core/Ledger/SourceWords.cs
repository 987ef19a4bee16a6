using Supervision.Core.Documents.Types;

namespace Supervision.Core.Ledger;

/// <summary>How a source paper is called in a sentence: by its number, or by its name where the office gave it none.</summary>
internal static class SourceWords
{
    /// <summary>"văn bản số 25/NQ-HĐND", "văn bản “Danh mục tồn đọng 2021-2025”".</summary>
    public static string Of(string reference) => Phrases.IsNumber(reference) ? $"văn bản số {reference}" : $"văn bản “{reference}”";
}
