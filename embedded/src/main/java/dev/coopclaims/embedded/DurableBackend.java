package dev.coopclaims.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoSilentServerException;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backend that answers only after the write is durable. Every command that writes is followed by a commit of the
 * store file before its answer is sent; commands that finish while a commit is running share the next one. A commit
 * never splits a command: with the file's own background commit, a document could be on disk without its index entry.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);
    private static final Set<String> ADDING = Set.of("insert", "create", "createindexes");
    /** MongoDB's code for dropping a collection that does not exist. */
    private static final int NAMESPACE_NOT_FOUND = 26;

    private static final String NO_ROOM = "the disk is full";

    private final MVStore store;
    private final DiskRoom room;
    private final Runnable whenBroken;
    private final AtomicBoolean broken = new AtomicBoolean();
    /** Shared by commands, exclusive for a commit; fair, so that a stream of commands cannot starve a commit. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

    private final ReentrantLock committer = new ReentrantLock();
    private final AtomicLong finished = new AtomicLong();
    private volatile long committed;

    /** @param whenBroken run once when the file can no longer be written */
    DurableBackend(MVStore store, DiskRoom room, Runnable whenBroken) {
        super(store);
        this.store = store;
        this.room = room;
        this.whenBroken = whenBroken;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (broken.get()) {
            return refused("the data file cannot be written");
        }
        if (!WRITES.contains(name)) {
            return super.handleCommand(channel, database, command, query);
        }
        if (ADDING.contains(name) && !room.has(sizeOf(query))) {
            return name.equals("insert") ? notInserted() : refused(NO_ROOM);
        }
        long mine;
        Document answer;
        gate.readLock().lock();
        try {
            answer = super.handleCommand(channel, database, command, query);
        } catch (MongoSilentServerException silent) {
            if (!name.equals("drop")) {
                throw silent;
            }
            // There was nothing to drop: a normal answer, which the library would log as an error.
            answer = notThere(silent);
        } finally {
            // Counted even when it failed: its changes before the error must reach the disk as well.
            mine = finished.incrementAndGet();
            gate.readLock().unlock();
        }
        try {
            commitUpTo(mine);
        } catch (MVStoreException failed) {
            return broken(failed);
        }
        return answer;
    }

    /** Logged, because the file is now unusable in this process and can only be opened again by a new one. */
    private Document broken(MVStoreException failed) {
        if (broken.compareAndSet(false, true)) {
            log.error("The data file cannot be written; acknowledged data is kept: {}", failed.getMessage());
            whenBroken.run();
        }
        return refused("the data file cannot be written");
    }

    private static Document notThere(MongoSilentServerException silent) {
        return new Document("ok", 0.0)
                .append("errmsg", silent.getMessageWithoutErrorCode())
                .append("code", NAMESPACE_NOT_FOUND)
                .append("codeName", "NamespaceNotFound");
    }

    private static Document refused(String why) {
        return new Document("ok", 0.0)
                .append("errmsg", why)
                .append("code", DiskRoom.OUT_OF_DISK_SPACE)
                .append("codeName", "OutOfDiskSpace");
    }

    /** The answer of a server that accepted none of the documents. */
    private static Document notInserted() {
        return new Document("n", 0)
                .append(
                        "writeErrors",
                        List.of(new Document("index", 0)
                                .append("code", DiskRoom.OUT_OF_DISK_SPACE)
                                .append("errmsg", NO_ROOM)))
                .append("ok", 1.0);
    }

    /** The approximate size of a document in bytes. */
    private static long sizeOf(@Nullable Object value) {
        return switch (value) {
            case Document document ->
                document.values().stream().mapToLong(DurableBackend::sizeOf).sum() + 16L * document.size();
            case Collection<?> items ->
                items.stream().mapToLong(DurableBackend::sizeOf).sum();
            case String text -> text.length();
            case BinData binary -> binary.getData().length;
            case byte[] bytes -> bytes.length;
            case null, default -> 16;
        };
    }

    private void commitUpTo(long command) {
        committer.lock();
        try {
            if (committed >= command) {
                return;
            }
            gate.writeLock().lock();
            try {
                long all = finished.get();
                store.commit();
                store.sync();
                committed = all;
            } finally {
                gate.writeLock().unlock();
            }
        } finally {
            committer.unlock();
        }
    }
}
