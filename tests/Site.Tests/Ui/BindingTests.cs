using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Prongsai.Ui.Binding;

namespace Prongsai.Site.Tests.Ui;

public sealed class BindingTests
{
    [Theory]
    [InlineData("๑๒", 12)]
    [InlineData(" 1,234 ", 1234)]
    [InlineData("-5", -5)]
    public async Task Thai_digits_are_digits(string written, int read) => Assert.Equal(read, (await BindAsync<int?>(new ThaiNumberBinder(), written)).Model);

    [Theory]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("9223372036854775808")]
    [InlineData("12.5")]
    [InlineData("٣")]
    public async Task What_is_no_whole_number_is_refused_in_words(string written)
    {
        var bound = await BindAsync<int?>(new ThaiNumberBinder(), written);
        Assert.False(bound.IsModelSet);
        Assert.Equal("โปรดกรอกValueเป็นตัวเลข", bound.Error);
    }

    [Fact]
    public async Task A_score_keeps_its_decimals_whatever_the_culture_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal(93.55m, (await BindAsync<decimal?>(new ThaiNumberBinder(), "๙๓.๕๕")).Model);
        CultureInfo.CurrentCulture = before;
    }

    [Theory]
    [InlineData("14 ก.พ. 2569")]
    [InlineData("๑๔ กุมภาพันธ์ ๒๕๖๙")]
    [InlineData("14/2/69")]
    public async Task A_date_is_read_as_officers_write_it(string written) =>
        Assert.Equal(new DateOnly(2026, 2, 14), (await BindAsync<DateOnly?>(new ThaiDateBinder(), written)).Model);

    [Fact]
    public async Task A_day_that_does_not_exist_is_refused_in_words() =>
        Assert.Equal("วันที่ 31 กันยายน ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง", (await BindAsync<DateOnly?>(new ThaiDateBinder(), "31 ก.ย. 2569")).Error);

    [Fact]
    public async Task A_christian_year_is_asked_back()
    {
        var bound = await BindAsync<DateOnly?>(new ThaiDateBinder(), "14 ก.พ. 2026");
        Assert.False(bound.IsModelSet);
        Assert.Contains("2569", bound.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("true\u00bf'\"(", null)]
    [InlineData("1", null)]
    public async Task A_box_is_ticked_or_not_and_nothing_else(string written, bool? read)
    {
        var bound = await BindAsync<bool>(new YesNoBinder(), written);
        Assert.Equal(read, bound.Model);
        Assert.Equal(read is null ? "โปรดเลือกValueอีกครั้ง" : null, bound.Error);
    }

    [Fact]
    public async Task An_empty_field_that_may_be_empty_is_nothing() =>
        Assert.Null((await BindAsync<DateOnly?>(new ThaiDateBinder(), "  ")).Error);

    private static async Task<(bool IsModelSet, object? Model, string? Error)> BindAsync<T>(IModelBinder binder, string written)
    {
        var metadata = new EmptyModelMetadataProvider().GetMetadataForProperty(typeof(Holder<T>), "Value");
        var context = new DefaultModelBindingContext
        {
            ModelMetadata = metadata,
            ModelName = "Value",
            ModelState = new ModelStateDictionary(),
            ValueProvider = new One(written),
        };
        await binder.BindModelAsync(context);
        return (context.Result.IsModelSet, context.Result.Model, context.ModelState["Value"]?.Errors.FirstOrDefault()?.ErrorMessage);
    }

    private sealed class Holder<T>
    {
        public T? Value { get; set; }
    }

    private sealed class One(string value) : IValueProvider
    {
        public bool ContainsPrefix(string prefix) => true;

        public ValueProviderResult GetValue(string key) => new(value);
    }
}
