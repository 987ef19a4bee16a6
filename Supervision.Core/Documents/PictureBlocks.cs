namespace Supervision.Core.Documents;

/// <summary>A picture in the text with its caption below it, centred, never parted from each other.</summary>
/// <param name="Content">A whole JPEG or PNG file of at most 40 megapixels; what a camera says besides the picture does not reach the paper.</param>
/// <param name="AlternativeText">What the picture shows, for who cannot see it.</param>
public sealed record Picture(byte[] Content, string AlternativeText) : Block
{
    /// <summary>Printed as it is: "Hình 1. …".</summary>
    public string? Caption { get; init; }

    /// <summary>Share of the text's width, above 0 and at most 1; a picture too tall for a page is made smaller.</summary>
    public double WidthShare { get; init; } = 1;
}

/// <summary>Photographs in rows of one or two, numbered through: "Ảnh 1. …"; commonly what an annex consists of.</summary>
public sealed record PhotoGrid(params IReadOnlyList<Photo> Photos) : Block
{
    /// <summary>1 or 2.</summary>
    public int PerRow { get; init; } = 2;

    /// <summary>Number of the first photograph.</summary>
    public int FirstNumber { get; init; } = 1;

    /// <summary>"Ảnh 3. Cổng trường chưa hoàn thiện".</summary>
    public string CaptionOf(int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Ảnh{VietnameseText.NoBreakSpace}{FirstNumber + index}. {Photos[index].Caption}");
}

/// <summary>One photograph: a JPEG or PNG file, what stands below it, and what it shows where the caption does not say it.</summary>
public sealed record Photo(byte[] Content, string Caption)
{
    public string? AlternativeText { get; init; }
}
