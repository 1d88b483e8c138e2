package dev.coopclaims.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.EncodedCommit;
import dev.coopclaims.eventstore.append.StreamSpan;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.eventstore.sealing.EventOpening;
import dev.coopclaims.eventstore.sealing.EventSealing;
import dev.coopclaims.eventstore.sealing.FieldMarks;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.testkit.RealMongod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class GeneratorIT {
    private static final String FUND = "fund-aire.CSP_DIRECT.UK_LTD.FY19-H2";

    @Test
    void copies_are_whole_histories_under_other_names() {
        String uri = RealMongod.uri();
        String from = RealMongod.freshDatabase();
        String to = RealMongod.freshDatabase();
        try (MongoClient client = MongoClients.create(uri);
                MongoCommitLog log = MongoCommitLog.open(client, uri, from);
                Appender appender = Appender.startedOn(log)) {
            String master = MasterKeyRing.newLine(1);
            history(Opened.sealing(client.getDatabase(from), MasterKeyRing.of(master)))
                    .forEach(appender::append);

            Generator.Written written = Generator.write(uri, from, to, master, 30);

            assertThat(written.claims()).isEqualTo(30);
            assertThat(written.funds()).hasSize(30);
            assertThat(written.funds().get(FUND)).isEqualTo(sums("400.00", "0.00", "10.00"));
            assertThat(written.funds().get("fund-aire-29.CSP_DIRECT.UK_LTD.FY19-H2"))
                    .isEqualTo(sums("400.00", "0.00", "10.00"));
            try (MongoCommitLog copied = MongoCommitLog.open(client, uri, to)) {
                List<StoredEvent> events = eventsOf(copied);
                assertThat(events).hasSize(Math.toIntExact(written.events()));
                assertThat(events.stream().map(StoredEvent::id)).doesNotHaveDuplicates();
                areStreamsDense(events);
                areNumbersUnique(events);
                areSealedUnderTheirOwnKeys(events, Opened.sealing(client.getDatabase(to), MasterKeyRing.of(master)));
                areIdsThoseOfTheApplication(events);
                assertThat(events.stream()
                                .filter(event -> event.name().equals("coop.organisation.OrganisationRegistered")))
                        .as("the vendor, and each partner once")
                        .hasSize(1 + 30);
            }
        }
    }

    private static FundSums sums(String total, String reserved, String approved) {
        return new FundSums(new BigDecimal(total), new BigDecimal(reserved), new BigDecimal(approved));
    }

    private static void areStreamsDense(List<StoredEvent> events) {
        Map<String, Long> next = new HashMap<>();
        for (StoredEvent event : events) {
            long expected = next.merge(Objects.requireNonNull(event.stream()), 1L, Long::sum) - 1;
            assertThat(event.sequence()).as("of %s", event.stream()).isEqualTo(expected);
        }
    }

    private static void areNumbersUnique(List<StoredEvent> events) {
        Set<String> numbers = new HashSet<>();
        long most = 0;
        for (StoredEvent event : events) {
            if (event.name().equals("coop.claim.ClaimStarted")) {
                assertThat(numbers.add(text(event, "number"))).isTrue();
            }
            if (event.name().equals("coop.claim.ClaimNumbersAllotted")) {
                assertThat(event.payload().getNumber("first").longValue()).isEqualTo(most + 1);
                most = event.payload().getNumber("last").longValue();
            }
        }
        assertThat(numbers).hasSize(30).allMatch(number -> number.matches("CLM-FY19H2-1\\d{6}"));
    }

    private static void areSealedUnderTheirOwnKeys(List<StoredEvent> events, FieldSealing sealing) {
        int titles = 0;
        for (StoredEvent event : events) {
            if (event.name().equals("coop.claim.ClaimStarted")) {
                assertThat(opened(event, "title", sealing)).isEqualTo("Flyers");
                titles++;
            }
            if (event.name().equals("coop.earning.EarningRegistered")) {
                assertThat(event.stream()).isEqualTo(text(event, "earning"));
                assertThat(opened(event, "externalId", sealing)).startsWith("demo-1/");
            }
        }
        assertThat(titles).isEqualTo(30);
    }

    private static String opened(StoredEvent event, String field, FieldSealing sealing) {
        EventOpening opening = sealing.opening(event.id(), Objects.requireNonNull(event.stream()));
        opening.texts(event.payload().getBinary(FieldSealing.TEXTS).getData());
        return opening.open(event.payload().getBinary(field).getData());
    }

    private static void areIdsThoseOfTheApplication(List<StoredEvent> events) {
        Set<String> invoices = new HashSet<>();
        for (StoredEvent event : events) {
            if (event.name().equals("coop.invoice.InvoiceRegistered")) {
                assertThat(event.stream()).isEqualTo(text(event, "invoice"));
                invoices.add(text(event, "invoice"));
            }
        }
        assertThat(invoices).hasSize(30);
    }

    private static String text(StoredEvent event, String field) {
        return event.payload().getString(field).getValue();
    }

    private static List<StoredEvent> eventsOf(MongoCommitLog log) {
        List<StoredEvent> events = new ArrayList<>();
        try (CommitTail tail = new CommitTail(log, 0)) {
            for (List<StoredCommit> page = tail.next(); !page.isEmpty(); page = tail.next()) {
                page.forEach(commit -> events.addAll(commit.events()));
            }
        }
        return events;
    }

    /** A vendor and a partner with one claim, reserved and approved. */
    private static List<EncodedCommit> history(FieldSealing sealing) {
        String claim = "claim-" + UUID.randomUUID();
        String earning = EarningId.ofDigest(StableDigest.of("demo-1")).value();
        String invoice = InvoiceId.ofDigest(StableDigest.of("INV-1")).value();
        return List.of(
                commit(event(
                        "Organisation", "org-vendor", 0, "coop.organisation.OrganisationRegistered", "org-vendor")),
                commit(new Event(
                        UUID.randomUUID().toString(),
                        "ExchangeRates",
                        "rates-2019-06",
                        0,
                        "coop.rate.ExchangeRatesPublished",
                        new BsonDocument("source", new BsonString("ECB")))),
                commit(event("ClaimNumbers", "claimnumbers-FY19-H2", 0, "coop.claim.ClaimNumbersAllotted", "org-vendor")
                        .with("first", new BsonInt64(1))
                        .with("last", new BsonInt64(100))),
                commit(event("Organisation", "org-aire", 0, "coop.organisation.OrganisationRegistered", "org-aire")),
                commit(event("Organisation", "org-aire", 1, "coop.organisation.MemberAdded", "org-aire")
                        .with("user", new BsonString("alice"))),
                commit(
                        event("Earning", earning, 0, "coop.earning.EarningRegistered", "org-aire")
                                .with("earning", new BsonString(earning))
                                .sealed("externalId", "demo-1", new Opened.OfNamed("", "org-aire"), sealing),
                        event("Fund", FUND, 0, "coop.fund.FundOpened", "org-aire")
                                .with("fund", new BsonString(FUND)),
                        event("Fund", FUND, 1, "coop.fund.EarningsAccrued", "org-aire")
                                .with("fund", new BsonString(FUND))
                                .with("accrued", money("400.00"))),
                commit(event("Claim", claim, 0, "coop.claim.ClaimStarted", "org-aire")
                        .with("number", new BsonString("CLM-FY19H2-123456"))
                        .sealed("title", "Flyers", new Opened.OfStream(""), sealing)),
                commit(
                        event("Claim", claim, 1, "coop.claim.ClaimSubmitted", "org-aire"),
                        event("Fund", FUND, 2, "coop.fund.FundsReserved", "org-aire")
                                .with("fund", new BsonString(FUND))
                                .with("amount", money("10.00")),
                        event("Invoice", invoice, 0, "coop.invoice.InvoiceRegistered", "org-aire")
                                .with("invoice", new BsonString(invoice))
                                .with("invoiceNumber", new BsonString("INV-1"))),
                commit(
                        event("Claim", claim, 2, "coop.claim.ClaimApproved", "org-aire"),
                        event("Fund", FUND, 3, "coop.fund.FundsApproved", "org-aire")
                                .with("fund", new BsonString(FUND))
                                .with("amount", money("10.00"))));
    }

    private static BsonDocument money(String amount) {
        return new BsonDocument("amount", new BsonString(amount)).append("currency", new BsonString("GBP"));
    }

    private static Event event(String type, String stream, long sequence, String name, String organisation) {
        return new Event(
                UUID.randomUUID().toString(),
                type,
                stream,
                sequence,
                name,
                new BsonDocument("organisation", new BsonString(organisation)));
    }

    private record Event(String id, String type, String stream, long sequence, String name, BsonDocument payload) {
        Event with(String field, BsonValue value) {
            payload.append(field, value);
            return this;
        }

        Event sealed(String field, String text, Object standIn, FieldSealing sealing) {
            FieldSealing.CommitSealing commit = sealing.begin();
            commit.add(standIn, stream);
            commit.fetchKeys();
            String component = standIn instanceof Opened.OfNamed ? "subject" : FieldMarks.STREAM;
            EventSealing event = Objects.requireNonNull(commit.of(standIn, id, stream));
            with(field, new BsonBinary(event.seal(component, text)));
            return with(FieldSealing.TEXTS, new BsonBinary(Objects.requireNonNull(event.texts())));
        }
    }

    private static EncodedCommit commit(Event... events) {
        Map<String, StreamSpan> spans = new LinkedHashMap<>();
        BsonArray stored = new BsonArray();
        for (Event event : events) {
            spans.merge(
                    event.stream(),
                    new StreamSpan(event.stream(), event.type(), event.sequence(), event.sequence()),
                    (before, one) -> new StreamSpan(before.id(), before.type(), before.first(), one.last()));
            stored.add(new BsonDocument("id", new BsonString(event.id()))
                    .append("stream", new BsonString(event.stream()))
                    .append("seq", new BsonInt64(event.sequence()))
                    .append("name", new BsonString(event.name()))
                    .append("revision", new BsonString("1"))
                    .append("occurredAt", new BsonDateTime(1_579_089_600_000L))
                    .append("payload", event.payload())
                    .append("meta", new BsonDocument("actor", new BsonString("alice"))));
        }
        BsonArray streams = new BsonArray();
        spans.values()
                .forEach(span -> streams.add(new BsonDocument("id", new BsonString(span.id()))
                        .append("type", new BsonString(Objects.requireNonNull(span.type())))
                        .append("first", new BsonInt64(span.first()))
                        .append("last", new BsonInt64(span.last()))));
        BsonDocument commit = new BsonDocument("_id", new BsonInt64(0))
                .append("v", new BsonInt32(1))
                .append("n", new BsonInt32(events.length))
                .append("recordedAt", new BsonDateTime(0))
                .append("streams", streams)
                .append("events", stored);
        ByteBuf encoded = new RawBsonDocument(commit, new BsonDocumentCodec()).getByteBuffer();
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return new EncodedCommit(bytes, bytes.length, events.length, List.copyOf(spans.values()));
    }
}
