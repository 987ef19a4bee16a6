using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Infrastructure.Documents;

internal static class PdfEngineServices
{
    public static IServiceCollection AddPdfEngine(this IServiceCollection services) => services.AddSingleton<IPdfEngine, PdfEngine>();
}
