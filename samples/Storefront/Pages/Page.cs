namespace Storefront.Pages;

/// <summary>A page with a status other than 200.</summary>
sealed record Page(Html Html, int StatusCode) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCode;
        return Html.ExecuteAsync(httpContext);
    }
}

/// <summary>303: the browser fetches the other page, and reloading it does not order again.</summary>
sealed record SeeOther(string Location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Location;
        return Task.CompletedTask;
    }
}
