package dev.coopclaims.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.RecordedEvent;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.codec.ViewCodecs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    private static final Map<String, String> NAMES =
            Map.of(Member.key(VENDOR, ClaimEvents.REVIEWER), "Rita Reviewer", "org-partner/ann", "Ann Partner");

    @Test
    void every_kind_of_event_has_an_entry_with_a_sentence() {
        assertThat(ClaimEvents.all().stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSameElementsAs(List.of(ClaimEvent.class.getPermittedSubclasses()));

        assertThat(ClaimEvents.all()).allSatisfy(event -> {
            String sentence = item(event, "ann", ClaimEvents.PARTNER, false).sentence();
            assertThat(sentence).matches("[A-Z].*\\.").doesNotContain("null", "[", "reviewer-1");
        });
    }

    @Test
    void every_deadline_is_told_as_the_last_day_that_counts_and_its_zone_T_5() {
        // The last day is 31 October 2019 in Dublin, whose winter began; in UTC the first instant too late is 1
        // November.
        assertThat(ClaimEvents.all().stream()
                        .map(event ->
                                item(event, "ann", ClaimEvents.PARTNER, false).sentence())
                        .filter(sentence -> sentence.contains("2019-1")))
                .hasSize(7)
                .allSatisfy(sentence -> assertThat(sentence)
                        .containsPattern(
                                "(until the end of|by the end of|the last day is) 2019-10-31 \\(Europe/Dublin\\)[.]$"));
    }

    @Test
    void an_entry_comes_back_from_the_database_as_it_was() {
        assertThat(ClaimEvents.all()).allSatisfy(event -> {
            HistoryEntry entry = entry(event, "ann", ClaimEvents.PARTNER);
            assertThat(roundTrip(entry)).isEqualTo(entry);
        });
    }

    @Test
    void the_vendor_reads_the_reviewers_name_where_a_partner_reads_validation_team() {
        ClaimEvent assigned = new ReviewAssigned(ClaimEvents.CLAIM, ClaimEvents.PARTNER, ClaimEvents.REVIEWER);

        HistoryItem toVendor = item(assigned, ClaimEvents.REVIEWER.value(), VENDOR, true);
        HistoryItem toPartner = item(assigned, ClaimEvents.REVIEWER.value(), VENDOR, false);

        assertThat(toVendor.by()).isEqualTo(new HistoryItem.By(ClaimEvents.REVIEWER, "Rita Reviewer"));
        assertThat(toVendor.sentence()).isEqualTo("The review was assigned to Rita Reviewer.");
        assertThat(toPartner.by()).isEqualTo(new HistoryItem.By(null, "validation team"));
        assertThat(toPartner.sentence()).isEqualTo("The review was assigned to validation team.");
        assertThat(toPartner.toString()).doesNotContain("Rita", "reviewer-1");
    }

    @Test
    void the_details_name_whose_review_it_is_and_to_a_partner_the_team_H_1() {
        HistoryItem.By rita = new HistoryItem.By(ClaimEvents.REVIEWER, "Rita Reviewer");
        HistoryItem.By team = new HistoryItem.By(null, "validation team");
        for (ClaimEvent event : List.of(
                new ReviewAssigned(ClaimEvents.CLAIM, ClaimEvents.PARTNER, ClaimEvents.REVIEWER),
                new ReviewStarted(ClaimEvents.CLAIM, ClaimEvents.PARTNER, ClaimEvents.REVIEWER),
                new ReviewReleased(ClaimEvents.CLAIM, ClaimEvents.PARTNER, ClaimEvents.REVIEWER))) {
            assertThat(item(event, "ravi", VENDOR, true).details()).containsEntry("reviewer", rita);
            assertThat(item(event, "ravi", VENDOR, false).details()).containsEntry("reviewer", team);
        }
    }

    @Test
    void nothing_told_to_a_partner_names_somebody_of_the_vendor() {
        assertThat(ClaimEvents.all())
                .allSatisfy(event -> assertThat(item(event, ClaimEvents.REVIEWER.value(), VENDOR, false)
                                .toString())
                        .doesNotContain("Rita", "reviewer-1"));
    }

    @Test
    void both_sides_read_who_of_the_partner_it_was() {
        ClaimEvent event = ClaimEvents.all().getFirst();

        assertThat(item(event, "ann", ClaimEvents.PARTNER, true).by().name()).isEqualTo("Ann Partner");
        assertThat(item(event, "ann", ClaimEvents.PARTNER, false).by().name()).isEqualTo("Ann Partner");
        assertThat(item(event, "gone", ClaimEvents.PARTNER, false).by())
                .isEqualTo(new HistoryItem.By(new UserId("gone"), "gone"));
    }

    @Test
    void a_corrected_net_amount_stands_in_the_history_of_every_claim_that_holds_a_share_C_9_H_1() {
        ClaimId other = new ClaimId("claim-2");
        InvoiceNetCorrected corrected = new InvoiceNetCorrected(
                InvoiceId.of(ClaimEvents.PARTNER, "R-17"),
                ClaimEvents.PARTNER,
                1,
                Money.of("100.00", "EUR"),
                Money.of("1000.00", "EUR"),
                null,
                "a digit was missing",
                "R-17",
                List.of(ClaimEvents.CLAIM, other));
        RecordedEvent recorded = recorded(corrected, "fiona", VENDOR);

        assertThat(HistoryEntry.VIEW.fold().keys(recorded)).containsExactlyInAnyOrder("claim-1@7", "claim-2@7");
        HistoryEntry entry = Objects.requireNonNull(HistoryEntry.VIEW.fold().apply("claim-2@7", null, recorded));
        assertThat(entry.claim()).isEqualTo(other);
        assertThat(roundTrip(entry)).isEqualTo(entry);
        HistoryItem told = HistoryItem.of(new ViewDocument<>("claim-2@7", 7, entry), NAMES, false, claim -> true);
        assertThat(told.sentence())
                .isEqualTo("The net amount of the invoice R-17 was corrected from EUR 100.00 to EUR 1000.00:"
                        + " “a digit was missing”.");
        assertThat(told.by()).isEqualTo(new HistoryItem.By(null, "validation team"));
        assertThat(told.details()).containsKeys("invoice", "before", "net", "reason");
        assertThat(told.toString())
                .as("another claim is nobody's business (R-5)")
                .doesNotContain("claim-1");
    }

    private static HistoryItem item(ClaimEvent event, String by, OrganisationId of, boolean toVendor) {
        return HistoryItem.of(new ViewDocument<>("claim-1@7", 7, entry(event, by, of)), NAMES, toVendor, other -> true);
    }

    private static HistoryEntry entry(ClaimEvent event, String by, OrganisationId of) {
        RecordedEvent recorded = recorded(event, by, of);
        Fold<HistoryEntry> fold = HistoryEntry.VIEW.fold();
        assertThat(fold.keys(recorded)).containsExactly("claim-1@7");
        return Objects.requireNonNull(fold.apply("claim-1@7", null, recorded));
    }

    private static RecordedEvent recorded(DomainEvent event, String by, OrganisationId of) {
        return new RecordedEvent(
                7,
                "event-7",
                "coop.claim." + event.getClass().getSimpleName(),
                "1",
                "stream-1",
                3,
                Instant.parse("2019-08-20T10:00:00Z"),
                event,
                Map.of(
                        EventMetadata.ACTOR,
                        by,
                        EventMetadata.ACTOR_ORGANISATION,
                        of.value(),
                        EventMetadata.ROLE,
                        "PARTNER_USER",
                        EventMetadata.CHANNEL,
                        "API"));
    }

    private static HistoryEntry roundTrip(HistoryEntry entry) {
        BsonDocument document = new BsonDocument();
        var codec = ViewCodecs.REGISTRY.get(HistoryEntry.class);
        codec.encode(
                new BsonDocumentWriter(document),
                entry,
                EncoderContext.builder().build());
        return codec.decode(
                new BsonDocumentReader(document), DecoderContext.builder().build());
    }
}
