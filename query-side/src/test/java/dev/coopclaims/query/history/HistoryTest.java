package dev.coopclaims.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ContentsPurged;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.exception.ExceptionEvent;
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionScope;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.hold.HoldLifted;
import dev.coopclaims.kernel.hold.HoldPlaced;
import dev.coopclaims.kernel.hold.HoldsId;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.sample.EventSamples;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.people.People;
import dev.coopclaims.query.people.Person;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.projection.Views;
import dev.coopclaims.query.projection.codec.ViewCodecs;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

    private static final Map<Author, String> NAMES =
            Map.of(new Author(RITA, VENDOR), "Rita Reviewer", new Author(new UserId("ann"), PARTNER), "Ann Partner");

    private static final Actor REVIEWER = actor("ravi", Role.REVIEWER, VENDOR);
    private static final Actor ANN = actor("ann", Role.PARTNER_USER, PARTNER);
    private static final Person TEAM = new Person(null, "validation team");

    @Test
    void every_kind_of_event_has_an_entry_with_a_sentence() {
        assertThat(SAMPLES.stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSameElementsAs(List.of(ClaimEvent.class.getPermittedSubclasses()));

        assertThat(SAMPLES).allSatisfy(event -> {
            String sentence = told(item(event, "ann", PARTNER), ANN).sentence();
            assertThat(sentence).matches("[A-Z].*\\.").doesNotContain("null", "[", "rita");
        });
    }

    @Test
    void a_claim_without_documents_is_told_of_no_contents_that_were_removed_H_5() {
        ContentsPurged purged = EventSamples.of(ContentsPurged.class).getFirst();
        ContentsPurged none = new ContentsPurged(purged.claim(), purged.organisation(), List.of(), purged.keptUntil());
        assertThat(told(item(purged, "ann", PARTNER), ANN).sentence())
                .startsWith("The contents of 1 document are no longer kept: ");
        assertThat(told(item(none, "ann", PARTNER), ANN).sentence())
                .isEqualTo("There was nothing of documents to remove: the originals had to be kept until the end of "
                        + purged.keptUntil() + ".");
    }

    @Test
    void every_deadline_is_told_as_the_last_day_that_counts_and_its_zone_T_5() {
        // The first instant too late is 16 January in London.
        assertThat(SAMPLES.stream()
                        .map(event -> told(item(event, "ann", PARTNER), ANN).sentence())
                        .filter(sentence -> sentence.contains("2020-01-1")))
                .hasSize(31)
                .allSatisfy(sentence -> assertThat(sentence)
                        .containsPattern(
                                "(until the end of|by the end of|the last day is) 2020-01-15 \\(Europe/London\\)[.,]"));
    }

    @Test
    void the_details_hold_whatever_the_event_says_H_1() {
        // Where a content is kept is the system's own business, and so is that it wrote the document itself.
        Set<String> untold = Set.of("claim", "organisation", "contentId", "rendered");
        assertThat(EventSamples.of(ClaimEvent.class)).allSatisfy(event -> {
            List<String> said = Stream.of(event.getClass().getRecordComponents())
                    .filter(component -> isSaid(component, event))
                    .map(RecordComponent::getName)
                    .filter(name -> !untold.contains(name))
                    .toList();
            assertThat(item(event, "ann", PARTNER).details().keySet()).hasSameElementsAs(said);
        });
    }

    /** Only requests for originals have one. */
    private static boolean isSaid(RecordComponent component, ClaimEvent event) {
        return !(event instanceof DeadlineMoved moved && moved.request() == null)
                || !component.getName().equals("request");
    }

    @Test
    void an_approval_says_what_is_lost_V_3() {
        assertThat(EventSamples.of(ClaimEvent.class).stream()
                        .filter(event -> event instanceof ClaimApproved || event instanceof DisputeUpheld)
                        .map(event -> told(item(event, "ann", PARTNER), ANN).sentence()))
                .containsExactly(
                        "The claim was approved: GBP 1200.00, with 1 cost reduced; GBP 50.00 can no longer be claimed,"
                                + " because the last day to claim has passed.",
                        "The dispute was upheld; the claim is approved: GBP 1200.00, with 1 cost reduced; GBP 50.00"
                                + " can no longer be claimed, because the last day to claim has passed.");
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

        Told toVendor = told(item(assigned, RITA.value(), VENDOR), REVIEWER);
        Told toPartner = told(item(assigned, RITA.value(), VENDOR), ANN);

        assertThat(toVendor.by()).isEqualTo(new Person(RITA, "Rita Reviewer"));
        assertThat(toVendor.sentence()).isEqualTo("The review was assigned to Rita Reviewer.");
        assertThat(toPartner.by()).isEqualTo(TEAM);
        assertThat(toPartner.sentence()).isEqualTo("The review was assigned to validation team.");
        assertThat(toPartner.toString()).doesNotContain("Rita", "rita");
    }

    @Test
    void the_details_name_whose_review_it_is_and_to_a_partner_the_team_H_1() {
        for (ClaimEvent event : List.of(
                new ReviewAssigned(EventSamples.CLAIM, PARTNER, RITA),
                new ReviewStarted(EventSamples.CLAIM, PARTNER, RITA),
                new ReviewReleased(EventSamples.CLAIM, PARTNER, RITA))) {
            HistoryItem item = item(event, "ravi", VENDOR);
            assertThat(told(item, REVIEWER).details()).containsEntry("reviewer", new Person(RITA, "Rita Reviewer"));
            assertThat(told(item, ANN).details()).containsEntry("reviewer", TEAM);
        }
    }

    @Test
    void a_review_that_a_partner_gave_back_names_nobody_of_the_vendor_to_the_partner_H_1() {
        HistoryItem item = item(new ReviewReleased(EventSamples.CLAIM, PARTNER, RITA), "ann", PARTNER);

        assertThat(told(item, ANN).toString()).doesNotContain("Rita", "rita");
        assertThat(told(item, ANN).by().name()).isEqualTo("Ann Partner");
        assertThat(told(item, REVIEWER).sentence()).endsWith("it was returned by rita.");
    }

    @Test
    void nothing_told_to_a_partner_names_somebody_of_the_vendor() {
        assertThat(SAMPLES).allSatisfy(event -> {
            for (OrganisationId of : List.of(VENDOR, PARTNER)) {
                String by = of.equals(VENDOR) ? RITA.value() : "ann";
                assertThat(told(item(event, by, of), ANN).toString()).doesNotContain("Rita", "rita");
            }
        });
    }

    @Test
    void both_sides_read_who_of_the_partner_it_was() {
        ClaimEvent event = SAMPLES.getFirst();

        assertThat(told(item(event, "ann", PARTNER), REVIEWER).by().name()).isEqualTo("Ann Partner");
        assertThat(told(item(event, "ann", PARTNER), ANN).by().name()).isEqualTo("Ann Partner");
        assertThat(told(item(event, "gone", PARTNER), ANN).by()).isEqualTo(new Person(new UserId("gone"), "gone"));
    }

    @Test
    void a_corrected_net_amount_stands_in_the_history_of_every_claim_that_holds_a_share_C_9_H_1() {
        ClaimId other = new ClaimId("claim-2");
        InvoiceNetCorrected corrected = new InvoiceNetCorrected(
                InvoiceId.ofDigest("17"),
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
        Told told = told(HistoryItem.of(new ViewDocument<>("claim-2@7", 7, entry), false, claim -> true), ANN);
        assertThat(told.sentence())
                .isEqualTo("The net amount of the invoice R-17 was corrected from EUR 100.00 to EUR 1000.00:"
                        + " “a digit was missing”.");
        assertThat(told.by()).isEqualTo(TEAM);
        assertThat(told.details()).containsKeys("invoice", "before", "net", "reason");
        assertThat(told.toString())
                .as("another claim is nobody's business (R-5)")
                .doesNotContain(EventSamples.CLAIM.value());
    }

    @Test
    void a_hold_on_the_claim_and_its_end_stand_in_its_history_for_the_vendors_side_alone_H_5() {
        HoldsId holds = HoldsId.on(EventSamples.CLAIM);
        HoldId hold = new HoldId("hold-1");
        RecordedEvent placed = recorded(
                new HoldPlaced(holds, VENDOR, hold, EventSamples.CLAIM.value(), PARTNER, "auditors"), "fiona", VENDOR);
        RecordedEvent lifted = recorded(new HoldLifted(holds, VENDOR, hold), "fiona", VENDOR);
        RecordedEvent ofAll = recorded(
                new HoldPlaced(HoldsId.on(PARTNER), VENDOR, hold, PARTNER.value(), PARTNER, "all"), "fiona", VENDOR);

        assertThat(HistoryEntry.VIEW.fold().keys(placed)).containsExactly(ENTRY);
        assertThat(HistoryEntry.VIEW.fold().keys(lifted)).containsExactly(ENTRY);
        assertThat(HistoryEntry.VIEW.fold().keys(ofAll)).isEmpty();
        HistoryEntry entry = Objects.requireNonNull(HistoryEntry.VIEW.fold().apply(ENTRY, null, placed));
        assertThat(entry.vendorOnly()).isTrue();
        assertThat(roundTrip(entry)).isEqualTo(entry);
        Told told = told(HistoryItem.of(new ViewDocument<>(ENTRY, 7, entry), true, claim -> true), REVIEWER);
        assertThat(told.sentence())
                .isEqualTo("A hold was placed, under which nothing of the claim is purged or erased: “auditors”.");
        assertThat(told.details()).containsKeys("hold", "reason");
        HistoryEntry end = Objects.requireNonNull(HistoryEntry.VIEW.fold().apply(ENTRY, null, lifted));
        assertThat(end.vendorOnly()).isTrue();
        assertThat(told(HistoryItem.of(new ViewDocument<>(ENTRY, 7, end), true, claim -> true), REVIEWER)
                        .sentence())
                .isEqualTo("A hold was lifted.");
    }

    @Test
    void an_exception_of_one_claim_and_its_revocation_stand_in_the_claims_history_H_1_X_1() {
        List<ExceptionEvent> concerning = EventSamples.of(ExceptionEvent.class).stream()
                .filter(event -> event.claim() != null)
                .toList();
        assertThat(concerning).hasSize(2);
        List<String> sentences = concerning.stream()
                .map(event -> {
                    RecordedEvent recorded = recorded(event, "pam", VENDOR);
                    assertThat(HistoryEntry.VIEW.fold().keys(recorded)).containsExactly(ENTRY);
                    HistoryEntry entry =
                            Objects.requireNonNull(HistoryEntry.VIEW.fold().apply(ENTRY, null, recorded));
                    assertThat(roundTrip(entry)).isEqualTo(entry);
                    Told told = told(HistoryItem.of(new ViewDocument<>(ENTRY, 7, entry), false, claim -> true), ANN);
                    assertThat(told.by()).isEqualTo(TEAM);
                    assertThat(told.details()).containsKeys("exception", "reason");
                    return told.sentence();
                })
                .toList();
        String id = "exception-018f0000-0000-7000-8000-000000000030";
        assertThat(sentences)
                .containsExactly(
                        "The exception " + id
                                + " was granted: the last day to submit the claim is 2021-09-15; it can be"
                                + " used until the end of 2021-09-15: “Their office was flooded”.",
                        "The exception " + id + " was revoked: “Granted to the wrong partner”.");
    }

    @Test
    void every_kind_of_exception_is_told_in_a_sentence_X_1() {
        LocalDate day = LocalDate.of(2021, 7, 5);
        List<ExceptionTerms> all = List.of(
                ExceptionTerms.laterDeadline(PartnerDeadline.ORIGINALS, day),
                ExceptionTerms.higherCap("SEMINAR", "people per conference", null, 3),
                ExceptionTerms.higherCap("SEMINAR", "money per person", Money.of("20.00", "EUR"), null),
                ExceptionTerms.widerDates(ExceptionTerms.Kind.ACTIVITY_DATES, day, day),
                ExceptionTerms.widerDates(ExceptionTerms.Kind.COST_DATES, day, day));
        ExceptionScope scope = new ExceptionScope(EventSamples.CLAIM, null, null, EarningPeriod.ofLabel("FY21-H1"));
        assertThat(all.stream()
                        .map(terms -> Sentence.of(
                                        ExceptionGranted.of(
                                                PARTNER, new ExceptionId("exception-1"), scope, terms, day, ""),
                                        new Author(null, null))
                                .toString()))
                .satisfiesExactly(
                        one -> assertThat(one).contains("the last day to produce the originals is 2021-07-05"),
                        one -> assertThat(one)
                                .contains("the cap “people per conference” of the activity SEMINAR is 3 people"),
                        one -> assertThat(one)
                                .contains("the cap “money per person” of the activity SEMINAR is EUR 20.00"),
                        one -> assertThat(one).contains("the activity may lie within 2021-07-05 to 2021-07-05"),
                        one -> assertThat(one).contains("costs may be dated 2021-07-05 to 2021-07-05"));
    }

    private static HistoryItem item(ClaimEvent event, String by, OrganisationId of) {
        return HistoryItem.of(new ViewDocument<>(ENTRY, 7, entry(event, by, of)), false, other -> true);
    }

    /** An entry as somebody is told it; the rest of it names nobody. */
    private record Told(Person by, String sentence, Map<String, Object> details, HistoryItem rest) {}

    private static Told told(HistoryItem item, Actor reader) {
        Stream<Author> inSentence = Stream.ofNullable(item.sentence().person());
        Stream<Author> inDetails = item.details().values().stream()
                .filter(Author.class::isInstance)
                .map(Author.class::cast);
        People people = People.of(
                Stream.of(Stream.of(item.by()), inSentence, inDetails)
                        .flatMap(authors -> authors)
                        .toList(),
                reader,
                (authors, views) -> NAMES,
                NO_VIEWS);
        Map<String, Object> details = new TreeMap<>(item.details());
        details.replaceAll((name, value) -> value instanceof Author author ? people.of(author) : value);
        HistoryItem rest = new HistoryItem(
                item.position(),
                item.event(),
                item.type(),
                item.at(),
                item.recordedAt(),
                new Author(null, null),
                item.role(),
                item.channel(),
                new Sentence("", null),
                Map.of());
        return new Told(people.of(item.by()), item.sentence().told(people), details, rest);
    }

    private static Actor actor(String user, Role role, OrganisationId organisation) {
        return new Actor(new UserId(user), Set.of(role), organisation, Actor.Channel.API);
    }

    private static final Views NO_VIEWS = new Views() {
        @Override
        public <V extends Record> ViewReader<V> of(View<V> view) {
            throw new AssertionError("names are known here");
        }
    };

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
                Instant.parse("2019-08-20T10:00:01Z"),
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
