using Supervision.Core.Pipeline;

namespace Supervision.Core.Documents.Comparing;

/// <summary>Reads a draft that was edited in Word, and says what was changed in it.</summary>
public interface IDocxReader
{
    /// <summary>The largest file that is read.</summary>
    public const long LimitInBytes = 20L * 1024 * 1024;

    /// <summary>
    /// Compares an edited DOCX with the paper as it is now, paragraph by paragraph and cell by cell. Tracked changes count as accepted; they are counted.
    /// </summary>
    /// <param name="docx">The file, from its beginning; a stream that can be read at any place.</param>
    /// <param name="current">The paper whose DOCX was edited, with the overrides that apply to it.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <exception cref="RefusedException">Not a DOCX, damaged, too large, with macros or references to outside, or with a stamp of secrecy.</exception>
    Task<DraftComparison> Compare(Stream docx, Document current, CancellationToken ct);
}
