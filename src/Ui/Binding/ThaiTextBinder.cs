using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Prongsai.Platform.Thai;

namespace Prongsai.Ui.Binding;

/// <summary>
/// Every text a person sends arrives in its one storage form: invisible and direction characters gone, marks in order. Text that is broken
/// (undecodable bytes, NUL, half a surrogate pair) or made to harm (towers of marks) is refused beside its field. Passwords stay as typed.
/// </summary>
internal sealed class ThaiTextBinderProvider : IModelBinderProvider
{
    private static readonly ThaiTextBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && !IsPassword(context.Metadata) && IsSent(context.BindingInfo) ? Binder : null;

    private static bool IsPassword(ModelMetadata metadata) => metadata.DataTypeName == nameof(DataType.Password);

    // What the framework binds from elsewhere (headers, services) keeps its own way.
    private static bool IsSent(BindingInfo binding) => binding.BindingSource is null || binding.BindingSource.CanAcceptDataFrom(BindingSource.Form)
        || binding.BindingSource.CanAcceptDataFrom(BindingSource.Query) || binding.BindingSource.CanAcceptDataFrom(BindingSource.Path);
}

internal sealed class ThaiTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var text = given.FirstValue ?? "";
        if (Problem(text) is { } problem)
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, string.Format(null, problem, bindingContext.ModelMetadata.GetDisplayName()));
            return Task.CompletedTask;
        }

        // Tabs part the cells of a pasted table; a row of it may begin with an empty cell.
        var clean = text.Contains('\t')
            ? string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(ThaiText.Clean))))
            : ThaiText.Clean(text);
        bindingContext.Result = ModelBindingResult.Success(
            string.IsNullOrWhiteSpace(clean) && bindingContext.ModelMetadata.ConvertEmptyStringToNull ? null : clean);
        return Task.CompletedTask;
    }

    private static string? Problem(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (text[i] is '\0' or '\uFFFD' || (char.IsSurrogate(text[i]) && !pair))
            {
                return "{0} มีอักขระที่อ่านไม่ได้ โปรดพิมพ์ใหม่หรือวางเป็นข้อความธรรมดา";
            }

            i += pair ? 1 : 0;
        }

        return ThaiText.TooManyMarks(text) ? "{0} มีสระหรือวรรณยุกต์ซ้อนกันผิดปกติ โปรดพิมพ์ใหม่" : null;
    }
}
