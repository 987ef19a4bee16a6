namespace Supervision.Api.Pages;

/// <summary>A paper under its two addresses.</summary>
public sealed record PaperLinks(string Name, string Path);
