package dev.coopclaims.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.sample.EventSamples;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.RecordedEvent;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.codec.ViewCodecs;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    private static final OrganisationId PARTNER = EventSamples.ORGANISATION;
    private static final String ENTRY = EventSamples.CLAIM + "@7";
    private static final UserId RITA = EventSamples.RITA;

    /** Every event of a claim twice: with every field filled, and with nothing in those that may be empty. */
    private static final List<ClaimEvent> SAMPLES = EventSamples.of(ClaimEvent.class).stream()
            .flatMap(event -> Stream.of(event, EventSamples.bare(event)))
            .toList();

    private static final Map<String, String> NAMES =
            Map.of(Member.key(VENDOR, RITA), "Rita Reviewer", Member.key(PARTNER, new UserId("ann")), "Ann Partner");

    @Test
    void every_kind_of_event_has_an_entry_with_a_sentence() {
        assertThat(SAMPLES.stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSameElementsAs(List.of(ClaimEvent.class.getPermittedSubclasses()));

        assertThat(SAMPLES).allSatisfy(event -> {
            String sentence = item(event, "ann", PARTNER, false).sentence();
            assertThat(sentence).matches("[A-Z].*\\.").doesNotContain("null", "[", "rita");
        });
    }

    @Test
    void every_deadline_is_told_as_the_last_day_that_counts_and_its_zone_T_5() {
        // The first instant too late is 16 January in London.
        assertThat(SAMPLES.stream()
                        .map(event -> item(event, "ann", PARTNER, false).sentence())
                        .filter(sentence -> sentence.contains("2020-01-1")))
                .hasSize(14)
                .allSatisfy(sentence -> assertThat(sentence)
                        .containsPattern(
                                "(until the end of|by the end of|the last day is) 2020-01-15 \\(Europe/London\\)[.]$"));
    }

    @Test
    void the_details_hold_whatever_the_event_says_H_1() {
        // Where a content is kept is the system's own business, and so is that it wrote the document itself.
        Set<String> untold = Set.of("claim", "organisation", "contentId", "rendered");
        assertThat(EventSamples.of(ClaimEvent.class)).allSatisfy(event -> {
            List<String> said = Stream.of(event.getClass().getRecordComponents())
                    .map(RecordComponent::getName)
                    .filter(name -> !untold.contains(name))
                    .toList();
            assertThat(item(event, "ann", PARTNER, false).details().keySet()).hasSameElementsAs(said);
        });
    }

    @Test
    void an_approval_says_what_is_lost_V_3() {
        assertThat(EventSamples.of(ClaimEvent.class).stream()
                        .filter(event -> event instanceof ClaimApproved || event instanceof DisputeUpheld)
                        .map(event -> item(event, "ann", PARTNER, false).sentence()))
                .containsExactly(
                        "The claim was approved: GBP 1200.00, with 1 cost reduced; GBP 50.00 cannot be claimed any more,"
                                + " because the last day to claim was over.",
                        "The dispute was upheld; the claim is approved: GBP 1200.00, with 1 cost reduced; GBP 50.00"
                                + " cannot be claimed any more, because the last day to claim was over.");
    }

    @Test
    void an_entry_comes_back_from_the_database_as_it_was() {
        assertThat(SAMPLES).allSatisfy(event -> {
            HistoryEntry entry = entry(event, "ann", PARTNER);
            assertThat(roundTrip(entry)).isEqualTo(entry);
        });
    }

    @Test
    void the_vendor_reads_the_reviewers_name_where_a_partner_reads_validation_team() {
        ClaimEvent assigned = new ReviewAssigned(EventSamples.CLAIM, PARTNER, RITA);

        HistoryItem toVendor = item(assigned, RITA.value(), VENDOR, true);
        HistoryItem toPartner = item(assigned, RITA.value(), VENDOR, false);

        assertThat(toVendor.by()).isEqualTo(new HistoryItem.By(RITA, "Rita Reviewer"));
        assertThat(toVendor.sentence()).isEqualTo("The review was assigned to Rita Reviewer.");
        assertThat(toPartner.by()).isEqualTo(new HistoryItem.By(null, "validation team"));
        assertThat(toPartner.sentence()).isEqualTo("The review was assigned to validation team.");
        assertThat(toPartner.toString()).doesNotContain("Rita", "rita");
    }

    @Test
    void the_details_name_whose_review_it_is_and_to_a_partner_the_team_H_1() {
        HistoryItem.By rita = new HistoryItem.By(RITA, "Rita Reviewer");
        HistoryItem.By team = new HistoryItem.By(null, "validation team");
        for (ClaimEvent event : List.of(
                new ReviewAssigned(EventSamples.CLAIM, PARTNER, RITA),
                new ReviewStarted(EventSamples.CLAIM, PARTNER, RITA),
                new ReviewReleased(EventSamples.CLAIM, PARTNER, RITA))) {
            assertThat(item(event, "ravi", VENDOR, true).details()).containsEntry("reviewer", rita);
            assertThat(item(event, "ravi", VENDOR, false).details()).containsEntry("reviewer", team);
        }
    }

    @Test
    void nothing_told_to_a_partner_names_somebody_of_the_vendor() {
        assertThat(SAMPLES)
                .allSatisfy(event -> assertThat(
                                item(event, RITA.value(), VENDOR, false).toString())
                        .doesNotContain("Rita", "rita"));
    }

    @Test
    void both_sides_read_who_of_the_partner_it_was() {
        ClaimEvent event = SAMPLES.getFirst();

        assertThat(item(event, "ann", PARTNER, true).by().name()).isEqualTo("Ann Partner");
        assertThat(item(event, "ann", PARTNER, false).by().name()).isEqualTo("Ann Partner");
        assertThat(item(event, "gone", PARTNER, false).by()).isEqualTo(new HistoryItem.By(new UserId("gone"), "gone"));
    }

    @Test
    void a_corrected_net_amount_stands_in_the_history_of_every_claim_that_holds_a_share_C_9_H_1() {
        ClaimId other = new ClaimId("claim-2");
        InvoiceNetCorrected corrected = new InvoiceNetCorrected(
                InvoiceId.of(PARTNER, "R-17"),
                PARTNER,
                1,
                Money.of("100.00", "EUR"),
                Money.of("1000.00", "EUR"),
                null,
                "a digit was missing",
                "R-17",
                List.of(EventSamples.CLAIM, other));
        RecordedEvent recorded = recorded(corrected, "fiona", VENDOR);

        assertThat(HistoryEntry.VIEW.fold().keys(recorded)).containsExactlyInAnyOrder(ENTRY, "claim-2@7");
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
                .doesNotContain(EventSamples.CLAIM.value());
    }

    private static HistoryItem item(ClaimEvent event, String by, OrganisationId of, boolean toVendor) {
        return HistoryItem.of(new ViewDocument<>(ENTRY, 7, entry(event, by, of)), NAMES, toVendor, other -> true);
    }

    private static HistoryEntry entry(ClaimEvent event, String by, OrganisationId of) {
        RecordedEvent recorded = recorded(event, by, of);
        Fold<HistoryEntry> fold = HistoryEntry.VIEW.fold();
        assertThat(fold.keys(recorded)).containsExactly(ENTRY);
        return Objects.requireNonNull(fold.apply(ENTRY, null, recorded));
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
