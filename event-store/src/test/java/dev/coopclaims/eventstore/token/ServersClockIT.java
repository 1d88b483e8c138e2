package dev.coopclaims.eventstore.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;

/** No clock of this process decides about claims, and no secondary is asked. */
class ServersClockIT {

    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final String VIEW = "view";

    @Test
    void no_operation_reads_the_clock_of_the_process() {
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            var database = client.getDatabase(RealMongod.freshDatabase());
            AtomicInteger reads = new AtomicInteger();
            useAll(new PositionTokenStore(database, "log", "one", CLAIM, TokenClock.SERVER, () -> read(reads)));
            assertThat(reads).hasValue(0);

            database.drop();
            useAll(new PositionTokenStore(database, "log", "one", CLAIM, TokenClock.PROCESS, () -> read(reads)));
            assertThat(reads).as("of the other kind").hasPositiveValue();
            database.drop();
        }
    }

    private static Instant read(AtomicInteger reads) {
        reads.incrementAndGet();
        return Instant.now();
    }

    private static void useAll(PositionTokenStore tokens) {
        tokens.initializeTokenSegments(VIEW, 1);
        tokens.initializeSegment(null, VIEW, 1);
        assertThat(tokens.fetchAvailableSegments(VIEW)).hasSize(2);
        tokens.fetchToken(VIEW, 0);
        tokens.fetchToken(VIEW, Segment.computeSegment(1, 0, 1));
        tokens.storeToken(new GlobalSequenceTrackingToken(4), VIEW, 0);
        tokens.extendClaim(VIEW, 0);
        tokens.releaseClaim(VIEW, 0);
        tokens.deleteToken(VIEW, 1);
        assertThat(tokens.segmentPositions(VIEW)).hasSize(1);
        assertThat(tokens.lowestPosition(VIEW)).hasValue(4);
        assertThat(tokens.retrieveStorageIdentifier()).isPresent();
    }

    /** So the clock that is handed in above is the only one there is. */
    @Test
    void the_classes_know_no_other_clock_than_the_one_they_are_given() throws IOException {
        Set<String> clocks = new TreeSet<>();
        for (Path file : classes()) {
            ClassModel parsed = ClassFile.of().parse(file);
            for (PoolEntry entry : parsed.constantPool()) {
                if (entry instanceof MemberRefEntry member) {
                    String call = member.owner().asInternalName() + "." + member.name();
                    if (isClock(call, member.type().stringValue())) {
                        clocks.add(call);
                    }
                }
            }
        }
        assertThat(clocks).containsExactly("java/time/InstantSource.instant", "java/time/InstantSource.system");
    }

    private static boolean isClock(String call, String type) {
        return call.startsWith("java/time/InstantSource.")
                || call.startsWith("java/time/Clock.")
                || call.endsWith(".now")
                || call.equals("java/lang/System.currentTimeMillis")
                || call.equals("java/lang/System.nanoTime")
                || (call.equals("java/util/Date.<init>") && type.equals("()V"));
    }

    private static List<Path> classes() throws IOException {
        Path here = Path.of(Objects.requireNonNull(PositionTokenStore.class.getResource("PositionTokenStore.class"))
                .getPath());
        try (Stream<Path> files = Files.list(Objects.requireNonNull(here.getParent()))) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(classes).hasSizeGreaterThan(4);
            return classes;
        }
    }

    @Test
    void positions_are_the_primarys_whatever_the_client_prefers() {
        try (MongoClient client = MongoClients.create(RealMongod.uri() + "&readPreference=secondary")) {
            var database = client.getDatabase(RealMongod.freshDatabase());
            TokenStore tokens = new PositionTokenStore(database, "log", "one", CLAIM, TokenClock.SERVER);
            tokens.initializeTokenSegments(VIEW, 1);
            assertThat(tokens.fetchSegments(VIEW)).containsExactly(0);
            database.drop();
        }
    }
}
