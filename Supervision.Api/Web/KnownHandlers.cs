using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Supervision.Api.Pages;

namespace Supervision.Api.Web;

/// <summary>A form that a page does not have is not found. The framework would show the page without having asked for anything that stands on it.</summary>
internal sealed class KnownHandlers : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // Some pages ask for nothing before they are shown.
        var isBare = HttpMethods.IsGet(context.HttpContext.Request.Method) && !context.ActionDescriptor.HandlerMethods.Any(method => HttpMethods.IsGet(method.HttpMethod));
        if (context.HandlerMethod is not null || isBare || context.HandlerInstance is ErrorPage) return next();
        context.Result = new NotFoundResult();
        return Task.CompletedTask;
    }
}
