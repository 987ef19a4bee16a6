using Supervision.Core.Documents;

namespace Supervision.Core.Signing;

/// <summary>
/// Adds to PDF files by incremental updates: not one byte that was there changes, so that earlier signatures stay valid.
/// Every method refuses a file it cannot add to: <c>pdf.unreadable</c>, <c>pdf.encrypted</c>, <c>pdf.too_large</c>, <c>pdf.place</c> (a page or rectangle that is not there),
/// <c>pdf.locked</c> (an earlier signature does not permit it), <c>pdf.already_prepared</c>, <c>signature.image</c> (no usable PNG).
/// </summary>
public interface IPdfSigner
{
    /// <summary>
    /// Makes the empty boxes that are filled after the signer signed, and the agency's empty signature field. Done before the first signature (it refuses afterwards), so that number,
    /// date and seal are filling in, which the signer's signature permits, and nothing new. The result is what is offered for signing.
    /// </summary>
    /// <exception cref="Pipeline.RefusedException">See the interface.</exception>
    byte[] Prepare(byte[] pdf, PreparedFields fields);

    /// <summary>
    /// Signs the whole file as PAdES-B-B (ETSI EN 319 142-1), time from the clock in /M. The agency signs in the field that was prepared for it, where there is one.
    /// The file's first signature says what may follow (<see cref="SignRequest.Permits"/>).
    /// </summary>
    /// <exception cref="Pipeline.RefusedException">See the interface; the certificate's refusals are those of <see cref="ISigningKeys"/>.</exception>
    byte[] Sign(byte[] pdf, SigningKey key, SignRequest request);

    /// <summary>
    /// Writes text into boxes, read-only and with its font. A box that was prepared is filled where it stands; another is added at its place as an annotation, which only a file
    /// without a signature that certifies (DocMDP) permits. A box that has text already is refused (<c>pdf.box_filled</c>).
    /// </summary>
    /// <exception cref="Pipeline.RefusedException">See the interface.</exception>
    /// <exception cref="MissingGlyphException">A character that the paper's font does not have.</exception>
    byte[] Fill(byte[] pdf, IReadOnlyList<BoxText> texts);
}

/// <summary>What may be filled in after the signer signed; the verifier lets no other box pass.</summary>
public enum PaperBox
{
    /// <summary>The number alone or the whole "Số: 15/TB-HĐND".</summary>
    Number,

    /// <summary>The day alone.</summary>
    Day,

    /// <summary>The month alone.</summary>
    Month,

    /// <summary>The whole "Sông Lam, ngày 05 tháng 01 năm 2026".</summary>
    PlaceAndDate,

    /// <summary>Cell 14 of Decree 30, Annex I.</summary>
    CopyMark,
}

/// <summary>Boxes to fill later and where they stand, and where the agency's seal will stand (none: nothing visible).</summary>
public sealed record PreparedFields(IReadOnlyDictionary<PaperBox, PagePlace> Boxes, PagePlace? AgencySeal = null);

/// <summary>Text for a box.</summary>
public sealed record BoxText(PaperBox Box, string Text)
{
    /// <summary>Where a box goes that was not prepared; one that was prepared stays where it is.</summary>
    public PagePlace? Place { get; init; }

    /// <summary>Size in points; text that is too wide for its box is set smaller, down to 6 points, and refused below (<c>pdf.place</c>).</summary>
    public double Size { get; init; } = 13;

    public bool IsItalic { get; init; }

    public TextAlignment Alignment { get; init; } = TextAlignment.Left;
}

public enum SignerRole
{
    /// <summary>The person who signs for the body.</summary>
    Signer,

    /// <summary>The agency, by its clerk: the seal.</summary>
    Agency,
}

/// <summary>What the file's first signature permits afterwards.</summary>
public enum LaterChanges
{
    /// <summary>Filling boxes that were prepared, and further signatures: certification with DocMDP P = 2 (ISO 32000-1, 12.8.2.2).</summary>
    FillAndSign,

    /// <summary>The signature is a plain approval signature and says nothing; for files that go on to another system, which may stamp them.</summary>
    Unrestricted,
}

/// <summary>How a file is signed.</summary>
public sealed record SignRequest(SignerRole Role)
{
    /// <summary>The blue signature or the red seal; without picture and mark the signature is not visible.</summary>
    public PagePicture? Picture { get; init; }

    /// <summary>Text written in the same revision, as by <see cref="IPdfSigner.Fill"/>. The copy mark without picture is the signature's own appearance.</summary>
    public IReadOnlyList<BoxText> Texts { get; init; } = [];

    public LaterChanges Permits { get; init; } = LaterChanges.FillAndSign;

    /// <summary>Stands in the signature's /Reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Stands in the signature's /Location.</summary>
    public string? Location { get; init; }
}

/// <summary>A picture and where it stands; it is fitted into the place, centred, its proportions kept.</summary>
/// <param name="Png">PNG, with transparency where it has any; not interlaced, at most 4 megapixels.</param>
/// <param name="Place">Where; the agency's prepared field stays where it is.</param>
public sealed record PagePicture(byte[] Png, PagePlace Place);
