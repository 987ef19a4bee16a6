using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Supervision.Core.SavedFilters;

namespace Supervision.Api.Pages;

/// <summary>What stands beside every list: the filters that its reader keeps, and the list as a table.</summary>
/// <param name="List">Which list.</param>
/// <param name="Sheet">The address of the list as a table, with its filter; null where there is none.</param>
public sealed record ListTools(FilteredList List, string? Sheet = null)
{
    // Where a page of the list begins is no filter.
    private static readonly string[] NoFilter = ["sau", "bo-qua", "handler"];

    public static string PathOf(FilteredList list) => list switch
    {
        FilteredList.Ledger => "/noi-dung",
        FilteredList.Papers => "/van-ban",
        FilteredList.Letters => "/cong-van-don-doc",
        FilteredList.Reports => "/bao-cao",
        FilteredList.Accounts => "/quan-tri/tai-khoan",
        _ => "/tim",
    };

    public static string Address(SavedFilter filter) => $"{PathOf(filter.List)}?{filter.Filter}";

    /// <summary>The address of a table with the filter as the API names it; what is not chosen is left out.</summary>
    public static string SheetAddress(string path, params (string Name, object? Value)[] filter)
    {
        var query = string.Join('&', filter.Select(one => (one.Name, Value: Written(one.Value))).Where(one => one.Value.Length > 0).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private static string Written(object? value) => value switch
    {
        Enum one => JsonNamingPolicy.CamelCase.ConvertName($"{one}"),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool said => said ? "true" : "",
        _ => $"{value}",
    };

    /// <summary>The filter that an address holds, as an address holds it; empty where it holds none.</summary>
    public static string FilterOf(HttpRequest request) => string.Join('&',
        from one in QueryHelpers.ParseQuery(request.QueryString.Value)
        where !NoFilter.Contains(one.Key)
        from value in one.Value
        where !string.IsNullOrEmpty(value)
        select $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(value)}");
}
