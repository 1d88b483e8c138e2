package dev.coopclaims.command.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.catalogue.Difference.Effect;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.DocumentKind;
import dev.coopclaims.kernel.catalogue.DrawingOrder;
import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.catalogue.MetricKind;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.catalogue.RejectionReason;
import dev.coopclaims.kernel.catalogue.TimeLimits;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.BusinessCalendar;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a version changes, and what each change means for partners. */
class DifferencesTest {
    private static final Catalogue CATALOGUE = SampleCatalogue.CATALOGUE;

    @Test
    void of_every_field_it_is_said_in_which_direction_it_widens() {
        Map<String, Class<? extends Record>> areas = Map.of(
                "programme", Programme.class,
                "entity", FundingEntity.class,
                "location", Location.class,
                "document kind", DocumentKind.class,
                "metric", MetricKind.class,
                "activity", Activity.class,
                "cap", Cap.class,
                "rejection reason", RejectionReason.class,
                "limits", TimeLimits.class,
                "drawing", DrawingOrder.class);
        Set<String> besides = Set.of("code", "caps");
        Stream<String> fields = areas.entrySet().stream()
                .flatMap(area -> Stream.of(area.getValue().getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !besides.contains(name))
                        .map(name -> area.getKey() + "." + name));
        Stream<String> ofCatalogue = Stream.of(Catalogue.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !Set.of(
                                "version",
                                "effectiveFrom",
                                "programmes",
                                "entities",
                                "locations",
                                "expenseTypes",
                                "documentKinds",
                                "metricKinds",
                                "coreRequirements",
                                "categories",
                                "activities",
                                "rejectionReasons",
                                "limits",
                                "drawing")
                        .contains(name))
                .map(name -> "catalogue." + name);

        assertThat(Direction.OF_FIELDS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(fields, ofCatalogue).toList());
    }

    @Test
    void the_order_of_the_entities_is_a_change_F_5() {
        assertThat(Differences.between(CATALOGUE, SampleCatalogue.entitiesReversed()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.effect()).isEqualTo(Effect.NARROWS);
                    assertThat(change.sentence())
                            .isEqualTo("Claims draw on the entities in the order DE_OPS, IE_OPS, US_CORP instead of"
                                    + " US_CORP, IE_OPS, DE_OPS.");
                });
    }

    @Test
    void what_a_component_pays_in_addition_counts_for_its_caps_P_3() {
        List<Difference> changes = Differences.between(
                SampleCatalogue.cappedTelemarketing(Set.of("MEDIA")),
                SampleCatalogue.cappedTelemarketing(Set.of("MEDIA", "CATERING", "EXAM_FEE")));

        assertThat(changes)
                .extracting(Difference::effect, Difference::sentence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Effect.WIDENS,
                                "Of the activity TELEMARKETING, eligible expenses now also has CATERING, EXAM_FEE."),
                        org.assertj.core.groups.Tuple.tuple(
                                Effect.NARROWS,
                                "Costs of CATERING in claims of CAMPAIGN count for the caps of its component TELEMARKETING"
                                        + " too."));
    }

    @Test
    void a_threshold_is_told_in_words() {
        assertThat(Differences.between(
                        SampleCatalogue.withThreshold(Money.of("1000.00", "EUR")),
                        SampleCatalogue.withThreshold(Money.of("2000.00", "EUR"))))
                .extracting(Difference::sentence)
                .containsExactly(
                        "Of the programme CSP_DIRECT, thresholds now also has from 2019-01-01, amount EUR 2000.00, and"
                                + " no longer has from 2019-01-01, amount EUR 1000.00.");
    }

    /** A package of its own keeps the days off. */
    private record DaysOff(LocalDate day) implements Predicate<LocalDate> {
        @Override
        public boolean test(LocalDate other) {
            return other.equals(day);
        }

        @Override
        public String toString() {
            return "IE and " + day;
        }
    }

    @Test
    void another_day_off_is_told() {
        BusinessCalendar calendar = CATALOGUE.reviewCalendar();
        Catalogue before = SampleCatalogue.withReviewCalendar(
                new BusinessCalendar(calendar.zone(), Set.of(), new DaysOff(LocalDate.of(2021, 3, 17))));
        Catalogue after = SampleCatalogue.withReviewCalendar(
                new BusinessCalendar(calendar.zone(), Set.of(), new DaysOff(LocalDate.of(2021, 3, 18))));

        assertThat(Differences.between(before, after))
                .extracting(Difference::sentence)
                .containsExactly("Of the catalogue, review calendar is zone Europe/Dublin, weekend none, holiday IE and"
                        + " 2021-03-18 instead of zone Europe/Dublin, weekend none, holiday IE and 2021-03-17.");
    }

    @Test
    void a_longer_claiming_period_also_begins_later_T_3() {
        TimeLimits longer =
                new TimeLimits(2, 5, 45, 30, 24, 60, 30, 30, 7, 180, 30, 1, 1, List.of(), List.of(), 30, List.of());
        Catalogue before = SampleCatalogue.next("before", CATALOGUE.effectiveFrom(), CATALOGUE.limits());

        assertThat(Differences.between(before, SampleCatalogue.next("after", CATALOGUE.effectiveFrom(), longer)))
                .extracting(Difference::sentence)
                .containsExactly(
                        "Of the limits, claiming days after usage end is 60 instead of 46.",
                        "The claiming period also begins 14 days later.");
    }
}
