package dev.coopclaims.query.projection;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.FollowerGroup;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds a view in a second collection, of this run alone, while it keeps answering and following the log. Its lanes stop
 * only for the last events and for the takeover. If the rebuild is interrupted, the view is as it was or has some documents
 * replaced already; each document is correct by itself.
 */
final class RebuildBeside<V extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildBeside.class);

    private static final String BESIDE = "_beside";

    private final MongoDatabase database;
    private final StoredView<V> answering;
    private final StoredView<V> made;
    private final EventLog log;
    private final ProjectionSettings settings;

    /** For one run. */
    RebuildBeside(MongoDatabase database, StoredView<V> answering, EventLog log, ProjectionSettings settings) {
        this.database = database;
        this.answering = answering;
        String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        this.made =
                StoredView.beside(database, answering.view(), answering.view().collection() + BESIDE + "_" + run);
        this.made.noteParking(answering.parking());
        this.log = log;
        this.settings = settings;
    }

    /**
     * Runs to the end of the log and takes over.
     *
     * @param applied receives the position of the new view, page by page
     * @param requireClaimed throws as soon as the claims are over under which the rebuild begins, also when they are claimed
     *     again
     * @param hold stops the live view after its current batch, until it is closed
     * @throws RuntimeException when it failed, or another node has the view or had it meanwhile
     */
    void run(LongConsumer applied, Runnable requireClaimed, Supplier<FollowerGroup.Held> hold) {
        dropLeftOver(requireClaimed);
        try {
            made.indexes().create();
            Rebuild<V> rebuild = new Rebuild<>(log, made, settings, requireClaimed);
            long reached = rebuild.run(0, applied);
            try (FollowerGroup.Held held = hold.get()) {
                takeOver(rebuild, reached, requireClaimed, held);
            }
        } finally {
            made.drop();
        }
    }

    /**
     * Drops what processes that have ended left. Those that were named before the check are of runs under earlier claims, which
     * come to nothing anyway; who has claimed the view since uses another name.
     */
    private void dropLeftOver(Runnable requireClaimed) {
        String prefix = answering.view().collection() + BESIDE;
        List<String> leftOver = new ArrayList<>();
        for (String name : database.listCollectionNames()) {
            if (name.startsWith(prefix)) {
                leftOver.add(name);
            }
        }
        requireClaimed.run();
        leftOver.forEach(name -> database.getCollection(name).drop());
    }

    private void takeOver(Rebuild<V> rebuild, long reached, Runnable requireClaimed, FollowerGroup.Held held) {
        long last = rebuild.run(reached + 1, position -> requireClaimed.run());
        try {
            new Takeover(answering.collection(), made.collection(), requireClaimed).run();
        } finally {
            answering.cache().clear();
        }
        if (last != EventLog.NOTHING) {
            held.store(last);
        }
        LOG.info(
                "view {} rebuilt in a second collection up to position {}",
                answering.view().name(),
                last);
    }
}
