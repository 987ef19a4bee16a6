using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;

namespace Supervision.Tests.Documents;

public sealed class DocumentServicesTests
{
    [Test]
    public void Both_engines_are_registered_and_need_no_settings()
    {
        using var provider = new ServiceCollection().AddDocumentEngines().BuildServiceProvider();
        Assert.That(provider.GetRequiredService<IPdfEngine>().Render(SamplePapers.Sheet()).PageCount, Is.EqualTo(1));
        Assert.That(provider.GetRequiredService<IDocxWriter>().Write(SamplePapers.Sheet()), Is.Not.Empty);
    }

    [Test]
    public void A_font_setting_that_names_some_files_only_is_refused()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Documents:Fonts:Regular", "times.ttf")])
            .Build();
        using var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddDocumentEngines().BuildServiceProvider();
        Assert.That(provider.GetRequiredService<IPdfEngine>, Throws.InvalidOperationException.With.Message.Contains("Documents:Fonts"));
    }
}
