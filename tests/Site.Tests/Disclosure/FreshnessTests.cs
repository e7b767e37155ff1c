using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Evidences;

namespace Prongsai.Site.Tests.Disclosure;

public sealed class FreshnessTests
{
    private static readonly DateOnly Today = new(2025, 2, 1);

    [Theory]
    [InlineData("Assessed", "2024-10-01", "2025-09-30", "Fresh")]
    [InlineData("Assessed", "2024-11-05", "2024-11-05", "Fresh")]
    [InlineData("Assessed", "2023-10-01", "2024-09-30", "WrongPeriod")]
    [InlineData("Assessed", "2022-10-01", "2027-09-30", "Fresh")]
    [InlineData("Assessed", null, null, "Unsaid")]
    [InlineData("AssessedFirstHalf", "2024-10-01", "2025-03-31", "Fresh")]
    [InlineData("AssessedFirstHalf", "2024-10-01", "2024-12-31", "WrongPeriod")]
    [InlineData("AssessedFirstHalf", "2024-10-01", "2025-09-30", "Fresh")]
    [InlineData("Before", "2023-10-01", "2024-09-30", "Fresh")]
    [InlineData("Before", "2024-10-01", "2025-09-30", "WrongPeriod")]
    [InlineData("InForce", "2022-10-01", "2027-09-30", "Fresh")]
    [InlineData("InForce", "2018-10-01", "2022-09-30", "WrongPeriod")]
    [InlineData("InForce", "2020-01-01", null, "Fresh")]
    [InlineData("Unknown", null, null, "Fresh")]
    public void Evidence_must_speak_of_the_time_that_the_item_asks_for(string asks, string? from, string? to, string expected)
    {
        var read = FreshnessOf.Read(Enum.Parse<ContentYear>(asks), 2568, Revision(Day(from), Day(to)), Today);

        Assert.Equal(expected, read.State.ToString());
        Assert.NotEqual("", read.Why);
    }

    [Theory]
    [InlineData("2025-01-15", "Fresh")]
    [InlineData("2024-02-20", "Due")]
    [InlineData("2024-01-31", "Stale")]
    public void A_current_page_is_good_for_a_year_and_warns_a_month_before(string captured, string expected) =>
        Assert.Equal(expected, FreshnessOf.Read(ContentYear.UpToDate, 2568, Revision(null, null, Day(captured)), Today).State.ToString());

    [Fact]
    public void What_expired_is_stale_whatever_it_speaks_of_and_what_is_about_to_says_so()
    {
        var covers = (From: new DateOnly(2024, 10, 1), To: new DateOnly(2025, 9, 30));
        Assert.Equal(Freshness.Stale, FreshnessOf.Read(ContentYear.Assessed, 2568, Revision(covers.From, covers.To, expires: Today.AddDays(-1)), Today).State);
        Assert.Equal(Freshness.Due, FreshnessOf.Read(ContentYear.Assessed, 2568, Revision(covers.From, covers.To, expires: Today.AddDays(10)), Today).State);
        Assert.Contains("ปีงบประมาณ 2568", FreshnessOf.Read(ContentYear.Assessed, 2568, Revision(new(2023, 10, 1), new(2024, 9, 30)), Today).Why, StringComparison.Ordinal);
    }

    private static DateOnly? Day(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static EvidenceRevision Revision(DateOnly? from, DateOnly? to, DateOnly? captured = null, DateOnly? expires = null) => new()
    {
        EvidenceId = Guid.Empty,
        Number = 1,
        Kind = EvidenceKind.File,
        Sha256 = "",
        CoversFrom = from,
        CoversTo = to,
        CapturedOn = captured ?? Today,
        ExpiresOn = expires,
        AddedBy = "",
        AddedAt = DateTime.UnixEpoch,
    };
}
