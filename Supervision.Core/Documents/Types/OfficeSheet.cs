namespace Supervision.Core.Documents.Types;

/// <summary>Sheets for the delegation's own use: no national title, no number, no seal.</summary>
internal static class OfficeSheet
{
    public static Document Of(PaperForm form, string title, string? subtitle, IEnumerable<Block> blocks) => new()
    {
        Title = $"{title} {form.Title}",
        Author = form.IssuerName,
        CreatedAt = form.Now,
        IsDraft = form.IsDraft,
        IsDemo = form.IsDemo,
        Blocks = [new InformationSheetHead { Body = form.IssuingBody, Title = title, Subtitle = subtitle ?? form.Title }, .. blocks],
    };
}
