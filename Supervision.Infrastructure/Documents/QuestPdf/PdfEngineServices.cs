using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.QuestPdf;

namespace Supervision.Infrastructure.Documents;

internal static class PdfEngineServices
{
    /// <summary>The engine is made when the program starts, so that what it lacks is said then and not at its first paper.</summary>
    public static IServiceCollection AddPdfEngine(this IServiceCollection services) => services
        .AddSingleton(provider => QuestPdfEngine.Open(provider.GetRequiredService<PaperFonts>(), provider.GetService<IConfiguration>()?[QuestPdfEngine.LicenceSetting]))
        .AddSingleton<IPdfEngine>(provider => provider.GetRequiredService<QuestPdfEngine>())
        .AddHostedService(provider => provider.GetRequiredService<QuestPdfEngine>());
}
