using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Supervision.Core.Signing;

namespace Supervision.Tests.Signing;

/// <summary>Other people's programs that know signatures and pictures. A missing tool skips the test with the reason.</summary>
internal static partial class SignatureTools
{
    /// <summary>What pdfsig says of the signatures; the certificates are openssl's to judge.</summary>
    public static string PdfSig(byte[] pdf) => InFolder(folder =>
    {
        File.WriteAllBytes(Path.Combine(folder, "paper.pdf"), pdf);
        return Run("pdfsig", folder, "poppler-utils", "-nocert", "paper.pdf");
    });

    /// <summary>What openssl says of a CMS and the bytes that it is about.</summary>
    public static string OpensslVerify(byte[] cms, byte[] content, TestCertificates authority) => InFolder(folder =>
    {
        File.WriteAllBytes(Path.Combine(folder, "cms.der"), cms);
        File.WriteAllBytes(Path.Combine(folder, "content"), content);
        File.WriteAllText(Path.Combine(folder, "root.pem"), authority.Root.ExportCertificatePem());
        return Run("openssl", folder, "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "cms.der", "-content", "content", "-CAfile", "root.pem", "-purpose", "any", "-cades", "-out", "out");
    });

    /// <summary>The signatures of a file, found by their byte ranges alone.</summary>
    public static IEnumerable<(byte[] Cms, byte[] Content)> Signatures(byte[] pdf)
    {
        foreach (Match range in Range().Matches(Encoding.Latin1.GetString(pdf)))
        {
            var (before, second, after) = (Number(range, 1), Number(range, 2), Number(range, 3));
            var padded = Convert.FromHexString(Encoding.ASCII.GetString(pdf, before + 1, second - before - 2));
            yield return (padded.AsSpan().TrimEnd((byte)0).ToArray(), [.. pdf.AsSpan(0, before), .. pdf.AsSpan(second, after)]);
        }
    }

    /// <summary>The first page as poppler draws it.</summary>
    public static Bitmap Rendered(byte[] pdf, int resolution) => InFolder(folder =>
    {
        File.WriteAllBytes(Path.Combine(folder, "paper.pdf"), pdf);
        Run("pdftoppm", folder, "poppler-utils", "-r", resolution.ToString(CultureInfo.InvariantCulture), "-f", "1", "-l", "1", "-singlefile", "paper.pdf", "page");
        return Bitmap.Read(File.ReadAllBytes(Path.Combine(folder, "page.ppm")));
    });

    /// <summary>The file as qpdf writes it anew.</summary>
    public static byte[] Qpdf(byte[] pdf, params string[] options) => InFolder(folder =>
    {
        File.WriteAllBytes(Path.Combine(folder, "in.pdf"), pdf);
        Run("qpdf", folder, "qpdf", [.. options, "in.pdf", "out.pdf"]);
        return File.ReadAllBytes(Path.Combine(folder, "out.pdf"));
    });

    /// <summary>page.pdf as a program prints it from page.html.</summary>
    public static byte[] Printed(string tool, string package, string html, params string[] options) => InFolder(folder =>
    {
        File.WriteAllText(Path.Combine(folder, "page.html"), html);
        var said = Run(tool, folder, package, [.. options.Select(option => option.Replace("{folder}", folder, StringComparison.Ordinal))]);
        var printed = Path.Combine(folder, "page.pdf");
        if (!File.Exists(printed)) Assert.Ignore($"{tool} printed nothing here: {said}");
        return File.ReadAllBytes(printed);
    });

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static T InFolder<T>(Func<string, T> act)
    {
        var folder = Directory.CreateTempSubdirectory("signing-").FullName;
        try
        {
            return act(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(string tool, string folder, string package, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output + errors.Result;
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"{tool} is not installed (package {package})");
            throw;
        }
    }

    [GeneratedRegex(@"/ByteRange \[0 (\d+) (\d+) (\d+) *\]")]
    private static partial Regex Range();
}

/// <summary>A picture without compression (PPM), a pixel a point.</summary>
internal sealed class Bitmap(int width, byte[] pixels)
{
    public static Bitmap Read(byte[] ppm)
    {
        var header = Encoding.ASCII.GetString(ppm, 0, 32).Split('\n', 4);
        var size = header[1].Split(' ');
        var start = header[0].Length + header[1].Length + header[2].Length + 3;
        return new(int.Parse(size[0], CultureInfo.InvariantCulture), ppm[start..]);
    }

    /// <summary>Pixels of a kind within a place.</summary>
    public int Count(PagePlace place, Func<byte, byte, byte, bool> kind)
    {
        var found = 0;
        for (var y = (int)place.Top; y < place.Top + place.Height; y++)
            for (var x = (int)place.Left; x < place.Left + place.Width; x++)
            {
                var at = ((y * width) + x) * 3;
                if (kind(pixels[at], pixels[at + 1], pixels[at + 2])) found++;
            }
        return found;
    }
}
