package dev.coopclaims.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-like server inside this process, on a free loopback port, with one file in a data folder. For trying out and
 * for small sites: one process, comfortable to about {@value #COMFORTABLE_EVENTS} events.
 */
public final class EmbeddedServer implements AutoCloseable {
    /** Up to so many events every answer is quick; beyond, its full scans are felt. */
    public static final long COMFORTABLE_EVENTS = 50_000;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String FILE = "coop-claims.mv";
    private static final String LOCK = "coop-claims.lock";
    /** Without a large cache its full scans fall off a cliff between 50,000 and 200,000 documents. */
    private static final int CACHE_MEGABYTES = 256;
    /** Old chunks may be overwritten after so long; every commit is synced, so they are not needed for recovery. */
    private static final int RETENTION_MILLIS = 1_000;

    private static final int COMPACTION_LIMIT_MILLIS = 3_000;
    /** A command blocks its thread until it is on disk, so there are more of them than cores. */
    private static final int WORKER_THREADS = 32;

    private final MongoServer server;
    private final MVStore store;
    private final FileChannel lockFile;
    private final String uri;

    private EmbeddedServer(MongoServer server, MVStore store, FileChannel lockFile) {
        this.server = server;
        this.store = store;
        this.lockFile = lockFile;
        this.uri = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/";
    }

    /**
     * Opens the data folder, made when missing, and starts to serve.
     *
     * @throws DataFolderUnusable with the remedy when another process uses it, or it cannot be read or written
     */
    public static EmbeddedServer open(Path folder) {
        FileChannel lockFile = lock(folder);
        MVStore store = null;
        try {
            store = openStore(folder.resolve(FILE));
            MongoServer server = new MongoServer(new DurableBackend(store));
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, WORKER_THREADS);
            log.info(
                    "Embedded database in {}: one process, comfortable to about {} events; set MONGODB_URI for more",
                    folder.toAbsolutePath(),
                    COMFORTABLE_EVENTS);
            return new EmbeddedServer(server, store, lockFile);
        } catch (RuntimeException failed) {
            if (store != null) {
                store.closeImmediately();
            }
            release(lockFile);
            throw failed;
        }
    }

    /** Where the driver finds it. */
    public String uri() {
        return uri;
    }

    /** Stops serving and closes the file; what was acknowledged is there already. */
    @Override
    public void close() {
        server.stopListening();
        server.shutdown();
        if (!store.isClosed()) {
            store.close(COMPACTION_LIMIT_MILLIS);
        }
        release(lockFile);
    }

    private static MVStore openStore(Path file) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
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

    private static FileChannel lock(Path folder) {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            throw new DataFolderUnusable(
                    "the data folder " + folder.toAbsolutePath() + " cannot be written (" + unusable
                            + "); name another one with --data",
                    unusable);
        }
        if (tryLock(channel) == null) {
            release(channel);
            throw new DataFolderUnusable(
                    "the data folder " + folder.toAbsolutePath()
                            + " is in use by another process; stop that one, or name another folder with --data",
                    null);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void release(FileChannel lockFile) {
        try {
            lockFile.close();
        } catch (IOException failed) {
            log.warn("The lock of the data folder could not be released", failed);
        }
    }
}
