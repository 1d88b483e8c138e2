package dev.coopclaims.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * A backend that is durable before it answers. Every command that writes is followed by a commit of the store file, and
 * the answer leaves after it; commands that finish while a commit runs share the next one. A commit never cuts a command
 * in two: with the file's own background commit, a document could be on disk without its index entry.
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

    private final MVStore store;
    /** Commands share it, a commit has it alone; fair, so that a stream of commands cannot keep a commit waiting. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

    private final ReentrantLock committer = new ReentrantLock();
    private final AtomicLong finished = new AtomicLong();
    private volatile long committed;

    DurableBackend(MVStore store) {
        super(store);
        this.store = store;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (!WRITES.contains(command.toLowerCase(Locale.ROOT))) {
            return super.handleCommand(channel, database, command, query);
        }
        long mine;
        Document answer;
        gate.readLock().lock();
        try {
            answer = super.handleCommand(channel, database, command, query);
        } finally {
            // Counted even when it failed: what it did before its error is on its way to the disk as well.
            mine = finished.incrementAndGet();
            gate.readLock().unlock();
        }
        commitUpTo(mine);
        return answer;
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
