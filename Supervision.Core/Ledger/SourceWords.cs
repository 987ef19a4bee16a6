namespace Supervision.Core.Ledger;

/// <summary>How a source paper is called in a sentence: by its number, or by its name where the office gave it none.</summary>
internal static class SourceWords
{
    /// <summary>"văn bản số 25/NQ-HĐND", "văn bản “Danh mục tồn đọng 2021-2025”".</summary>
    public static string Of(string reference) => reference.Length > 0 && char.IsAsciiDigit(reference[0]) ? $"văn bản số {reference}" : $"văn bản “{reference}”";
}
