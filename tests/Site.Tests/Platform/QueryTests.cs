using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

public class QueryTests
{
    [Fact]
    public async Task Some_rows_of_many_in_no_order_are_a_failure_in_every_test()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", s => Assert.ThrowsAsync<InvalidOperationException>(() =>
            s.GetRequiredService<AppDb>().Set<Membership>().Take(2).ToListAsync()));
    }
}
