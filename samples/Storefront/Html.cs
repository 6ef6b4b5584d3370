using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Storefront;

/// <summary>
/// HTML from an interpolated string: what stands in the braces is encoded, unless it is HTML itself. Forgetting to
/// encode is not possible, because text turns into <see cref="Html"/> in no other way.
/// </summary>
[InterpolatedStringHandler]
sealed class Html(int literalLength, int holes) : IResult
{
    readonly StringBuilder _text = new(literalLength + 32 * holes);

    public static Html Empty => $"";

    public static Html Of(string text) => $"{text}";

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(string? text) => _text.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted(long number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(Html html) => _text.Append(html._text);

    public void AppendFormatted(IEnumerable<Html> fragments)
    {
        foreach (var fragment in fragments)
            _text.Append(fragment._text);
    }

    public override string ToString() => _text.ToString();

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        return httpContext.Response.WriteAsync(_text.ToString(), httpContext.RequestAborted);
    }
}
