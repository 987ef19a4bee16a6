using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Infrastructure.Documents.Docx;
using Supervision.Infrastructure.Documents.Docx.Reading;
using Supervision.Infrastructure.Documents.Html;
using Supervision.Infrastructure.Documents.Pdf.Packs;
using Supervision.Infrastructure.Documents.Xlsx;

namespace Supervision.Infrastructure.Documents;

/// <summary>Registers the engines that make papers; the section "Documents:Fonts" may name an office's own font files.</summary>
public static class DocumentServices
{
    public static IServiceCollection AddDocumentEngines(this IServiceCollection services)
    {
        services.AddSingleton(provider => PaperFonts.Load(
            provider.GetService<IConfiguration>()?.GetSection("Documents:Fonts").Get<PaperFontSettings>() ?? new PaperFontSettings()));
        services.AddPdfEngine();
        services.AddSingleton<IPaperBinder, PaperBinder>();
        services.AddSingleton<IDocxWriter, DocxWriter>();
        services.AddSingleton<ISheetWriter, SheetWriter>();
        services.AddSingleton<IWorkbookWriter, WorkbookWriter>();
        services.AddSingleton<IWorkbookReader, WorkbookReader>();
        services.AddSingleton<IHtmlPreview, HtmlPreview>();
        services.AddSingleton<IDocxReader, DocxReader>();
        return services;
    }
}
