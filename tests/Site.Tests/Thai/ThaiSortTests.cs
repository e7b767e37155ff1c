using FsCheck;
using FsCheck.Fluent;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

public class ThaiSortTests
{
    [Fact]
    public void Places_stand_in_dictionary_order()
    {
        string[] sorted = ["กา", "เกาะมะนาว", "แก่ง", "ไก่", "ขอนแก่น", "เขลางค์", "คลองพน"];
        Assert.Equal(sorted, sorted.Reverse().Order(ThaiSort.Comparer));
    }

    [Fact]
    public void Marks_decide_last_and_digits_of_both_scripts_stand_together()
    {
        Assert.Equal(["ตน", "ต้น", "ตนเอง"], new[] { "ตนเอง", "ต้น", "ตน" }.Order(ThaiSort.Comparer));
        Assert.Equal(ThaiSort.Key("ข้อ ๒"), ThaiSort.Key("ข้อ 2"));
    }

    [Fact]
    public void The_order_is_total() => Properties.Hold(
        Prop.ForAll(Awkward.Text, Awkward.Text, Awkward.Text, (a, b, c) =>
        {
            var order = ThaiSort.Comparer;
            var opposite = Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a));
            var equal = order.Compare(a, b) == 0 == (a == b);
            string[] sorted = [.. new[] { a, b, c }.Order(order)];
            return opposite && equal && order.Compare(sorted[0], sorted[2]) <= 0;
        }), 3000);
}
