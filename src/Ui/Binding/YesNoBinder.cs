using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Prongsai.Ui.Binding;

/// <summary>true or false as our boxes send them. What is neither is refused, and the form that comes back shows the box empty: to draw a box the
/// framework reads once more what was sent, and would break on it.</summary>
internal sealed class YesNoBinderProvider : IModelBinderProvider
{
    private static readonly YesNoBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(bool) ? Binder : null;
}

internal sealed class YesNoBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var (name, state, metadata) = (bindingContext.ModelName, bindingContext.ModelState, bindingContext.ModelMetadata);
        var given = bindingContext.ValueProvider.GetValue(name);
        if (given == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        state.SetModelValue(name, given);
        if (bool.TryParse(given.FirstValue, out var yes))
        {
            bindingContext.Result = ModelBindingResult.Success(yes);
        }
        else if (string.IsNullOrWhiteSpace(given.FirstValue) && metadata.IsReferenceOrNullableType)
        {
            bindingContext.Result = ModelBindingResult.Success(null);
        }
        else
        {
            state.SetModelValue(name, new ValueProviderResult("false"));
            state.TryAddModelError(name, $"โปรดเลือก{metadata.GetDisplayName()}อีกครั้ง");
        }

        return Task.CompletedTask;
    }
}
