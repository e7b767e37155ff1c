using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Prongsai.Platform.Thai;

namespace Prongsai.Ui.Binding;

/// <summary>๑๒ is 12, 1,234.50 is 1234.50; nothing depends on the culture of the machine.</summary>
internal sealed class ThaiNumberBinderProvider : IModelBinderProvider
{
    private static readonly ThaiNumberBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        ThaiNumberBinder.Reads(context.Metadata.UnderlyingOrModelType) ? Binder : null;
}

internal sealed class ThaiNumberBinder : IModelBinder
{
    private const int LongestNumber = 40;

    public static bool Reads(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(decimal);

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var metadata = bindingContext.ModelMetadata;
        var text = Arabic(given.FirstValue ?? "");
        if (text.Length == 0)
        {
            if (metadata.IsReferenceOrNullableType)
            {
                bindingContext.Result = ModelBindingResult.Success(null);
            }
            else
            {
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, $"โปรดกรอก{metadata.GetDisplayName()}");
            }
        }
        else if (Parse(text, metadata.UnderlyingOrModelType) is { } number)
        {
            bindingContext.Result = ModelBindingResult.Success(number);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, $"โปรดกรอก{metadata.GetDisplayName()}เป็นตัวเลข");
        }

        return Task.CompletedTask;
    }

    private static object? Parse(string text, Type type)
    {
        const NumberStyles whole = NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands;
        var invariant = CultureInfo.InvariantCulture;
        return type switch
        {
            _ when text.Length > LongestNumber => null,
            _ when type == typeof(int) => int.TryParse(text, whole, invariant, out var i) ? i : null,
            _ when type == typeof(long) => long.TryParse(text, whole, invariant, out var l) ? l : null,
            _ => decimal.TryParse(text, whole | NumberStyles.AllowDecimalPoint, invariant, out var d) ? d : null,
        };
    }

    private static string Arabic(string text) =>
        ThaiDigits.ToArabic(text.Length > LongestNumber ? text : text.Trim());
}
