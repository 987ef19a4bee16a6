namespace Supervision.Core.SignIn;

/// <summary>From where a request comes, whoever it is: for sessions, and for the journal of what nobody known did.</summary>
public sealed class Visitor
{
    /// <summary>The network address.</summary>
    public string? Address { get; private set; }

    /// <summary>The device in words: "Chrome trên Windows".</summary>
    public string Device { get; private set; } = "Thiết bị không rõ";

    /// <summary>Called once, by whoever takes the request in.</summary>
    public void Is(string? address, string? userAgent) => (Address, Device) = (address, InWords(userAgent ?? ""));

    internal static string InWords(string agent)
    {
        var browser = First(agent, ("Edg", "Edge"), ("coc_coc_browser", "Cốc Cốc"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
            ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Chromium", "Chromium"), ("Safari", "Safari"), ("Zalo", "Zalo"), ("curl", "curl"));
        var system = First(agent, ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "máy Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"));
        return (browser, system) switch
        {
            ({ } b, { } s) => $"{b} trên {s}",
            ({ } b, null) => b,
            (null, { } s) => $"Trình duyệt trên {s}",
            _ => "Thiết bị không rõ",
        };
    }

    private static string? First(string agent, params (string Mark, string Name)[] known) =>
        known.FirstOrDefault(one => agent.Contains(one.Mark, StringComparison.OrdinalIgnoreCase)).Name;
}
