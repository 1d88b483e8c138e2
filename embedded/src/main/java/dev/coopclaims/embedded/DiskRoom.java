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
 * The room that the disk has left. A write that finds none would end the store file's life in this process, so it is
 * refused before: new documents first, and what only changes some (whose turn it is to follow the log) goes on in the room
 * of a file that was laid aside for this. With room again that file is laid aside anew, and writing goes on.
 */
final class DiskRoom {
    /** MongoDB's code of this error. */
    static final int OUT_OF_DISK_SPACE = 14_031;

    private static final Logger log = LoggerFactory.getLogger(DiskRoom.class);
    private static final String RESERVE = "coop-claims.reserve";
    private static final long MIN_RESERVE_BYTES = 1L << 20;
    private static final long MAX_RESERVE_BYTES = 16L << 20;
    private static final int RESERVED_SHARE_OF_DISK = 20;
    /** What one round of commits takes at most beside the documents themselves. */
    private static final long MARGIN_BYTES = 512L << 10;
    /** Pages around a document are written again with it. */
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

    /** @throws UncheckedIOException when the disk does not answer */
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

    /** Whether documents of so many bytes can be added. */
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
            log.debug("The reserve stays", kept);
        }
        log.error(
                "The disk of {} is full: what would add to the data is refused until there is room; reading goes on",
                reserve.getParent());
    }

    private synchronized void again() {
        if (full && layAside()) {
            full = false;
            log.info("The disk of {} has room again: writing goes on", reserve.getParent());
        }
    }

    private boolean isLaidAside() {
        try {
            return Files.exists(reserve) && Files.size(reserve) == reserveBytes;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Written, not only long: a file with a hole takes no room. */
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
            log.debug("No room for the reserve", failed);
            return false;
        }
    }
}
