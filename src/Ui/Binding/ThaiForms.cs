using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Prongsai.Ui.Binding;

/// <summary>What a form accepts and says: Thai digits are digits, and every sentence of the framework is Thai.</summary>
internal static class ThaiForms
{
    public static void Configure(MvcOptions options)
    {
        // A property that is not nullable is a fact of C#, not a rule for the person: [Required] says what must be filled.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelBinderProviders.Insert(0, new YesNoBinderProvider());
        options.ModelBinderProviders.Insert(0, new ThaiTextBinderProvider());
        options.ModelBinderProviders.Insert(0, new ThaiNumberBinderProvider());
        options.ModelBinderProviders.Insert(0, new ThaiDateBinderProvider());
        options.ModelMetadataDetailsProviders.Add(new Sentences());

        var says = options.ModelBindingMessageProvider;
        says.SetAttemptedValueIsInvalidAccessor((_, name) => $"ค่าในช่อง {name} ไม่ถูกต้อง โปรดตรวจอีกครั้ง");
        says.SetMissingBindRequiredValueAccessor(name => $"โปรดกรอก{name}");
        says.SetMissingKeyOrValueAccessor(() => "โปรดกรอกข้อมูลช่องนี้");
        says.SetMissingRequestBodyRequiredValueAccessor(() => "ไม่พบข้อมูลที่ส่งมา โปรดลองอีกครั้ง");
        says.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "ค่าที่กรอกไม่ถูกต้อง โปรดตรวจอีกครั้ง");
        says.SetNonPropertyUnknownValueIsInvalidAccessor(() => "ค่าที่กรอกไม่ถูกต้อง โปรดตรวจอีกครั้ง");
        says.SetNonPropertyValueMustBeANumberAccessor(() => "โปรดกรอกเป็นตัวเลข");
        says.SetUnknownValueIsInvalidAccessor(name => $"ค่าในช่อง {name} ไม่ถูกต้อง โปรดตรวจอีกครั้ง");
        says.SetValueIsInvalidAccessor(_ => "ค่าที่กรอกไม่ถูกต้อง โปรดตรวจอีกครั้ง");
        says.SetValueMustBeANumberAccessor(name => $"โปรดกรอก{name}เป็นตัวเลข");
        says.SetValueMustNotBeNullAccessor(_ => "โปรดกรอกข้อมูลช่องนี้");
    }

    /// <summary>Gives the attributes of a model their Thai sentence where the author wrote none.</summary>
    private sealed class Sentences : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            {
                if (rule.ErrorMessage is null && rule.ErrorMessageResourceName is null && SentenceFor(rule) is { } sentence)
                {
                    rule.ErrorMessage = sentence;
                }
            }
        }

        private static string? SentenceFor(ValidationAttribute rule) => rule switch
        {
            RequiredAttribute => "โปรดกรอก{0}",
            StringLengthAttribute { MinimumLength: > 0 } => "{0} ต้องยาว {2}–{1} ตัวอักษร",
            StringLengthAttribute => "{0} ยาวเกินไป ใช้ได้ไม่เกิน {1} ตัวอักษร",
            MaxLengthAttribute => "{0} ยาวเกินไป ใช้ได้ไม่เกิน {1} ตัวอักษร",
            MinLengthAttribute => "{0} สั้นเกินไป ต้องมีอย่างน้อย {1} ตัวอักษร",
            RangeAttribute => "{0} ต้องอยู่ในช่วง {1} ถึง {2}",
            EmailAddressAttribute => "{0} ไม่ถูกต้อง เช่น name@example.go.th",
            UrlAttribute => "{0} ต้องเป็นที่อยู่เว็บที่ขึ้นต้นด้วย http:// หรือ https://",
            CompareAttribute => "{0} ไม่ตรงกับ{1}",
            RegularExpressionAttribute => "รูปแบบของ{0}ไม่ถูกต้อง โปรดตรวจอีกครั้ง",
            _ => null,
        };
    }
}
