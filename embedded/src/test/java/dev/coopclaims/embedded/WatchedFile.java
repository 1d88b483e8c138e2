package dev.coopclaims.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** A file system of the store's own that sees what is written and what is synced, and can keep a sync waiting. */
public final class WatchedFile extends FilePathWrapper {

    private static final String SCHEME = "watched";
    private static final long LIMIT_SECONDS = 30;
    private static final AtomicInteger written = new AtomicInteger();
    private static final AtomicInteger unsynced = new AtomicInteger();
    private static final AtomicInteger syncs = new AtomicInteger();
    private static volatile @Nullable CountDownLatch held;

    /** The name of a file that is watched from now on; one at a time. */
    static String named(Path file) {
        FilePath.register(new WatchedFile());
        held = null;
        return SCHEME + ":" + file;
    }

    /** How often something was written. */
    static int written() {
        return written.get();
    }

    /** How often something was written since the last sync. */
    static int unsynced() {
        return unsynced.get();
    }

    /** How often a sync began. */
    static int syncs() {
        return syncs.get();
    }

    /** Keeps every sync waiting from now on, until they may go. */
    static void holdSyncs() {
        held = new CountDownLatch(1);
    }

    /** Lets every sync go on that waits, and all later ones. */
    static void letSyncsGo() {
        CountDownLatch latch = held;
        held = null;
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Watched(super.open(mode));
    }

    private static final class Watched extends FileBaseDefault {

        private final FileChannel file;

        private Watched(FileChannel file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            written.incrementAndGet();
            unsynced.incrementAndGet();
            return file.write(source, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            int before = unsynced.get();
            syncs.incrementAndGet();
            CountDownLatch latch = held;
            try {
                if (latch != null && !latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("nobody let the sync go on");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            file.force(metaData);
            unsynced.addAndGet(-before);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
