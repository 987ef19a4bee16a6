using System.Globalization;
using Supervision.Core.Documents;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>Days, hours and numbers as pages write them, which is as papers do.</summary>
public static class Show
{
    /// <summary>The mark of a person who serves the council and the People's Committee.</summary>
    public const string ServesBoth = "kiêm nhiệm cả hai bên HĐND và UBND";

    public static string Date(DateOnly? date) => date is { } day ? VietnameseDate.Short(day) : "chưa có";

    /// <summary>"Thứ Hai", "Chủ nhật".</summary>
    public static string Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Monday => "Thứ Hai",
        DayOfWeek.Tuesday => "Thứ Ba",
        DayOfWeek.Wednesday => "Thứ Tư",
        DayOfWeek.Thursday => "Thứ Năm",
        DayOfWeek.Friday => "Thứ Sáu",
        DayOfWeek.Saturday => "Thứ Bảy",
        _ => "Chủ nhật",
    };

    public static string Hour(DateTimeOffset? at) => at is { } instant ? $"{VietnameseDate.Time(TimeOnly.FromDateTime(instant.Local()))}, {VietnameseDate.Short(DateOnly.FromDateTime(instant.Local()))}" : "chưa có";

    /// <summary>"số 52/NQ-HĐND"; what is no number stays as it is.</summary>
    public static string Reference(string reference) => reference.Length > 0 && char.IsAsciiDigit(reference[0]) ? $"số {reference}" : $"({reference})";

    /// <summary>"24 MB", "1,5 MB", "310 KB".</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024 ? $"{Number(Math.Max(1, (bytes + 1023) / 1024))} KB" : string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{bytes / 1048576m:0.#} MB");

    /// <summary>Begins with a capital letter.</summary>
    public static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>No longer than so many characters, ended after a word.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(text.LastIndexOf(' ', most - 1) is var end and > 0 ? end : most)] + "…";

    public static string Number(decimal? number) => number is { } known ? VietnameseNumber.Decimal(known) : "";

    /// <summary>"Từ 01/01/2021 đến 31/12/2025", or the words of the plan.</summary>
    public static string Period(DateOnly? from, DateOnly? to, string? text) => (text, from, to) switch
    {
        ({ Length: > 0 } said, _, _) => said,
        (_, { } first, { } last) => $"từ {VietnameseDate.Short(first)} đến {VietnameseDate.Short(last)}",
        (_, { } first, null) => $"từ {VietnameseDate.Short(first)}",
        (_, null, { } last) => $"đến {VietnameseDate.Short(last)}",
        _ => "",
    };

    /// <summary>As printed, with the sign it stands for.</summary>
    public static string Stated(StatedIndicator stated) => stated.StatedRatio is { Length: > 0 } ratio ? ratio + (ratio.EndsWith('%') ? "" : "%") : "";

    /// <summary>A ratio that was computed, always with two decimals: "45,10%", as in a warning.</summary>
    public static string Computed(decimal? ratio) => ratio is { } known ? VietnameseNumber.Percent(known, 2) : "";
}
