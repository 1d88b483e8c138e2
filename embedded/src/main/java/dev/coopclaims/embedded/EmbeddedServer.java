package dev.coopclaims.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.function.Function;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-like server inside this process, on a socket of its own, with one file in a data folder. For trying out and
 * for small sites: one process, comfortable to about {@value #COMFORTABLE_EVENTS} events.
 */
public final class EmbeddedServer implements AutoCloseable {
    /** Up to so many events every answer is quick; beyond, its full scans are felt. */
    public static final long COMFORTABLE_EVENTS = 50_000;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    /** Without a large cache its full scans fall off a cliff between 50,000 and 200,000 documents. */
    private static final int CACHE_MEGABYTES = 256;
    /** Old chunks may be overwritten after so long; every commit is synced, so they are not needed for recovery. */
    private static final int RETENTION_MILLIS = 1_000;

    private static final int COMPACTION_LIMIT_MILLIS = 3_000;
    /** A command blocks its thread until it is on disk, so there are more of them than cores. */
    private static final int WORKER_THREADS = 32;
    /** An input or output error, by the convention of sysexits.h. */
    private static final int BROKEN_EXIT_CODE = 74;

    private final SocketServer server;
    private final MVStore store;
    private final DataFolder folder;

    private EmbeddedServer(SocketServer server, MVStore store, DataFolder folder) {
        this.server = server;
        this.store = store;
        this.folder = folder;
    }

    /**
     * As {@link #open(Path, Runnable)}; a file that cannot be written any more ends the process.
     *
     * @throws DataFolderUnusable as there
     */
    public static EmbeddedServer open(Path folder) {
        return open(folder, () -> Runtime.getRuntime().halt(BROKEN_EXIT_CODE));
    }

    /**
     * Opens the data folder, made when missing, and starts to serve.
     *
     * @param whenBroken run once if the data file cannot be written any more although the disk said that there was room:
     *     nothing is served from then on, and what was acknowledged is there after the next start
     * @throws DataFolderUnusable with the remedy when another process uses it, it cannot be read or written, or the data
     *     of an installation that began there are gone
     */
    public static EmbeddedServer open(Path folder, Runnable whenBroken) {
        return open(folder, DiskRoom::of, whenBroken);
    }

    /** @param room how the disk of the folder is asked for room */
    static EmbeddedServer open(Path folder, Function<Path, DiskRoom> room, Runnable whenBroken) {
        DataFolder taken = DataFolder.take(folder);
        MVStore store = null;
        try {
            store = openStore(taken.dataFile().toString());
            taken.begun();
            DurableBackend backend = new DurableBackend(store, room.apply(folder), whenBroken);
            SocketServer server = new SocketServer(backend, taken.socket(), WORKER_THREADS);
            connectOnce(server.uri());
            log.info(
                    "Embedded database in {}: one process, comfortable to about {} events; set MONGODB_URI for more",
                    folder.toAbsolutePath(),
                    COMFORTABLE_EVENTS);
            return new EmbeddedServer(server, store, taken);
        } catch (RuntimeException failed) {
            if (store != null) {
                store.closeImmediately();
            }
            taken.close();
            throw failed;
        }
    }

    /** Where the driver finds it: a socket in a folder that is its owner's alone. */
    public String uri() {
        return server.uri();
    }

    /** Stops serving and closes the file; what was acknowledged is there already. */
    @Override
    public void close() {
        server.close();
        if (!store.isClosed()) {
            store.close(COMPACTION_LIMIT_MILLIS);
        }
        folder.close();
    }

    /**
     * The driver loads its native part for sockets with the first connection, which takes seconds on a slow machine:
     * before anybody's time-out runs.
     */
    private static void connectOnce(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        }
    }

    /** @param file as the store's own file systems name it */
    static MVStore openStore(String file) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file)
                    .autoCommitDisabled()
                    .cacheSize(CACHE_MEGABYTES)
                    .open();
            store.setRetentionTime(RETENTION_MILLIS);
            store.setVersionsToKeep(0);
            return store;
        } catch (MVStoreException unusable) {
            throw new DataFolderUnusable(
                    "the data file " + file + " cannot be opened (" + unusable.getMessage()
                            + "); restore it from a copy, or name another folder with --data",
                    unusable);
        }
    }
}
