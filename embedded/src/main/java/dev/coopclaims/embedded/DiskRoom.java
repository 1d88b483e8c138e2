package dev.coopclaims.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the free space on the disk. A write without space would make the store file unusable in this process, so it
 * is refused beforehand. New documents are refused first; small changes (positions and claims of processors) continue
 * in the space of a reserve file. When there is space again, the reserve is restored and writing continues.
 */
final class DiskRoom {
    /** MongoDB's code for this error. */
    static final int OUT_OF_DISK_SPACE = 14_031;

    private static final Logger log = LoggerFactory.getLogger(DiskRoom.class);
    private static final String RESERVE = "coop-claims.reserve";
    private static final long MIN_RESERVE_BYTES = 1L << 20;
    private static final long MAX_RESERVE_BYTES = 16L << 20;
    private static final int RESERVED_SHARE_OF_DISK = 20;
    /** The most that one round of commits takes besides the documents themselves. */
    private static final long MARGIN_BYTES = 512L << 10;
    /** A document is written together with the pages around it. */
    private static final int WRITTEN_PER_BYTE = 2;

    private final Path reserve;
    private final long reserveBytes;
    private final LongSupplier usableBytes;
    private volatile boolean full;

    DiskRoom(Path folder, long reserveBytes, LongSupplier usableBytes) {
        this.reserve = folder.resolve(RESERVE);
        this.reserveBytes = reserveBytes;
        this.usableBytes = usableBytes;
        this.full = !isLaidAside() && !layAside();
    }

    /** @throws UncheckedIOException when the free space cannot be read */
    static DiskRoom of(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            long share = disk.getTotalSpace() / RESERVED_SHARE_OF_DISK;
            return new DiskRoom(
                    folder, Math.clamp(share, MIN_RESERVE_BYTES, MAX_RESERVE_BYTES), () -> usableBytesOf(disk));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long usableBytesOf(FileStore disk) {
        try {
            return disk.getUsableSpace();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether documents of this size can be added. */
    boolean has(long documentBytes) {
        long usable = usableBytes.getAsLong();
        if (full && usable >= reserveBytes + 2 * MARGIN_BYTES) {
            again();
        } else if (!full && usable < MARGIN_BYTES) {
            end();
        }
        return !full && usable >= MARGIN_BYTES + WRITTEN_PER_BYTE * documentBytes;
    }

    private synchronized void end() {
        if (full) {
            return;
        }
        full = true;
        try {
            Files.deleteIfExists(reserve);
        } catch (IOException kept) {
            log.debug("The reserve file could not be removed", kept);
        }
        log.error(
                "The disk of {} is full: writes that add data are refused until there is space; reading continues",
                reserve.getParent());
    }

    private synchronized void again() {
        if (full && layAside()) {
            full = false;
            log.info("The disk of {} has space again: writing continues", reserve.getParent());
        }
    }

    private boolean isLaidAside() {
        try {
            return Files.exists(reserve) && Files.size(reserve) == reserveBytes;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Written in full: a sparse file would reserve no space. */
    private boolean layAside() {
        if (usableBytes.getAsLong() < reserveBytes + 2 * MARGIN_BYTES) {
            return false;
        }
        try (FileChannel file = FileChannel.open(
                reserve, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) MARGIN_BYTES);
            for (long left = reserveBytes; left > 0; left -= zeros.limit()) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), left));
                file.write(zeros);
            }
            PrivateFiles.own(reserve);
            return true;
        } catch (IOException failed) {
            log.debug("No space for the reserve", failed);
            return false;
        }
    }
}
