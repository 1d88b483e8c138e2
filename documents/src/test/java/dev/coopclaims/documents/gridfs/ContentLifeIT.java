package dev.coopclaims.documents.gridfs;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.coopclaims.documents.ByteRange;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.DocumentContents.Holders;
import dev.coopclaims.documents.NoScanner;
import dev.coopclaims.documents.Samples;
import dev.coopclaims.documents.SweepResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Confirming, discarding and sweeping. */
@ParameterizedClass
@EnumSource(ContentsBench.Server.class)
class ContentLifeIT extends ContentsBench {
    private static final long LATER_EACH_ROUND_NANOS = 100_000;

    ContentLifeIT(Server server) {
        super(server);
    }

    @Test
    void a_discarded_content_is_gone_and_may_be_discarded_again() throws Exception {
        ContentId id = store();
        contents.discard(id);
        contents.discard(id);
        assertThat(contents.open(id)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> contents.confirm(id));
        assertNothingLeft();
    }

    @Test
    void a_confirmed_content_may_be_confirmed_again_and_not_be_discarded() throws Exception {
        ContentId id = store();
        contents.confirm(id);
        contents.confirm(id);
        assertThatIllegalStateException().isThrownBy(() -> contents.discard(id));
        assertThat(contents.find(id)).isPresent();
    }

    @Test
    void the_sweep_takes_what_is_old_and_unconfirmed_and_nothing_else() throws Exception {
        ContentId confirmed = store();
        contents.confirm(confirmed);
        ContentId referenced = store();
        ContentId orphan = store();
        now.updateAndGet(instant -> instant.plus(HOURS));
        ContentId young = store();
        now.updateAndGet(instant -> instant.plusSeconds(1));

        SweepResult result = contents.sweepOrphans(HOURS, referenced::equals);

        assertThat(result).isEqualTo(new SweepResult(1, 1, false));
        assertThat(contents.find(orphan)).isEmpty();
        assertThat(List.of(confirmed, referenced, young))
                .allSatisfy(id -> assertThat(read(id, ByteRange.WHOLE)).isNotEmpty());
        assertThatIllegalStateException().isThrownBy(() -> contents.discard(referenced));
        assertThat(count("contents.files")).isEqualTo(3);
    }

    @Test
    void the_sweep_finds_what_a_killed_upload_left() {
        ContentId id = ContentId.generate();
        database.getCollection("contents.register")
                .insertOne(new Document("_id", id.value())
                        .append("state", "QUARANTINED")
                        .append("begunAt", Date.from(now.get())));
        database.getCollection("contents.chunks")
                .insertOne(new Document("files_id", id.value()).append("n", 0).append("data", new byte[10]));
        now.updateAndGet(instant -> instant.plus(HOURS).plusSeconds(1));
        assertThat(contents.sweepOrphans(HOURS, any -> true).removed()).isEqualTo(1);
        assertNothingLeft();
    }

    @Test
    void an_upload_that_is_swept_while_it_streams_fails_and_leaves_nothing() {
        InputStream slow = followedBy(Samples.pdf(600_000), () -> {
            now.updateAndGet(instant -> instant.plus(HOURS).plusSeconds(1));
            contents.sweepOrphans(HOURS, any -> false);
            return -1;
        });
        assertThatIllegalStateException().isThrownBy(() -> contents.store(slow, LIMITS, "a.pdf", BELONGS_TO));
        assertNothingLeft();
    }

    @Test
    void a_content_that_two_claims_hold_leaves_when_both_have_given_it_up_C_11_H_5() throws Exception {
        ContentId shared = store();
        contents.confirm(shared);
        ContentId alone = store();
        contents.confirm(alone);
        contents.share(List.of(shared), "claim-2");
        contents.share(List.of(shared), "claim-2");

        contents.giveUp(shared, "claim-1");
        contents.giveUp(shared, "claim-1");
        contents.giveUp(alone, "claim-2");
        assertThat(contents.find(shared)).isPresent();
        assertThat(contents.find(alone)).as("a stranger gives nothing up").isPresent();

        contents.giveUp(alone, "claim-1");
        contents.giveUp(shared, "claim-2");
        contents.giveUp(shared, "claim-2");
        assertThat(contents.find(alone)).isEmpty();
        assertNothingLeft();
    }

    @Test
    void what_leaves_is_not_shared_and_what_is_shared_stays_C_11() throws Exception {
        ContentId there = store();
        ContentId gone = store();
        contents.confirm(there);
        contents.discard(gone);

        assertThat(contents.share(List.of(there, gone), "claim-2")).containsExactly(gone);
        assertThat(contents.holders(there)).isEqualTo(new Holders(Set.of("claim-1", "claim-2"), false));
        now.updateAndGet(instant -> instant.plus(HOURS));
        assertThat(contents.holders(there).settled()).isTrue();
        contents.giveUp(there, "claim-2");
        assertThat(contents.holders(there).claims()).containsExactly("claim-1");
        assertThat(contents.holders(gone)).isEqualTo(new Holders(Set.of(), true));
    }

