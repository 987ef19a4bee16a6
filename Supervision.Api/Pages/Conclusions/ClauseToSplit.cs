using Supervision.Core.Conclusions;

namespace Supervision.Api.Pages;

/// <summary>One clause on the page that splits its conclusion.</summary>
public sealed record ClauseToSplit(SplitConclusionPage Page, Clause Clause);
