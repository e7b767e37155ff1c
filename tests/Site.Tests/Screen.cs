using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Prongsai.Site.Tests;

/// <summary>What the person sees; fills and sends the form that really is on it, found by its labels, without JavaScript.</summary>
public sealed record Screen(HttpClient Client, int Status, Uri Address, IHtmlDocument Html, HttpResponseHeaders Headers)
{
    public string Text(string selector) => Clean(Html.QuerySelector(selector)?.TextContent);

    public IReadOnlyList<string> Texts(string selector) => [.. Html.QuerySelectorAll(selector).Select(e => Clean(e.TextContent))];

    public string All => Clean(Html.Body?.TextContent);

    /// <summary>Follows the link with this text.</summary>
    public async Task<Screen> FollowAsync(string text)
    {
        var link = Html.QuerySelectorAll("a[href]").First(a => Clean(a.TextContent).Contains(text, StringComparison.Ordinal));
        return await ReadAsync(Client, await Client.GetAsync(new Uri(Address, link.GetAttribute("href")!)));
    }

    /// <summary>Fills fields by label and sends the form that holds them (or the one whose button has the text <paramref name="button"/>).</summary>
    public Task<Screen> SubmitAsync(params (string Label, string Value)[] answers) => PressAsync(null, answers);

    public async Task<Screen> PressAsync(string? button, params (string Label, string Value)[] answers)
    {
        IHtmlFormElement? form = null;
        foreach (var (label, value) in answers)
        {
            var control = Control(label);
            form ??= (control as IHtmlElement)?.Closest("form") as IHtmlFormElement;
            Fill(control, value);
        }

        var pressed = button is null ? null : Html.QuerySelectorAll("button").OfType<IHtmlButtonElement>()
            .First(b => Clean(b.TextContent).Contains(button, StringComparison.Ordinal) && (form is null || b.Form == form));
        form ??= pressed?.Form ?? Html.Forms.Single(f => f.Method == "post");
        return await SendAsync(form, pressed);
    }

    private IElement Control(string label)
    {
        var labels = Html.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Where(l => l.Control is not null).ToList();
        var found = labels.FirstOrDefault(l => Clean(l.TextContent) == label) ?? labels.FirstOrDefault(l => Clean(l.TextContent).Contains(label, StringComparison.Ordinal));
        var named = found?.Control ?? Html.QuerySelectorAll("input, select, textarea").FirstOrDefault(e => e.GetAttribute("aria-label") == label);
        return named ?? throw new InvalidOperationException($"No field is labelled \"{label}\". Labels: {string.Join(" | ", labels.Select(l => Clean(l.TextContent)))}");
    }

    private static void Fill(IElement control, string value)
    {
        switch (control)
        {
            case IHtmlTextAreaElement area: area.Value = value; break;
            case IHtmlSelectElement select:
                var option = select.Options.FirstOrDefault(o => o.Value == value || Clean(o.Text) == value) ?? throw new InvalidOperationException($"\"{value}\" is not offered.");
                select.Value = option.Value;
                break;
            case IHtmlInputElement { Type: "radio" } radio:
                foreach (var other in radio.Form?.Elements.OfType<IHtmlInputElement>().Where(e => e.Type == "radio" && e.Name == radio.Name) ?? [])
                {
                    other.IsChecked = false;
                }

                radio.IsChecked = true;
                break;
            case IHtmlInputElement { Type: "checkbox" } box: box.IsChecked = value is "true" or "on" || box.Value == value; break;
            case IHtmlInputElement input: input.Value = value; break;
            default: throw new InvalidOperationException("Not a field.");
        }
    }

    private async Task<Screen> SendAsync(IHtmlFormElement form, IHtmlButtonElement? pressed)
    {
        var fields = Fields(form).ToList();
        if (pressed?.Name is { Length: > 0 } name)
        {
            fields.Add(KeyValuePair.Create(name, pressed.Value ?? ""));
        }

        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? Address : new Uri(Address, action);
        if (form.Method == "get")
        {
            using var query = new FormUrlEncodedContent(fields);
            return await ReadAsync(Client, await Client.GetAsync(new Uri(target, "?" + await query.ReadAsStringAsync())));
        }

        using HttpContent body = form.Enctype == "multipart/form-data" ? Multipart(fields) : new FormUrlEncodedContent(fields);
        return await ReadAsync(Client, await Client.PostAsync(target, body));
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var field in fields)
        {
            content.Add(new StringContent(field.Value), field.Key);
        }

        return content;
    }

    /// <summary>The fields of a form as a browser would send them; for tests that add a file or a hostile value.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = element.GetAttribute("name")!;
            if (element is IHtmlInputElement { Type: "checkbox" or "radio" } box)
            {
                if (box.IsChecked)
                {
                    yield return KeyValuePair.Create(name, box.Value ?? "on");
                }
            }
            else if (element is IHtmlInputElement { Type: not ("file" or "submit" or "button") } input)
            {
                yield return KeyValuePair.Create(name, input.Value ?? "");
            }
            else if (element is IHtmlTextAreaElement area)
            {
                yield return KeyValuePair.Create(name, area.Value ?? "");
            }
            else if (element is IHtmlSelectElement select)
            {
                foreach (var option in select.SelectedOptions)
                {
                    yield return KeyValuePair.Create(name, option.Value ?? "");
                }
            }
        }
    }

    public static async Task<Screen> ReadAsync(HttpClient client, HttpResponseMessage response)
    {
        var html = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        return new Screen(client, (int)response.StatusCode, response.RequestMessage!.RequestUri!, html, response.Headers);
    }

    private static string Clean(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
