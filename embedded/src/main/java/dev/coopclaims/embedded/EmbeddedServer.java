package dev.coopclaims.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible server inside this process, on its own socket, with one file in a data folder. For evaluation
 * and small sites: one process, comfortable up to about {@value #COMFORTABLE_EVENTS} events.
 */
public final class EmbeddedServer implements AutoCloseable {
    /** Up to this many events every answer is quick; beyond that, the full scans become noticeable. */
    public static final long COMFORTABLE_EVENTS = 50_000;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    /** Without a large cache, full scans become drastically slower between 50,000 and 200,000 documents. */
    private static final int CACHE_MEGABYTES = 256;
    /** Old chunks may be overwritten after this time; every commit is synced, so recovery does not need them. */
    private static final int RETENTION_MILLIS = 1_000;

    private static final int COMPACTION_LIMIT_MILLIS = 3_000;
    /** More threads than cores, because a command blocks its thread until it is on disk. */
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
     * Like {@link #open(Path, Runnable)}; ends the process if the file can no longer be written.
     *
     * @throws DataFolderUnusable as there
     */
    public static EmbeddedServer open(Path folder) {
        return open(folder, () -> Runtime.getRuntime().halt(BROKEN_EXIT_CODE));
    }

    /**
     * Opens the data folder, creating it if missing, and starts serving.
     *
     * @param whenBroken run once if the data file can no longer be written although the disk reported free space:
     *     nothing is served from then on, and acknowledged data is there after the next start
     * @throws DataFolderUnusable with the remedy when another process uses the folder, it cannot be read or written, or
     *     the data of an existing installation is missing
     */
    public static EmbeddedServer open(Path folder, Runnable whenBroken) {
        return open(folder, DiskRoom::of, whenBroken);
    }

    /** @param room how the free space of the folder's disk is determined */
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
                    "Embedded database in {}: one process, comfortable up to about {} events; set MONGODB_URI for more",
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

    /**
     * Writes the data file of a folder anew, with nothing in it but what is there now: the file keeps pages of documents that were
     * replaced, for as long as they need not give way (H-6). Takes as long as reading and writing the whole file.
     *
     * @throws DataFolderUnusable as {@link #open(Path)} does
     */
    public static void compact(Path folder) {
        try (DataFolder taken = DataFolder.take(folder)) {
            String file = taken.dataFile().toString();
            MVStoreTool.compactCleanUp(file);
            if (!Files.exists(taken.dataFile())) {
                return;
            }
            long before = Files.size(taken.dataFile());
            MVStoreTool.compact(file, false);
            taken.begun();
            log.info("The data file was written anew: {} bytes, {} before", Files.size(taken.dataFile()), before);
        } catch (IOException | MVStoreException broken) {
            throw new DataFolderUnusable(
                    "the data file in " + folder + " cannot be written anew (" + broken.getMessage()
                            + "); free space for a second one, or start without coop.compact-data",
                    broken);
        }
    }

    /** The URI for the driver: a socket in a folder that only its owner can enter. */
    public String uri() {
        return server.uri();
    }

    /** Stops serving and closes the file; acknowledged data is already on disk. */
    @Override
    public void close() {
        server.close();
        if (!store.isClosed()) {
            store.close(COMPACTION_LIMIT_MILLIS);
        }
        folder.close();
    }

    /**
     * Connects once before any time-out runs: the first connection loads the driver's native socket library, which
     * takes seconds on a slow machine.
     */
    private static void connectOnce(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        }
    }

    /** @param file path in the syntax of the store's file systems */
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
