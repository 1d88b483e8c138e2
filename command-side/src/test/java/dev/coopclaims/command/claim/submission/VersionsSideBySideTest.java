package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.TimeLimits;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On 1 July 2021 a new version of the catalogue begins, while claims of January to June can be made until 15 August
 * (domain.md §3, T-2).
 */
class VersionsSideBySideTest {
    private static final LocalDate JULY = LocalDate.of(2021, 7, 1);
    private static final Catalogue NEXT = SampleCatalogue.next(
            "test.2",
            JULY,
            new TimeLimits(4, 5, 45, 30, 12, 60, 30, 30, 7, 180, 30, 1, 1, List.of(), List.of(), 30, List.of()));

    private final ClaimNode node = new ClaimNode();

    @BeforeEach
    void theNextVersionHasBegun() {
        node.funded("5000.00");
        node.catalogues = CatalogueVersions.of(NEXT, CATALOGUE);
    }

    @Test
    void a_claim_of_the_half_year_that_is_over_is_started_and_judged_by_its_own_version() {
        ClaimId claim = node.ready("claim-1", "CLM-FY21H1-000001", Sample.bill());
        node.send(new SubmitClaim(claim), ALICE);
        node.send(new StartReview(claim), RITA);
        node.send(new ApproveClaim(claim, "", List.of(), true), RITA);

        assertThat(only(claim, ClaimStarted.class).catalogueVersion()).isEqualTo("test.1");
        assertThat(only(claim, ClaimStarted.class).submitBy())
                .as("46 days after the usage period, not 60")
                .isEqualTo(Deadline.endOf(LocalDate.of(2021, 8, 15), SampleCatalogue.DUBLIN));
        assertThat(only(claim, ClaimSubmitted.class).catalogueVersion()).isEqualTo("test.1");
        assertThat(only(claim, ClaimSubmitted.class).reviewDue())
                .as("within two business days, not four")
                .isEqualTo(Deadline.endOf(LocalDate.of(2021, 7, 5), SampleCatalogue.DUBLIN));
        assertThat(only(claim, ClaimApproved.class).catalogueVersion()).isEqualTo("test.1");
    }

    @Test
    void a_claim_in_flight_stays_with_the_version_by_which_it_was_started() {
        node.catalogues = CatalogueVersions.of(CATALOGUE);
        ClaimId claim = node.ready("claim-1", "CLM-FY21H1-000001", Sample.bill());

        node.catalogues = CatalogueVersions.of(CATALOGUE, NEXT);
        node.send(new SubmitClaim(claim), ALICE);

        assertThat(only(claim, ClaimSubmitted.class).catalogueVersion()).isEqualTo("test.1");
    }

    @Test
    void a_claim_of_the_new_half_year_is_judged_by_the_new_version() {
        assertThat(Sample.codesOf(() -> start("claim-2", SampleCatalogue.PRINT)))
                .containsExactly("UNKNOWN_ACTIVITY");

        ClaimStarted started = start("claim-2", SampleCatalogue.TELEMARKETING);

        assertThat(started.catalogueVersion()).isEqualTo("test.2");
        assertThat(started.submitBy()).isEqualTo(Deadline.endOf(LocalDate.of(2022, 3, 1), SampleCatalogue.DUBLIN));
        assertThat(started.keepOriginalsUntil()).isEqualTo(LocalDate.of(2022, 7, 1));
    }

    @Test
    void an_entity_that_is_gone_since_still_pays_what_was_earned_with_it_F_5() {
        node.catalogues = CatalogueVersions.of(
                SampleCatalogue.from(LocalDate.of(2020, 7, 1), CATALOGUE),
                SampleCatalogue.without("IE_OPS", CATALOGUE, LocalDate.of(2021, 1, 1)));
        ClaimId claim = node.ready("claim-1", "CLM-FY21H1-000001", Sample.bill());

        node.send(new SubmitClaim(claim), ALICE);

        assertThat(only(claim, ClaimSubmitted.class).allocations())
                .extracting(Allocation::fund)
                .containsExactly(FundId.of(Sample.ORG, "CSP_DIRECT", "IE_OPS", PERIOD));
    }

    private ClaimStarted start(String claim, String activity) {
        ClaimId id = new ClaimId(claim);
        node.send(
                new StartClaim(
                        id,
                        "CLM-FY21H2-000001",
                        "CSP_DIRECT",
                        PERIOD.next(),
                        Money.currencyOf("EUR"),
                        new ClaimDetails("IE", activity, "Summer calls", JULY, JULY, null)),
                ALICE);
        return only(id, ClaimStarted.class);
    }

    private <E> E only(ClaimId claim, Class<E> event) {
        return node.events(claim.value()).stream()
                .filter(event::isInstance)
                .map(event::cast)
                .findFirst()
                .orElseThrow();
    }
}
