package dev.coopclaims.eventstore.contract;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.Tail;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Says yes to everything and keeps nothing. */
final class DoNothingServer implements ContractServer {

    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", 1)))
                    .serverSelectionTimeout(10, TimeUnit.MILLISECONDS))
            .build());

    @Override
    public CommitLog openLog() {
        return new DoNothingLog();
    }

    @Override
    public TokenStore tokens(String node, Duration claimTimeout) {
        return new DoNothingTokens();
    }

    @Override
    public MongoDatabase database() {
        return client.getDatabase("nothing");
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class DoNothingLog implements CommitLog {

        @Override
        public Tail tail() {
            return Tail.EMPTY;
        }

        @Override
        public InsertOutcome insert(List<RawBsonDocument> commits) {
            return new InsertOutcome.AllStored();
        }

        @Override
        public List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
            return List.of();
        }

        @Override
        public Optional<RawBsonDocument> commitHolding(long position) {
            return Optional.empty();
        }

        @Override
        public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
            return CommitPage.EMPTY;
        }

        @Override
        public Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence) {
            return Optional.empty();
        }

        @Override
        public String id() {
            return "log of a test";
        }

        @Override
        public OptionalLong headOf(String stream) {
            return OptionalLong.empty();
        }

        @Override
        public void close() {}
    }

    private static final class DoNothingTokens implements TokenStore {

        @Override
        public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {}

        @Override
        @SuppressWarnings("NullAway") // null is Axon's token before the first event
        public @Nullable TrackingToken fetchToken(String processorName, int segment) {
            return null;
        }

        @Override
        public void releaseClaim(String processorName, int segment) {}

        @Override
        public int[] fetchSegments(String processorName) {
            return new int[0];
        }
    }
}
