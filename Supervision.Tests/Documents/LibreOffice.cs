using System.ComponentModel;
using System.Diagnostics;

namespace Supervision.Tests.Documents;

/// <summary>Opens and saves documents as another office program does. Without it a test is skipped and says so.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The files converted to "pdf", or to "docx" as when somebody opens them and saves them again; by their names.</summary>
    public static IReadOnlyDictionary<string, byte[]> Convert(IReadOnlyDictionary<string, byte[]> files, string to)
    {
        var folder = Directory.CreateTempSubdirectory("office-").FullName;
        try
        {
            var output = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
            foreach (var (name, content) in files) File.WriteAllBytes(Path.Combine(folder, $"{name}.docx"), content);
            // A profile of its own: a running office would take the files over and answer at once.
            string[] arguments = [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", to, "--outdir", output, .. files.Keys.Select(name => Path.Combine(folder, $"{name}.docx"))];
            using var process = Start(new ProcessStartInfo("soffice", arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail("soffice did not end.");
            }
            var missing = files.Keys.Where(name => !File.Exists(Path.Combine(output, $"{name}.{to}"))).ToArray();
            Assert.That(missing, Is.Empty, $"{said.Result}{errors.Result}");
            return files.Keys.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(output, $"{name}.{to}")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("soffice is not installed (packages libreoffice-writer-nogui and fonts-liberation2)");
            throw;
        }
    }
}
