using Microsoft.AspNetCore.Mvc.ModelBinding;
using Prongsai.Platform.Thai;

namespace Prongsai.Ui.Binding;

/// <summary>One text field takes every way of writing a date; what cannot be is refused in words.</summary>
internal sealed class ThaiDateBinderProvider : IModelBinderProvider
{
    private static readonly ThaiDateBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? Binder : null;
}

internal sealed class ThaiDateBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        var (state, name) = (bindingContext.ModelState, bindingContext.ModelName);
        state.SetModelValue(name, given);
        var text = given.FirstValue ?? "";
        if (string.IsNullOrWhiteSpace(text))
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
            {
                bindingContext.Result = ModelBindingResult.Success(null);
            }
            else
            {
                state.TryAddModelError(name, $"โปรดกรอก{bindingContext.ModelMetadata.GetDisplayName()} เช่น 14 ก.พ. 2569");
            }

            return Task.CompletedTask;
        }

        var reading = ThaiDate.Read(text);
        if ((reading.Problem ?? reading.Question) is { } sentence)
        {
            // A Christian year may be a slip: the person writes it again in พ.ศ. rather than have us decide.
            state.TryAddModelError(name, reading.Problem is null ? $"{sentence} หากใช่ โปรดพิมพ์ {ThaiDate.Short(reading.Date!.Value)}" : sentence);
        }
        else
        {
            bindingContext.Result = ModelBindingResult.Success(reading.Date);
        }

        return Task.CompletedTask;
    }
}