    @Test
    void a_content_that_is_given_up_and_shared_at_once_is_either_gone_or_shared() throws Exception {
        int rounds = 40;
        int shared = 0;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < rounds; round++) {
                ContentId id = store(contents, 1_000, "org-1");
                contents.confirm(id);
                CyclicBarrier start = new CyclicBarrier(2);
                long later = round * LATER_EACH_ROUND_NANOS;
                Future<Boolean> copy = two.submit(() -> {
                    start.await();
                    LockSupport.parkNanos(later);
                    return contents.share(List.of(id), "claim-2").isEmpty();
                });
                Future<?> purge = two.submit(() -> {
                    start.await();
                    contents.giveUp(id, "claim-1");
                    return null;
                });
                purge.get();
                assertThat(contents.find(id).isPresent()).as("round %d", round).isEqualTo(copy.get());
                shared += copy.get() ? 1 : 0;
            }
        }
        System.out.printf("given up and shared at once: %d of %d were shared, the others were gone%n", shared, rounds);
    }

    @Test
    void one_that_cannot_be_swept_does_not_stop_the_others() throws Exception {
        List<ContentId> orphans = List.of(store(), store(), store());
        ContentId broken = orphans.get(1);
        now.updateAndGet(instant -> instant.plus(HOURS).plusSeconds(1));

        SweepResult result = contents.sweepOrphans(HOURS, id -> {
            if (id.equals(broken)) {
                throw new IllegalStateException("its claim cannot be read");
            }
            return false;
        });

        assertThat(result).isEqualTo(new SweepResult(2, 0, false));
        assertThat(contents.find(broken)).isPresent();
        assertThat(contents.sweepOrphans(HOURS, id -> false).removed()).isOne();
        assertNothingLeft();
    }

    @Test
    void bytes_of_an_upload_that_is_being_stored_are_not_counted_away() {
        Usage usage = new Usage(database.getCollection("contents.usage"), 100, now::get);
        usage.take(new Usage.Share("org-1", 60));
        assertThat(usage.correct(Map::of)).as("its content is not there yet").isFalse();
        assertThat(used("org-1")).isEqualTo(60);

        now.updateAndGet(instant -> instant.plusSeconds(61));
        assertThat(usage.correct(() -> {
                    usage.take(new Usage.Share("org-1", 40));
                    usage.giveBack(new Usage.Share("org-1", 40));
                    return Map.of();
                }))
                .as("changed while contents were counted")
                .isFalse();
        assertThat(used("org-1")).isEqualTo(60);

        now.updateAndGet(instant -> instant.plusSeconds(61));
        assertThat(usage.correct(Map::of)).as("a process died").isTrue();
        assertThat(used("org-1")).isZero();
    }

    @Test
    void an_organisation_stores_no_more_than_its_quota_and_gets_back_what_leaves() throws Exception {
        GridFsDocumentContents small =
                new GridFsDocumentContents(database, new NoScanner(), SCAN_TIMEOUT, 700_000, now::get);
        ContentId large = store(small, 600_000, "org-1");
        assertThat(used("org-1")).isEqualTo(600_000);
        assertRefused(small, Samples.pdf(600_000), Code.STORAGE_USED_UP);
        assertRefused(small, Samples.pdf(100_001), Code.STORAGE_USED_UP);
        ContentId little = store(small, 100_000, "org-1");
        assertRefused(small, Samples.pdf(1_000), Code.STORAGE_USED_UP);
        store(small, 600_000, "org-2");
        assertThat(count("contents.register"))
                .as("nothing is left of what was refused")
                .isEqualTo(3);
        assertThat(count("contents.files")).isEqualTo(2);

        small.discard(large);
        small.discard(large);
        small.confirm(little);
        small.giveUp(little, "claim-1");
        assertThat(used("org-1")).isZero();
        store(small, 600_000, "org-1");
    }

    @Test
    void uploads_at_the_same_time_do_not_exceed_the_quota_together() throws Exception {
        GridFsDocumentContents small =
                new GridFsDocumentContents(database, new NoScanner(), SCAN_TIMEOUT, 100_000, now::get);
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService uploads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> upload = () -> {
                try {
                    store(small, 10_000, "org-1");
                    return taken.incrementAndGet();
                } catch (ContentRefused full) {
                    return refused.incrementAndGet();
                }
            };
            for (Future<Integer> done : uploads.invokeAll(Collections.nCopies(40, upload))) {
                done.get();
            }
        }
        assertThat(taken).hasValue(10);
        assertThat(refused).hasValue(30);
        assertThat(used("org-1")).isEqualTo(100_000);
    }

    @Test
    void what_was_counted_wrongly_is_counted_anew() throws Exception {
        store(contents, 300_000, "org-1");
        store(contents, 1_000, "org-2");
        database.getCollection("contents.usage").updateOne(eq("_id", "org-1"), inc("bytes", 5_000L));
        database.getCollection("contents.usage").deleteOne(eq("_id", "org-2"));
        database.getCollection("contents.usage").insertOne(new Document("_id", "org-3").append("bytes", 7L));
        now.updateAndGet(instant -> instant.plusSeconds(61));
        assertThat(contents.recount()).isTrue();
        assertThat(used("org-1")).isEqualTo(300_000);
        assertThat(used("org-2")).isEqualTo(1_000);
        assertThat(used("org-3")).isZero();
    }

    private static ContentId store(GridFsDocumentContents into, int bytes, String organisation) throws IOException {
        return into.store(
                        new ByteArrayInputStream(Samples.pdf(bytes)),
                        LIMITS,
                        "a.pdf",
                        Map.of("organisation", organisation, "claim", "claim-1"))
                .id();
    }

    private long used(String organisation) {
        Document line = database.getCollection("contents.usage")
                .find(eq("_id", organisation))
                .first();
        return line == null ? 0 : line.getLong("bytes");
    }
}
