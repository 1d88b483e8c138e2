package dev.coopclaims.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.kernel.StoredEventNames;
import dev.coopclaims.kernel.fund.FundEvent;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sums are added up without the application's code, so nothing else notices an event that they do not know. */
class FundSumsTest {
    private static final String FUND = "fund-aire.1";

    @ParameterizedTest
    @MethodSource("eventsOfFunds")
    void what_every_event_of_a_fund_changes_is_known(String name) {
        StoredEvent event = event(name);
        StoredCommit commit = new StoredCommit(0, Instant.EPOCH, List.of(event), event.raw());
        assertThat(FundSums.of(List.of(commit))).containsOnlyKeys(FUND);
    }

    static List<String> eventsOfFunds() {
        return StoredEventNames.CLASSES.entrySet().stream()
                .filter(entry -> FundEvent.class.isAssignableFrom(entry.getValue()))
                .map(entry -> entry.getKey())
                .sorted()
                .toList();
    }

    private static StoredEvent event(String name) {
        BsonDocument one = new BsonDocument("amount", new BsonString("1.00"));
        RawBsonDocument payload = new RawBsonDocument(
                new BsonDocument("fund", new BsonString(FUND))
                        .append("amount", one)
                        .append("accrued", one)
                        .append("shortfallNetted", one),
                new BsonDocumentCodec());
        return new StoredEvent(
                0, Instant.EPOCH, "id", FUND, "Fund", 0, name, null, Instant.EPOCH, payload, payload, payload);
    }
}
