package dev.coopclaims.command.catalogue;

import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueEvent;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.catalogue.CataloguePublished;
import dev.coopclaims.kernel.catalogue.CatalogueUploaded;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

/** A newer build has published a version of the second half-year that this one cannot read (record 61). */
class UnreadableVersionTest {
    private static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    private static final Catalogue FIRST = SampleCatalogue.CATALOGUE;
    private static final LocalDate JULY = LocalDate.of(2021, 7, 1);
    private static final EarningPeriod USED_UNTIL_JUNE = EarningPeriod.ofLabel("FY21-H1");

    private final PublishedCatalogues catalogues = new PublishedCatalogues(
            new RecentStreams(UnreadableVersionTest::log, 10), Duration.ZERO, UnreadableVersionTest::read, FIRST);

    @Test
    void only_what_goes_by_it_has_to_wait() {
        CatalogueVersions now = catalogues.now();

        assertThat(now.ofUse(USED_UNTIL_JUNE)).isEqualTo(FIRST);
        assertThat(now.ofEarning(USED_UNTIL_JUNE)).isEqualTo(FIRST);
        assertThat(now.shownFor(USED_UNTIL_JUNE.next()))
                .as("dates in a list of funds")
                .isEqualTo(FIRST);
        assertThat(now.names()).containsExactly("test.1", "newer");
        Refusal refused = refusalOf(() -> now.ofUse(USED_UNTIL_JUNE.next()));
        assertThat(refused.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        assertThat(refused).hasMessageContaining("Version newer of the catalogue was published by another release");
        assertThat(refusalOf(() -> now.ofUse(EarningPeriod.ofLabel("FY24-H2"))).violations())
                .as("and of all half-years to come")
                .extracting("code")
                .containsExactly("CATALOGUE_VERSION_UNREADABLE");
    }

    @Test
    void nothing_is_published_against_it() {
        Catalogue correction = SampleCatalogue.next("test.2", JULY, FIRST.limits());

        assertThat(refusalOf(() -> CatalogueRules.problems(
                                correction,
                                catalogues.now(),
                                false,
                                false,
                                "Wider",
                                JULY.plusDays(1)
                                        .atStartOfDay(java.time.ZoneOffset.UTC)
                                        .toInstant()))
                        .kind())
                .isEqualTo(Refusal.Kind.UNAVAILABLE);
    }

    private static Map<String, List<DomainEventMessage<?>>> log(Map<String, Long> from) {
        List<CatalogueEvent> events = List.of(
                uploaded("test.1", FIRST.effectiveFrom()),
                published("test.1", FIRST.effectiveFrom()),
                uploaded("newer", JULY),
                published("newer", JULY));
        String stream = CatalogueId.VERSIONS.value();
        long first = from.getOrDefault(stream, 0L);
        return Map.of(
                stream,
                IntStream.range((int) first, events.size())
                        .<DomainEventMessage<?>>mapToObj(
                                i -> new GenericDomainEventMessage<>("Catalogue", stream, i, events.get(i)))
                        .toList());
    }

    private static Catalogue read(String yaml, String source) {
        if (yaml.equals("newer")) {
            throw new CatalogueMistakes(
                    source,
                    List.of(new CatalogueMistakes.Mistake("schema_version", 1, "this program reads version 1")));
        }
        return FIRST;
    }

    private static CatalogueUploaded uploaded(String version, LocalDate from) {
        return new CatalogueUploaded(CatalogueId.VERSIONS, VENDOR, version, from, version, "sha-" + version);
    }

    private static CataloguePublished published(String version, LocalDate from) {
        return new CataloguePublished(CatalogueId.VERSIONS, VENDOR, version, from, "sha-" + version, null);
    }
}
