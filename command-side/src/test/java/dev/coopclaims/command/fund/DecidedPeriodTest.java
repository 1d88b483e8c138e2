package dev.coopclaims.command.fund;

import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SampleClock;
import dev.coopclaims.command.earning.EarningRecord;
import dev.coopclaims.command.earning.RegisterEarning;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.fund.RollOverId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the system and FINANCE do to the funds of a period with a threshold, by commands (F-2, F-3, F-9). 40 percent of a record
 * are co-op. It is July 2021, and FY21-H1 was earned until December 2020.
 */
class DecidedPeriodTest {
    private static final String DAY = "2020-10-01";
    private static final Instant CLOSED = Instant.parse("2021-08-16T07:00:00Z");
    private static final EarningPeriod NEXT = EarningPeriod.ofLabel("FY21-H2");
    private static final FundId IRISH = id("IE_OPS", Sample.PERIOD);
    private static final Actor SYSTEM = Actor.system(Sample.RITA.organisation());
    private static final Actor FINANCE =
            new Actor(new UserId("fiona"), Set.of(Role.FINANCE), Sample.RITA.organisation(), Actor.Channel.API);

    private static final Actor MANAGER =
            new Actor(new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), Sample.RITA.organisation(), Actor.Channel.WEB);

    private final SampleClock clock = new SampleClock();
    private int records;

    @Test
    void a_period_that_is_not_decided_is_not_forfeited_F_2_F_3() {
        ClaimNode node = node(Money.of("1000.00", "USD"));
        earn(node, "IE_OPS", DAY, eur("22500.00"));
        clock.set(CLOSED);
        node.send(new DecideEarnings(IRISH), SYSTEM);
        assertThat(node.send(new ForfeitFund(IRISH), SYSTEM).result()).isFalse();
        assertThat(node.fund().expired()).isFalse();
        assertThat(node.fund().forfeited()).isEqualTo(eur("0.00"));
        assertThat(node.fund().available()).isEqualTo(eur("9000.00"));
    }

    @Test
    void a_late_record_that_a_shortfall_swallows_still_decides_F_2() {
        ClaimNode node = node(eur("1000.00"));
        earn(node, "IE_OPS", DAY, eur("3000.00"));
        earn(node, "DE_OPS", DAY, eur("-1250.00"));
        decide(node);
        assertThat(node.fund().sums().converted()).isEqualTo(eur("1200.00"));
        earn(node, "DE_OPS", DAY, eur("750.00"));
        assertThat(node.fund("DE_OPS").isDecided()).isFalse();
        node.send(new DecideEarnings(id("DE_OPS", Sample.PERIOD)), SYSTEM);
        assertThat(node.fund("DE_OPS").qualification()).isEqualTo(Qualification.QUALIFIED);
        assertThat(node.fund().available()).isEqualTo(eur("1200.00"));
    }

    @Test
    void a_period_that_was_converted_stays_so_after_the_close_also_if_nothing_is_left_of_it_F_2_F_3() {
        ClaimNode node = node(eur("1000.00"));
        earn(node, "IE_OPS", DAY, eur("250.00"));
        decide(node);
        earn(node, "IE_OPS", DAY, eur("-250.00"));
        assertThat(node.fund().sums().converted()).isEqualTo(eur("0.00"));
        clock.set(CLOSED);
        assertThat(node.send(new ForfeitFund(IRISH), SYSTEM).result()).isTrue();
        earn(node, "IE_OPS", DAY, eur("2500.00"));
        decide(node);
        assertThat(node.fund().qualification()).isEqualTo(Qualification.CONVERTED);
        assertThat(node.fund().sums().converted()).isEqualTo(eur("1000.00"));
        assertThat(node.fund().available()).isEqualTo(eur("0.00"));
    }

    @Test
    void a_correction_that_is_taken_back_after_the_close_leaves_nothing_owed_F_1_F_3() {
        ClaimNode node = node(eur("1000.00"));
        earn(node, "IE_OPS", DAY, eur("2500.00"));
        decide(node);
        clock.set(CLOSED);
        node.send(new ForfeitFund(IRISH), SYSTEM);
        earn(node, "IE_OPS", DAY, eur("-375.00"));
        assertThat(node.shortfall(IRISH).total()).isEqualTo(eur("150.00"));
        earn(node, "IE_OPS", DAY, eur("500.00"));
        assertThat(node.shortfall(IRISH).open()).isEmpty();
        assertThat(node.fund().forfeited()).isEqualTo(eur("1050.00"));
        assertThat(node.fund().available()).isEqualTo(eur("0.00"));
    }

    @Test
    void after_the_close_nothing_covers_a_shortfall_of_another_period_F_1_F_3() {
        ClaimNode node = node(eur("1000.00"));
        earn(node, "IE_OPS", DAY, eur("2500.00"));
        decide(node);
        earn(node, "IE_OPS", "2021-03-01", eur("-375.00"));
        clock.set(CLOSED);
        node.send(new ForfeitFund(IRISH), SYSTEM);
        earn(node, "IE_OPS", DAY, eur("500.00"));
        assertThat(node.shortfall(IRISH).total()).isEqualTo(eur("150.00"));
        assertThat(node.fund().forfeited()).isEqualTo(eur("1200.00"));
    }

    @Test
    void nothing_is_given_to_a_period_that_can_no_longer_be_claimed_F_9() {
        ClaimNode node = node(eur("1000.00"));
        earn(node, "IE_OPS", DAY, eur("2500.00"));
        decide(node);
        earn(node, "IE_OPS", "2021-03-01", eur("2500.00"));
        earn(node, "DE_OPS", "2021-03-01", eur("2500.00"));
        clock.set("2021-08-20T00:00:00Z");
        node.send(new DecideEarnings(id("IE_OPS", NEXT)), SYSTEM);
        assertRefused(RefusalCode.FUND_EXPIRED, () -> rollOver(node, id("IE_OPS", NEXT), Sample.PERIOD));
        assertRefused(RefusalCode.FUND_EXPIRED, () -> rollOver(node, id("DE_OPS", NEXT), Sample.PERIOD));
        assertRefused(
                RefusalCode.FUND_EXPIRED, () -> node.send(new AdjustFund(IRISH, eur("1.00"), "promised"), FINANCE));
        node.send(new AdjustFund(IRISH, eur("-1.00"), "twice"), FINANCE);
        assertThat(node.fund().available()).isEqualTo(eur("999.00"));
        node.send(new ForfeitFund(IRISH), SYSTEM);
        assertThat(node.fund().forfeited()).isEqualTo(eur("999.00"));
    }

    @Test
    void a_roll_over_goes_to_a_period_whose_rules_know_programme_and_entity_F_9() {
        ClaimNode node = node(eur("1000.00"));
        earn(node, "DE_OPS", DAY, eur("2500.00"));
        FundId german = id("DE_OPS", Sample.PERIOD);
        node.send(new DecideEarnings(german), SYSTEM);
        assertRefused(RefusalCode.PERIOD_NOT_IN_CATALOGUE, () -> rollOver(node, german, Sample.PERIOD.previous()));
        Catalogue first = SampleCatalogue.withThreshold(eur("1000.00"));
        node.catalogues =
                CatalogueVersions.of(first, SampleCatalogue.without("DE_OPS", first, LocalDate.of(2021, 7, 1)));
        assertRefused(RefusalCode.UNKNOWN_ENTITY, () -> rollOver(node, german, NEXT));
        assertThat(node.fund("DE_OPS").available()).isEqualTo(eur("1000.00"));
    }

    @Test
    void who_joins_a_period_that_qualified_needs_no_rate_F_2() {
        ClaimNode node = node(eur("1000.00"));
        earn(node, "IE_OPS", DAY, eur("2500.00"));
        decide(node);
        earn(node, "US_CORP", DAY, Money.of("250.00", "USD"));
        node.send(new DecideEarnings(id("US_CORP", Sample.PERIOD)), SYSTEM);
        assertThat(node.fund("US_CORP").drawable()).isEqualTo(Money.of("100.00", "USD"));
    }

    @Test
    void what_was_earned_is_converted_if_the_programme_is_not_co_op_when_it_would_be_used_F_2() {
        ClaimNode node = node(eur("1000.00"));
        earn(node, "IE_OPS", DAY, eur("22500.00"));
        earn(node, "US_CORP", DAY, Money.of("250.00", "USD"));
        node.catalogues = notCoopWhenUsed();
        decide(node);
        assertThat(node.fund().qualification()).isEqualTo(Qualification.CONVERTED);
        assertThat(node.fund().sums().converted()).isEqualTo(eur("9000.00"));
        assertThat(node.fund("US_CORP").sums().converted())
                .as("no rate is needed")
                .isEqualTo(Money.of("100.00", "USD"));
        earn(node, "IE_OPS", DAY, eur("2500.00"));
        decide(node);
        assertThat(node.fund().sums().converted()).as("a late record").isEqualTo(eur("10000.00"));
        clock.set(CLOSED);
        node.send(new ForfeitFund(IRISH), SYSTEM);
        assertThat(node.fund().forfeited()).isEqualTo(eur("0.00"));
    }

    @Test
    void what_had_no_threshold_to_reach_is_converted_too_instead_of_forfeited_F_2_F_3() {
        ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
        node.send(new RegisterOrganisation(Sample.ORG, "Aire", OrganisationKind.PARTNER), MANAGER);
        earn(node, "IE_OPS", DAY, eur("22500.00"));
        assertThat(node.fund().qualification()).isEqualTo(Qualification.QUALIFIED);
        node.catalogues = notCoopWhenUsed();
        earn(node, "DE_OPS", DAY, eur("2500.00"));
        assertThat(node.fund("DE_OPS").qualification())
                .as("known when it is opened")
                .isEqualTo(Qualification.UNDECIDED);
        node.send(new DecideEarnings(id("DE_OPS", Sample.PERIOD)), SYSTEM);
        assertThat(node.fund("DE_OPS").sums().converted()).isEqualTo(eur("1000.00"));
        clock.set(CLOSED);
        assertThat(node.send(new ForfeitFund(IRISH), SYSTEM).result()).isTrue();
        assertThat(node.send(new ForfeitFund(IRISH), SYSTEM).result()).isTrue();
        assertThat(node.fund().sums().converted()).isEqualTo(eur("9000.00"));
        assertThat(node.fund().forfeited()).isEqualTo(eur("0.00"));
        assertThat(node.fund().expired()).isTrue();
    }

    /** Its claims were told 29 August by the version of January, which was published after the fund was opened. */
    @Test
    void a_fund_waits_for_claims_that_a_later_version_told_a_later_day_F_3() {
        Catalogue first = SampleCatalogue.from(LocalDate.of(2020, 7, 1), SampleCatalogue.CATALOGUE);
        ClaimNode node = new ClaimNode(first, clock);
        node.send(new RegisterOrganisation(Sample.ORG, "Aire", OrganisationKind.PARTNER), MANAGER);
        earn(node, "IE_OPS", DAY, eur("2500.00"));
        node.catalogues = CatalogueVersions.of(first, SampleCatalogue.claimedUntil(60, LocalDate.of(2021, 1, 1)));
        clock.set(CLOSED);
        assertThat(node.send(new ForfeitFund(IRISH), SYSTEM).result()).isTrue();
        assertThat(node.fund().forfeited()).isEqualTo(eur("0.00"));
        assertThat(node.fund().dates().claimableUntil().lastDay()).isEqualTo(LocalDate.of(2021, 8, 29));
        assertThat(node.send(new ForfeitFund(IRISH), SYSTEM).result()).isFalse();
        clock.set("2021-08-31T00:00:00Z");
        assertThat(node.send(new ForfeitFund(IRISH), SYSTEM).result()).isTrue();
        assertThat(node.fund().forfeited()).isEqualTo(eur("1000.00"));
    }

    /** Published after the earnings came: from January on the programme has no co-op claims. */
    private static CatalogueVersions notCoopWhenUsed() {
        Catalogue first = SampleCatalogue.withThreshold(eur("1000.00"));
        return CatalogueVersions.of(
                SampleCatalogue.from(LocalDate.of(2020, 7, 1), first),
                SampleCatalogue.notCoop("CSP_DIRECT", first, LocalDate.of(2021, 1, 1)));
    }

    private ClaimNode node(Money threshold) {
        ClaimNode node = new ClaimNode(SampleCatalogue.withThreshold(threshold), clock);
        node.send(new RegisterOrganisation(Sample.ORG, "Aire", OrganisationKind.PARTNER), MANAGER);
        return node;
    }

    private void earn(ClaimNode node, String entity, String day, Money incentive) {
        records++;
        EarningRecord record = new EarningRecord(
                "r-" + records, Sample.ORG, "CSP_DIRECT", entity, LocalDate.parse(day), incentive, null);
        node.send(new RegisterEarning(record, new ImportId("import-1"), Sample.PEOPLE), FINANCE);
    }

    private static void decide(ClaimNode node) {
        assertThat(node.send(new DecideEarnings(IRISH), SYSTEM).result()).isTrue();
    }

    private static void rollOver(ClaimNode node, FundId from, EarningPeriod to) {
        node.send(new RollOver(from, to, eur("5.00"), "moved", RollOverId.create()), FINANCE);
    }

    private static void assertRefused(RefusalCode code, Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .singleElement()
                                .satisfies(why -> assertThat(why.code()).isEqualTo(code.code())));
    }

    private static FundId id(String entity, EarningPeriod period) {
        return FundId.of(Sample.ORG, "CSP_DIRECT", entity, period);
    }
}
