using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Docx;

namespace Supervision.Tests.Bench;

/// <summary>The same paper printed by LibreOffice from DOCX and by headless Chromium from HTML, each started for it as a server would have to.</summary>
internal static class OtherPrinters
{
    private const int Times = 3;

    /// <summary>A row for each, with the other program's milliseconds as baseline; a program that is missing has none and the row says so.</summary>
    public static IEnumerable<Figure> Compare(string name, Document document, Func<double> own)
    {
        var folder = Directory.CreateTempSubdirectory("papers-").FullName;
        try
        {
            var (docx, html) = (Path.Combine(folder, "paper.docx"), Path.Combine(folder, "paper.html"));
            File.WriteAllBytes(docx, new DocxWriter(PaperFonts.Default).Write(document));
            File.WriteAllText(html, Html(document), Encoding.UTF8);
            var profile = new Uri(Path.Combine(folder, "profile")).AbsoluteUri;
            (string Program, string Command, string[] Arguments)[] others =
            [
                ("LibreOffice (DOCX)", "soffice", ["--headless", $"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", folder, docx]),
                ("Chromium (HTML)", "chromium", ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder}/browser", "--no-pdf-header-footer", $"--print-to-pdf={folder}/paper.pdf", new Uri(html).AbsoluteUri]),
            ];
            foreach (var (program, command, arguments) in others)
            {
                // Ours is measured beside each, since other work on the machine comes and goes.
                var theirs = Took(command, arguments, Path.Combine(folder, "paper.pdf"));
                yield return theirs is { } baseline
                    ? new($"{name}, against {program}", own(), "ms") { Baseline = baseline, Goal = Goal.MostRatio(0.05) }
                    : new($"{name}, against {program}: not installed", own(), "ms");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double? Took(string command, string[] arguments, string output)
    {
        try
        {
            return PaperTiming.Median(Times, () =>
            {
                File.Delete(output);
                var start = new ProcessStartInfo(command) { RedirectStandardOutput = true, RedirectStandardError = true };
                foreach (var argument in arguments)
                    start.ArgumentList.Add(argument);
                using var process = Process.Start(start)!;
                var errors = process.StandardError.ReadToEndAsync();
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                if (!File.Exists(output))
                    throw new BenchFailedException($"{command} made no paper: {errors.Result}");
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    // As plain as it can be: the browser is to lay out text, tables and pictures, nothing else.
    private static string Html(Document document)
    {
        var html = new StringBuilder("<!doctype html><html lang=vi><meta charset=utf-8><style>@page{size:A4;margin:25mm 20mm 20mm 35mm}body{font:14pt/1.3 'Liberation Serif',serif}p{text-align:justify;text-indent:12.7mm;margin:6pt 0}table{border-collapse:collapse;width:100%;font-size:12pt}td,th{border:.5pt solid}figure{display:inline-block;width:45%;margin:2%}img{width:100%}</style>");
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case Heading heading:
                    html.Append(CultureInfo.InvariantCulture, $"<h3>{Escape($"{heading.Label} {heading.Text}")}</h3>");
                    break;
                case Paragraph paragraph:
                    html.Append(CultureInfo.InvariantCulture, $"<p>{Escape($"{paragraph.Label} {paragraph.Text.PlainText}")}</p>");
                    break;
                case KeyValueList list:
                    html.AppendJoin("", list.Lines.Select(line => $"<p>{Escape($"{line.Label}: {line.Value.PlainText}")}</p>"));
                    break;
                case AnnexStart annex:
                    html.Append(CultureInfo.InvariantCulture, $"<h2 style='break-before:page'>{Escape(annex.Title)}</h2>");
                    break;
                case DocumentTitle title:
                    html.Append(CultureInfo.InvariantCulture, $"<h1>{Escape(title.TypeName)}</h1><h2>{Escape(title.Abstract ?? "")}</h2>");
                    break;
                case Table table:
                    html.Append("<table><thead><tr>").AppendJoin("", table.Columns.Select(column => $"<th>{Escape(column.Header)}</th>")).Append("</tr></thead>")
                        .AppendJoin("", table.Rows.Select(row => $"<tr>{string.Concat(row.Cells.Select(cell => $"<td colspan={cell.ColumnSpan}>{Escape(cell.Text.PlainText)}</td>"))}</tr>")).Append("</table>");
                    break;
                case PhotoGrid grid:
                    html.AppendJoin("", grid.Photos.Select((photo, i) => $"<figure><img src=data:image/jpeg;base64,{Convert.ToBase64String(photo.Content)}><figcaption>{Escape(grid.CaptionOf(i))}</figcaption></figure>"));
                    break;
            }
        }
        return html.ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
