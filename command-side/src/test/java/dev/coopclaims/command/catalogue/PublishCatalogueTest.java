package dev.coopclaims.command.catalogue;

import static dev.coopclaims.command.claim.Sample.codesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.EventStream;
import dev.coopclaims.command.decision.Given;
import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueCorrected;
import dev.coopclaims.kernel.catalogue.CatalogueEvent;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.catalogue.CataloguePublished;
import dev.coopclaims.kernel.catalogue.CatalogueShelf.Standing;
import dev.coopclaims.kernel.catalogue.CatalogueUploaded;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.TimeLimits;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a version is put in force, by whom, and as what (domain.md §3). Two versions are in force: from January and from July. */
class PublishCatalogueTest {
    private static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    private static final Actor SYSTEM = Actor.system(VENDOR);
    private static final LocalDate JULY = LocalDate.of(2021, 7, 1);
    private static final Actor MANAGER =
            new Actor(new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), VENDOR, Actor.Channel.API);
    private static final Catalogue FIRST = SampleCatalogue.CATALOGUE;
    private static final Catalogue SECOND = version("test.2", JULY, 30);
    /** On the Line Islands July begins, and earnings of July are taken from then on. */
    private static final Instant BEGINS = Instant.parse("2021-06-30T10:00:00Z");

    @Test
    void a_version_of_a_half_year_to_come_is_replaced_until_it_begins_anywhere_on_Earth() {
        Catalogue other = version("test.2b", JULY, 5);

        assertThat(published(other, null, BEGINS.minusMillis(1)))
                .isEqualTo(
                        new CataloguePublished(CatalogueId.VERSIONS, VENDOR, "test.2b", JULY, "sha-test.2b", "test.2"));
        assertThat(codesOf(() -> published(other, null, BEGINS))).containsExactly("CATALOGUE_HALF_YEAR_BEGUN");
    }

    @Test
    void one_that_has_begun_is_corrected_with_a_reason_so_that_partners_may_do_more() {
        Catalogue wider = version("test.2b", JULY, 40);

        assertThat(published(wider, "It was to be 40", BEGINS))
                .isEqualTo(new CatalogueCorrected(
                        CatalogueId.VERSIONS, VENDOR, "test.2b", JULY, "sha-test.2b", "test.2", "It was to be 40"));
        assertThat(codesOf(() -> published(version("test.2c", JULY, 29), "fewer", BEGINS)))
                .containsExactly("CATALOGUE_CORRECTION_NARROWS");
        assertThat(codesOf(() -> published(version("test.2d", JULY, 30), "the same", BEGINS)))
                .containsExactly("CATALOGUE_CORRECTION_EMPTY");
    }

    @Test
    void a_half_year_that_has_begun_gets_a_first_version_only_while_nothing_of_it_is_there() {
        Catalogue between = version("test.0", LocalDate.of(2020, 7, 1), 30);

        assertThat(codesOf(() -> published(between, null, BEGINS))).containsExactly("CATALOGUE_HALF_YEAR_USED");
        assertThat(given(between, BEGINS, false)
                        .when(command(between, null), SYSTEM)
                        .changes()
                        .of(CataloguePublished.class))
                .hasSize(1);
    }

    @Test
    void what_somebody_else_has_published_since_the_check_is_not_undone() {
        Catalogue other = version("test.2b", JULY, 5);
        PublishCatalogue comparedWithTheFirst = new PublishCatalogue(other, "sha-test.2b", "test.1", null);

        assertThat(Sample.refusalOf(
                                () -> given(other, BEGINS.minusMillis(1), true).when(comparedWithTheFirst, SYSTEM))
                        .violations())
                .extracting("code")
                .containsExactly("CATALOGUE_CHANGED_MEANWHILE");
    }

    @Test
    void the_first_version_has_always_begun_because_all_earlier_earnings_go_by_it() {
        Catalogue narrower = SampleCatalogue.next("test.1b", FIRST.effectiveFrom(), SECOND.limits());
        Instant beforeItsUsage = Instant.parse("2020-11-01T00:00:00Z");

        assertThat(codesOf(() -> published(narrower, null, beforeItsUsage)))
                .containsExactly("CATALOGUE_HALF_YEAR_BEGUN");
        assertThat(codesOf(() -> published(narrower, "Other activities", beforeItsUsage)))
                .contains("CATALOGUE_CORRECTION_NARROWS");
    }

    @Test
    void an_entity_keeps_its_currency_because_its_funds_and_shortfalls_are_kept_in_it() {
        Catalogue other = SampleCatalogue.paying("IE_OPS", "GBP", JULY.plusMonths(6));

        assertThat(codesOf(() -> published(other, null, BEGINS))).containsExactly("CATALOGUE_ENTITY_CURRENCY");
    }

    @Test
    void what_was_published_under_a_name_stays() {
        assertThat(Sample.refusalOf(() ->
                                given(SECOND, BEGINS, true).when(new UploadCatalogue(SECOND, "other", "other"), SYSTEM))
                        .violations())
                .extracting("code")
                .containsExactly("CATALOGUE_VERSION_TAKEN");
        assertThat(given(SECOND, BEGINS, true)
                        .when(new UploadCatalogue(SECOND, "yaml", "sha-test.2"), SYSTEM)
                        .changes()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void there_are_only_so_many_drafts_because_each_is_kept_in_memory() {
        EventStream<CatalogueState, CatalogueEvent> stream = CatalogueState.KIND.empty();
        for (int number = 0; number < 20; number++) {
            stream = stream.after(uploaded(version("draft." + number, JULY.plusYears(1), 30)));
        }
        Given full = Given.nothing(
                        CatalogueVersions.of(FIRST), new Policies(VENDOR, Separation.DEFAULT, Sample.PEOPLE), BEGINS)
                .state(CatalogueState.KIND, CatalogueId.VERSIONS, stream.find().orElseThrow());
        Catalogue another = version("draft.20", JULY.plusYears(1), 30);
        Catalogue again = version("draft.7", JULY.plusYears(1), 31);

        assertThat(codesOf(() -> full.when(new UploadCatalogue(another, "yaml", "sha"), MANAGER)))
                .containsExactly("CATALOGUE_DRAFTS_FULL");
        assertThat(full.when(new UploadCatalogue(another, "yaml", "sha"), SYSTEM)
                        .changes()
                        .isEmpty())
                .as("the file of a start")
                .isFalse();
        assertThat(full.when(new UploadCatalogue(again, "yaml", "sha"), MANAGER)
                        .changes()
                        .isEmpty())
                .isFalse();
    }

    @Test
    void a_draft_that_was_changed_since_it_was_read_is_not_published() {
        Catalogue draft = version("test.3", JULY.plusMonths(6), 30);

        assertThat(Sample.refusalOf(() -> given(draft, BEGINS, true)
                                .when(new PublishCatalogue(draft, "what was read before", null, null), SYSTEM))
                        .violations())
                .extracting("code")
                .containsExactly("CATALOGUE_DRAFT_REPLACED");
    }

    @Test
    void the_replaced_version_is_kept_and_out_of_force() {
        CatalogueState state = state(version("test.2b", JULY, 30));
        EventStream<CatalogueState, CatalogueEvent> after = new EventStream<>(CatalogueState.KIND, state, 4)
                .after(new CataloguePublished(CatalogueId.VERSIONS, VENDOR, "test.2b", JULY, "sha-test.2b", "test.2"));

        assertThat(after.find().orElseThrow().inForce())
                .extracting(CatalogueState.Version::version)
                .containsExactly("test.1", "test.2b");
        assertThat(after.find().orElseThrow().find("test.2").orElseThrow().standing())
                .isEqualTo(Standing.REPLACED);
    }

    private static CatalogueEvent published(Catalogue draft, @Nullable String reason, Instant now) {
        Decision<Void> decision = given(draft, now, true).when(command(draft, reason), SYSTEM);
        return decision.changes().of(CatalogueEvent.class).getFirst();
    }

    private static PublishCatalogue command(Catalogue draft, @Nullable String reason) {
        return new PublishCatalogue(draft, "sha-" + draft.version(), null, reason);
    }

    private static Given given(Catalogue draft, Instant now, boolean used) {
        return Given.nothing(
                        CatalogueVersions.of(FIRST, SECOND),
                        new Policies(VENDOR, Separation.DEFAULT, Sample.PEOPLE),
                        now)
                .state(CatalogueState.KIND, CatalogueId.VERSIONS, state(draft))
                .answer(new HalfYearUsed(draft.effectiveFrom()), used);
    }

    private static CatalogueState state(Catalogue draft) {
        EventStream<CatalogueState, CatalogueEvent> stream = CatalogueState.KIND.empty();
        for (Catalogue published : List.of(FIRST, SECOND)) {
            stream = stream.after(uploaded(published))
                    .after(new CataloguePublished(
                            CatalogueId.VERSIONS,
                            VENDOR,
                            published.version(),
                            published.effectiveFrom(),
                            "sha-" + published.version(),
                            null));
        }
        if (!draft.version().equals(SECOND.version())) {
            stream = stream.after(uploaded(draft));
        }
        return stream.find().orElseThrow();
    }

    private static CatalogueUploaded uploaded(Catalogue content) {
        return new CatalogueUploaded(
                CatalogueId.VERSIONS,
                VENDOR,
                content.version(),
                content.effectiveFrom(),
                "yaml",
                "sha-" + content.version());
    }

    private static Catalogue version(String name, LocalDate from, int disputeWindowDays) {
        return SampleCatalogue.next(
                name,
                from,
                new TimeLimits(
                        2,
                        5,
                        45,
                        30,
                        24,
                        46,
                        disputeWindowDays,
                        30,
                        7,
                        180,
                        30,
                        1,
                        1,
                        List.of(),
                        List.of(),
                        30,
                        List.of()));
    }
}
